import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { metrics } from '../../../shared/log.ts'

/** A month of the model community as `npm run cost` measured it. */
const monthJson = z.object({
  days: z.number(),
  activities: z.number(),
  signUps: z.number(),
  needs: z.number(),
  updates: z.number(),
  writeUnits: z.number(),
  readUnits: z.number(),
  writes: z.number(),
  queueRequests: z.number(),
  messages: z.number(),
  telegramCalls: z.number(),
  tickReadUnits: z.number(),
})
export type Month = z.infer<typeof monthJson>

const pricesJson = z.object({
  region: z.string(),
  date: z.string(),
  writeUnit: z.number(),
  readUnit: z.number(),
  storageGbMonth: z.number(),
  backupGbMonth: z.number(),
  keyMonth: z.number(),
  keyRequest: z.number(),
  lambdaRequest: z.number(),
  lambdaGbSecond: z.number(),
  queueRequest: z.number(),
  schedule: z.number(),
  logGb: z.number(),
  alarmMonth: z.number(),
  metricMonth: z.number(),
  outGb: z.number(),
  /** What every account gets each month, for ever. */
  free: z.object({
    alarms: z.number(),
    queueRequests: z.number(),
    schedules: z.number(),
    lambdaRequests: z.number(),
    lambdaGbSeconds: z.number(),
    logGb: z.number(),
    keyRequests: z.number(),
  }),
})
export type Prices = z.infer<typeof pricesJson>

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

export const readMonth = (given: unknown = read('month.json')): Month => monthJson.parse(given)
export const readPrices = (): Prices => pricesJson.parse(read('prices.json'))

/** One line of the bill. */
export interface Line {
  what: string
  units: number
  unit: string
  dollars: number
  /** What is left to pay beyond what every account gets for nothing. */
  beyondFree: number
}

const line = (what: string, units: number, unit: string, price: number, free = 0): Line => ({
  what,
  units,
  unit,
  dollars: units * price,
  beyondFree: Math.max(0, units - free) * price,
})

/**
 * What could not be measured without an account, set higher than expected. Seconds are billed ones
 * at the function's memory; a community is quiet, so half of its updates find no environment warm.
 */
export const assumed = {
  minutesAMonth: 43_800,
  webhook: { seconds: 0.05, gb: 1 },
  start: { seconds: 0.5, share: 0.5 },
  changes: { seconds: 0.08, gb: 0.5 },
  deliver: { seconds: 0.3, gb: 1 },
  tick: { seconds: 0.06, gb: 0.5 },
  /** Lambda looks at a queue with so many long polls of twenty seconds, also while it is empty. */
  pollers: 5,
  logBytesPerCall: 700,
  outBytesPerCall: 2000,
  storedGb: 0.02,
  /** One bot: 3 dead letters, 4 errors, 1 throttle, age, latency, stream, clock, 2 of our own. */
  alarms: 14,
  /** DynamoDB asks for the key anew every five minutes for each role: the clock's, the stream's. */
  keyRoles: 2,
} as const

const gb = 1e9

/** One community's month, on top of what a cell costs by itself. */
export function communityMonth(m: Month, p: Prices): Line[] {
  const { webhook, start, changes, deliver } = assumed
  const calls = m.updates + m.writes + m.messages
  const gbSeconds =
    m.updates * (webhook.seconds + start.seconds * start.share) * webhook.gb +
    m.writes * changes.seconds * changes.gb +
    m.messages * deliver.seconds * deliver.gb
  // Each message is received and deleted, too.
  const queue = m.queueRequests + 2 * m.messages
  const logs = (calls * assumed.logBytesPerCall) / gb
  const out = (m.telegramCalls * assumed.outBytesPerCall) / gb
  return [
    line('DynamoDB writes', m.writeUnits, 'write units', p.writeUnit),
    line('DynamoDB reads', m.readUnits, 'read units', p.readUnit),
    line('Stored, with backups', assumed.storedGb, 'GB', p.storageGbMonth + p.backupGbMonth),
    line('Lambda calls', calls, 'calls', p.lambdaRequest),
    line('Lambda time', gbSeconds, 'GB-seconds', p.lambdaGbSecond),
    line('SQS FIFO', queue, 'requests', p.queueRequest),
    line('Logs', logs, 'GB', p.logGb),
    line('Data out', out, 'GB', p.outGb),
  ]
}

/** A cell with one bot in which nothing happens. */
export function idleMonth(m: Month, p: Prices): Line[] {
  const ticks = assumed.minutesAMonth
  const polls = (assumed.pollers * ticks * 60) / 20
  return [
    line('The key', 1, 'key', p.keyMonth),
    line(
      'Uses of the key',
      (assumed.keyRoles * ticks) / 5,
      'requests',
      p.keyRequest,
      p.free.keyRequests,
    ),
    line('Alarms', assumed.alarms, 'alarms', p.alarmMonth, p.free.alarms),
    line('Empty looks at the queue', polls, 'requests', p.queueRequest, p.free.queueRequests),
    line('The clock: Scheduler', ticks, 'calls', p.schedule, p.free.schedules),
    line('The clock: Lambda calls', ticks, 'calls', p.lambdaRequest, p.free.lambdaRequests),
    line(
      'The clock: Lambda time',
      ticks * assumed.tick.seconds * assumed.tick.gb,
      'GB-seconds',
      p.lambdaGbSecond,
      p.free.lambdaGbSeconds,
    ),
    line('The clock: reads', ticks * m.tickReadUnits, 'read units', p.readUnit),
    line('Logs of the clock', (ticks * assumed.logBytesPerCall) / gb, 'GB', p.logGb, p.free.logGb),
  ]
}

export const totalOf = (lines: Line[], which: 'dollars' | 'beyondFree' = 'dollars'): number =>
  lines.reduce((sum, l) => sum + l[which], 0)

const shown = (n: number): string =>
  n >= 10
    ? Math.round(n).toLocaleString('en-US')
    : n.toLocaleString('en-US', { maximumFractionDigits: 4 })

const row = ({ what, units, unit, dollars }: Line): string =>
  `| ${what} | ${shown(units)} ${unit} | ${dollars.toFixed(4)} |`

const table = (title: string, lines: Line[]): string[] => [
  `| ${title} | units | $ |`,
  '|---|--:|--:|',
  ...lines.map(row),
  `| **in all** | | **${totalOf(lines).toFixed(2)}** |`,
]

/** The page of the README, from what was measured and the prices. */
export function costPage(m: Month = readMonth(), p: Prices = readPrices()): string {
  const [community, idle] = [communityMonth(m, p), idleMonth(m, p)]
  return [
    `A month of the model community as \`npm run cost\` lives it: ${m.days} days, ${m.activities} activities, ${shown(m.signUps)} sign-ups, ${m.needs} needs, ${shown(m.updates)} updates, ${shown(m.messages)} messages queued. Units of the table are measured, call by call; times and log sizes are assumed, on the high side (\`infra/aws/cost/cost.ts\`). Prices: ${p.region}, ${p.date}; other regions ask up to a third more.`,
    '',
    ...table('one community, a month', community),
    '',
    ...table('a cell with one bot, idle, a month', idle),
    '',
    `Of the idle cell **$${totalOf(idle, 'beyondFree').toFixed(2)}** is left to pay beyond what AWS gives every account each month (${p.free.alarms} alarms, a million SQS requests and more), if nothing else in the account uses it. The ${metrics.length} counts of a cell are CloudWatch metrics at $${p.metricMonth.toFixed(2)} each a month of busy hours: at most $${(metrics.length * p.metricMonth).toFixed(2)} more, and nothing while an account has no more than ten.`,
  ].join('\n')
}
