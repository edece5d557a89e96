/**
 * The playground's page: everybody's Telegram in one window.
 *
 * Hooks for tests (`data-testid`, and what else the element carries):
 *   body                data-online, data-me, data-focus (list | group | private), data-language
 *   person              data-person=<id>, aria-current; inside: not-started, unread
 *   chat                data-chat=<id>; inside: unread
 *   pane                data-slot=group|private, data-chat; inside: everything below
 *   message             data-message=<playId>, data-from, data-edited, data-ephemeral
 *   message-text · service · day · document · pinned · topic[data-topic] · down
 *   inline-button       data-callback | data-url, aria-busy while the bot has not answered
 *   reaction            data-emoji · poll-option data-option · reply-keyboard
 *   composer (textarea) send · attach · file-input · commands · anonymous · start · composer-banner
 *   completion          data-command
 *   toast · alert · alert-ok · menu · zoom · back · chat-menu · world-menu
 *   clock               data-now=<epoch ms>; clock-move[data-to] · clock-input · clock-set
 *   guide               data-step; guide-send (first step) · guide-go · guide-message · guide-close
 *   language · help · me (the present person on a phone)
 */
import type { PlayEvent, World } from '../protocol.ts'
import { type App, follow, type Slot } from './app.ts'
import { createClock } from './clock.ts'
import { alertBox, createToasts } from './dialog.ts'
import { el } from './element.ts'
import { createGuide } from './guide.ts'
import { contentLine } from './lines.ts'
import { createPane } from './pane.ts'
import { createSidebar } from './sidebar.ts'
import { coordinatorOf } from './steps.ts'
import { createTop } from './top.ts'
import { listen, send } from './wire.ts'
import { languageOf, wordsIn } from './words.ts'
import { applyEvent, peopleOf, senderOf } from './world.ts'

const typingMs = 5000

const remembered = (key: string): string | null => localStorage.getItem(`playground.${key}`)
const remember = (key: string, value: string): void =>
  localStorage.setItem(`playground.${key}`, value)

const nothing: World = {
  bot: { id: 0, is_bot: true, first_name: '' },
  people: [],
  chats: [],
  messages: [],
  unread: {},
  commands: {},
  clock: { now: 0, moved: false, zone: 'Asia/Shanghai' },
}

const language = languageOf(remembered('language') ?? navigator.language)

const toasts = createToasts()
const live = el('div', { class: 'sr', role: 'status', 'aria-live': 'polite' })

let clockReadAt = performance.now()
let due = false

const app: App = {
  world: nothing,
  ui: {
    language,
    me: Number(remembered('me') ?? 0),
    focus: 'list',
    group: {},
    topic: {},
    pressed: new Set(),
    typing: {},
    online: false,
    guide: remembered('guide') === 'closed' ? 'closed' : 'open',
    step: null,
  },
  words: wordsIn(language),
  changed: () => {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      render()
    })
  },
  act: async (action, body) => {
    const done = await send(action, body)
    if (!done.ok) toasts.show(app.words.failed(done.error))
    return done.ok
  },
  toast: toasts.show,
  now: () => app.world.clock.now + (performance.now() - clockReadAt),
}

const clock = createClock(app)
const guide = createGuide(app)
const sidebar = createSidebar(app)
const panes = (['group', 'private'] satisfies Slot[]).map((slot) => createPane(app, slot))

const top = createTop(app, clock.chip, () => {
  app.ui.language = app.ui.language === 'zh' ? 'en' : 'zh'
  app.words = wordsIn(app.ui.language)
  remember('language', app.ui.language)
  app.changed()
})

document.body.append(
  top.root,
  guide.root,
  el('main', {}, sidebar.root, ...panes.map((pane) => pane.root)),
  clock.panel,
  top.sheet,
  toasts.root,
  live,
)

const drawDocument = (): void => {
  const { ui, words } = app
  document.documentElement.lang = ui.language === 'zh' ? 'zh-CN' : 'en'
  document.title = words.brand
  const { dataset } = document.body
  // What the bot answered was for the person played until now.
  if (dataset.me !== String(ui.me)) toasts.clear()
  dataset.online = String(ui.online)
  dataset.me = String(ui.me)
  dataset.focus = ui.focus
  dataset.language = ui.language
  remember('me', String(ui.me))
  remember('guide', ui.guide)
}

const settle = (): void => {
  if (peopleOf(app.world).some((one) => one.id === app.ui.me)) return
  app.ui.me = coordinatorOf(app.world)?.person.id ?? peopleOf(app.world)[0]?.id ?? 0
}

const render = (): void => {
  settle()
  drawDocument()
  top.render()
  clock.render()
  guide.render()
  sidebar.render()
  if (app.world !== nothing) for (const pane of panes) pane.render()
}

/** Tells a screen reader what came in, once. */
const announce = (event: Extract<PlayEvent, { kind: 'message' }>): void => {
  const { message, onlyFor } = event.message
  const { me } = app.ui
  const heard = panes.some((pane) => pane.root.dataset.chat === String(event.message.chat))
  if (!heard || message.edit_date || message.from?.id === me || (onlyFor ?? me) !== me) return
  live.textContent = `${senderOf(message).name}: ${contentLine(message, app.words)}`
}

const typed = (chat: number): void => {
  app.ui.typing = { ...app.ui.typing, [chat]: Date.now() + typingMs }
  setTimeout(app.changed, typingMs + 50)
}

const answered = (event: Extract<PlayEvent, { kind: 'toast' }>): void => {
  if (event.person !== app.ui.me) return
  if (event.url) follow(app, event.url)
  else if (event.text && event.alert) alertBox(app, event.text)
  else if (event.text) toasts.show(event.text)
}

/** What an event does beyond changing the world. */
const feel = (event: PlayEvent): void => {
  if (event.kind === 'clock') clockReadAt = performance.now()
  if (event.kind === 'typing') typed(event.chat)
  if (event.kind === 'toast') answered(event)
  if (event.kind === 'message') {
    announce(event)
    if (event.message.message.from?.is_bot)
      app.ui.typing = { ...app.ui.typing, [event.message.chat]: 0 }
  }
}

setInterval(() => clock.render(), 1000)
document.addEventListener('visibilitychange', app.changed)
addEventListener('resize', app.changed)
render()
void listen({
  world: (world) => {
    clockReadAt = performance.now()
    app.world = world
    app.changed()
  },
  event: (event) => {
    app.world = applyEvent(app.world, event)
    feel(event)
    app.changed()
  },
  online: (online) => {
    app.ui.online = online
    app.changed()
  },
})
