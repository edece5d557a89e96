import type { BotCommand, BotCommandScope } from 'grammy/types'
import { insiders, isAdmin } from './chats.ts'
import type { World } from './world.ts'

/** The key under which the commands of a scope and language are kept. */
export const menuKey = (scope: BotCommandScope, language: string): string => {
  const chat = 'chat_id' in scope ? ` ${scope.chat_id}` : ''
  const user = 'user_id' in scope ? ` ${scope.user_id}` : ''
  return `${scope.type}${chat}${user}|${language}`
}

/** The scopes that apply to a person in a chat, the narrowest first. */
function scopesFor(world: World, person: number, chat: number): BotCommandScope[] {
  const group = world.tables.chats.get(chat)
  if (group === undefined) {
    return [{ type: 'chat', chat_id: chat }, { type: 'all_private_chats' }, { type: 'default' }]
  }
  const admin = isAdmin(group, person)
  return [
    { type: 'chat_member', chat_id: chat, user_id: person },
    ...(admin ? [{ type: 'chat_administrators' as const, chat_id: chat }] : []),
    { type: 'chat', chat_id: chat },
    ...(admin ? [{ type: 'all_chat_administrators' as const }] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ]
}

/** The commands that a person's programme offers in a chat, by Telegram's rules. */
export function menuFor(world: World, person: number, chat: number): BotCommand[] {
  const language = world.tables.people.get(person)?.user.language_code?.slice(0, 2) ?? ''
  for (const scope of scopesFor(world, person, chat)) {
    for (const wanted of [language, '']) {
      const row = world.tables.commands.get(menuKey(scope, wanted))
      if (row !== undefined) return row.commands
    }
  }
  return []
}

/** Every person in every chat that they are in. */
export function* places(world: World): Generator<[person: number, chat: number]> {
  for (const { id } of world.tables.people.rows.values()) yield [id, id]
  for (const chat of world.tables.chats.rows.values()) {
    if (chat.migratedTo !== undefined) continue
    for (const id of insiders(chat)) if (id !== world.bot.id) yield [id, chat.id]
  }
}

/** Shows the menus anew after the commands changed, or one person's after a role or language did. */
export function showMenus(world: World, only?: number): void {
  if (!world.isWatched) return
  for (const [person, chat] of places(world)) {
    if (only !== undefined && person !== only) continue
    world.emit({ kind: 'commands', person, chat, commands: menuFor(world, person, chat) })
  }
}
