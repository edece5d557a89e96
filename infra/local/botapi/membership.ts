import type { ChatMember, Update, User } from 'grammy/types'
import {
  chatObject,
  isAdmin,
  isInside,
  memberObject,
  publicBot,
  putChat,
  standing,
} from './chats.ts'
import type { Host } from './host.ts'
import { post } from './messages.ts'
import type { ChatRow, MemberRow } from './rows.ts'

type MemberUpdate = NonNullable<Update['my_chat_member']>

function tell(host: Host, chat: ChatRow, by: User, id: number, old: ChatMember, now: ChatMember) {
  const update: MemberUpdate = {
    chat: chatObject(host.world, chat.id),
    from: by,
    date: host.world.seconds(),
    old_chat_member: old,
    new_chat_member: now,
  }
  const isBot = id === host.world.bot.id
  const isHeard = isBot || isAdmin(chat, host.world.bot.id)
  if (isHeard)
    host.updates.push(isBot ? 'my_chat_member' : 'chat_member', update, `chat ${chat.id}`)
}

/** Changes how someone stands in a group and tells the bot as far as it may know. */
export function setStanding(
  host: Host,
  chat: ChatRow,
  id: number,
  member: MemberRow,
  by: User,
): ChatRow {
  const old = memberObject(host.world, chat, id)
  const changed = { ...chat, members: { ...chat.members, [id]: member } }
  putChat(host.world, changed)
  tell(host, changed, by, id, old, memberObject(host.world, changed, id))
  return changed
}

/** Someone comes in, with the line that the group sees. */
export function enter(
  host: Host,
  chat: ChatRow,
  id: number,
  by: User,
  member: MemberRow = { status: 'member' },
): ChatRow {
  if (isInside(chat, id)) return chat
  const changed = setStanding(host, chat, id, member, by)
  const user = memberObject(host.world, changed, id).user
  const content = { new_chat_members: [user] }
  host.updates.message(post(host.world, { chat: chat.id, from: by, content }))
  return changed
}

/** Someone goes or is put out. */
export function exit(host: Host, chat: ChatRow, id: number, by: User): ChatRow {
  if (!isInside(chat, id)) return chat
  const status = by.id === id ? 'left' : 'kicked'
  const user = memberObject(host.world, chat, id).user
  const changed = setStanding(host, chat, id, { status }, by)
  const content = { left_chat_member: user }
  host.updates.message(post(host.world, { chat: chat.id, from: by, content }))
  return changed
}

/** The group becomes a supergroup: another id, the same people, messages stay behind. */
export function migrate(host: Host, chat: ChatRow): ChatRow {
  const { world, updates } = host
  const id = -(1_000_000_000_000 + 1_500_000_000 + world.next('supergroup'))
  const next = putChat(world, { ...chat, id, type: 'supergroup' })
  const from = publicBot(world)
  const sender = creator(host, chat) ?? from
  const left = post(world, { chat: chat.id, from: sender, content: { migrate_to_chat_id: id } })
  updates.message(left)
  putChat(world, { ...chat, migratedTo: id })
  const content = { migrate_from_chat_id: chat.id }
  updates.message(post(world, { chat: id, from: sender, content }))
  return next
}

function creator({ world }: Host, chat: ChatRow): User | undefined {
  const ids = Object.keys(chat.members).map(Number)
  const owner = ids.find((id) => standing(chat, id).status === 'creator')
  return owner === undefined ? undefined : world.tables.people.get(owner)?.user
}
