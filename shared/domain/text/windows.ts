import { addDays, calendarDate, instantAt } from '../calendar.ts'
import { type CalendarDate, type Instant, minute } from '../time.ts'
import { type Half, halfOf } from './clock.ts'
import type { Reference } from './days.ts'
import type { When } from './when.ts'

export interface Window {
  from: Instant
  to: Instant
}
/** Minutes of the day. */
export interface Hours {
  from: number
  to: number
}

const h = 60
const parts: Record<Half | 'day', Hours> = {
  am: { from: 8 * h, to: 12 * h },
  noon: { from: 11 * h, to: 14 * h },
  pm: { from: 12 * h, to: 18 * h },
  night: { from: 18 * h, to: 22 * h },
  day: { from: 8 * h, to: 21 * h },
}
const part =
  /凌晨|清晨|早晨|早上|上午|中午|下午|午后|傍晚|晚上|\b(?:mornings?|noon|afternoons?|evenings?|nights?)\b|(?:全|整|一)天|\ball\s+day\b/iu
const after = /以后|之后|后都|起\b|\bafter\b|\bfrom\b.*\bon(?:wards)?\b|\bonwards\b/iu
const before = /以前|之前|前都|\bbefore\b|\buntil\b|\bby\b/iu

/** The hours that a folded text speaks of; a day without hours is the whole of it. */
export function hoursOf(when: When, folded: string): Hours | undefined {
  const { from, to, durationMinutes } = when
  if (from !== undefined && to !== undefined) return to > from ? { from, to } : undefined
  if (from !== undefined && before.test(folded))
    return from > parts.day.from ? { from: parts.day.from, to: from } : undefined
  if (from !== undefined && after.test(folded))
    return { from, to: Math.max(parts.day.to, from + h) }
  if (from !== undefined) return { from, to: from + (durationMinutes ?? 2 * h) }
  if (when.half) return parts[when.half]
  const word = part.exec(folded)?.[0]
  if (!word) return undefined
  return parts[/天|all/i.test(word) ? 'day' : (halfOf(word) ?? 'day')]
}

export const wholeDay = parts.day

export const windowOn = (date: CalendarDate, { from, to }: Hours, zone: string): Window => ({
  from: instantAt(date, from, zone),
  to: instantAt(date, to, zone),
})

/** What is left of a window from now on, if at least a quarter of an hour is. */
export function remaining({ from, to }: Window, now: number): Window | undefined {
  if (to - now < 15 * minute) return undefined
  return { from: Math.max(from, now) as Instant, to }
}

/** The dates that are meant: a weekend is two, and hours alone mean today or else tomorrow. */
export function datesOf(when: When, hours: Hours, ref: Reference): CalendarDate[] {
  if (when.day) return [when.day]
  if (when.weekend) return [when.weekend, addDays(when.weekend, 1)]
  const today = calendarDate(ref.now, ref.zone)
  const over = instantAt(today, hours.to, ref.zone) <= ref.now
  return [over ? addDays(today, 1) : today]
}
