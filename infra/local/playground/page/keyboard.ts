import type { InlineKeyboardButton, KeyboardButton } from 'grammy/types'
import { type PlayMessage, playId } from '../protocol.ts'
import { type App, follow } from './app.ts'
import { type Child, el, icon } from './element.ts'
import { keyOf } from './world.ts'

const pressKey = (item: PlayMessage, data: string): string => `${keyOf(item)}|${data}`

const mark = (app: App, key: string, on: boolean): void => {
  const pressed = new Set(app.ui.pressed)
  if (on) pressed.add(key)
  else pressed.delete(key)
  app.ui.pressed = pressed
  app.changed()
}

const press = async (app: App, item: PlayMessage, data: string): Promise<void> => {
  const key = pressKey(item, data)
  if (app.ui.pressed.has(key)) return
  mark(app, key, true)
  await app.act('press', { as: app.ui.me, chat: item.chat, id: playId(item.message), data })
  mark(app, key, false)
}

/** The data of this message's buttons that wait for the bot's answer, as one text. */
export const pressedOn = ({ ui }: App, item: PlayMessage): string => {
  const prefix = `${keyOf(item)}|`
  return [...ui.pressed].filter((key) => key.startsWith(prefix)).join('\n')
}

const act = (app: App, item: PlayMessage, button: InlineKeyboardButton): void => {
  if ('url' in button) follow(app, button.url)
  else if ('callback_data' in button) void press(app, item, button.callback_data)
  else if ('copy_text' in button) void navigator.clipboard?.writeText(button.copy_text.text)
}

const inlineButton = (
  app: App,
  item: PlayMessage,
  button: InlineKeyboardButton,
  place: string,
): HTMLElement => {
  const data = 'callback_data' in button ? button.callback_data : null
  const busy = data !== null && app.ui.pressed.has(pressKey(item, data))
  const attributes = {
    type: 'button',
    class: `key ${('style' in button && button.style) || ''}`,
    'data-testid': 'inline-button',
    'data-callback': data,
    'data-url': 'url' in button ? button.url : null,
    'data-focus': `key:${place}`,
    'aria-busy': busy ? 'true' : null,
    disabled: 'disabled' in button,
  }
  return el(
    'button',
    { ...attributes, onclick: () => act(app, item, button) },
    el('span', {}, button.text),
    'url' in button && icon('link'),
    busy && el('span', { class: 'spinner', 'aria-hidden': 'true' }),
  )
}

/** The buttons under a message. */
export const drawInline = (app: App, item: PlayMessage): Child => {
  const rows = item.message.reply_markup?.inline_keyboard ?? []
  if (!rows.some((row) => row.length > 0)) return null
  return el(
    'div',
    { class: 'keys', role: 'group' },
    rows.map((row, y) =>
      el(
        'div',
        { class: 'key-row' },
        row.map((button, x) => inlineButton(app, item, button, `${y}.${x}`)),
      ),
    ),
  )
}

const wordsOn = (button: KeyboardButton): string =>
  typeof button === 'string' ? button : button.text

/** The reply keyboard that a chat's newest message with one asks for; null if none is open. */
export const replyKeyboardOf = (items: readonly PlayMessage[]): string[][] | null => {
  const newest = items.findLast((item) => item.replyKeyboard !== undefined)?.replyKeyboard
  if (newest === undefined || !('keyboard' in newest)) return null
  return newest.keyboard.map((row) => row.map(wordsOn))
}

/** A reply keyboard: each button sends its own words. */
export const drawReplyKeyboard = (rows: string[][], say: (text: string) => void): HTMLElement =>
  el(
    'div',
    { class: 'reply-keys', 'data-testid': 'reply-keyboard' },
    rows.map((row) =>
      el(
        'div',
        { class: 'key-row' },
        row.map((text) =>
          el('button', { type: 'button', class: 'key', onclick: () => say(text) }, text),
        ),
      ),
    ),
  )
