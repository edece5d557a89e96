import type { UserFromGetMe } from 'grammy/types'
import type { Api, InlineKeyboard } from 'grammy/web'
import type { Instant } from '../../shared/domain/time.ts'
import type { Intent } from '../../shared/queue/intent.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import type { Table } from '../../shared/store/connection.ts'
import type { Outcome } from '../../shared/telegram/outcome.ts'
import type { PhotoBucket } from './photos.ts'

export interface DeliverDeps {
  table: Table
  queue: Queue
  /** Where messages go that can never be said; without it the queue tries them until it gives up. */
  deadLettersUrl?: string
  api: Api
  bot: number
  /** Where pictures are kept beside Telegram, if anywhere. */
  photos?: PhotoBucket
  botInfo(): Promise<UserFromGetMe>
  /** Real time in epoch milliseconds, for pacing only; what is said goes by the community's clock. */
  clock(): number
  /** Waits so many milliseconds of that time; real ones unless told. */
  sleep?(ms: number): Promise<void>
  /** Real milliseconds between two edits of one message. */
  editGapMs: number
}

/** What to do with the queue's message, once its intent was tried. */
export type Delivered =
  | { kind: 'done' }
  /**
   * Not now: hide it for so many milliseconds, and what follows it in the same chat. In `trouble` that
   * lasts each time is twice as long.
   */
  | { kind: 'later'; ms: number; trouble?: true }
  /** To nobody: they left, or put the bot out. Nothing that an operator could mend. */
  | { kind: 'moot'; reason: string }
  /** Never: put aside with the reason, for an operator to look at. */
  | { kind: 'dead'; reason: string }

export const done: Delivered = { kind: 'done' }

/** Says one kind of intent. `at` is when it was queued, by the community's clock. */
export type Messenger<K extends Intent['kind']> = (
  deps: DeliverDeps,
  intent: Extract<Intent, { kind: K }>,
  at: Instant,
) => Promise<Delivered>

/** A message in HTML with its buttons. */
export interface Spoken {
  text: string
  keyboard?: InlineKeyboard
}

const retryMs = 2000

/** For calls that may be repeated: what the outcome means for the queue. */
export function ofOutcome(outcome: Outcome): Delivered {
  switch (outcome.kind) {
    case 'wait':
      return { kind: 'later', ms: outcome.seconds * 1000 }
    case 'failed':
      return { kind: 'later', ms: retryMs, trouble: true }
    case 'refused':
      return { kind: 'dead', reason: outcome.reason }
    case 'missing':
      return { kind: 'dead', reason: `${outcome.what} is missing` }
    case 'expelled':
      return { kind: 'moot', reason: 'the bot is not in the group' }
    case 'unreachable':
      return { kind: 'moot', reason: 'the person cannot be written to' }
    case 'migrated':
      return { kind: 'later', ms: 0 }
    default:
      return done
  }
}
