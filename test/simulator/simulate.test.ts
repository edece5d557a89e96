import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { freshTable } from '../world/dynamodb.ts'
import type { Call } from './engine/engine.ts'
import { mutants } from './mutants.ts'
import type { Machine } from './world/machine.ts'
import { short, simulate } from './world/run.ts'
import { shrunk } from './world/shrink.ts'

const seeds = Array.from({ length: 200 }, (_, i) => i + 1)
const minutes = 60_000

it(
  'keeps its promises in every history, whatever goes wrong',
  async () => {
    for (const seed of seeds) {
      const outcome = await simulate(seed, { length: short })
      if (outcome.violations.length === 0) continue
      const { history, violations } = await shrunk(outcome)
      throw new Error([`seed ${seed}, short`, ...history, ...violations].join('\n'))
    }
  },
  10 * minutes,
)

it('is the same history for the same seed', async () => {
  const [first, second] = [await simulate(7), await simulate(7)]
  expect(second.history).toEqual(first.history)
  expect(first.history.length).toBeGreaterThan(20)
})

it(
  'catches deliberate breakages',
  async () => {
    // The rest takes longer histories: `npm run simulate -- --mutants` shows which catches which.
    const [enough, most] = [25, 12]
    const caught = new Set<string>()
    for (let seed = 1; seed <= most && caught.size < enough; seed += 1)
      for (const mutation of mutants.filter(({ name }) => !caught.has(name))) {
        const { violations } = await simulate(seed, { length: short, mutation })
        if (violations.length > 0) caught.add(mutation.name)
      }
    expect(caught.size).toBeGreaterThanOrEqual(enough)
  },
  10 * minutes,
)

const commands: Record<string, new (input: never) => unknown> = {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
}

/** The same call for a table of another name. */
const renamed = ({ input }: Call, name: string) =>
  JSON.parse(JSON.stringify(input).replaceAll('"memory"', JSON.stringify(name))) as never

const plain = (answer: object | undefined): unknown => {
  const { Items, Item, Attributes } = (answer ?? {}) as Record<string, unknown>
  return JSON.parse(JSON.stringify({ Items, Item, Attributes }))
}

/** Asks the real table the same; answers the first call to which it says something else. */
async function differing(machine: Machine, client: DynamoDBDocumentClient, name: string) {
  for (const { call, answer, error } of machine.asked) {
    const Command = commands[call.name]
    if (!Command || (call.lag ?? 0) > 0) continue
    try {
      const command = new Command(renamed(call, name)) as Parameters<typeof client.send>[0]
      const real = await client.send(command)
      const same = !error && JSON.stringify(plain(real)) === JSON.stringify(plain(answer))
      if (!same && JSON.stringify(sorted(plain(real))) !== JSON.stringify(sorted(plain(answer))))
        return { call, answer, real }
    } catch (thrown) {
      if (!(error instanceof Error && thrown instanceof Error) || error.name !== thrown.name)
        return { call, error, thrown }
    }
  }
  return undefined
}

/** Attributes in one order, since DynamoDB gives them in none. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

it('asks of the table what the embedded DynamoDB answers in the same way, to the last row', async () => {
  const { machine } = await simulate(1)
  const { client, tableName } = await freshTable()
  const before = machine.rows.written.slice(0, machine.firstAsked)
  for (const { after } of before) {
    if (after) await client.send(new PutCommand({ TableName: tableName, Item: after }))
  }
  expect(await differing(machine, client, tableName)).toBeUndefined()
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }))
  const lines = (items: unknown[]) => items.map((item) => JSON.stringify(sorted(item))).sort()
  expect(lines(Items)).toEqual(lines(machine.rows.everything()))
})
