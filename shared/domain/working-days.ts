import { readdirSync, readFileSync } from 'node:fs'
import { addDays, weekday } from './calendar.ts'
import type { CalendarDate } from './time.ts'

/** `cn` is the State Council's calendar, a file per year; `none` knows weekends alone. */
export const calendarNames = ['cn', 'none'] as const
export type CalendarName = (typeof calendarNames)[number]

interface HolidayYear {
  readonly year: number
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  readonly worked: readonly string[]
}

const folder = new URL('./holidays/', import.meta.url)
const read = (file: string): HolidayYear => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

// The notice for a year comes late in the year before: its file is all that is to be added then.
const years: Record<CalendarName, readonly HolidayYear[]> = {
  cn: readdirSync(folder).map(read),
  none: [],
}

/** Whether the official calendar of a date's year is known; without it only weekends are off. */
export const isListedYear = (date: CalendarDate, calendar: CalendarName): boolean =>
  calendar === 'none' || yearOf(date, calendar) !== undefined

/** The first year from a date to another whose calendar isn't known; undefined if all are. */
export function firstUnlistedYear(
  from: CalendarDate,
  calendar: CalendarName,
  until?: CalendarDate,
): number | undefined {
  const last = until ? Number(until.slice(0, 4)) : Number.POSITIVE_INFINITY
  if (calendar === 'none') return undefined
  for (let year = Number(from.slice(0, 4)); year <= last; year++)
    if (!years[calendar].some((listed) => listed.year === year)) return year
  return undefined
}

/** The holiday that a date belongs to, or undefined; a plain weekend is none. */
export const holidayOn = (date: CalendarDate, calendar: CalendarName): string | undefined =>
  yearOf(date, calendar)?.off.find(({ from, to }) => from <= date && date <= to)?.name

export const isHoliday = (date: CalendarDate, calendar: CalendarName): boolean =>
  holidayOn(date, calendar) !== undefined

/** Whether offices work on a date: weekdays but holidays, and weekends that make up for them. */
export function isWorkingDay(date: CalendarDate, calendar: CalendarName): boolean {
  if (yearOf(date, calendar)?.worked.includes(date)) return true
  return weekday(date) <= 5 && !isHoliday(date, calendar)
}

function yearOf(date: CalendarDate, calendar: CalendarName): HolidayYear | undefined {
  const year = Number(date.slice(0, 4))
  return years[calendar].find((listed) => listed.year === year)
}

export interface DueDate {
  readonly date: CalendarDate
  /** False if a year on the way has no file: holidays in it were taken for working days. */
  readonly official: boolean
}

/** The last of so many working days after a date; the date itself doesn't count. */
export function dueDate(end: CalendarDate, workingDays: number, calendar: CalendarName): DueDate {
  let date = end
  let official = true
  for (let left = workingDays; left > 0; ) {
    date = addDays(date, 1)
    official &&= isListedYear(date, calendar)
    if (isWorkingDay(date, calendar)) left--
  }
  return { date, official }
}

/** Working days from the day after `today` up to a date; below zero if the date is past. */
export function workingDaysUntil(
  date: CalendarDate,
  today: CalendarDate,
  calendar: CalendarName,
): number {
  const late = date < today
  const [from, to] = late ? [date, today] : [today, date]
  let days = 0
  for (let next = addDays(from, 1); next <= to; next = addDays(next, 1))
    if (isWorkingDay(next, calendar)) days++
  // A deadline that passed on Friday is late on Saturday, though no office has opened since.
  return late ? -Math.max(days, 1) : days
}
