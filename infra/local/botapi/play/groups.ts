import type { Person, PlayActions, Chat as PlayChat } from '../../playground/protocol.ts'
import { isInside, playChat, putChat, standing } from '../chats.ts'
import { showMenus } from '../command-menu.ts'
import type { Host } from '../host.ts'
import { migrate as becomeSupergroup, enter, exit, setStanding } from '../membership.ts'
import { post } from '../messages.ts'
import type { ChatRow, MemberRow } from '../rows.ts'
import { openTopic } from '../topics.ts'
import type { World } from '../world.ts'
import { groupNamed, impossible, personNamed, present, putPerson, shown } from './asking.ts'

/** A person as tests and samples bring them: the id and the role may be chosen. */
export interface NewPerson {
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
  id?: number
  role?: string
  /** Has pressed Start already; false without it. */
  started?: boolean
}

export interface NewGroup {
  title: string
  by: number
  members: number[]
  forum?: boolean
  /** For tests and samples: a supergroup from the start, and its topics. */
  supergroup?: boolean
  topics?: string[]
  id?: number
}

export function person({ world }: Host, given: NewPerson): Person {
  const { id = 5_000_000_000 + world.next('person'), role, started = false, ...names } = given
  const row = putPerson(world, {
    id,
    user: { id, is_bot: false, ...names },
    started,
    blocked: false,
    ...(role === undefined ? {} : { role }),
  })
  world.emit({ kind: 'chat', chat: playChat(world, id) })
  showMenus(world, id)
  return shown(row)
}

function newGroupId(world: World, isSuper: boolean): number {
  if (isSuper) return -(1_000_000_000_000 + 1_500_000_000 + world.next('supergroup'))
  return -(4_000_000_000 + world.next('group'))
}

export function group(host: Host, given: NewGroup): PlayChat {
  const { world } = host
  const isSuper = given.forum === true || given.supergroup === true
  const creator = personNamed(world, given.by)
  const others = given.members.filter((id) => id !== given.by && id !== world.bot.id)
  for (const id of others) personNamed(world, id)
  const members = others.map((id): [number, MemberRow] => [id, { status: 'member' }])
  const row: ChatRow = {
    id: given.id ?? newGroupId(world, isSuper),
    type: isSuper ? 'supergroup' : 'group',
    title: given.title,
    members: { [given.by]: { status: 'creator' }, ...Object.fromEntries(members) },
    ...(given.forum === true ? { topics: [] } : {}),
  }
  putChat(world, row)
  if (given.members.includes(world.bot.id)) begin(host, row, creator.id)
  else post(world, { chat: row.id, from: creator.user, content: { group_chat_created: true } })
  for (const name of given.topics ?? []) {
    openTopic(world, groupNamed(world, row.id), name, 0x6fb9f0, creator.user)
  }
  showMenus(world)
  return playChat(world, row.id)
}

/** A group that begins with the bot inside: it is told so, and of the group's first line. */
function begin(host: Host, row: ChatRow, by: number): void {
  const { user } = personNamed(host.world, by)
  const member: MemberRow = { status: 'member' }
  setStanding(host, row, host.world.bot.id, member, user)
  const content = { group_chat_created: true as const }
  host.updates.message(post(host.world, { chat: row.id, from: user, content }))
}

export function join(host: Host, { chat, person: id }: PlayActions['join']): PlayChat {
  const { user } = personNamed(host.world, id)
  enter(host, groupNamed(host.world, chat), id, user)
  showMenus(host.world, id)
  return playChat(host.world, chat)
}

export function leave(host: Host, { chat, person: id }: PlayActions['leave']): PlayChat {
  const { user } = personNamed(host.world, id)
  exit(host, groupNamed(host.world, chat), id, user)
  return playChat(host.world, chat)
}

export function addBot(host: Host, { chat, by, admin }: PlayActions['addBot']): PlayChat {
  const { user } = present(host.world, by, chat)
  const status = admin === true ? 'administrator' : 'member'
  enter(host, groupNamed(host.world, chat), host.world.bot.id, user, { status })
  return playChat(host.world, chat)
}

export function removeBot(host: Host, { chat, by }: PlayActions['removeBot']): PlayChat {
  const { user } = present(host.world, by, chat)
  exit(host, groupNamed(host.world, chat), host.world.bot.id, user)
  return playChat(host.world, chat)
}

/** Makes a member (the bot too) an admin or takes it back, in the name of the group's creator. */
export function promote(host: Host, action: PlayActions['promote']): PlayChat {
  const { world } = host
  const row = groupNamed(world, action.chat)
  if (!isInside(row, action.person)) throw impossible('Only members can become admins.')
  const isCreator = standing(row, action.person).status === 'creator'
  const status = isCreator ? 'creator' : action.admin ? 'administrator' : 'member'
  const anonymous = action.anonymous === true ? { anonymous: true } : {}
  const ids = Object.keys(row.members).map(Number)
  const owner = ids.find((id) => standing(row, id).status === 'creator') ?? action.person
  setStanding(host, row, action.person, { status, ...anonymous }, personNamed(world, owner).user)
  showMenus(world, action.person)
  return playChat(world, row.id)
}

export function migrate(host: Host, { chat }: PlayActions['migrate']): PlayChat {
  const row = groupNamed(host.world, chat)
  if (row.type !== 'group') throw impossible('It is a supergroup already.')
  return playChat(host.world, becomeSupergroup(host, row).id)
}

export function language(host: Host, { as, language_code }: PlayActions['language']): Person {
  const row = personNamed(host.world, as)
  const changed = putPerson(host.world, { ...row, user: { ...row.user, language_code } })
  showMenus(host.world, as)
  return shown(changed)
}
