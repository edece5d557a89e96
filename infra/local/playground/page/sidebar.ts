import type { Chat, Person } from '../protocol.ts'
import { type App, become, openChat, openGroup } from './app.ts'
import { shortText } from './dates.ts'
import { arrows, type Child, el, icon, type Row, sync } from './element.ts'
import { contentLine } from './lines.ts'
import { openMenu } from './menu.ts'
import { avatar } from './message.ts'
import {
  groupsOf,
  messagesFor,
  nameOf,
  peopleOf,
  privateChat,
  senderOf,
  unreadOf,
} from './world.ts'

const badge = (app: App, count: number): Child =>
  count > 0 &&
  el(
    'span',
    { class: 'badge', 'data-testid': 'unread', title: app.words.unread(count) },
    count > 99 ? '99+' : String(count),
  )

const roleText = (app: App, person: Person): string =>
  person.role === undefined ? '' : (app.words.roles[person.role] ?? person.role)

const personRow = (app: App, person: Person, chosen: () => void): Row => {
  const unread = unreadOf(app.world, person.id)
  const current = person.id === app.ui.me
  const name = nameOf(person.user)
  const make = () =>
    el(
      'button',
      {
        type: 'button',
        class: 'person',
        'data-testid': 'person',
        'data-person': person.id,
        'data-focus': 'person',
        'aria-current': current ? 'true' : null,
        onclick: chosen,
      },
      el('span', { class: 'face' }, avatar(app, person.id, name), badge(app, unread)),
      el(
        'span',
        { class: 'person-text' },
        el('b', {}, name),
        el('small', { class: 'role' }, roleText(app, person)),
        !person.started &&
          el(
            'small',
            { class: 'not-started', 'data-testid': 'not-started' },
            app.words.neverStarted,
          ),
      ),
    )
  return { key: String(person.id), deps: [person, unread, current, app.ui.language], make }
}

/** Shows everybody who can be played; `chosen` hears whom. */
export const drawPeople = (app: App, list: HTMLElement, chosen: (id: number) => void): void =>
  sync(
    list,
    peopleOf(app.world).map((person) => personRow(app, person, () => chosen(person.id))),
  )

const chatRow = (app: App, chat: Chat): Row => {
  const { world, words, ui } = app
  const newest = messagesFor(world, chat.id, ui.me).at(-1)
  const unread = unreadOf(world, ui.me, chat.id)
  const bot = chat.type === 'private'
  const title = bot ? nameOf(world.bot) : chat.title
  const current = bot
    ? ui.focus === 'private'
    : ui.focus !== 'private' && openGroup(app, ui.me) === chat.id
  const from = newest && !bot && newest.message.from ? `${senderOf(newest.message).name}: ` : ''
  const time =
    newest && shortText(newest.message.date * 1000, app.now(), world.clock.zone, ui.language)
  const make = () =>
    el(
      'button',
      {
        type: 'button',
        class: 'chat',
        'data-testid': 'chat',
        'data-chat': chat.id,
        'data-focus': 'chat',
        'aria-current': current ? 'true' : null,
        onclick: () => openChat(app, chat.id),
      },
      avatar(app, bot ? world.bot.id : chat.id, title, true),
      el(
        'span',
        { class: 'chat-text' },
        el('span', { class: 'chat-top' }, el('b', {}, title), el('time', {}, time)),
        el(
          'span',
          { class: 'chat-low' },
          el(
            'span',
            { class: 'last' },
            newest ? from + contentLine(newest.message, words) : words.noMessages,
          ),
          badge(app, unread),
        ),
      ),
    )
  return {
    key: `${ui.me}:${chat.id}`,
    deps: [chat, newest, unread, current, time, ui.language],
    make,
  }
}

/** The people on top, the chosen person's chats below. */
export const createSidebar = (app: App): { root: HTMLElement; render(): void } => {
  const people = el('div', { class: 'people', role: 'group' })
  const chats = el('div', { class: 'chats', role: 'group' })
  const peopleTitle = el('h2', {})
  const chatsTitle = el('h2', {})
  const more = el(
    'button',
    { type: 'button', class: 'round', 'data-testid': 'world-menu' },
    icon('plus'),
  )
  more.addEventListener('click', () => openMenu(app, null, more))
  arrows(people, '.person')
  arrows(chats, '.chat')
  const root = el(
    'nav',
    { class: 'sidebar' },
    el('div', { class: 'sidebar-head' }, peopleTitle, more),
    people,
    chatsTitle,
    chats,
  )
  const render = () => {
    const me = peopleOf(app.world).find((one) => one.id === app.ui.me)
    peopleTitle.textContent = app.words.youAre
    chatsTitle.textContent = app.words.chatsOf(me ? nameOf(me.user) : '')
    more.setAttribute('aria-label', app.words.more)
    drawPeople(app, people, (id) => become(app, id))
    const all = [...groupsOf(app.world, app.ui.me), privateChat(app.world, app.ui.me)]
    sync(
      chats,
      all.map((chat) => chatRow(app, chat)),
    )
  }
  return { root, render }
}
