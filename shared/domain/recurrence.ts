import { DateTime } from 'luxon'
import { addDays, mondayOf, weekday } from './calendar.ts'
import type { CalendarDate } from './time.ts'
import { type CalendarName, isHoliday } from './working-days.ts'

/** Which day of a month: the first to fifth or the last of a weekday, or a date. */
export type MonthDay =
  | { readonly nth: 1 | 2 | 3 | 4 | 5 | 'last'; readonly weekday: number }
  /** A month without the date is passed over. */
  | { readonly date: number | 'last' }

/** How an activity repeats. Dates alone: the time of day stays what it is on every wall clock. */
export interface Recurrence {
  readonly every:
    | { readonly weeks: number; readonly weekdays: readonly number[] }
    | { readonly months: number; readonly on: MonthDay }
  /** The first day that may be one; its week or month is the first that counts. */
  readonly from: CalendarDate
  /** The last day that may be one. */
  readonly until?: CalendarDate
  /** How many there are, those that are skipped included. */
  readonly times?: number
}

/** Whether a rule says something: numbers that are whole, in their range, and at least one day. */
export function isRecurrence({ every, from, until, times = 1 }: Recurrence): boolean {
  if (times < 1 || !Number.isInteger(times) || (until ?? from) < from) return false
  if ('weeks' in every)
    return (
      isFrom1To(52, every.weeks) && every.weekdays.length > 0 && every.weekdays.every(isWeekday)
    )
  return isFrom1To(12, every.months) && isMonthDay(every.on)
}

const isFrom1To = (most: number, n: number) => Number.isInteger(n) && n >= 1 && n <= most
const isWeekday = (n: number) => isFrom1To(7, n)
const isMonthDay = (on: MonthDay): boolean =>
  'date' in on ? on.date === 'last' || isFrom1To(31, on.date) : isWeekday(on.weekday)

/** Which of the dates are asked for. */
export interface Asked {
  readonly from?: CalendarDate
  readonly count: number
  readonly skip?: readonly CalendarDate[]
  /** The calendar whose holidays are left out. */
  readonly skipHolidays?: CalendarName
}

/** The next dates of a repeating activity, at most `count`, without those that are skipped. */
export function occurrences(rule: Recurrence, asked: Asked): CalendarDate[] {
  const { from = rule.from, count, skip = [], skipHolidays = 'none' } = asked
  const found: CalendarDate[] = []
  if (count <= 0) return found
  for (const date of dates(rule)) {
    if (date < from || skip.includes(date) || isHoliday(date, skipHolidays)) continue
    if (found.push(date) >= count) break
  }
  return found
}

// "Every twelfth month on the 30th" from a February would look for a date for ever.
const longestWait = 120

/** All dates of a rule in order; endless unless the rule has an end. */
function* dates(rule: Recurrence): Generator<CalendarDate> {
  let left = rule.times ?? Number.POSITIVE_INFINITY
  let empty = 0
  for (let turn = 0; empty < longestWait; turn++) {
    const inTurn = datesOfTurn(rule, turn)
    empty = inTurn.length === 0 ? empty + 1 : 0
    for (const date of inTurn) {
      if (date < rule.from) continue
      if (left-- <= 0 || (rule.until !== undefined && date > rule.until)) return
      yield date
    }
    if (rule.until !== undefined && firstOfTurn(rule, turn) > rule.until) return
  }
}

function firstOfTurn({ every, from }: Recurrence, turn: number): CalendarDate {
  if ('weeks' in every) return addDays(mondayOf(from), 7 * every.weeks * turn)
  return iso(
    utc(from)
      .startOf('month')
      .plus({ months: every.months * turn }),
  )
}

function datesOfTurn(rule: Recurrence, turn: number): CalendarDate[] {
  const first = firstOfTurn(rule, turn)
  const { every } = rule
  if ('months' in every) return dateIn(first, every.on)
  const days = [...new Set(every.weekdays)].sort((a, b) => a - b)
  return days.map((day) => addDays(first, day - 1))
}

/** The day of a month, given its first, or nothing when the month has none. */
function dateIn(first: CalendarDate, on: MonthDay): CalendarDate[] {
  const days = utc(first).daysInMonth ?? 0
  const date = 'date' in on ? (on.date === 'last' ? days : on.date) : weekdayDate(first, on, days)
  return date >= 1 && date <= days ? [addDays(first, date - 1)] : []
}

function weekdayDate(
  first: CalendarDate,
  on: { readonly nth: number | 'last'; readonly weekday: number },
  days: number,
): number {
  const earliest = 1 + ((on.weekday - weekday(first) + 7) % 7)
  if (on.nth !== 'last') return earliest + 7 * (on.nth - 1)
  return earliest + 7 * Math.floor((days - earliest) / 7)
}

const utc = (date: CalendarDate): DateTime => DateTime.fromISO(date, { zone: 'utc' })
const iso = (date: DateTime): CalendarDate => date.toFormat('yyyy-MM-dd') as CalendarDate

/**
 * The two rules that a series becomes when all from a date on change: what was before keeps its
 * dates and lists, what follows starts anew and has as many as were left.
 */
export function splitAt(rule: Recurrence, date: CalendarDate): [Recurrence, Recurrence] {
  const before = { ...rule, until: addDays(date, -1) }
  // From a date that is one, so that every second week stays the same second week.
  const [next = date] = occurrences(rule, { from: date, count: 1 })
  const after = { ...rule, from: next }
  if (rule.times === undefined) return [before, after]
  const past = occurrences(before, { count: rule.times }).length
  return [before, { ...after, times: rule.times - past }]
}
