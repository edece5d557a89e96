const nameLimit = 30

// Line breaks, and marks that are invisible or turn the text around them.
const unseen = /[\s\p{Cc}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu

const tidied = (text: string): string => text.replace(unseen, ' ').trim()

/** What a person wants to be called: one line, not a paragraph. */
export function nameIn(text: string): string | undefined {
  const name = tidied(text)
  return name && [...name].length <= nameLimit ? name : undefined
}

/** What Telegram calls a person, as far as it fits. */
export const shortName = (firstName: string): string | undefined =>
  nameIn([...tidied(firstName)].slice(0, nameLimit).join(''))
