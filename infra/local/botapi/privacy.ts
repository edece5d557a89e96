import type { Message, MessageEntity } from 'grammy/types'
import { isAdmin, isInside } from './chats.ts'
import type { MessageRow } from './rows.ts'
import type { World } from './world.ts'

const serviceFields = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'group_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
] as const satisfies readonly (keyof Message)[]

const isService = (message: Message): boolean =>
  serviceFields.some((field) => message[field] !== undefined)

function startsCommandFor(username: string, text: string): boolean {
  if (!text.startsWith('/')) return false
  const addressee = /^\/[^\s@]+@(\w+)/.exec(text)?.[1]
  return addressee === undefined || addressee.toLowerCase() === username.toLowerCase()
}

const mentions = (bot: { id: number; username: string }, text: string) => (one: MessageEntity) => {
  if (one.type === 'text_mention') return one.user.id === bot.id
  const name = text.slice(one.offset + 1, one.offset + one.length)
  return one.type === 'mention' && name.toLowerCase() === bot.username.toLowerCase()
}

function concernsBot({ bot }: World, message: Message): boolean {
  const text = message.text ?? message.caption ?? ''
  const username = bot.username ?? ''
  if (message.reply_to_message?.from?.id === bot.id) return true
  if (startsCommandFor(username, text)) return true
  const entities = message.entities ?? message.caption_entities ?? []
  return entities.some(mentions({ id: bot.id, username }, text))
}

/**
 * Whether the bot is told of a message. With privacy mode on, it hears in a group what is meant
 * for it: commands, replies to it, mentions, and service messages.
 */
export function hears(world: World, { chat, message }: MessageRow): boolean {
  const isOwn = message.from?.id === world.bot.id
  if (isOwn) return message.pinned_message !== undefined
  const group = world.tables.chats.get(chat)
  if (group === undefined) return true
  if (!isInside(group, world.bot.id)) return false
  const hearsAll = isAdmin(group, world.bot.id) || world.bot.can_read_all_group_messages === true
  return hearsAll || isService(message) || concernsBot(world, message)
}
