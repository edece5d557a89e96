import { AsyncLocalStorage } from 'node:async_hooks'

/** What a line may hold: ids, kinds and counts. There is no field for a name or a text. */
export interface LogFields {
  request?: string
  update?: number
  community?: string
  activity?: string
  /** Of the queue. */
  message?: string
  /** Of an item. */
  key?: string
  /** Of an intent, a job, a change. */
  kind?: string
  /** What a person has to know to help: made by {@link faultOf}, or one of our own words. */
  reason?: string
  /** Place in the bundle, `file:line:column`; its source map tells the rest. */
  where?: string
  ms?: number
}

/** What is counted, over all communities: one community's name in a metric would cost $0.30 a month. */
export const metrics = ['again', 'poison', 'sent', 'waited', 'dead', 'due', 'failed'] as const
export type Metric = (typeof metrics)[number]

/** Where lines go and what time it is; a host decides. */
export interface LogHost {
  write(line: string): void
  /** Epoch milliseconds. */
  clock(): number
  /** `stage-cell`, the one dimension of every metric. */
  cell: string
}

interface Invocation {
  fields: LogFields
  counts: Partial<Record<Metric, number>>
  host: LogHost
}

const invocation = new AsyncLocalStorage<Invocation>()

/** Says what the invocation under way is about, for every line that it writes from here on. */
export function note(fields: Pick<LogFields, 'update' | 'community' | 'activity'>): void {
  Object.assign(invocation.getStore()?.fields ?? {}, fields)
}

/** Counts something; the invocation's last line carries the sum. */
export function count(metric: Metric, by = 1): void {
  const counts = invocation.getStore()?.counts
  // What did not happen is no line in a graph, and an hour of each metric has its price.
  if (counts && by > 0) counts[metric] = (counts[metric] ?? 0) + by
}

/** Something that a person should look at. */
export function logError(at: string, fields: LogFields): void {
  const about = invocation.getStore()
  const line = JSON.stringify({ level: 'error', at, ...about?.fields, ...fields })
  if (about) about.host.write(line)
  else console.error(line)
}

const quoted = /"[^"]*"|'[^']*'|“[^”]*”/g
const frame = /([\w.-]+\.m?[jt]s:\d+:\d+)\)?$/m

/**
 * An error without what people wrote: its name, its code, Telegram's or AWS's own words with
 * everything quoted left out, and where it was thrown. Other messages may hold anything.
 */
export function faultOf(error: unknown): Pick<LogFields, 'reason' | 'where'> {
  if (!(error instanceof Error)) return { reason: typeof error }
  const said =
    'description' in error ? error.description : '$fault' in error ? error.message : undefined
  const code = 'error_code' in error ? error.error_code : 'code' in error ? error.code : undefined
  const parts = [error.name, code, typeof said === 'string' && said.replace(quoted, '…')]
  const where = frame.exec(error.stack ?? '')?.[1]
  return { reason: parts.filter(Boolean).join(' '), ...(where && { where }) }
}

/** CloudWatch takes metrics from a line like this; it costs no call. */
const embedded = (counts: Invocation['counts'], { clock, cell }: LogHost) => ({
  _aws: {
    Timestamp: clock(),
    CloudWatchMetrics: [
      {
        Namespace: 'Bangshou',
        Dimensions: [['Cell']],
        Metrics: Object.keys(counts).map((Name) => ({ Name, Unit: 'Count' })),
      },
    ],
  },
  Cell: cell,
  ...counts,
})

type Handler<Event, Result> = (event: Event) => Promise<Result>

/** A handler whose every invocation leaves one line: its ids, how long it took, what it counted. */
export function logged<Event, Result>(at: string, host: LogHost, handler: Handler<Event, Result>) {
  return (event: Event, context: { awsRequestId: string }): Promise<Result> => {
    const about: Invocation = { fields: { request: context.awsRequestId }, counts: {}, host }
    return invocation.run(about, async () => {
      const began = host.clock()
      try {
        return await handler(event)
      } catch (error) {
        logError(at, faultOf(error))
        throw error
      } finally {
        const line = { level: 'info', at, ...about.fields, ms: host.clock() - began }
        const counted = Object.keys(about.counts).length > 0
        host.write(JSON.stringify(counted ? { ...line, ...embedded(about.counts, host) } : line))
      }
    })
  }
}
