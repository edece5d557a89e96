import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod/mini'
import { bundleEntry } from '../../infra/aws/bundle.ts'
import { freshTable } from '../world/dynamodb.ts'
import { atLeast, type Bench, type Figure, median } from './bench.ts'
import { botInfo, putRosters, secret, token } from './presses.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('./signups.child.ts', import.meta.url))
const directory = fileURLToPath(new URL('../../.cache/bench', import.meta.url))
const said = z.object({ perSecond: z.number(), cpuMicros: z.number() })
type Measured = z.infer<typeof said>
const rounds = 5
const presses = 1600
const activities = Math.ceil(presses / 30)

async function bundles() {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64'
  const make = (name: string, entry: string) =>
    bundleEntry(name, entry, `${directory}/${name}`, architecture)
  const made = await Promise.all([
    make('floor', 'infra/aws/proof/floor.ts'),
    make('floor-row', 'infra/aws/proof/floor-row.ts'),
    make('webhook', 'functions/webhook/handler.ts'),
  ])
  return made.map((bundle) => `${bundle.directory}/handler.mjs`)
}

/** Sign-ups a second of a bundle in a process of its own, and what each costs its processor. */
async function measured(
  bundle: string,
  first: number,
  inFlight: number,
  env: NodeJS.ProcessEnv,
): Promise<Measured> {
  const args = ['--import', 'tsx', child, bundle, String(first), String(presses), String(inFlight)]
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, ...env } })
  return said.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}

const stated = (name: string, inFlight: number, rounds: Measured[]): Figure[] => [
  {
    what: `${name}, ${inFlight} in flight`,
    value: Math.round(median(rounds.map((r) => r.perSecond))),
    unit: '/s',
  },
  {
    what: `${name}, ${inFlight} in flight, processor time each`,
    value: Math.round(median(rounds.map((r) => r.cpuMicros))),
    unit: 'µs',
  },
]

/** Pair by pair, so that whatever else the machine does meets both. */
const ratio = (ours: Measured[], theirs: Measured[]): number =>
  median(ours.map((each, i) => each.perSecond / (theirs[i]?.perSecond ?? 1)))

/**
 * Each sign-up through the built webhook, against one update, one write and one answer; and against
 * the same with a row like ours, since whatever keeps a list pays for its row.
 */
export const signups: Bench = {
  name: 'signups',
  title: 'Sign-ups a second through the webhook, against grammy/web with one UpdateItem',
  async run() {
    const [floor = '', floorRow = '', webhook = ''] = await bundles()
    const { client, tableName, endpoint } = await freshTable()
    const nowhere = 'http://127.0.0.1:9'
    const env = {
      ...{ DYNAMODB_ENDPOINT: endpoint, TABLE_NAME: tableName, BOT_TOKEN: token },
      ...{ WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: nowhere, QUEUE_URL: nowhere },
      ...{ BOT_INFO: JSON.stringify(botInfo), AWS_REGION: 'local' },
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    }
    let first = 0
    const figures: Figure[] = []
    const signUps = async (bundle: string, inFlight: number) => {
      // Each has rosters of its own that nobody is in yet.
      await putRosters({ client, name: tableName }, first, activities)
      const one = await measured(bundle, first, inFlight, env)
      first += activities
      return one
    }
    for (const inFlight of [1, 16]) {
      const [least, sameRow, ours]: [Measured[], Measured[], Measured[]] = [[], [], []]
      for (let round = 0; round < rounds; round += 1) {
        least.push(await signUps(floor, inFlight))
        sameRow.push(await signUps(floorRow, inFlight))
        ours.push(await signUps(webhook, inFlight))
      }
      const pairs = `${inFlight} in flight, median of ${rounds} pairs`
      figures.push(
        ...stated('floor', inFlight, least),
        ...stated('floor with the same row', inFlight, sameRow),
        ...stated('webhook', inFlight, ours),
        atLeast(`webhook ÷ floor, ${pairs}`, ratio(ours, least), '', 0.9),
        { what: `same row ÷ floor, ${pairs}`, value: ratio(sameRow, least), unit: '' },
        { what: `webhook ÷ same row, ${pairs}`, value: ratio(ours, sameRow), unit: '' },
      )
    }
    return figures
  },
}
