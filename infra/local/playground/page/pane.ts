import { type Chat, type PlayMessage, playId } from '../protocol.ts'
import { type App, openGroup, type Slot } from './app.ts'
import { createComposer } from './composer.ts'
import { createConversation } from './conversation.ts'
import { arrows, el, icon, sync } from './element.ts'
import { drawReplyKeyboard, replyKeyboardOf } from './keyboard.ts'
import { contentLine } from './lines.ts'
import { openMenu } from './menu.ts'
import { avatar, type Talk } from './message.ts'
import { messagesFor, nameOf, peopleOf, privateChat, unreadOf } from './world.ts'

export interface Pane {
  root: HTMLElement
  render(): void
  focus(): void
}

const chatIn = (app: App, slot: Slot): Chat | undefined => {
  if (slot === 'private') return privateChat(app.world, app.ui.me)
  const id = openGroup(app, app.ui.me)
  return app.world.chats.find((chat) => chat.id === id)
}

const titleOf = (app: App, chat: Chat): string =>
  chat.type === 'private' ? nameOf(app.world.bot) : chat.title

const underTitle = (app: App, chat: Chat): string => {
  if (chat.type === 'private') return app.words.onlyTheTwo
  return app.words.people(chat.members.filter((id) => id !== app.world.bot.id).length)
}

const inTopic = (app: App, chat: Chat, items: PlayMessage[]): PlayMessage[] => {
  const topic = app.ui.topic[chat.id] ?? 0
  if (!chat.topics?.length) return items
  return items.filter(({ message }) => (message.message_thread_id ?? 0) === topic)
}

/** One conversation with its head, its messages and the place to write. */
export const createPane = (app: App, slot: Slot): Pane => {
  const back = el('button', { type: 'button', class: 'round back', 'data-testid': 'back' })
  const face = el('span', {})
  const title = el('h2', {})
  const under = el('p', { class: 'under' })
  const more = el('button', { type: 'button', class: 'round', 'data-testid': 'chat-menu' })
  const head = el('header', { class: 'head' }, back, face, el('div', {}, title, under), more)
  const topics = el('div', { class: 'topics', role: 'tablist', hidden: true })
  const pinned = el('button', {
    type: 'button',
    class: 'pinned',
    'data-testid': 'pinned',
    hidden: true,
  })
  const keys = el('div', { class: 'reply-area', hidden: true })
  const empty = el('p', { class: 'nobody', hidden: true })
  const talk: Talk = {
    reply: (item) => composer.reply(item),
    edit: (item) => composer.edit(item),
    jump: (id) => conversation.jump(id),
    fill: (text) => (text === '' ? composer.focus() : composer.fill(text)),
  }
  const conversation = createConversation(app, talk)
  const composer = createComposer(app, () => conversation.focusLast())
  const root = el(
    'section',
    { class: `pane ${slot}`, 'data-testid': 'pane', 'data-slot': slot },
    head,
    topics,
    pinned,
    conversation.root,
    keys,
    composer.root,
    empty,
  )
  back.append(icon('back'))
  more.append(icon('more'))
  arrows(topics, '[role=tab]')
  back.addEventListener('click', () => {
    app.ui.focus = 'list'
    app.changed()
  })
  more.addEventListener('click', () => {
    const chat = chatIn(app, slot)
    if (chat) openMenu(app, chat, more)
  })

  const drawHead = (chat: Chat) => {
    const name = titleOf(app, chat)
    const id = chat.type === 'private' ? app.world.bot.id : chat.id
    sync(face, [{ key: String(id), deps: [name], make: () => avatar(app, id, name, true) }])
    title.textContent = name
    const typing = (app.ui.typing[chat.id] ?? 0) > Date.now()
    under.textContent = typing ? app.words.typing : underTitle(app, chat)
    under.classList.toggle('typing', typing)
    back.setAttribute('aria-label', app.words.back)
    more.setAttribute('aria-label', app.words.more)
  }
  const drawTopics = (chat: Chat) => {
    const all = chat.topics?.length ? [{ id: 0, name: app.words.allTopics }, ...chat.topics] : []
    const open = app.ui.topic[chat.id] ?? 0
    topics.hidden = all.length === 0
    sync(
      topics,
      all.map(({ id, name }) => ({
        key: String(id),
        deps: [name, id === open, chat.id],
        make: () => {
          const tab = el(
            'button',
            {
              type: 'button',
              role: 'tab',
              'data-testid': 'topic',
              'data-topic': id,
              'data-focus': 'tab',
            },
            name,
          )
          tab.setAttribute('aria-selected', String(id === open))
          tab.addEventListener('click', () => {
            app.ui.topic = { ...app.ui.topic, [chat.id]: id }
            app.changed()
          })
          return tab
        },
      })),
    )
  }
  const drawPinned = (items: readonly PlayMessage[]) => {
    const item = items.findLast((one) => one.pinned)
    pinned.hidden = item === undefined
    if (item === undefined) return
    pinned.replaceChildren(
      icon('pin'),
      el('b', {}, app.words.pinned),
      el('span', {}, contentLine(item.message, app.words)),
    )
    pinned.onclick = () => conversation.jump(playId(item.message))
  }
  const drawKeys = (items: readonly PlayMessage[]) => {
    const rows = replyKeyboardOf(items)
    keys.hidden = rows === null
    sync(
      keys,
      rows
        ? [
            {
              key: JSON.stringify(rows),
              deps: [],
              make: () => drawReplyKeyboard(rows, composer.say),
            },
          ]
        : [],
    )
  }
  // The server's word that a chat is read takes a moment; it is asked once.
  let reading = ''
  const read = (chat: Chat) => {
    const count = unreadOf(app.world, app.ui.me, chat.id)
    const wish = `${app.ui.me}:${chat.id}:${count}`
    const seen = root.offsetParent !== null && document.visibilityState === 'visible'
    if (wish === reading || (count > 0 && !seen)) return
    reading = count > 0 ? wish : ''
    if (count === 0) return
    void app.act('read', { as: app.ui.me, chat: chat.id })
  }

  const render = () => {
    const chat = chatIn(app, slot)
    root.classList.toggle('without-chat', chat === undefined)
    empty.hidden = chat !== undefined
    const me = peopleOf(app.world).find((one) => one.id === app.ui.me)
    empty.textContent = app.words.noGroup(me ? nameOf(me.user) : '')
    if (chat === undefined) return
    root.dataset.chat = String(chat.id)
    const items = inTopic(app, chat, messagesFor(app.world, chat.id, app.ui.me))
    root.setAttribute('aria-label', titleOf(app, chat))
    drawHead(chat)
    drawTopics(chat)
    drawPinned(items)
    drawKeys(items)
    composer.render(chat, items)
    conversation.render(`${app.ui.me}:${chat.id}:${app.ui.topic[chat.id] ?? 0}`, chat, items)
    const { sought } = app.ui
    if (sought?.chat === chat.id) {
      app.ui.sought = undefined
      conversation.jump(sought.id)
    }
    read(chat)
  }
  return { root, render, focus: () => composer.focus() }
}
