import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types'
import type { Api } from 'grammy/web'
import type { MemberRoles } from '../../shared/domain/member.ts'
import { outcomeOf } from '../../shared/telegram/outcome.ts'
import { languages, type Words, wordsOf } from '../../shared/words/words.ts'
import type { Audience } from './audience.ts'

/** A verb as a menu lists it. */
export interface Listed {
  name: string
  /** Shown in the command menu of these people; absent: no menu entry. */
  menu?: Audience
  /** In no menu: the help names it in the line of this other verb. */
  beside?: string
}

/** Whether the rights of a person suffice. Coordinators may do what leaders and the leading do. */
export function allows(audience: Audience, roles: MemberRoles): boolean {
  if (audience === 'anyone' || roles.coordinator) return true
  if (audience === 'leading') return roles.leading ?? false
  // Who reads the community's books, or those of a team of their own.
  if (audience === 'books' && roles.leading) return true
  return (audience === 'leader' || audience === 'books') && (roles.leads?.length ?? 0) > 0
}

/** The verbs that a person with these roles can use, in the order of the list. */
export const menuOf = (entries: Listed[], roles: MemberRoles): Listed[] =>
  entries.filter(({ menu }) => menu !== undefined && allows(menu, roles))

const commandsOf = (entries: Listed[], roles: MemberRoles, words: Words): BotCommand[] =>
  menuOf(entries, roles).map(({ name }) => ({
    command: name,
    description: words.plain(`menu-${name}`),
  }))

// Telegram knows languages by two letters; the one without letters is for all the others.
const codes = ['' as const, ...languages.map((l) => l.slice(0, 2) as LanguageCode)]

async function setScope(
  api: Api,
  scope: BotCommandScope,
  commands: (code: string) => BotCommand[],
): Promise<void> {
  for (const code of codes)
    await api.setMyCommands(commands(code), { scope, ...(code && { language_code: code }) })
}

/** Everybody's command menus, in private and in groups, in every language: once at each start. */
export async function setMenus(api: Api, entries: Listed[]): Promise<void> {
  const scopes = [
    ['all_private_chats', {}],
    ['all_group_chats', {}],
    ['all_chat_administrators', { coordinator: true }],
  ] as const
  for (const [type, roles] of scopes)
    await setScope(api, { type }, (code) => commandsOf(entries, roles, wordsOf(code)))
}

/**
 * One person's menu in the private chat, after their role or language changed; who chose no
 * language goes by their telephone's. Nothing happens while the bot can't write to them.
 */
export async function setPersonMenu(
  api: Api,
  entries: Listed[],
  user: number,
  roles: MemberRoles,
  language?: string,
): Promise<void> {
  const scope = { type: 'chat' as const, chat_id: user }
  try {
    await setScope(api, scope, (code) => commandsOf(entries, roles, wordsOf(language, code)))
  } catch (error) {
    const { kind } = outcomeOf(error, user)
    // A menu is a comfort: what it takes to set it must not undo what was just done.
    if (kind !== 'unreachable' && kind !== 'wait' && kind !== 'failed') throw error
  }
}
