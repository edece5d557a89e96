import type { ScheduledEvent } from 'aws-lambda'
import { isCommunityJob } from '../../shared/domain/job.ts'
import { type Instant, instant } from '../../shared/domain/time.ts'
import { count, faultOf, logError } from '../../shared/log.ts'
import { enqueue } from '../../shared/queue/queue.ts'
import type { Key } from '../../shared/store/connection.ts'
import { claimJob, dueJobs, finishJob } from '../../shared/store/job.ts'
import type { Run, TickDeps } from './job.ts'
import { jobs } from './jobs.ts'
import { periodic } from './periodic.ts'

/** What repeats and nobody here does comes again in its time: a later version may do it. */
const runOf = (kind: string): Run | undefined =>
  jobs[kind] ?? (isCommunityJob(kind) ? periodic(kind, () => []) : undefined)

/**
 * One due job: claimed, queued, and only then finished. Whoever dies in between leaves the claim
 * to run out after two minutes; what was queued twice carries the same ids, and is one message.
 */
async function run(deps: TickDeps, key: Key, now: Instant): Promise<void> {
  const job = await claimJob(deps.table, key, now)
  if (!job) return
  const ran = await runOf(job.kind)?.(deps, job, now)
  const queue = await deps.queueOf?.(job.pk, { c: job.community })
  if (ran) await enqueue(queue ?? deps.queue, ran.outgoing)
  await finishJob(deps.table, job, ran?.next, ran?.period)
}

const atOnce = 8

/** Does what is due at the event's time. One that fails doesn't keep the others from being done. */
export function tick(deps: TickDeps) {
  return async (event: Pick<ScheduledEvent, 'time'>): Promise<{ due: number; failed: number }> => {
    const now = instant(Date.parse(event.time))
    const due = await dueJobs(deps.table, now)
    const failures: unknown[] = []
    const left = due.values()
    const worker = async () => {
      for (const key of left) await run(deps, key, now).catch((error) => failures.push(error))
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    for (const error of failures) logError('tick', faultOf(error))
    count('due', due.length)
    count('failed', failures.length)
    return { due: due.length, failed: failures.length }
  }
}
