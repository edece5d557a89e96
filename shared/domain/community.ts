import { addDays, calendarDate, instantAt, minuteOfDay } from './calendar.ts'
import type { CommunityId, MemberId } from './ids.ts'
import { type Instant, instant, minute } from './time.ts'

export interface Community {
  id: CommunityId
  name: string
  zone: string
  language: string
  /** The group that posts and notices go to. */
  chat: number
  /** The forum topic of that group, when posts go to one. */
  thread?: number
  quiet: QuietHours
  /** Named and versioned rules of the place, e.g. `chongqing@1`. */
  policy: string
  /** Official calendar of holidays and make-up days, e.g. `cn`. */
  calendar: string
  residents?: number
  createdAt: Instant
  /** Whom the bot turns to: those who set it up or were made coordinators. */
  coordinators: MemberId[]
  /** The bot was removed from the group: its jobs rest. */
  suspended?: boolean
}

/** Minutes of the day; the quiet span runs over midnight when `from > to`. */
export interface QuietHours {
  from: number
  to: number
}

export const defaultQuiet: QuietHours = { from: 21 * 60, to: 8 * 60 }

export function isQuiet(at: number, { from, to }: QuietHours, zone: string): boolean {
  const m = minuteOfDay(at, zone)
  return from <= to ? m >= from && m < to : m >= from || m < to
}

/** The last minute before the quiet span that `at` falls in; `at` itself when it isn't quiet. */
export function beforeQuiet(at: Instant, quiet: QuietHours, zone: string): Instant {
  if (!isQuiet(at, quiet, zone)) return at
  const date = calendarDate(at, zone)
  const began = minuteOfDay(at, zone) >= quiet.from ? date : addDays(date, -1)
  return instant(instantAt(began, quiet.from, zone) - minute)
}

/** The end of the quiet span that `at` falls in; `at` itself when it isn't quiet. */
export function afterQuiet(at: Instant, quiet: QuietHours, zone: string): Instant {
  if (!isQuiet(at, quiet, zone)) return at
  const date = calendarDate(at, zone)
  const ends = minuteOfDay(at, zone) < quiet.to ? date : addDays(date, 1)
  return instantAt(ends, quiet.to, zone)
}
