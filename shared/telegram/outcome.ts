import { GrammyError, HttpError } from 'grammy/web'

/** What became of a call, split by what the caller does next. */
export type Outcome =
  | { kind: 'unchanged' }
  /** Try again, not before so many seconds. */
  | { kind: 'wait'; seconds: number }
  /** The person can't be written to: never pressed Start, blocked the bot, is gone. */
  | { kind: 'unreachable' }
  /** The bot is no longer in the group. */
  | { kind: 'expelled' }
  | { kind: 'migrated'; chat: number }
  /** The message is gone: to edit, to reply to, its topic. */
  | { kind: 'missing'; what: 'message' | 'reply' | 'thread' }
  /** The answer to a button came too late to be shown. */
  | { kind: 'late' }
  /** Telegram or the way to it failed. `effect`: the call may have taken effect all the same. */
  | { kind: 'failed'; effect: 'none' | 'unknown' }
  | { kind: 'refused'; reason: string }

const expelled =
  /bot was kicked|bot is not a member|group chat was deleted|need administrator rights|have no rights to send/
const unreachable =
  /blocked by the user|user is deactivated|can't initiate conversation|chat not found|PEER_ID_INVALID/

function ofRefusal(error: GrammyError, toPerson: boolean): Outcome {
  const { error_code: code, description, parameters } = error
  if (code === 429) return { kind: 'wait', seconds: parameters.retry_after ?? 1 }
  if (parameters.migrate_to_chat_id)
    return { kind: 'migrated', chat: parameters.migrate_to_chat_id }
  if (code >= 500) return { kind: 'failed', effect: 'unknown' }
  // The token is being changed: the next environment has the new one.
  if (code === 401) return { kind: 'failed', effect: 'none' }
  if (description.includes('message is not modified')) return { kind: 'unchanged' }
  if (description.includes('query is too old')) return { kind: 'late' }
  if (/message to edit not found|message can't be edited/.test(description)) {
    return { kind: 'missing', what: 'message' }
  }
  if (/message to be replied not found|replied message not found/.test(description)) {
    return { kind: 'missing', what: 'reply' }
  }
  if (description.includes('message thread not found')) return { kind: 'missing', what: 'thread' }
  if (expelled.test(description)) return { kind: 'expelled' }
  if (unreachable.test(description)) return { kind: toPerson ? 'unreachable' : 'expelled' }
  return { kind: 'refused', reason: description }
}

/** Sorts what a call threw; throws what isn't about the call. Private chats have positive ids. */
export function outcomeOf(error: unknown, chat: number): Outcome {
  if (error instanceof GrammyError) return ofRefusal(error, chat > 0)
  if (error instanceof HttpError) return { kind: 'failed', effect: 'unknown' }
  throw error
}
