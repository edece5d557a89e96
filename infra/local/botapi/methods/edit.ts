import type { Message } from 'grammy/types'
import { chatNamed, isAdmin } from '../chats.ts'
import { edit, editable, ephemeral, type Fields, newKeyboard } from '../editing.ts'
import { bad } from '../errors.ts'
import type { Uploads } from '../files.ts'
import type { Handlers, Host } from '../host.ts'
import type { MessageRow } from '../rows.ts'
import { captionContent, textContent } from '../sending.ts'
import type { Params } from '../validate.ts'

const twoDays = 48 * 3600

const hasMedia = ({ message }: MessageRow): boolean =>
  message.photo !== undefined || message.document !== undefined

function newText(host: Host, row: MessageRow, params: Params<'editMessageText'>): Fields {
  if ('rich_message' in params) throw bad('rich messages are not served by the local Bot API')
  const content = textContent(host.world, params)
  if (row.message.text === undefined) throw bad('there is no text in the message to edit')
  return { entities: undefined, ...content, ...newKeyboard(params.reply_markup) }
}

function newCaption(host: Host, row: MessageRow, params: Params<'editMessageCaption'>): Fields {
  if (!hasMedia(row)) throw bad('there is no caption in the message to edit')
  const content = captionContent(host.world, params)
  const empty = { caption: undefined, caption_entities: undefined }
  return { ...empty, ...content, ...newKeyboard(params.reply_markup) }
}

type Media = Pick<Params<'editMessageMedia'>, 'media' | 'reply_markup'>

function newMedia(host: Host, params: Media, uploads: Uploads): Fields {
  const { media, reply_markup } = params
  const empty = { photo: undefined, document: undefined, caption: undefined }
  const rest = {
    ...empty,
    text: undefined,
    entities: undefined,
    caption_entities: undefined,
    ...captionContent(host.world, media),
    ...newKeyboard(reply_markup),
  }
  if (media.type === 'photo') return { ...rest, photo: host.files.photo(media.media, uploads) }
  if (media.type === 'document') {
    return { ...rest, document: host.files.document(media.media, uploads) }
  }
  throw bad(`media of type "${media.type}" is not served by the local Bot API`)
}

function deletable({ world }: Host, chat: number, id: number): MessageRow {
  const row = world.message(chat, id)
  if (row === undefined || id <= 0) throw bad('message to delete not found')
  const group = world.tables.chats.get(chat)
  if (group !== undefined && isAdmin(group, world.bot.id)) return row
  const isOwn = row.message.from?.id === world.bot.id
  if (group !== undefined && !isOwn) throw bad("message can't be deleted")
  if (world.seconds() - row.message.date > twoDays) {
    throw bad("message can't be deleted for everyone")
  }
  return row
}

const chatId = (host: Host, id: number | string): number => {
  const target = chatNamed(host.world, id)
  return 'group' in target ? target.group.id : target.person.id
}

function deleteMessage(host: Host, params: Params<'deleteMessage'>): true {
  const chat = chatId(host, params.chat_id)
  deletable(host, chat, params.message_id)
  host.world.removeMessage(chat, params.message_id)
  return true
}

/** Of several messages those that can't be found are skipped. */
function deleteMessages(host: Host, params: Params<'deleteMessages'>): true {
  const chat = chatId(host, params.chat_id)
  if (params.message_ids.length > 100) throw bad('too many message identifiers specified')
  for (const id of params.message_ids) {
    if (host.world.message(chat, id) === undefined) continue
    deletable(host, chat, id)
    host.world.removeMessage(chat, id)
  }
  return true
}

function deleteEphemeralMessage(host: Host, params: Params<'deleteEphemeralMessage'>): true {
  const row = ephemeral(host, params)
  host.world.removeMessage(row.chat, -params.ephemeral_message_id)
  return true
}

const done = (_: Message): true => true

/** The methods that change or take away what is there. */
export const editMethods = {
  editMessageText: (host, params) => {
    const row = editable(host, params)
    return edit(host, row, newText(host, row, params))
  },
  editMessageCaption: (host, params) => {
    const row = editable(host, params)
    return edit(host, row, newCaption(host, row, params))
  },
  editMessageMedia: (host, params, uploads) =>
    edit(host, editable(host, params), newMedia(host, params, uploads)),
  editMessageReplyMarkup: (host, params) =>
    edit(host, editable(host, params), newKeyboard(params.reply_markup)),
  editEphemeralMessageText: (host, params) => {
    const row = ephemeral(host, params)
    return done(edit(host, row, newText(host, row, params)))
  },
  editEphemeralMessageCaption: (host, params) => {
    const row = ephemeral(host, params)
    return done(edit(host, row, newCaption(host, row, params)))
  },
  editEphemeralMessageMedia: (host, params, uploads) =>
    done(edit(host, ephemeral(host, params), newMedia(host, params, uploads))),
  editEphemeralMessageReplyMarkup: (host, params) =>
    done(edit(host, ephemeral(host, params), newKeyboard(params.reply_markup))),
  deleteMessage,
  deleteMessages,
  deleteEphemeralMessage,
} satisfies Partial<Handlers>
