import { type MemberId, telegramIdOf } from '../domain/ids.ts'
import { escapeHtml, type Words } from '../words/words.ts'

/** A name that Telegram notifies; a neighbour without Telegram is just named. */
export function mention(words: Words, m: MemberId, name: string | undefined): string {
  const shown = escapeHtml(name ?? words.plain('name-unknown'))
  const telegramId = telegramIdOf(m)
  return telegramId === undefined ? shown : `<a href="tg://user?id=${telegramId}">${shown}</a>`
}
