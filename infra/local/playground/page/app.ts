import type { PlayActions, World } from '../protocol.ts'
import type { Language, Words } from './words.ts'
import { groupsOf } from './world.ts'

/** The two conversations that a wide screen shows side by side. */
export type Slot = 'group' | 'private'

export interface Ui {
  language: Language
  /** Who is played. */
  me: number
  /** What a narrow screen shows. */
  focus: Slot | 'list'
  /** The group that each person looked at last. */
  group: Record<number, number>
  /** The open topic of each forum; 0 is its general one. */
  topic: Record<number, number>
  /** The message that a link led to, until its chat is drawn. */
  sought?: { chat: number; id: number } | undefined
  /** Presses under way, as `${message key}|${data}`. */
  pressed: ReadonlySet<string>
  /** When each chat's "typing" ends, epoch ms of the browser. */
  typing: Record<number, number>
  online: boolean
  guide: 'open' | 'closed'
  /** The step looked at, when it is not the one that the world is at. */
  step: number | null
}

/** The state of the page, and how its parts change it. */
export interface App {
  world: World
  ui: Ui
  words: Words
  /** Shows what has changed; cheap to call often. */
  changed(): void
  /** Does something as a person; false when the server refused (the reason is shown). */
  act<K extends keyof PlayActions>(action: K, body: PlayActions[K]): Promise<boolean>
  toast(text: string): void
  /** The community's now, epoch ms. */
  now(): number
}

/** The group that a person looks at. */
export const openGroup = ({ world, ui }: App, person: number): number | undefined => {
  const groups = groupsOf(world, person)
  return (groups.find((chat) => chat.id === ui.group[person]) ?? groups[0])?.id
}

/** Plays another person from now on. */
export const become = (app: App, person: number): void => {
  app.ui.me = person
  app.changed()
}

/** Brings a chat of the present person to the front. */
export const openChat = (app: App, chat: number): void => {
  if (chat === app.ui.me) app.ui.focus = 'private'
  else {
    app.ui.group = { ...app.ui.group, [app.ui.me]: chat }
    app.ui.focus = 'group'
  }
  app.changed()
}

/** The message that `https://t.me/c/<supergroup>/<message>` names, in a chat of the present person. */
const messageAt = (app: App, url: URL | null) => {
  const [, of, id] = /^\/c\/(\d+)\/(\d+)$/.exec(url?.pathname ?? '') ?? []
  const chats = groupsOf(app.world, app.ui.me)
  const chat = url?.hostname === 't.me' && chats.find((one) => String(one.id) === `-100${of}`)
  return chat ? { chat: chat.id, id: Number(id) } : undefined
}

/** Opens a link: one to a message goes there, one to the bot with a start parameter to its chat. */
export const follow = (app: App, href: string): void => {
  const url = URL.canParse(href) ? new URL(href) : null
  const message = messageAt(app, url)
  if (message) {
    app.ui.sought = message
    openChat(app, message.chat)
    return
  }
  const { username } = app.world.bot
  const payload = url?.searchParams.get('start')
  if (url?.hostname === 't.me' && url.pathname.slice(1) === username) {
    app.ui.focus = 'private'
    app.changed()
    if (payload) void app.act('deeplink', { as: app.ui.me, payload })
  } else if (url && /^https?:$/.test(url.protocol)) window.open(url, '_blank', 'noopener')
}
