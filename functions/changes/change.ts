import type { Instant } from '../../shared/domain/time.ts'
import type { Outgoing, Queue } from '../../shared/queue/queue.ts'
import type { QueueOf } from '../../shared/route.ts'
import type { Table } from '../../shared/store/connection.ts'

export interface ChangesDeps {
  table: Table
  queue: Queue
  /** In a cell of several bots; without it everything goes to the one queue. */
  queueOf?: QueueOf
}

/** One change of one item: its two images and when it was. */
export interface Change {
  pk: string
  sk: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  at: Instant
  /** Names this very change, for what may be told once only. */
  sequence: string
}

/** What follows from a change: rows to be brought in line, and what is to be said. */
export type Follower = (deps: ChangesDeps, change: Change) => Promise<Outgoing[]>
