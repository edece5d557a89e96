import type { Period } from '../../shared/domain/community-job.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Outgoing, Queue } from '../../shared/queue/queue.ts'
import type { QueueOf } from '../../shared/route.ts'
import type { Table } from '../../shared/store/connection.ts'
import type { Job } from '../../shared/store/job.ts'

export interface TickDeps {
  table: Table
  queue: Queue
  /** In a cell of several bots; without it everything goes to the one queue. */
  queueOf?: QueueOf
  /** Real time in epoch milliseconds, for pacing only: what is due goes by the event's time. */
  clock(): number
  /** Real time passes; without it a timer. */
  pause?(ms: number): Promise<unknown>
}

/** What a due job says, and when it is due again (absent: never). */
export interface Ran {
  outgoing: Outgoing[]
  next?: Instant
  /** The job's row goes, too. */
  over?: true
  /** The period that the next occurrence is about, for jobs that have one. */
  period?: Period
}

export type Run = (deps: TickDeps, job: Job, now: Instant) => Promise<Ran>
