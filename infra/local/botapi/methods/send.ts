import type { Message } from 'grammy/types'
import { chatNamed, publicBot } from '../chats.ts'
import { bad } from '../errors.ts'
import type { Uploads } from '../files.ts'
import type { Handlers, Host } from '../host.ts'
import { post } from '../messages.ts'
import type { MessageRow } from '../rows.ts'
import { captionContent, draftFor, send, textContent } from '../sending.ts'
import type { Params } from '../validate.ts'

const actions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

type Item = Params<'sendMediaGroup'>['media'][number]

function albumItem(host: Host, item: Item, uploads: Uploads): Partial<Message> {
  const { world, files } = host
  if (item.type === 'photo') {
    return { photo: files.photo(item.media, uploads), ...captionContent(world, item) }
  }
  if (item.type === 'document') {
    return { document: files.document(item.media, uploads), ...captionContent(world, item) }
  }
  throw bad(`media of type "${item.type}" is not served by the local Bot API`)
}

function sendMediaGroup(host: Host, params: Params<'sendMediaGroup'>, uploads: Uploads) {
  const { world, rates } = host
  const { media } = params
  if (media.length < 2 || media.length > 10) {
    throw bad('media group must include 2-10 items')
  }
  const kinds = new Set(media.map(({ type }) => type))
  if (kinds.size > 1 && kinds.has('document')) throw bad("document can't be mixed with other media")
  const draft = draftFor(host, params)
  const items = media.map((item) => albumItem(host, item, uploads))
  rates.spend('message', draft.chat, items.length)
  const album = String(Math.floor(world.random() * 1e15))
  return items.map(
    (content) => post(world, { ...draft, content: { ...content, media_group_id: album } }).message,
  )
}

function original(host: Host, chat: number | string, id: number, what: string): MessageRow {
  const target = chatNamed(host.world, chat)
  const from = 'group' in target ? target.group.id : target.person.id
  const row = host.world.message(from, id)
  if (row === undefined) throw bad(`message to ${what} not found`)
  return row
}

const contentFields = [
  'text',
  'entities',
  'photo',
  'document',
  'sticker',
  'location',
  'contact',
  'caption',
  'caption_entities',
] as const satisfies readonly (keyof Message)[]

const contentOf = ({ message }: MessageRow): Partial<Message> =>
  Object.fromEntries(
    contentFields.flatMap((field) =>
      message[field] === undefined ? [] : [[field, message[field]]],
    ),
  )

function forwardMessage(host: Host, params: Params<'forwardMessage'>): Message {
  const { message } = original(host, params.from_chat_id, params.message_id, 'forward')
  const sender = message.from ?? publicBot(host.world)
  return send(host, params, {
    ...contentOf({ chat: 0, message, reactions: [] }),
    forward_origin: { type: 'user', sender_user: sender, date: message.date },
  })
}

function copyMessage(host: Host, params: Params<'copyMessage'>) {
  const row = original(host, params.from_chat_id, params.message_id, 'copy')
  const content = contentOf(row)
  if (Object.keys(content).length === 0) throw bad("message can't be copied")
  const changed = params.caption === undefined ? {} : captionContent(host.world, params)
  return { message_id: send(host, params, { ...content, ...changed }).message_id }
}

function sendChatAction({ world }: Host, params: Params<'sendChatAction'>): true {
  if (!actions.has(params.action)) throw bad('wrong parameter action in request')
  const target = chatNamed(world, params.chat_id)
  const chat = 'group' in target ? target.group.id : target.person.id
  world.emit({ kind: 'typing', chat })
  return true
}

/** The methods that put something new into a chat, polls apart. */
export const sendMethods = {
  sendMessage: (host, params) => send(host, params, textContent(host.world, params)),
  sendPhoto: (host, params, uploads) =>
    send(host, params, {
      photo: host.files.photo(params.photo, uploads),
      ...captionContent(host.world, params),
    }),
  sendDocument: (host, params, uploads) =>
    send(host, params, {
      document: host.files.document(params.document, uploads),
      ...captionContent(host.world, params),
    }),
  sendSticker: (host, params, uploads) => {
    const { file_id, file_unique_id } = host.files.document(params.sticker, uploads)
    const size = { width: 512, height: 512, is_animated: false, is_video: false }
    const sticker = { file_id, file_unique_id, type: 'regular' as const, ...size }
    return send(host, params, { sticker })
  },
  sendMediaGroup,
  sendLocation: (host, params) => {
    const { latitude, longitude } = params
    return send(host, params, { location: { latitude, longitude } })
  },
  sendContact: (host, params) => {
    const { phone_number, first_name, last_name } = params
    const named = last_name === undefined ? {} : { last_name }
    return send(host, params, { contact: { phone_number, first_name, ...named } })
  },
  forwardMessage,
  copyMessage,
  sendChatAction,
} satisfies Partial<Handlers>
