import type { ChatFullInfo, ChatInviteLink, ChatMember } from 'grammy/types'
import {
  chatNamed,
  fullChat,
  groupNamed,
  insiders,
  isAdmin,
  memberObject,
  publicBot,
  putChat,
} from '../chats.ts'
import { bad, forbidden } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import { exit, setStanding } from '../membership.ts'
import { post } from '../messages.ts'
import type { ChatRow } from '../rows.ts'
import type { Params } from '../validate.ts'

/** The group, if the bot is one of its admins; else the refusal says what it lacks. */
export function governed(host: Host, id: number | string, lacks: string): ChatRow {
  const group = groupNamed(host.world, id)
  if (!isAdmin(group, host.world.bot.id)) throw bad(`not enough rights to ${lacks}`)
  return group
}

function getChat({ world }: Host, { chat_id }: Params<'getChat'>): ChatFullInfo {
  const target = chatNamed(world, chat_id)
  if ('person' in target) return fullChat(world, target.person.id)
  return fullChat(world, groupNamed(world, chat_id).id)
}

/** Other bots are left out, and anonymous admins are told to an admin only. */
function getChatAdministrators({ world }: Host, { chat_id }: Params<'getChatAdministrators'>) {
  const group = groupNamed(world, chat_id)
  const seesAll = isAdmin(group, world.bot.id)
  return insiders(group)
    .filter((id) => isAdmin(group, id) && id !== world.bot.id)
    .filter((id) => seesAll || group.members[id]?.anonymous !== true)
    .map((id) => memberObject(world, group, id))
}

function getChatMember({ world }: Host, params: Params<'getChatMember'>): ChatMember {
  const group = groupNamed(world, params.chat_id)
  return memberObject(world, group, params.user_id)
}

function leaveChat(host: Host, { chat_id }: Params<'leaveChat'>): true {
  const group = groupNamed(host.world, chat_id)
  exit(host, group, host.world.bot.id, publicBot(host.world))
  return true
}

function banChatMember(host: Host, params: Params<'banChatMember'>): true {
  const group = governed(host, params.chat_id, 'restrict/unrestrict chat member')
  if (isAdmin(group, params.user_id)) throw bad('user is an administrator of the chat')
  exit(host, group, params.user_id, publicBot(host.world))
  return true
}

function unbanChatMember(host: Host, params: Params<'unbanChatMember'>): true {
  const group = governed(host, params.chat_id, 'restrict/unrestrict chat member')
  const { status } = memberObject(host.world, group, params.user_id)
  const leaves = status === 'kicked' || params.only_if_banned !== true
  if (leaves) setStanding(host, group, params.user_id, { status: 'left' }, publicBot(host.world))
  return true
}

function setChatTitle(host: Host, { chat_id, title }: Params<'setChatTitle'>): true {
  const group = governed(host, chat_id, 'change chat title')
  if (title.length < 1 || title.length > 128) throw bad('CHAT_TITLE_EMPTY')
  putChat(host.world, { ...group, title })
  const content = { new_chat_title: title }
  host.updates.message(post(host.world, { chat: group.id, from: publicBot(host.world), content }))
  return true
}

const newLink = ({ world }: Host): string => `https://t.me/+${world.token(16)}`

function exportChatInviteLink(host: Host, params: Params<'exportChatInviteLink'>): string {
  const group = governed(host, params.chat_id, 'manage chat invite link')
  const invite = newLink(host)
  putChat(host.world, { ...group, invite })
  return invite
}

function createChatInviteLink(host: Host, params: Params<'createChatInviteLink'>): ChatInviteLink {
  governed(host, params.chat_id, 'manage chat invite link')
  return {
    invite_link: newLink(host),
    creator: publicBot(host.world),
    creates_join_request: params.creates_join_request ?? false,
    is_primary: false,
    is_revoked: false,
    ...(params.name === undefined ? {} : { name: params.name }),
  }
}

/** Chats and who is in them. */
export const chatMethods = {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount: ({ world }, { chat_id }) => {
    const target = chatNamed(world, chat_id)
    if ('person' in target) return 2
    return insiders(groupNamed(world, chat_id)).length
  },
  leaveChat: (host, params) => {
    if (Number(params.chat_id) > 0) throw forbidden("bot can't leave a private chat")
    return leaveChat(host, params)
  },
  banChatMember,
  unbanChatMember,
  setChatTitle,
  exportChatInviteLink,
  createChatInviteLink,
} satisfies Partial<Handlers>
