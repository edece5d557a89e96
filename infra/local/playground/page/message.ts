import type { Message } from 'grammy/types'
import { type PlayMessage, playId } from '../protocol.ts'
import { type App, become, follow } from './app.ts'
import { dayText, timeText } from './dates.ts'
import { type Child, el, icon, type Row } from './element.ts'
import { drawInline, pressedOn } from './keyboard.ts'
import { contentLine, serviceLine } from './lines.ts'
import { drawMedia } from './media.ts'
import { drawPoll } from './poll.ts'
import type { Block } from './rows.ts'
import { drawText } from './text.ts'
import { nameOf, peopleOf, senderOf } from './world.ts'

type Bubble = Extract<Block, { kind: 'bubble' }>

/** What a bubble asks of the conversation that it is in. */
export interface Talk {
  reply(item: PlayMessage): void
  edit(item: PlayMessage): void
  jump(id: number): void
  fill(command: string): void
}

const emojis = ['👍', '❤', '🎉', '👏', '🙏']

// Telegram sends the bare heart; without the selector it would be drawn as a black letter.
const faceOf = (emoji: string): string => (emoji === '❤' ? '❤\uFE0F' : emoji)

/** The colour of somebody's name and avatar: one of eight. */
export const hueOf = (id: number): string => `hue${Math.abs(id) % 8}`

const letters = (name: string): string => {
  const words = name.trim().split(/\s+/)
  if (/\p{Script=Han}/u.test(name)) return [...(words[0] ?? '')].slice(-2).join('')
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
}

/** A round picture with initials; the bot has its own. */
export const avatar = (app: App, id: number, name: string, group = false): HTMLElement =>
  id === app.world.bot.id
    ? el('span', { class: 'avatar bot', 'aria-hidden': 'true' })
    : el(
        'span',
        { class: `avatar ${group ? 'group' : ''} ${hueOf(id)}`, 'aria-hidden': 'true' },
        group ? [...name][0] : letters(name),
      )

const nameLine = (app: App, message: Message): Child => {
  const { id, name } = senderOf(message)
  const playable = peopleOf(app.world).some((one) => one.id === id) && id !== app.ui.me
  const attributes = { class: `sender ${hueOf(id)}`, 'data-focus': 'sender' }
  if (!playable) return el('span', attributes, name)
  const hint = app.words.switchTo(name)
  return el(
    'button',
    { ...attributes, type: 'button', tabindex: -1, title: hint, onclick: () => become(app, id) },
    name,
  )
}

const quoteBar = (app: App, message: Message, talk: Talk): Child => {
  const to = message.reply_to_message as Message | undefined
  if (to === undefined || to.forum_topic_created) return null
  const { id, name } = senderOf(to)
  return el(
    'button',
    {
      type: 'button',
      class: `quote ${hueOf(id)}`,
      tabindex: -1,
      onclick: () => talk.jump(playId(to)),
    },
    el('b', {}, name),
    el('span', {}, message.quote?.text ?? contentLine(to, app.words)),
  )
}

const words = (app: App, items: readonly PlayMessage[], talk: Talk): Child => {
  const { message } = items.find((item) => item.message.caption) ?? (items[0] as PlayMessage)
  const text = message.text ?? message.caption ?? message.sticker?.emoji ?? message.dice?.emoji
  const entities = message.entities ?? message.caption_entities ?? []
  if (text === undefined) return null
  const actions = {
    words: app.words,
    follow: (url: string) => follow(app, url),
    fill: talk.fill,
  }
  return el(
    'div',
    { class: 'text', 'data-testid': 'message-text', dir: 'auto' },
    drawText(text, entities, actions),
  )
}

const react = (app: App, item: PlayMessage, emoji: string): void => {
  const mine = item.reactions.some((one) => one.emoji === emoji && one.by.includes(app.ui.me))
  const wish = { as: app.ui.me, chat: item.chat, id: playId(item.message) }
  void app.act('react', { ...wish, emoji: mine ? null : emoji })
}

const reactions = (app: App, item: PlayMessage): Child => {
  const shown = item.reactions.filter((one) => one.by.length > 0)
  if (shown.length === 0) return null
  const names = (by: number[]) =>
    by.map((id) => app.world.people.find((one) => one.id === id)?.user ?? app.world.bot).map(nameOf)
  return el(
    'div',
    { class: 'reactions' },
    shown.map(({ emoji, by }) =>
      el(
        'button',
        {
          type: 'button',
          class: 'reaction',
          tabindex: -1,
          'data-testid': 'reaction',
          'data-emoji': emoji,
          'aria-pressed': String(by.includes(app.ui.me)),
          title: names(by).join(', '),
          onclick: () => react(app, item, emoji),
        },
        faceOf(emoji),
        el('span', {}, String(by.length)),
      ),
    ),
  )
}

const footer = (app: App, item: PlayMessage): HTMLElement => {
  const { message } = item
  return el(
    'div',
    { class: 'meta' },
    item.onlyFor !== undefined && el('span', { class: 'only-you' }, icon('eye'), app.words.onlyYou),
    item.pinned && el('span', { title: app.words.pinned }, icon('pin')),
    message.edit_date !== undefined && el('span', { class: 'edited' }, app.words.edited),
    el('time', {}, timeText(message.date * 1000, app.world.clock.zone)),
  )
}

const toolButton = (label: string, look: Child, onclick: () => void): HTMLElement =>
  el(
    'button',
    { type: 'button', class: 'tool', tabindex: -1, title: label, 'aria-label': label, onclick },
    look,
  )

const tools = (app: App, item: PlayMessage, talk: Talk): Child => {
  if (item.onlyFor !== undefined) return null
  const { reply, edit, react: name } = app.words
  const own = item.message.from?.id === app.ui.me && item.message.text !== undefined
  return el(
    'div',
    { class: 'tools' },
    toolButton(reply, icon('reply'), () => talk.reply(item)),
    own && toolButton(edit, icon('edit'), () => talk.edit(item)),
    emojis.map((emoji) => toolButton(name(emoji), faceOf(emoji), () => react(app, item, emoji))),
  )
}

const looks = (app: App, { items: [item], first, last }: Bubble): string =>
  [
    'message',
    item.message.from?.id === app.ui.me && !item.message.sender_chat ? 'own' : '',
    first ? 'first' : '',
    last ? 'last' : '',
    item.onlyFor === undefined ? '' : 'ephemeral',
    item.message.photo ? 'with-picture' : '',
  ]
    .filter(Boolean)
    .join(' ')

const bubble = (app: App, block: Bubble, talk: Talk): HTMLElement => {
  const { items, first } = block
  const [item] = items
  const { message } = item
  const own = message.from?.id === app.ui.me && !message.sender_chat
  const named = message.chat.type !== 'private' && first && !own
  const { id, name } = senderOf(message)
  return el(
    'article',
    {
      class: looks(app, block),
      tabindex: -1,
      'data-testid': 'message',
      'data-message': playId(message),
      'data-from': id,
      'data-edited': String(message.edit_date !== undefined),
      'data-ephemeral': String(item.onlyFor !== undefined),
      'aria-label': `${name}: ${contentLine(message, app.words)}`,
    },
    message.chat.type !== 'private' &&
      !own &&
      avatar(app, id, name, message.sender_chat !== undefined),
    el(
      'div',
      { class: 'stack' },
      el(
        'div',
        { class: 'bubble' },
        named && nameLine(app, message),
        quoteBar(app, message, talk),
        drawMedia(items, app.words),
        words(app, items, talk),
        drawPoll(app, item),
        reactions(app, item),
        footer(app, item),
      ),
      drawInline(app, item),
      tools(app, item, talk),
    ),
  )
}

const service = (app: App, item: PlayMessage, talk: Talk): HTMLElement => {
  const { pinned_message: pinned } = item.message
  const node = el(
    'div',
    { class: 'service', 'data-testid': 'service', 'data-message': playId(item.message) },
    el('span', {}, serviceLine(item.message, app.words) ?? ''),
  )
  if (pinned) node.addEventListener('click', () => talk.jump(pinned.message_id))
  return node
}

const day = (app: App, atMs: number): HTMLElement =>
  el(
    'div',
    { class: 'day', 'data-testid': 'day' },
    el('span', {}, dayText(atMs, app.world.clock.zone, app.ui.language)),
  )

/** One block of a conversation as a row that is drawn again only when it looks otherwise. */
export const rowOf = (app: App, block: Block, talk: Talk): Row => {
  const { language, me } = app.ui
  const { key } = block
  if (block.kind === 'day') return { key, deps: [language], make: () => day(app, block.atMs) }
  if (block.kind === 'service')
    return { key, deps: [language, block.item], make: () => service(app, block.item, talk) }
  const { items, first, last } = block
  return {
    key,
    deps: [language, me, first, last, pressedOn(app, items[0]), ...items],
    make: () => bubble(app, block, talk),
  }
}
