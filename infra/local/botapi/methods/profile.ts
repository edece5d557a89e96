import type { BotCommand, BotCommandScope, MenuButton, UserFromGetMe } from 'grammy/types'
import { chatNamed } from '../chats.ts'
import { menuKey, showMenus } from '../command-menu.ts'
import { bad } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import type { SettingsRow } from '../rows.ts'
import type { Params } from '../validate.ts'

const everywhere: BotCommandScope = { type: 'default' }

function getMe({ world }: Host): UserFromGetMe {
  const { bot, settings } = world
  return {
    id: bot.id,
    is_bot: true,
    username: bot.username ?? '',
    first_name: settings.name[''] ?? bot.first_name,
    can_join_groups: true,
    can_read_all_group_messages: bot.can_read_all_group_messages ?? false,
    can_manage_bots: false,
    supports_guest_queries: false,
    supports_inline_queries: false,
    supports_join_request_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
  }
}

function checkCommand({ command, description }: BotCommand): void {
  if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID')
  if (description.length < 1 || description.length > 256)
    throw bad('BOT_COMMAND_DESCRIPTION_INVALID')
}

function checkLanguage(language: string): void {
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw bad('invalid language code specified')
}

function setMyCommands({ world }: Host, params: Params<'setMyCommands'>): true {
  const { scope = everywhere, language_code: language = '' } = params
  if (params.commands.length > 100) throw bad('BOT_COMMANDS_TOO_MUCH')
  for (const command of params.commands) checkCommand(command)
  checkLanguage(language)
  if ('chat_id' in scope) chatNamed(world, scope.chat_id)
  const commands = params.commands.map((one) => ({ ...one, command: one.command.replace('/', '') }))
  const key = menuKey(scope, language)
  if (commands.length === 0) world.tables.commands.remove(key)
  else world.tables.commands.put(key, { scope, language, commands })
  showMenus(world)
  return true
}

function deleteMyCommands({ world }: Host, params: Params<'deleteMyCommands'>): true {
  const { scope = everywhere, language_code: language = '' } = params
  checkLanguage(language)
  world.tables.commands.remove(menuKey(scope, language))
  showMenus(world)
  return true
}

type Texts = 'name' | 'description' | 'shortDescription'

function setText(host: Host, field: Texts, text: string, most: number, language = ''): true {
  if (text.length > most) throw bad(`${field} is too long`)
  checkLanguage(language)
  const { settings } = host.world
  const changed: SettingsRow = { ...settings, [field]: { ...settings[field], [language]: text } }
  if (text === '') delete changed[field][language]
  host.world.settings = changed
  return true
}

const textOf = ({ world }: Host, field: Texts, language = ''): string =>
  world.settings[field][language] ?? world.settings[field][''] ?? ''

function setChatMenuButton({ world }: Host, params: Params<'setChatMenuButton'>): true {
  const { settings } = world
  const button: MenuButton = params.menu_button ?? { type: 'default' }
  const menuButtons = { ...settings.menuButtons, [params.chat_id ?? '']: button }
  world.settings = { ...settings, menuButtons }
  return true
}

/** What the bot says of itself, and its commands. */
export const profileMethods = {
  getMe,
  setMyCommands,
  deleteMyCommands,
  getMyCommands: ({ world }, { scope = everywhere, language_code = '' }) =>
    world.tables.commands.get(menuKey(scope, language_code))?.commands ?? [],
  setMyName: (host, { name = '', language_code }) => setText(host, 'name', name, 64, language_code),
  getMyName: (host, { language_code }) => ({
    name: textOf(host, 'name', language_code) || host.world.bot.first_name,
  }),
  setMyDescription: (host, { description = '', language_code }) =>
    setText(host, 'description', description, 512, language_code),
  getMyDescription: (host, { language_code }) => ({
    description: textOf(host, 'description', language_code),
  }),
  setMyShortDescription: (host, { short_description = '', language_code }) =>
    setText(host, 'shortDescription', short_description, 120, language_code),
  getMyShortDescription: (host, { language_code }) => ({
    short_description: textOf(host, 'shortDescription', language_code),
  }),
  setChatMenuButton,
  getChatMenuButton: ({ world }, { chat_id = '' }) => {
    const { menuButtons } = world.settings
    return menuButtons[chat_id] ?? menuButtons[''] ?? { type: 'commands' }
  },
} satisfies Partial<Handlers>
