import type { ForumTopic } from 'grammy/types'
import { publicBot, putChat } from '../chats.ts'
import { bad } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import { post } from '../messages.ts'
import type { ChatRow, TopicRow } from '../rows.ts'
import { openTopic } from '../topics.ts'
import type { Params } from '../validate.ts'
import { governed } from './chat.ts'

interface Place {
  group: ChatRow
  topics: TopicRow[]
  topic: TopicRow
}

interface Named {
  chat_id: number | string
  message_thread_id: number
}

function forum(host: Host, id: number | string): ChatRow & { topics: TopicRow[] } {
  const group = governed(host, id, 'create a topic')
  if (group.topics === undefined) throw bad('the chat is not a forum')
  return { ...group, topics: group.topics }
}

function named(host: Host, { chat_id, message_thread_id }: Named): Place {
  const group = forum(host, chat_id)
  const topic = group.topics.find(({ id }) => id === message_thread_id)
  if (topic === undefined) throw bad('message thread not found')
  return { group, topics: group.topics, topic }
}

function replace(host: Host, { group, topics, topic }: Place, changed: TopicRow): void {
  putChat(host.world, {
    ...group,
    topics: topics.map((one) => (one === topic ? changed : one)),
  })
}

function createForumTopic(host: Host, params: Params<'createForumTopic'>): ForumTopic {
  if (params.name.length < 1 || params.name.length > 128) throw bad('TOPIC_TITLE_EMPTY')
  const group = forum(host, params.chat_id)
  const color = params.icon_color ?? 0x6fb9f0
  const { id } = openTopic(host.world, group, params.name, color, publicBot(host.world))
  return { message_thread_id: id, name: params.name, icon_color: color }
}

function editForumTopic(host: Host, params: Params<'editForumTopic'>): true {
  const place = named(host, params)
  const name = params.name ?? place.topic.name
  if (name === place.topic.name) throw bad('TOPIC_NOT_MODIFIED')
  replace(host, place, { ...place.topic, name })
  return note(host, place, { forum_topic_edited: { name } })
}

function note(host: Host, { group, topic }: Place, content: object): true {
  post(host.world, { chat: group.id, from: publicBot(host.world), thread: topic.id, content })
  return true
}

function setClosed(host: Host, params: Named, closed: boolean): true {
  const place = named(host, params)
  if ((place.topic.closed ?? false) === closed) throw bad('TOPIC_NOT_MODIFIED')
  replace(host, place, { ...place.topic, closed })
  return note(host, place, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} })
}

function deleteForumTopic(host: Host, params: Params<'deleteForumTopic'>): true {
  const { group, topics, topic } = named(host, params)
  putChat(host.world, { ...group, topics: topics.filter((one) => one !== topic) })
  const inside = host.world
    .messagesOf(group.id)
    .filter(({ message }) => message.message_thread_id === topic.id)
  for (const { message } of inside) host.world.removeMessage(group.id, message.message_id)
  return true
}

export const topicMethods = {
  createForumTopic,
  editForumTopic,
  closeForumTopic: (host, params) => setClosed(host, params, true),
  reopenForumTopic: (host, params) => setClosed(host, params, false),
  deleteForumTopic,
} satisfies Partial<Handlers>
