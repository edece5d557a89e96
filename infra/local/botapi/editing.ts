import { isDeepStrictEqual } from 'node:util'
import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import { writable } from './chats.ts'
import { bad } from './errors.ts'
import type { Host } from './host.ts'
import { inlineKeyboard } from './keyboard.ts'
import { change } from './messages.ts'
import type { MessageRow } from './rows.ts'

export interface EditTarget {
  chat_id?: number | string
  message_id?: number
  inline_message_id?: string
}

export interface EphemeralTarget {
  chat_id: number | string
  receiver_user_id: number
  ephemeral_message_id: number
}

export type Fields = { [Field in keyof Message]?: Message[Field] | undefined }

/** The bot's own message that an edit names. */
export function editable(host: Host, { chat_id, message_id }: EditTarget): MessageRow {
  if (chat_id === undefined) throw bad('chat_id is empty')
  if (message_id === undefined) throw bad('message identifier is not specified')
  const chat = writable(host.world, chat_id)
  const row = host.world.message(chat, message_id)
  if (row === undefined || message_id <= 0) throw bad('message to edit not found')
  if (row.message.from?.id !== host.world.bot.id) throw bad("message can't be edited")
  return row
}

/** The ephemeral message that an edit names. */
export function ephemeral(host: Host, target: EphemeralTarget): MessageRow {
  const chat = writable(host.world, target.chat_id)
  const row = host.world.message(chat, -target.ephemeral_message_id)
  const isTheirs = row?.onlyFor === target.receiver_user_id
  if (row === undefined || !isTheirs || row.message.from?.id !== host.world.bot.id) {
    throw bad('message to edit not found')
  }
  return row
}

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** The keyboard after an edit: one that is not named is taken away. */
export const newKeyboard = (markup: InlineKeyboardMarkup | undefined): Fields => ({
  reply_markup: inlineKeyboard(markup),
})

/** Changes a message at Telegram's pace; the same content again is refused. */
export function edit(host: Host, row: MessageRow, fields: Fields): Message {
  const { world, rates } = host
  const names = Object.keys(fields) as (keyof Message)[]
  const isSame = names.every((name) => isDeepStrictEqual(row.message[name], fields[name]))
  if (isSame) throw bad(notModified)
  if (row.onlyFor === undefined) rates.spend('edit', row.chat)
  else rates.spendEphemeral(row.chat, row.onlyFor)
  const isContent = names.some((name) => name !== 'reply_markup')
  return change(world, row, {
    ...fields,
    ...(isContent ? { edit_date: world.seconds() } : {}),
  }).message
}
