import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types'
import type { PlayMessage } from '../playground/protocol.ts'
import { bad } from './errors.ts'

type ReplyKeyboard = NonNullable<PlayMessage['replyKeyboard']>
export type Markup =
  | InlineKeyboardMarkup
  | ReplyKeyboardMarkup
  | { remove_keyboard: true }
  | { force_reply: true }

const isUrl = (url: string): boolean => /^(https?|tg):\/\/\S+$/.test(url)

function checkButton(button: InlineKeyboardButton): void {
  const {
    text,
    style: _,
    icon_custom_emoji_id: __,
    ...action
  } = { style: 0, icon_custom_emoji_id: 0, ...button }
  if (text.trim() === '') throw bad("can't parse inline keyboard button: Text must be non-empty")
  const [kind, ...more] = Object.keys(action)
  if (kind === undefined) throw bad('text buttons are unallowed in the inline keyboard')
  if (more.length > 0) throw bad("can't parse inline keyboard button: more than one action")
  if ('callback_data' in button) {
    const bytes = Buffer.byteLength(button.callback_data)
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID')
  }
  if ('url' in button && !isUrl(button.url)) {
    throw bad(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`)
  }
}

/** Telegram shows at most 8 buttons in a row and 100 in all. */
function checkSize(rows: readonly (readonly unknown[])[]): void {
  const isWide = rows.some((row) => row.length > 8)
  if (isWide || rows.flat().length > 100) throw bad('reply markup is too long')
}

/** An inline keyboard as it is stored; an empty one is none. */
export function inlineKeyboard(
  markup: InlineKeyboardMarkup | undefined,
): InlineKeyboardMarkup | undefined {
  const rows = (markup?.inline_keyboard ?? []).filter((row) => row.length > 0)
  checkSize(rows)
  for (const button of rows.flat()) checkButton(button)
  return rows.length === 0 ? undefined : { inline_keyboard: rows }
}

/** What a message's reply_markup becomes: buttons under it, or a keyboard instead of the letters. */
export function keyboards(markup: Markup | undefined): {
  markup?: InlineKeyboardMarkup
  replyKeyboard?: ReplyKeyboard
} {
  if (markup === undefined) return {}
  if ('inline_keyboard' in markup) {
    const inline = inlineKeyboard(markup)
    return inline === undefined ? {} : { markup: inline }
  }
  if ('keyboard' in markup) checkSize(markup.keyboard)
  return { replyKeyboard: markup }
}
