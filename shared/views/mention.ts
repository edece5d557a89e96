import { type MemberId, telegramIdOf } from '../domain/ids.ts'
import { escapeHtml, type Words } from '../words/words.ts'

/** What stands where no name may: somebody new, or somebody whom the books know by a pseudonym alone. */
export const unnamed = (words: Words, m: MemberId): string =>
  words.plain(m.startsWith('-') ? 'name-left' : 'name-unknown')

/** A name that Telegram notifies; a neighbour without Telegram is just named. */
export function mention(words: Words, m: MemberId, name: string | undefined): string {
  const shown = escapeHtml(name ?? unnamed(words, m))
  const telegramId = telegramIdOf(m)
  return telegramId === undefined ? shown : `<a href="tg://user?id=${telegramId}">${shown}</a>`
}
