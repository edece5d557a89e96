import type { BotCommand, BotCommandScope, MenuButton, Update, User } from 'grammy/types'
import type { PlayMessage } from '../playground/protocol.ts'

/** A person as Telegram knows them. */
export interface PersonRow {
  id: number
  user: User
  role?: string
  started: boolean
  blocked: boolean
}

/** How someone stands in a group; who left keeps a row, so that the bot knows kicked from left. */
export interface MemberRow {
  status: 'creator' | 'administrator' | 'member' | 'left' | 'kicked'
  anonymous?: boolean
}

export interface TopicRow {
  id: number
  name: string
  color: number
  closed?: boolean
}

export interface ChatRow {
  id: number
  type: 'group' | 'supergroup'
  title: string
  members: Record<number, MemberRow>
  topics?: TopicRow[]
  invite?: string
  migratedTo?: number
}

export type MessageRow = PlayMessage

/** An update that the bot has not confirmed yet. */
export interface UpdateRow {
  update: Update
  /** Updates of one lane arrive one after another. */
  lane: string
}

/** A button press that waits for its answer. */
export interface QueryRow {
  id: string
  person: number
  chat: number
  answer?: { text: string; alert: boolean; url?: string }
}

export interface FileRow {
  id: string
  unique: string
  path: string
  name: string
  mime: string
  size: number
  width: number
  height: number
}

export interface CommandsRow {
  scope: BotCommandScope
  language: string
  commands: BotCommand[]
}

export interface WebhookRow {
  url: string
  secret: string
  connections: number
  ip?: string
  errorDate?: number
  error?: string
}

/** What a bot's owner or the bot itself set. */
export interface SettingsRow {
  webhook: WebhookRow
  allowed: string[]
  name: Record<string, string>
  description: Record<string, string>
  shortDescription: Record<string, string>
  menuButtons: Record<string, MenuButton>
}

export interface Rows {
  people: PersonRow
  chats: ChatRow
  messages: MessageRow
  updates: UpdateRow
  queries: QueryRow
  files: FileRow
  commands: CommandsRow
  /** `${person}:${chat}` → the chat's count of messages when that person last looked. */
  reads: number
  counters: number
  settings: SettingsRow
}

export const noWebhook: WebhookRow = { url: '', secret: '', connections: 40 }

export const firstSettings: SettingsRow = {
  webhook: noWebhook,
  allowed: [],
  name: {},
  description: {},
  shortDescription: {},
  menuButtons: {},
}
