import type { Message } from 'grammy/types'
import {
  type Chat,
  type Person,
  type PlayEvent,
  type PlayMessage,
  playId,
  type World,
} from '../protocol.ts'

/** A message's name in the whole world. */
export const keyOf = (item: PlayMessage): string =>
  `${item.chat}:${playId(item.message)}:${item.onlyFor ?? ''}`

const put = <T>(list: T[], same: (one: T) => boolean, value: T): T[] =>
  list.some(same) ? list.map((one) => (same(one) ? value : one)) : [...list, value]

type Change<K extends PlayEvent['kind']> = (
  world: World,
  event: Extract<PlayEvent, { kind: K }>,
) => World

const changes: { [K in PlayEvent['kind']]: Change<K> } = {
  message: (world, { message }) => ({
    ...world,
    messages: put(world.messages, (one) => keyOf(one) === keyOf(message), message),
  }),
  deleted: (world, { chat, id }) => ({
    ...world,
    messages: world.messages.filter((one) => one.chat !== chat || playId(one.message) !== id),
  }),
  chat: (world, { chat }) => ({
    ...world,
    chats: put(world.chats, (one) => one.id === chat.id, chat),
  }),
  person: (world, { person }) => ({
    ...world,
    people: put(world.people, (one) => one.id === person.id, person),
  }),
  unread: (world, { person, chat, count }) => ({
    ...world,
    unread: { ...world.unread, [`${person}:${chat}`]: count },
  }),
  commands: (world, { person, chat, commands }) => ({
    ...world,
    commands: { ...world.commands, [`${person}:${chat}`]: commands },
  }),
  clock: (world, { clock }) => ({ ...world, clock }),
  toast: (world) => world,
  typing: (world) => world,
}

/** The world after an event; what an event does not touch stays the same object. */
export const applyEvent = (world: World, event: PlayEvent): World =>
  (changes[event.kind] as Change<PlayEvent['kind']> | undefined)?.(world, event) ?? world

/** Those who can be played: everybody but the bot. */
export const peopleOf = (world: World): Person[] =>
  world.people.filter((one) => one.id !== world.bot.id)

/** A person's whole name. */
export const nameOf = (user: { first_name: string; last_name?: string | undefined }): string =>
  user.last_name ? `${user.first_name} ${user.last_name}` : user.first_name

/** A person's private chat with the bot, there even before it holds anything. */
export const privateChat = (world: World, person: number): Chat =>
  world.chats.find((chat) => chat.id === person) ?? {
    id: person,
    type: 'private',
    title: world.bot.first_name,
    members: [person, world.bot.id],
    admins: [],
  }

const movedAway = (world: World): Set<number> =>
  new Set(world.messages.filter((one) => one.message.migrate_to_chat_id).map((one) => one.chat))

/** The groups that a person is in; one that became a supergroup shows under its new id only. */
export const groupsOf = (world: World, person: number): Chat[] => {
  const gone = movedAway(world)
  return world.chats.filter(
    (chat) => chat.type !== 'private' && chat.members.includes(person) && !gone.has(chat.id),
  )
}

/** A chat's messages that this person may see, oldest first. */
export const messagesFor = (world: World, chat: number, person: number): PlayMessage[] =>
  world.messages.filter(
    (one) => one.chat === chat && (one.onlyFor === undefined || one.onlyFor === person),
  )

/** How many messages a person has not read, in one chat or in all. */
export const unreadOf = (world: World, person: number, chat?: number): number => {
  const chats =
    chat === undefined ? [person, ...groupsOf(world, person).map((one) => one.id)] : [chat]
  return chats.reduce((sum, id) => sum + (world.unread[`${person}:${id}`] ?? 0), 0)
}

/** Who a message is from: a person, the bot, or the group itself. */
export const senderOf = (message: Message): { id: number; name: string } => {
  const { sender_chat: chat, from } = message
  if (chat) return { id: chat.id, name: chat.title ?? chat.first_name ?? '' }
  return { id: from?.id ?? 0, name: from ? nameOf(from) : '' }
}
