import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const file = fileURLToPath(new URL('../../cdk.json', import.meta.url))

const botId = z.string().check(z.regex(/^\d{5,16}$/, 'a bot is named by the digits of its token'))

const row = z.strictObject({
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'e.g. "ap-southeast-1"')),
  bots: z.record(botId, z.string()),
  logDays: z.number(),
  reserveConcurrency: z.boolean(),
  alarmEmail: z.optional(z.string()),
  /** With it the pictures of activities are kept in a bucket, too, for so many days. */
  photos: z.optional(
    z.strictObject({
      keepDays: z.int().check(z.minimum(1, 'whole days, at least one, e.g. 1825 for five years')),
    }),
  ),
  table: z.optional(z.strictObject({ name: z.string(), streamArn: z.string() })),
})

/** One installation: a table, its bots with a queue each, and the functions, in one region. */
export interface Cell extends z.infer<typeof row> {
  /** `<stage>-<letter>`, in every name and tag. */
  name: string
  stage: string
}

/** What is wrong with the settings or the account, and the way out, for the person who deploys. */
export class OperatorError extends Error {}

const naming = /^[a-z]{2,10}-[a-z0-9]{1,8}$/

/** A cell as cdk.json describes it; complaints name the field. */
export function parseCell(name: string, cells: unknown): Cell {
  if (!naming.test(name))
    throw new OperatorError(`"${name}" is no name of a cell; it is <stage>-<letter>, e.g. prod-a`)
  const known = z.record(z.string(), z.unknown()).parse(cells)
  const given = known[name]
  if (given === undefined) {
    const others = Object.keys(known).join(', ')
    throw new OperatorError(`cdk.json has no cell "${name}" (it has: ${others})`)
  }
  const { success, data, error } = row.safeParse(given)
  if (success) return { ...data, name, stage: name.split('-')[0] ?? name }
  const [issue] = error.issues
  throw new OperatorError(`cdk.json, cells.${name}.${issue?.path.join('.')}: ${issue?.message}`)
}

type Source = Record<string, string | undefined>

const settings = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

/** The cell that CELL names, else the one that cdk.json does. */
export function readCell(env: Source, path: string = file): Cell {
  const { cell, cells } = settings(path).context
  return parseCell(env.CELL ?? cell, cells)
}

/** Notes something about a cell in cdk.json, where the next deployment reads it. */
export function changeCell(
  name: string,
  change: Partial<Pick<Cell, 'bots' | 'table'>>,
  path: string = file,
): void {
  const all = settings(path)
  Object.assign(all.context.cells[name], change)
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`)
}

/** Names that deploying and operating agree on. */
export const namesOf = (cell: Pick<Cell, 'name'>) => {
  const base = `bangshou-${cell.name}`
  const parameter = (bot: string, what: 'token' | 'secret' | 'info') =>
    `/bangshou/${cell.name}/${bot}/${what}`
  return {
    base,
    dataStack: `${base}-data`,
    botsStack: `${base}-bots`,
    table: base,
    /** Names of buckets are one namespace for all of AWS. */
    photos: (account: string, region: string) => `${base}-photos-${account}-${region}`,
    parameter,
    queue: (bot: string) => `${base}-${bot}.fifo`,
    deadLetters: (bot: string) => `${base}-${bot}-dead.fifo`,
    lostChanges: `${base}-changes-dead`,
    lostTicks: `${base}-tick-dead`,
    logGroups: `/bangshou/${cell.name}/`,
    logGroup: (name: string) => `/bangshou/${cell.name}/${name}`,
    function: (name: string) => `${base}-${name}`,
    /** Functions of one bot carry its id; those of the whole cell don't. */
    functions: (bots: string[]) => [
      ...bots.flatMap((bot) => [`webhook-${bot}`, `deliver-${bot}`]),
      'changes',
      'tick',
    ],
  }
}
