import type { Message, User } from 'grammy/types'
import type { Words } from './words.ts'
import { nameOf, senderOf } from './world.ts'

const names = (users: readonly User[]): string => users.map(nameOf).join('、')

const actor = (message: Message): string => senderOf(message).name

/** What happened, for a service message; null for a message that somebody wrote. */
export const serviceLine = (message: Message, words: Words): string | null => {
  if (message.new_chat_members) return words.joined(names(message.new_chat_members), actor(message))
  if (message.left_chat_member) return words.left(nameOf(message.left_chat_member), actor(message))
  if (message.pinned_message)
    return words.pinnedBy(actor(message), contentLine(message.pinned_message, words).slice(0, 40))
  if (message.new_chat_title) return words.titled(actor(message), message.new_chat_title)
  if (message.group_chat_created || message.supergroup_chat_created)
    return words.created(actor(message))
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return words.migrated
  if (message.new_chat_photo || message.delete_chat_photo) return words.photoChanged(actor(message))
  if (message.forum_topic_created) return words.topicMade(message.forum_topic_created.name)
  const topic =
    message.forum_topic_edited ?? message.forum_topic_closed ?? message.forum_topic_reopened
  return topic ? words.topicChanged : null
}

const mediaLine = (message: Message, words: Words): string | null => {
  if (message.photo) return `🖼 ${words.photo}`
  if (message.video || message.animation) return `🎬 ${words.video}`
  if (message.document) return `📎 ${message.document.file_name ?? words.file}`
  if (message.poll) return `📊 ${message.poll.question}`
  if (message.sticker) return `${message.sticker.emoji ?? ''} ${words.sticker}`
  if (message.voice || message.audio) return `🎙 ${words.voice}`
  if (message.location) return `📍 ${words.location}`
  return message.contact ? `👤 ${message.contact.first_name}` : null
}

/** A message in one line, for lists and quotes. */
export const contentLine = (message: Partial<Message>, words: Words): string => {
  const whole = message as Message
  const text = whole.text ?? whole.caption
  const media = mediaLine(whole, words)
  const line = text !== undefined && media !== null ? `${media.slice(0, 2)} ${text}` : text
  return (line ?? media ?? serviceLine(whole, words) ?? words.unknown).replace(/\s+/g, ' ').trim()
}
