import type { Chat, InlineKeyboardMarkup, Message, User } from 'grammy/types'
import { type PlayMessage, playId } from '../playground/protocol.ts'
import { chatObject, insiders } from './chats.ts'
import type { MessageRow } from './rows.ts'
import type { World } from './world.ts'

/** A message before Telegram gives it an id and a date. */
export interface Draft {
  chat: number
  from: User
  /** The group itself, when an anonymous admin writes. */
  senderChat?: Chat
  content: Partial<Message>
  replyTo?: MessageRow
  thread?: number
  markup?: InlineKeyboardMarkup
  replyKeyboard?: PlayMessage['replyKeyboard']
  /** An ephemeral message: who sees it, and who is told to have received it. */
  onlyFor?: number
  receiver?: User
}

/** Supergroups number their messages by themselves; all other chats share the account's numbers. */
const sequenceOf = (world: World, chat: number): string =>
  world.tables.chats.get(chat)?.type === 'supergroup' ? `message:${chat}` : 'message'

function identity(world: World, { chat, onlyFor, receiver }: Draft): Partial<Message> {
  if (onlyFor === undefined) return { message_id: world.next(sequenceOf(world, chat)) }
  return {
    message_id: 0,
    ephemeral_message_id: world.next(`ephemeral:${chat}`),
    ...(receiver === undefined ? {} : { receiver_user: receiver }),
  }
}

/** The message that is replied to, keyboard included; replies are never nested twice. */
function quoted(row: MessageRow): Message {
  const { reply_to_message: _, ...message } = row.message
  return message as Message
}

function surroundings({ replyTo, thread, markup, senderChat }: Draft): Partial<Message> {
  return {
    ...(senderChat === undefined ? {} : { sender_chat: senderChat }),
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true as const }),
    ...(replyTo === undefined
      ? {}
      : { reply_to_message: quoted(replyTo) as Message & { reply_to_message: undefined } }),
    ...(markup === undefined ? {} : { reply_markup: markup }),
  }
}

/** Posts a message: it gets its id and date, is stored, shown and counted as unread. */
export function post(world: World, draft: Draft): MessageRow {
  const message = {
    ...identity(world, draft),
    from: draft.from,
    chat: chatObject(world, draft.chat),
    date: world.seconds(),
    ...surroundings(draft),
    ...draft.content,
  } as Message
  const row: MessageRow = { chat: draft.chat, message, reactions: [] }
  if (draft.onlyFor !== undefined) row.onlyFor = draft.onlyFor
  if (draft.replyKeyboard !== undefined) row.replyKeyboard = draft.replyKeyboard
  world.putMessage(row)
  countUnread(world, row, draft.from.id)
  return row
}

/** Changes a stored message's content; `undefined` takes a field away. */
export function change(
  world: World,
  row: MessageRow,
  fields: { [Field in keyof Message]?: Message[Field] | undefined },
): MessageRow {
  const entries = Object.entries({ ...row.message, ...fields })
  const message = Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  return world.putMessage({ ...row, message: message as unknown as Message })
}

const countOf = (world: World, chat: number): number =>
  world.tables.counters.get(`count:${chat}`) ?? 0

/** How many messages of a chat a person has not looked at. */
export function unread(world: World, person: number, chat: number): number {
  const seen = world.tables.reads.get(`${person}:${chat}`) ?? 0
  return Math.max(0, countOf(world, chat) - seen)
}

/** The person has seen all that is there. */
export function markRead(world: World, person: number, chat: number): void {
  world.tables.reads.put(`${person}:${chat}`, countOf(world, chat))
  world.emit({ kind: 'unread', person, chat, count: 0 })
}

function countUnread(world: World, { chat, onlyFor }: MessageRow, sender: number): void {
  if (onlyFor === undefined) countForAll(world, chat, sender)
  else if (onlyFor !== sender) countEphemeral(world, onlyFor, chat)
}

function countForAll(world: World, chat: number, sender: number): void {
  world.next(`count:${chat}`)
  if (sender !== world.bot.id) markRead(world, sender, chat)
  if (!world.isWatched) return
  const group = world.tables.chats.get(chat)
  const people = group === undefined ? [chat] : insiders(group)
  for (const person of people.filter((id) => id !== sender && id !== world.bot.id)) {
    world.emit({ kind: 'unread', person, chat, count: unread(world, person, chat) })
  }
}

/** The chat's count is everybody's, so one person's own message lowers what that person has seen. */
function countEphemeral(world: World, person: number, chat: number): void {
  const key = `${person}:${chat}`
  world.tables.reads.put(key, (world.tables.reads.get(key) ?? 0) - 1)
  world.emit({ kind: 'unread', person, chat, count: unread(world, person, chat) })
}

export const idOf = (row: MessageRow): number => playId(row.message)
