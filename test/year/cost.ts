import { readFileSync, writeFileSync } from 'node:fs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { tick } from '../../functions/tick/tick.ts'
import { costPage, readMonth } from '../../infra/aws/cost/cost.ts'
import { createTable } from '../../infra/local/table.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { clientOf, sharedDynamoDb } from '../world/dynamodb.ts'
import { startMeter } from '../world/meter.ts'
import type { Town } from './town.ts'
import { liveYear } from './year.ts'

/** Lives a month of the model community with a meter before the database, and notes what it used. */
const first = '2026-01-01' as CalendarDate
const days = 31
const file = new URL('../../infra/aws/cost/month.json', import.meta.url)

const { endpoint } = await sharedDynamoDb()
const meter = await startMeter(endpoint)

/** What the clock costs while nothing is due. */
async function idleTick(): Promise<number> {
  const client: DynamoDBDocumentClient = clientOf(meter.url)
  await createTable(client, 'idle')
  meter.reset()
  const queue = { url: '', client: () => Promise.reject(new Error('nothing is due')) }
  await tick({ table: { client, name: 'idle' }, queue, clock: Date.now })({
    time: '2026-01-01T00:00:00Z',
  })
  return meter.metered().readUnits
}

const tickReadUnits = await idleTick()
let town: Town | undefined
let queued = 0
let requests = 0
const lived = await liveYear(first, days, {
  told: console.log,
  endpoint: meter.url,
  founded(made) {
    town = made
    meter.reset()
    made.world.telegram.calls.clear()
    const { queue } = made.world.machine
    const { client } = queue
    queue.client = async () => {
      const sqs = await client()
      return new Proxy(sqs, {
        get(target, property) {
          if (property !== 'send') return Reflect.get(target, property)
          return (command: { input: { Entries?: unknown[] } }, ...rest: unknown[]) => {
            requests += 1
            queued += command.input.Entries?.length ?? 0
            return Reflect.apply(target.send, target, [command, ...rest])
          }
        },
      })
    }
  },
})
if (!town) throw new Error('no town')
const used = meter.metered()
const counts = town.world.telegram.calls.counts()
const calls = Object.values(counts).reduce((sum, { calls: n }) => sum + n, 0)
const rounded = (n: number) => Math.round(n)
const month = {
  days,
  activities: lived.outingsInBooks,
  signUps: lived.tally.signUps,
  needs: lived.tally.needs,
  updates: lived.tally.updates,
  writeUnits: rounded(used.writeUnits),
  readUnits: rounded(used.readUnits),
  writes: used.writes,
  queueRequests: requests,
  messages: queued,
  telegramCalls: calls,
  tickReadUnits,
}
writeFileSync(file, `${JSON.stringify(month, null, 2)}\n`)
const readme = new URL('../../README.md', import.meta.url)
const marked = /(?<=<!-- cost -->\n)[\s\S]*(?=<!-- \/cost -->)/
const page = costPage(readMonth(month))
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(marked, () => `${page}\n`),
)
console.log(page)
console.log(counts)
process.exit(lived.wrong.length === 0 ? 0 : 1)
