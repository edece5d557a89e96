import type { CalendarDate } from '../domain/time.ts'
import type { Words } from '../words/words.ts'

type Style = Intl.DateTimeFormatOptions
const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format costs more than using it a hundred times.
function format(words: Words, zone: string, style: Style): Intl.DateTimeFormat {
  const key = `${words.language} ${zone} ${JSON.stringify(style)}`
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(words.language, { timeZone: zone, ...style })
  formats.set(key, known)
  return known
}

const dayStyle: Style = { month: 'short', day: 'numeric', weekday: 'short' }
const timeStyle: Style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

const spaced = (text: string): string => text.replace(/(日)(周|星期)/u, '$1 $2')

/** `11月28日 周六`, `Sat, Nov 28`. */
export const dayText = (words: Words, at: number, zone: string): string =>
  spaced(format(words, zone, dayStyle).format(at))

/** `2026年11月28日 周六`, `Sat, Nov 28, 2026`. */
export const yearDayText = (words: Words, at: number, zone: string): string =>
  spaced(format(words, zone, { year: 'numeric', ...dayStyle }).format(at))

const farAhead = 300 * 86_400_000

/** A day as it is told from `now`: with its year when it is far ahead. */
export const dayFrom = (words: Words, now: number, at: number, zone: string): string =>
  (at - now < farAhead ? dayText : yearDayText)(words, at, zone)

/** `09:00`. */
export const timeText = (words: Words, at: number, zone: string): string =>
  format(words, zone, timeStyle).format(at)

/** `11月28日 周六 09:00`. */
export const momentText = (words: Words, at: number, zone: string): string =>
  `${dayText(words, at, zone)} ${timeText(words, at, zone)}`

/** `11月28日 周六 09:00–11:00`; with both days when it ends on another. */
export function spanText(
  words: Words,
  start: number,
  end: number,
  zone: string,
  dayOf = dayText,
): string {
  const sameDay = dayText(words, start, zone) === dayText(words, end, zone)
  const until = sameDay ? timeText(words, end, zone) : momentText(words, end, zone)
  return `${dayOf(words, start, zone)} ${timeText(words, start, zone)}–${until}`
}

/** `2026年11月`, `November 2026`. */
export const monthText = (words: Words, at: number, zone: string): string =>
  format(words, zone, { year: 'numeric', month: 'long' }).format(at)

/** A date that belongs to no zone: `11月28日 周六`, `Sat, Nov 28`. */
export const dateText = (words: Words, date: CalendarDate): string =>
  dayText(words, Date.parse(`${date}T12:00Z`), 'UTC')

/** `09:00`, of minutes since midnight. */
export const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')
