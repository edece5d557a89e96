import { DateTime, IANAZone } from 'luxon'
import type { CalendarDate, CalendarMonth, Instant } from './time.ts'

export const isZone = (zone: string): boolean => zone.length > 0 && IANAZone.isValidZone(zone)

const at = (instant: number, zone: string): DateTime => DateTime.fromMillis(instant, { zone })

/** The wall-calendar date of an instant in a zone. */
export const calendarDate = (instant: number, zone: string): CalendarDate =>
  at(instant, zone).toFormat('yyyy-MM-dd') as CalendarDate

export const calendarMonth = (instant: number, zone: string): CalendarMonth =>
  at(instant, zone).toFormat('yyyy-MM') as CalendarMonth

/** Minutes since local midnight, by the wall clock: 0 to 1439. */
export function minuteOfDay(instant: number, zone: string): number {
  const local = at(instant, zone)
  return local.hour * 60 + local.minute
}

/** 1 (Monday) to 7 (Sunday). */
export const weekday = (date: CalendarDate): number => DateTime.fromISO(date).weekday

/** Minutes east of UTC at that instant. */
export const zoneOffsetMinutes = (instant: number, zone: string): number => at(instant, zone).offset

/**
 * The instant of a wall-clock time. A time that the spring gap skips becomes the same time after
 * the gap (02:30 → 03:30); of a time that autumn repeats the first is meant.
 */
export function instantAt(date: CalendarDate, minuteOfDay: number, zone: string): Instant {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  const wall = { year, month, day: dayOfMonth, hour: Math.floor(minuteOfDay / 60) % 24 }
  const days = Math.floor(minuteOfDay / 1440)
  // luxon picks by today's season when a time comes twice; the list of both is the same all year.
  const guess = DateTime.fromObject({ ...wall, minute: minuteOfDay % 60 }, { zone })
  const local = guess.getPossibleOffsets()[0] ?? guess
  return (days === 0 ? local : local.plus({ days })).toMillis() as Instant
}

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd') as CalendarDate

/** The month of the seven days from `first`: the one in which most of them lie. */
export const monthOfWeek = (first: CalendarDate): CalendarMonth =>
  addDays(first, 3).slice(0, 7) as CalendarMonth

export const addMonths = (month: CalendarMonth, months: number): CalendarMonth =>
  DateTime.fromISO(month, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM') as CalendarMonth

/** First instant of a month, and of the one after it: the half-open range [from, to). */
export function monthRange(month: CalendarMonth, zone: string): { from: Instant; to: Instant } {
  const start = DateTime.fromISO(month, { zone })
  return {
    from: start.toMillis() as Instant,
    to: start.plus({ months: 1 }).toMillis() as Instant,
  }
}

/** The Monday of a date's week. */
export const mondayOf = (date: CalendarDate): CalendarDate => addDays(date, 1 - weekday(date))

export const isCalendarDate = (text: string): text is CalendarDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid
