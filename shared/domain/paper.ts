import { createHmac } from 'node:crypto'
import type { CalendarDate } from './time.ts'

// Crockford's alphabet: no letter that is taken for a digit when read out.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** Twelve letters and digits that only the bot can make: 60 bits, the same for the same cause. */
export function paperCode(key: string, ...cause: (string | number)[]): string {
  const mac = createHmac('sha256', key)
    .update(['paper', ...cause].join('\u0000'))
    .digest()
  return [...mac.subarray(0, length)].map((byte) => alphabet[byte % 32]).join('')
}

/** `ABCD-EFGH-JKMN`, to be read out and typed. */
export const spacedCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

/** A code as somebody typed it: any case, with or without dashes, O for 0, I and L for 1. */
export function typedCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
  const code = plain.replaceAll('O', '0').replace(/[IL]/g, '1')
  return code.length === length && [...code].every((c) => alphabet.includes(c)) ? code : undefined
}

/** The number on the paper: its day, then what tells it from the day's others. */
export const serialOf = (code: string, date: CalendarDate): string =>
  `${date.replaceAll('-', '')}-${code.slice(0, 6)}`

/** A name that can be compared with the paper, but not learnt from the code. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '＊'.repeat(Math.max(1, rest.length))
}
