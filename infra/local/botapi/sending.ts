import type { EphemeralMessageParameters, Message, ReplyParameters } from 'grammy/types'
import { isAdmin, isInside, publicBot, userOf, writable } from './chats.ts'
import { caption, messageText } from './entities/format.ts'
import type { Formatted } from './entities/styled.ts'
import { bad } from './errors.ts'
import type { Host } from './host.ts'
import { keyboards, type Markup } from './keyboard.ts'
import { type Draft, post } from './messages.ts'
import type { ChatRow, MessageRow } from './rows.ts'
import type { World } from './world.ts'

/** What all methods that send have in common. */
export interface Destination {
  chat_id: number | string
  message_thread_id?: number
  reply_parameters?: ReplyParameters
  reply_markup?: Markup
  ephemeral_message_parameters?: EphemeralMessageParameters
}

type Mode = 'HTML' | 'MarkdownV2' | 'Markdown'

interface TextParams {
  text?: string
  parse_mode?: Mode
  entities?: Formatted['entities']
}

interface CaptionParams {
  caption?: string
  parse_mode?: Mode
  caption_entities?: Formatted['entities']
  show_caption_above_media?: boolean
  has_spoiler?: boolean
}

const knownTo = (world: World) => (id: number) => userOf(world, id)

/** The text of a message with its entities. */
export const textContent = (
  world: World,
  params: TextParams,
): Pick<Message, 'text' | 'entities'> => {
  const source = { text: params.text ?? '', mode: params.parse_mode, entities: params.entities }
  const { text, entities } = messageText(source, knownTo(world))
  return entities.length === 0 ? { text } : { text, entities }
}

/** The caption of a picture or file with its entities, if there is one. */
export function captionContent(world: World, params: CaptionParams): Partial<Message> {
  if (params.caption === undefined) return {}
  const { parse_mode: mode, caption_entities: given } = params
  const source = { text: params.caption, mode, entities: given }
  const { text, entities } = caption(source, knownTo(world))
  return {
    ...(text === '' ? {} : { caption: text }),
    ...(entities.length === 0 ? {} : { caption_entities: entities }),
    ...(params.show_caption_above_media === true ? { show_caption_above_media: true } : {}),
    ...(params.has_spoiler === true ? { has_media_spoiler: true } : {}),
  }
}

function repliedTo(world: World, chat: number, reply?: ReplyParameters): MessageRow | undefined {
  if (reply === undefined) return undefined
  const { message_id, ephemeral_message_id, chat_id, allow_sending_without_reply } = reply
  if (chat_id !== undefined && Number(chat_id) !== chat)
    throw bad('message to be replied not found')
  const id = ephemeral_message_id === undefined ? message_id : -ephemeral_message_id
  const row = id === undefined ? undefined : world.message(chat, id)
  if (row === undefined && allow_sending_without_reply !== true) {
    throw bad('message to be replied not found')
  }
  return row
}

/** The topic that a message goes to; a reply stays in the topic of what it answers. */
function topicOf(world: World, chat: number, thread?: number, reply?: MessageRow) {
  const topics = world.tables.chats.get(chat)?.topics
  const id = thread ?? (topics === undefined ? undefined : reply?.message.message_thread_id)
  if (id === undefined) return {}
  const topic = topics?.find((one) => one.id === id)
  if (topic === undefined) throw bad('message thread not found')
  if (topic.closed === true) throw bad('TOPIC_CLOSED')
  return { thread: id }
}

function whisper(
  host: Host,
  chat: number,
  params: EphemeralMessageParameters,
  reply: MessageRow | undefined,
): Pick<Draft, 'onlyFor' | 'receiver'> {
  const group = host.world.tables.chats.get(chat)
  if (group === undefined) throw bad('ephemeral messages can be sent only to groups')
  const person = params.receiver_user_id
  const receiver = userOf(host.world, person)
  if (receiver === undefined || !isInside(group, person)) throw bad('receiver user not found')
  mayWhisper(host, group, params, reply)
  return { onlyFor: person, receiver }
}

/** An admin bot may whisper at any time, any other within 15 s of a press or an ephemeral command. */
function mayWhisper(
  { world, presses }: Host,
  group: ChatRow,
  { receiver_user_id: person, callback_query_id: query }: EphemeralMessageParameters,
  reply: MessageRow | undefined,
): void {
  if (isAdmin(group, world.bot.id)) return
  const isReply = reply?.onlyFor === person && world.seconds() - reply.message.date <= 15
  if (isReply) return
  if (query === undefined) throw bad('not enough rights to send ephemeral messages to the chat')
  if (!presses.isFresh(query, person, group.id)) {
    throw bad('query is too old and response timeout expired or query ID is invalid')
  }
}

/** The draft of what the bot sends, with everything about the place checked. */
export function draftFor(host: Host, params: Destination): Omit<Draft, 'content'> {
  const { world } = host
  const chat = writable(world, params.chat_id)
  const reply = repliedTo(world, chat, params.reply_parameters)
  const ephemeral = params.ephemeral_message_parameters
  return {
    chat,
    from: publicBot(world),
    ...topicOf(world, chat, params.message_thread_id, reply),
    ...(reply === undefined ? {} : { replyTo: reply }),
    ...keyboards(params.reply_markup),
    ...(ephemeral === undefined ? {} : whisper(host, chat, ephemeral, reply)),
  }
}

/** Sends one message at Telegram's pace and answers it as the Bot API does. */
export function send(host: Host, params: Destination, content: Partial<Message>): Message {
  const draft = draftFor(host, params)
  if (draft.onlyFor === undefined) host.rates.spend('message', draft.chat)
  else host.rates.spendEphemeral(draft.chat, draft.onlyFor)
  return post(host.world, { ...draft, content }).message
}
