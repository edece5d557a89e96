import type { ActivityPlan } from './activity.ts'
import { addDays, calendarDate, instantAt } from './calendar.ts'
import { afterQuiet, type Community } from './community.ts'
import { type ActivityId, type CommunityId, digest, type MemberId } from './ids.ts'
import { occurrences, type Recurrence } from './recurrence.ts'
import { type CalendarDate, type Instant, instant } from './time.ts'
import { type CalendarName, calendarNames, firstUnlistedYear } from './working-days.ts'

/** How a recruitment repeats: the rule without its first day, and when each post is put up. */
export interface Repeat extends Pick<Recurrence, 'every' | 'until' | 'times'> {
  /** Days before the activity. */
  ahead: number
  /** Minutes since midnight; nine o'clock unless said. */
  upAt?: number
  skipHolidays: boolean
}

export const aheadChoices = [3, 7, 14] as const
export const usualAhead = 7
export const upAtChoices = [8 * 60, 9 * 60, 12 * 60, 18 * 60] as const
export const usualUpAt = 9 * 60

/** An activity that comes again and again; each occurrence is an activity of its own. */
export interface Series {
  /** The id of the draft that it was made of. */
  id: ActivityId
  community: CommunityId
  rule: Recurrence
  ahead: number
  upAt?: number
  skipHolidays: boolean
  skip: CalendarDate[]
  /** By the wall clock, whatever the season: minutes since midnight, and how long. */
  from: number
  minutes: number
  plan: Omit<ActivityPlan, 'start' | 'end' | 'series' | 'decision'>
  by: MemberId
  createdAt: Instant
  /** Grows with each change: a post that was decided on before it isn't put up. */
  version: number
  stopped?: boolean
}

/** One date of one series is one activity, however often it is put up. */
export const occurrenceId = ({ id }: Pick<Series, 'id'>, date: CalendarDate): ActivityId =>
  digest(id, date) as ActivityId

/** The official calendar of a community. */
export const calendarOf = ({ calendar }: Pick<Community, 'calendar'>): CalendarName =>
  calendarNames.find((name) => name === calendar) ?? 'none'

/**
 * The year from which on a rule can't leave out holidays: the official calendar of a year is out
 * late in the year before.
 */
export function holidaysUnknownFrom(
  rule: Recurrence,
  from: CalendarDate,
  calendar: CalendarName,
): number | undefined {
  const last = rule.times ? occurrences(rule, { count: rule.times }).at(-1) : rule.until
  return firstUnlistedYear(from, calendar, last)
}

type Place = Pick<Community, 'zone' | 'calendar' | 'quiet'>

export const startOn = (
  { from }: Pick<Series, 'from'>,
  date: CalendarDate,
  zone: string,
): Instant => instantAt(date, from, zone)

/** The next dates whose hour is still to come. */
export function nextDates(
  series: Pick<Series, 'rule' | 'skip' | 'skipHolidays' | 'from' | 'stopped'>,
  place: Place,
  after: { from?: CalendarDate; now: number; count: number },
): CalendarDate[] {
  if (series.stopped) return []
  const { rule, skip, skipHolidays } = series
  const today = calendarDate(after.now, place.zone)
  const from = after.from && after.from > today ? after.from : today
  const calendar = skipHolidays ? calendarOf(place) : 'none'
  const asked = { from, skip, skipHolidays: calendar, count: after.count + 1 }
  return occurrences(rule, asked)
    .filter((date) => startOn(series, date, place.zone) > after.now)
    .slice(0, after.count)
}

export interface PutUp {
  date: CalendarDate
  due: Instant
}

/** The next occurrence to put up from a date on, and when. */
export function nextPutUp(
  series: Series,
  place: Place,
  after: { from?: CalendarDate; now: number },
): PutUp | undefined {
  const [date] = nextDates(series, place, { ...after, count: 1 })
  if (!date) return undefined
  const { ahead, upAt = usualUpAt } = series
  const { zone, quiet } = place
  const due = afterQuiet(instantAt(addDays(date, -ahead), upAt, zone), quiet, zone)
  // Nothing is put up after it began, however few days ahead.
  return { date, due: instant(Math.min(due, startOn(series, date, zone) - 1)) }
}

/** What is put up for one date: the wall clock decides both ends. */
export function planOn(series: Series, date: CalendarDate, zone: string): ActivityPlan {
  const start = startOn(series, date, zone)
  const end = instantAt(date, series.from + series.minutes, zone)
  return { ...series.plan, start, end, series: series.id }
}
