import { fontOf, type Weight } from './fonts.ts'

/** What Chinese printers put where a character is not in the case. */
export const missing = '〓'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u
const han = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}〓'
const opening = '（《「『“【'
const closing = '，。、；：？！）》」』”】…'
const words = new RegExp(
  `\\s*[${opening}]*(?:[${han}]|[^\\s${opening}${han}]+)[${closing}]*|\\s*[${opening}]+`,
  'gu',
)

/**
 * The text as this font can print it. A letter that the font lacks becomes its plain form (𝓛 → L,
 * ő → o); emoji vanish; any other becomes 〓, so that a name is never silently shortened.
 */
export function printable(text: string): string {
  const seen = [...graphemes.segment(text.normalize('NFC').replace(/\s+/gu, ' '))]
  const printed = seen.map(({ segment }) => printableLetter(segment)).join('')
  const tidy = printed
    .replace(/ {2,}/g, ' ')
    .replace(/〓{4,}/g, missing.repeat(3))
    .trim()
  return tidy === '' && text.trim() !== '' ? missing : tidy
}

function printableLetter(grapheme: string): string {
  const letter = grapheme.replace(unseen, '')
  const plain = letter.normalize('NFKC')
  const base = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  for (const form of [letter, plain, base]) if (isCovered(form)) return form
  return emoji.test(letter) ? '' : missing
}

/** Whether the font has every character: both weights hold the same ones. */
export function isCovered(text: string): boolean {
  const font = fontOf('regular')
  return [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
}

/** Width of one line, in the unit of `size`. */
export function widthOf(text: string, size: number, weight: Weight = 'regular'): number {
  const font = fontOf(weight)
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm
}

/** The largest size down to `smallest` at which the line fits, then an ellipsis. */
export function squeeze(
  text: string,
  room: number,
  size: number,
  weight: Weight,
  smallest = size * 0.8,
): { text: string; size: number } {
  const width = widthOf(text, size, weight)
  if (width <= room) return { text, size }
  const shrunk = Math.max(smallest, Math.floor((size * room) / width))
  return { text: shorten(text, room, shrunk, weight), size: shrunk }
}

function shorten(text: string, room: number, size: number, weight: Weight): string {
  if (widthOf(text, size, weight) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, weight) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Lines no wider than `room`, broken between words or Chinese characters; the last is shortened. */
export function wrap(
  text: string,
  room: number,
  size: number,
  weight: Weight = 'regular',
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = []
  for (const piece of pieces(text, room, size, weight)) {
    const line = `${lines.at(-1) ?? ''}${piece}`
    if (lines.length > 0 && widthOf(line, size, weight) <= room) lines[lines.length - 1] = line
    else lines.push(piece.trimStart())
  }
  if (lines.length <= most) return lines
  return [
    ...lines.slice(0, most - 1),
    shorten(`${lines.slice(most - 1).join('')}`, room, size, weight),
  ]
}

const pieces = (text: string, room: number, size: number, weight: Weight): string[] =>
  (text.match(words) ?? []).flatMap((word) =>
    widthOf(word, size, weight) > room ? [...word] : word,
  )
