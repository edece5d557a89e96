import type { User } from 'grammy/types'
import { putChat } from './chats.ts'
import { change, post } from './messages.ts'
import type { ChatRow, TopicRow } from './rows.ts'
import type { World } from './world.ts'

/** Opens a topic; its id is that of the message that tells of it. */
export function openTopic(
  world: World,
  group: ChatRow,
  name: string,
  color: number,
  by: User,
): TopicRow {
  const created = { forum_topic_created: { name, icon_color: color } }
  const row = post(world, { chat: group.id, from: by, content: created })
  const id = row.message.message_id
  change(world, row, { message_thread_id: id, is_topic_message: true })
  const topic = { id, name, color }
  putChat(world, { ...group, topics: [...(group.topics ?? []), topic] })
  return topic
}
