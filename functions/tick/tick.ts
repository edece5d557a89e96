import { setTimeout as sleep } from 'node:timers/promises'
import type { ScheduledEvent } from 'aws-lambda'
import { isCommunityJob } from '../../shared/domain/job.ts'
import { type Instant, instant, second } from '../../shared/domain/time.ts'
import { count, faultOf, logError } from '../../shared/log.ts'
import { enqueue, type Outgoing, type Queue } from '../../shared/queue/queue.ts'
import type { Key } from '../../shared/store/connection.ts'
import {
  claimJob,
  dropJob,
  dueJobs,
  dueShards,
  finishJob,
  type Job,
} from '../../shared/store/job.ts'
import type { Ran, Run, TickDeps } from './job.ts'
import { jobs } from './jobs.ts'
import { periodic } from './periodic.ts'

/** A tick stops beginning more after this, and leaves the rest to the next. */
const patienceMs = 45 * second
/** Claimed together, so that their messages share the queue's batches. */
const together = 10
/** Shards at a time: with ten jobs of each the client's fifty connections are in use, and no more. */
const shardsAtOnce = 5
/**
 * From one group of a shard to the next. A changed key of an index is two writes there, and a job is
 * claimed and finished: two hundred jobs a second are 800 of the 1,000 that a partition bears.
 */
const groupMs = 50

interface Tally {
  due: number
  failures: unknown[]
}

/** A claimed job with what it says. */
interface Done {
  job: Job
  ran: Ran
  queue: Queue
}

/** What repeats and nobody here does comes again in its time: a later version may do it. */
const runOf = (kind: string): Run | undefined =>
  jobs[kind] ?? (isCommunityJob(kind) ? periodic(kind, () => []) : undefined)

async function run(deps: TickDeps, job: Job, now: Instant): Promise<Done> {
  const does = runOf(job.kind)
  // The row is newer than this code: it waits for the code that knows it.
  if (!does) throw new Error(`no job is called ${job.kind}`)
  const ran = await does(deps, job, now)
  const queue = (await deps.queueOf?.(job.pk, { c: job.community })) ?? deps.queue
  return { job, ran, queue }
}

/** What succeeded; the others are noted, and keep nobody from being done. */
async function settled<T>(all: Promise<T>[], { failures }: Tally): Promise<T[]> {
  const results = await Promise.allSettled(all)
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [result.value]
    failures.push(result.reason)
    return []
  })
}

function byQueue(done: Done[]): Map<Queue, Done[]> {
  const queues = new Map<Queue, Done[]>()
  for (const one of done) queues.set(one.queue, [...(queues.get(one.queue) ?? []), one])
  return queues
}

const said = (done: Done[]): Outgoing[] => done.flatMap(({ ran }) => ran.outgoing)

/**
 * Some due jobs: claimed, queued, and only then finished. Whoever dies in between leaves the claims
 * to run out after two minutes; what was queued twice carries the same ids, and is one message.
 */
async function runAll(deps: TickDeps, keys: Key[], now: Instant, tally: Tally): Promise<void> {
  const { table } = deps
  const claims = await settled(
    keys.map((key) => claimJob(table, key, now)),
    tally,
  )
  const claimed = claims.filter((job) => job !== undefined)
  const done = await settled(
    claimed.map((job) => run(deps, job, now)),
    tally,
  )
  const queued = [...byQueue(done)].map(async ([queue, those]) => {
    await enqueue(queue, said(those))
    await settled(
      those.map(({ job, ran }) =>
        ran.over ? dropJob(table, job) : finishJob(table, job, ran.next, ran.period),
      ),
      tally,
    )
  })
  await settled(queued, tally)
}

const groupsOf = (keys: Key[]): Key[][] =>
  Array.from({ length: Math.ceil(keys.length / together) }, (_, i) =>
    keys.slice(i * together, (i + 1) * together),
  )

/** One shard, page by page: however much is due, no more than a page of it is in memory. */
async function sweep(deps: TickDeps, shard: number, now: Instant, until: number, tally: Tally) {
  const { clock, pause = sleep } = deps
  let free = 0
  for await (const page of dueJobs(deps.table, shard, now)) {
    tally.due += page.length
    for (const keys of groupsOf(page)) {
      if (clock() > until) return
      if (clock() < free) await pause(free - clock())
      free = clock() + groupMs
      await runAll(deps, keys, now, tally)
    }
  }
}

/** Does what is due at the event's time. One that fails doesn't keep the others from being done. */
export function tick(deps: TickDeps) {
  return async (event: Pick<ScheduledEvent, 'time'>): Promise<{ due: number; failed: number }> => {
    const now = instant(Date.parse(event.time))
    const until = deps.clock() + patienceMs
    const tally: Tally = { due: 0, failures: [] }
    const shards = Array.from({ length: dueShards }, (_, shard) => shard).values()
    const worker = async () => {
      for (const shard of shards) await settled([sweep(deps, shard, now, until, tally)], tally)
    }
    await Promise.all(Array.from({ length: shardsAtOnce }, worker))
    for (const error of tally.failures) logError('tick', faultOf(error))
    count('due', tally.due)
    count('failed', tally.failures.length)
    return { due: tally.due, failed: tally.failures.length }
  }
}
