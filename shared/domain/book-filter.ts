import type { Programme } from './activity.ts'
import { addMonths, monthRange } from './calendar.ts'
import type { PartnerId, TeamId } from './ids.ts'
import { programmeNamed } from './text/programme.ts'
import {
  type CalendarDate,
  type CalendarMonth,
  type Instant,
  instant,
  isCalendarMonth,
} from './time.ts'

export type CalendarYear = string & { readonly of: 'CalendarYear' }
/** `2026-11`, `2026` or `all`. */
export type Period = CalendarMonth | CalendarYear | 'all'

/** Which part of the books is looked at, or goes into a file. */
export interface BookFilter {
  period: Period
  programme?: Programme
  team?: TeamId
  partner?: PartnerId
  text?: string
}

export const isYear = (text: string): text is CalendarYear => /^2\d{3}$/.test(text)
export const parsePeriod = (text: string): Period | undefined =>
  text === 'all' || isYear(text) || isCalendarMonth(text) ? text : undefined

/** The year of a month, as a period of its own. */
export const yearOf = (text: string): CalendarYear => text.slice(0, 4) as CalendarYear

/** Days of a period, both included; months end on a 31st that sorts behind all their days. */
export function daysIn(period: Period): { from: CalendarDate; to: CalendarDate } {
  const [from, to] =
    period === 'all'
      ? ['0000-01-01', '9999-12-31']
      : isCalendarMonth(period)
        ? [`${period}-01`, `${period}-31`]
        : [`${period}-01-01`, `${period}-12-31`]
  return { from: from as CalendarDate, to: to as CalendarDate }
}

/** The instants of a period in a zone, [from, to). */
export function instantsIn(period: Period, zone: string): { from: Instant; to: Instant } {
  if (period === 'all') return { from: instant(0), to: instant(Date.UTC(9999, 0)) }
  if (isCalendarMonth(period)) return monthRange(period, zone)
  const first = `${period}-01` as CalendarMonth
  return { from: monthRange(first, zone).from, to: monthRange(addMonths(first, 12), zone).from }
}

const monthWords = /(?:^|\s)(2\d{3})\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*(?:月(?:份)?)?(?=\s|$)/
const yearWords = /(?:^|\s)(2\d{3})\s*年?(?=\s|$)/

/** What somebody typed behind the command: a month or a year, a programme by its name, the rest is searched. */
export function parseFilter(typed: string, thisYear: CalendarYear): BookFilter {
  const plain = typed.normalize('NFKC').trim()
  const month = monthWords.exec(plain)
  const year = month ? null : yearWords.exec(plain)
  const found = month ?? year
  const rest = (found ? plain.replace(found[0], ' ') : plain).trim()
  const programme = programmeNamed(rest)
  const period = month
    ? `${month[1]}-${String(month[2]).padStart(2, '0')}`
    : (year?.[1] ?? (rest && !programme ? 'all' : thisYear))
  return {
    period: period as Period,
    ...(programme ? { programme } : rest ? { text: rest.slice(0, 60) } : {}),
  }
}
