import type { Chat, ChatFullInfo, ChatMember, User } from 'grammy/types'
import type { Chat as PlayChat } from '../playground/protocol.ts'
import { bad, forbidden, migrated } from './errors.ts'
import type { ChatRow, MemberRow, PersonRow } from './rows.ts'
import type { World } from './world.ts'

/** Who writes when an admin writes as the group. */
export const groupAnonymousBot: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
}

const gone: MemberRow = { status: 'left' }

export const standing = (chat: ChatRow, id: number): MemberRow => chat.members[id] ?? gone

export const isInside = (chat: ChatRow, id: number): boolean =>
  !['left', 'kicked'].includes(standing(chat, id).status)

export const isAdmin = (chat: ChatRow, id: number): boolean =>
  ['creator', 'administrator'].includes(standing(chat, id).status)

/** Ids of those inside, the bot included. */
export const insiders = (chat: ChatRow): number[] =>
  Object.keys(chat.members)
    .map(Number)
    .filter((id) => isInside(chat, id))

/** A user as the bot sees them; undefined for somebody it can't know. */
export function userOf(world: World, id: number): User | undefined {
  if (id === world.bot.id) return publicBot(world)
  if (id === groupAnonymousBot.id) return groupAnonymousBot
  return world.tables.people.get(id)?.user
}

/** The bot as others see it: what only getMe tells is left out. */
export const publicBot = ({ bot, settings }: World): User => ({
  id: bot.id,
  is_bot: true,
  first_name: settings.name[''] ?? bot.first_name,
  ...(bot.username === undefined ? {} : { username: bot.username }),
})

const privateChat = ({ user }: PersonRow): Chat.PrivateChat => ({
  id: user.id,
  type: 'private',
  first_name: user.first_name,
  ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
  ...(user.username === undefined ? {} : { username: user.username }),
})

export function groupChat({ id, type, title, topics }: ChatRow): Chat {
  if (type === 'group') return { id, type, title }
  return { id, type, title, ...(topics === undefined ? {} : { is_forum: true as const }) }
}

/** The chat object that messages carry. */
export function chatObject(world: World, id: number): Chat {
  const group = world.tables.chats.get(id)
  if (group !== undefined) return groupChat(group)
  const person = world.tables.people.get(id)
  if (person === undefined) throw bad('chat not found')
  return privateChat(person)
}

/** A chat as the playground shows it. */
export function playChat(world: World, id: number): PlayChat {
  const group = world.tables.chats.get(id)
  if (group === undefined) {
    const title = world.settings.name[''] ?? world.bot.first_name
    return { id, type: 'private', title, members: [id, world.bot.id], admins: [] }
  }
  const members = group.migratedTo === undefined ? insiders(group) : []
  return {
    id,
    type: group.type,
    title: group.title,
    members,
    admins: members.filter((member) => isAdmin(group, member)),
    ...(group.topics === undefined
      ? {}
      : { topics: group.topics.map(({ id, name }) => ({ id, name })) }),
  }
}

/** Stores a group and shows its new face. */
export function putChat(world: World, row: ChatRow): ChatRow {
  world.tables.chats.put(row.id, row)
  // Its face lists everyone inside: for a page only, since 1,500 may come in one after another.
  if (world.isWatched) world.emit({ kind: 'chat', chat: playChat(world, row.id) })
  return row
}

export type Target = { person: PersonRow } | { group: ChatRow }

/** The chat that a call names, whether or not the bot may write there. */
export function chatNamed(world: World, id: number | string): Target {
  const group = world.tables.chats.get(id)
  if (group?.migratedTo !== undefined) throw migrated(group.migratedTo)
  if (group !== undefined) return { group }
  const person = world.tables.people.get(id)
  if (person === undefined) throw bad('chat not found')
  return { person }
}

/** The group that a call names; throws when the bot is not in it. */
export function groupNamed(world: World, id: number | string): ChatRow {
  const target = chatNamed(world, id)
  if ('person' in target) throw bad('method is available for supergroup and channel chats only')
  stayedIn(world, target.group)
  return target.group
}

function stayedIn(world: World, { type, members }: ChatRow): void {
  const status = members[world.bot.id]?.status ?? 'left'
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${type} chat`)
  if (status === 'left') throw forbidden(`bot is not a member of the ${type} chat`)
}

/** The chat's id when the bot may write there; throws Telegram's reason when it may not. */
export function writable(world: World, id: number | string): number {
  const target = chatNamed(world, id)
  if ('group' in target) {
    stayedIn(world, target.group)
    return target.group.id
  }
  const { person } = target
  if (person.blocked) throw forbidden('bot was blocked by the user')
  if (!person.started) throw forbidden("bot can't initiate conversation with a user")
  return person.id
}

const adminRights = {
  can_manage_chat: true,
  can_change_info: true,
  can_delete_messages: true,
  can_invite_users: true,
  can_restrict_members: true,
  can_pin_messages: true,
  can_manage_topics: true,
  can_promote_members: false,
  can_manage_video_chats: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_manage_tags: false,
  can_send_welcome_messages: false,
}

/** Someone's standing in the words of the Bot API. */
export function memberObject(world: World, chat: ChatRow, id: number): ChatMember {
  const user = userOf(world, id)
  if (user === undefined) throw bad('PARTICIPANT_ID_INVALID')
  const { status, anonymous = false } = standing(chat, id)
  if (status === 'creator') return { status, user, is_anonymous: anonymous }
  if (status === 'kicked') return { status, user, until_date: 0 }
  if (status !== 'administrator') return { status, user }
  return { status, user, can_be_edited: false, is_anonymous: anonymous, ...adminRights }
}

/** What getChat tells. */
export function fullChat(world: World, id: number): ChatFullInfo {
  const pinned = world.messagesOf(id).filter((row) => row.pinned === true)
  const newest = pinned.at(-1)?.message
  const group = world.tables.chats.get(id)
  return {
    ...chatObject(world, id),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(newest === undefined ? {} : { pinned_message: newest }),
    ...(group?.invite === undefined ? {} : { invite_link: group.invite }),
  } as ChatFullInfo
}
