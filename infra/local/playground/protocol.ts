/**
 * What the playground's page and the local Bot API say to each other. The page is one observer
 * of the whole chat world: it sees every chat through the eyes of the person it plays.
 *
 * GET  /play/world            → World
 * GET  /play/events           → text/event-stream; each `data:` line is one PlayEvent
 * GET  /play/file/<file_id>   → the bytes of a photo or document, with their type
 * POST /play/<action>         → JSON body as below; answers {ok:true,…} or {ok:false,error} with 400
 *
 * A private chat's id is the person's id. The page shows one with the bot for each person, also
 * before they pressed Start, when `chats` need not hold it yet.
 */
import type { Message, MessageEntity, ReplyKeyboardMarkup, User } from 'grammy/types'

/** One person (or the bot) as the page shows them. */
export interface Person {
  id: number
  user: User
  /** What they are in the sample, e.g. "coordinator"; shown under the name. */
  role?: string
  /** Pressed Start, so the bot can write to them. */
  started: boolean
}

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title: string
  /** Ids of those inside, the bot included. */
  members: number[]
  admins: number[]
  /** Forum topics, when the group has them. */
  topics?: { id: number; name: string }[]
}

/** A message as stored: Telegram's own shape and what Telegram shows but does not send to bots. */
export interface PlayMessage {
  chat: number
  message: Message
  /** Seen by this person alone (an ephemeral message). */
  onlyFor?: number
  reactions: { emoji: string; by: number[] }[]
  pinned?: boolean
  /** Poll votes: option index → voters. */
  votes?: Record<number, number[]>
  /** A reply keyboard or a request to reply: Telegram shows it, but hands it to no bot. */
  replyKeyboard?: ReplyKeyboardMarkup | { remove_keyboard: true } | { force_reply: true }
}

/**
 * How actions and events name a message in its chat. An ephemeral one has the message_id 0, so it
 * goes by the negative of its own id.
 */
export const playId = ({ message_id, ephemeral_message_id }: Message): number =>
  ephemeral_message_id === undefined ? message_id : -ephemeral_message_id

export interface World {
  bot: User
  people: Person[]
  chats: Chat[]
  messages: PlayMessage[]
  /** Unread counts: `${person}:${chat}` → number. */
  unread: Record<string, number>
  /** Commands menu: `${person}:${chat}` → commands by Telegram's own scope rules. */
  commands: Record<string, { command: string; description: string }[]>
  /** The community's now, epoch milliseconds; it runs, and it can be moved. */
  clock: { now: number; moved: boolean; zone: string }
}

export type PlayEvent =
  | { kind: 'message'; message: PlayMessage }
  | { kind: 'deleted'; chat: number; id: number }
  | { kind: 'toast'; person: number; text: string; alert: boolean; url?: string }
  | { kind: 'typing'; chat: number }
  | { kind: 'chat'; chat: Chat }
  | { kind: 'person'; person: Person }
  | { kind: 'unread'; person: number; chat: number; count: number }
  | { kind: 'commands'; person: number; chat: number; commands: World['commands'][string] }
  | { kind: 'clock'; clock: World['clock'] }

export interface PlayActions {
  /** Sends a text as a person. `/start` in a private chat counts as pressing Start. */
  send: {
    as: number
    chat: number
    text: string
    replyTo?: number
    thread?: number
    entities?: MessageEntity[]
    /** Writes as the group (an anonymous admin). */
    anonymous?: boolean
  }
  /** Sends a picture or a file, content in base64. */
  upload: {
    as: number
    chat: number
    name: string
    mime: string
    base64: string
    /** What sends several pictures as one. */
    album?: string
    caption?: string
    replyTo?: number
    thread?: number
  }
  edit: { as: number; chat: number; id: number; text: string }
  /** Presses an inline button; answers when the bot's answer came or after 10 s. */
  press: { as: number; chat: number; id: number; data: string }
  react: { as: number; chat: number; id: number; emoji: string | null }
  vote: { as: number; chat: number; id: number; options: number[] }
  /** Follows a t.me/<bot>?start=… link: opens the private chat and sends /start <payload>. */
  deeplink: { as: number; payload: string }
  read: { as: number; chat: number }
  block: { as: number; blocked: boolean }
  /** New people, groups, membership. */
  person: { first_name: string; last_name?: string; username?: string; language_code?: string }
  group: { title: string; by: number; members: number[]; forum?: boolean }
  join: { chat: number; person: number }
  leave: { chat: number; person: number }
  addBot: { chat: number; by: number; admin?: boolean }
  removeBot: { chat: number; by: number }
  promote: { chat: number; person: number; admin: boolean; anonymous?: boolean }
  migrate: { chat: number }
  /** Changes the language of someone's Telegram programme. */
  language: { as: number; language_code: string }
  /**
   * Moves the clock: to an instant (epoch ms), or by a name that the host understands:
   * "plus-1h", "evening-before", "two-hours-before" (the next activity), "weekly-notice",
   * "month-summary" (when the next one comes), "real".
   */
  clock: { to: number | string }
  /** Faults on demand, see infra/local/botapi/faults.ts. */
  fault: unknown
}
