import { isAdmin, publicBot, writable } from '../chats.ts'
import { bad } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import { post } from '../messages.ts'
import type { MessageRow } from '../rows.ts'
import type { Params } from '../validate.ts'

function pinnable({ world }: Host, chatId: number | string): number {
  const chat = writable(world, chatId)
  const group = world.tables.chats.get(chat)
  if (group !== undefined && !isAdmin(group, world.bot.id)) {
    throw bad('not enough rights to manage pinned messages in the chat')
  }
  return chat
}

function unpin({ world }: Host, rows: MessageRow[]): true {
  for (const { pinned: _, ...row } of rows) world.putMessage(row)
  return true
}

function pinChatMessage(host: Host, params: Params<'pinChatMessage'>): true {
  const { world, updates } = host
  const chat = pinnable(host, params.chat_id)
  const row = world.message(chat, params.message_id)
  if (row === undefined) throw bad('message to pin not found')
  if (row.pinned === true) return true
  world.putMessage({ ...row, pinned: true })
  const content = { pinned_message: row.message }
  updates.message(post(world, { chat, from: publicBot(world), content }))
  return true
}

function unpinChatMessage(host: Host, params: Params<'unpinChatMessage'>): true {
  const chat = pinnable(host, params.chat_id)
  const pinned = host.world.messagesOf(chat).filter((row) => row.pinned === true)
  const named = pinned.filter(({ message }) => message.message_id === params.message_id)
  const chosen = params.message_id === undefined ? pinned.slice(-1) : named
  if (chosen.length === 0) throw bad('message to unpin not found')
  return unpin(host, chosen)
}

function unpinAllChatMessages(host: Host, params: Params<'unpinAllChatMessages'>): true {
  const chat = pinnable(host, params.chat_id)
  return unpin(
    host,
    host.world.messagesOf(chat).filter((row) => row.pinned === true),
  )
}

export const pinMethods = {
  pinChatMessage,
  unpinChatMessage,
  unpinAllChatMessages,
} satisfies Partial<Handlers>
