import { addDays, calendarDate, weekday } from '../calendar.ts'
import type { Reference } from './days.ts'
import { clean, fold } from './fold.ts'
import { readWhen, type When } from './when.ts'
import {
  datesOf,
  type Hours,
  hoursOf,
  remaining,
  type Window,
  wholeDay,
  windowOn,
} from './windows.ts'

/** Every week on that weekday (1 Monday – 7 Sunday); minutes of the day by the wall clock. */
export interface WeeklyTime extends Hours {
  weekday: number
}

export type ParsedOffer =
  /** Of a weekly time the first occurrence is among the windows. */
  | { ok: true; windows: Window[]; weekly: WeeklyTime[] }
  | { ok: false; reason: 'empty' | 'unreadable' | 'past' }

const joint = /[,;、\n]|\s\+\s|以及|还有|或者?|和|及|\band\b|\bor\b|&/giu
const weeklyWords = /每个?(?=周|星期|礼拜|日|天|工作日)|\b(?:every|each)\b/iu
const pluralDay = /\b(mon|tues|wednes|thurs|fri|satur|sun)days\b/iu
// "Saturday mornings", "on weekends": more than one, so every week's.
const plurals = /\b(morning|afternoon|evening|night|weekend)s\b/giu
const workdays = /工作日|平时|\bweekdays?\b/iu
const everyDay =
  /每[天日]|天天|随时|都可以|\b(?:every|each)\s+day\b|\bany\s*(?:day|time)\b|\bdaily\b/iu
const weekends = /周末|星期六日|\bweekends?\b/iu

const days = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n)

/** The weekdays of a clause that speaks of every week; none where it means one day. */
function weekdaysOf(clause: string, when: When): number[] {
  if (everyDay.test(clause)) return days(1, 7)
  if (workdays.test(clause)) return days(1, 5)
  if (![weeklyWords, pluralDay].some((word) => word.test(clause)) && clause.search(plurals) < 0)
    return []
  if (weekends.test(clause)) return days(6, 7)
  return when.day ? [weekday(when.day)] : []
}

/** "每周六" and "Saturdays" are read as the Saturday of which the first comes next. */
const singular = (clause: string): string =>
  clause.replace(weeklyWords, ' ').replace(pluralDay, '$1day').replace(plurals, '$1')

interface Clause {
  windows: Window[]
  weekly: WeeklyTime[]
}

/** The first of a weekly time that is not over. */
function firstOf(time: WeeklyTime, { now, zone }: Reference): Window[] {
  const today = calendarDate(now, zone)
  const next = addDays(today, (time.weekday - weekday(today) + 7) % 7)
  return [0, 7]
    .map((later) => windowOn(addDays(next, later), time, zone))
    .filter((window) => remaining(window, now))
    .slice(0, 1)
}

function clauseOf(text: string, read: When, hours: Hours, ref: Reference): Clause {
  const weekly = weekdaysOf(text, read).map((day) => ({ weekday: day, ...hours }))
  if (weekly.length > 0) return { windows: weekly.flatMap((time) => firstOf(time, ref)), weekly }
  const dates = datesOf(read, hours, ref)
  return { windows: dates.map((date) => windowOn(date, hours, ref.zone)), weekly }
}

/** "周六、周日上午" gives the morning to both, "Saturday morning and afternoon" both to Saturday. */
function clausesOf(parts: readonly string[], ref: Reference): Clause[] | undefined {
  const texts = parts.filter((text) => /[\p{L}\p{N}]/u.test(text)).slice(0, 20)
  const reads = texts.map((text) => readWhen(singular(text), ref))
  const hours = reads.map((read, n) => hoursOf(read, texts[n] ?? ''))
  let dated: When | undefined
  const clauses = reads.map((read, n): Clause | undefined => {
    const text = texts[n] ?? ''
    const named = Boolean(read.day ?? read.weekend) || weekdaysOf(text, read).length > 0
    const when = named || !dated ? read : { ...dated, ...read }
    const lasting = hours[n] ?? (named ? (hours[n + 1] ?? wholeDay) : undefined)
    dated = when
    return lasting && !read.problem ? clauseOf(text, when, lasting, ref) : undefined
  })
  const whole = clauses.filter((clause) => clause !== undefined)
  return whole.length === clauses.length && whole.length > 0 ? whole : undefined
}

/** "Saturday morning", "明天下午2-4点", "周末", "每周六上午": the times that a volunteer offers. */
export function parseOffer(text: string, ref: Reference): ParsedOffer {
  const folded = fold(clean(text))
    .replace(/^\/\p{L}+(?:@\w+)?\s*/u, '')
    .replace(/\bbetween\s+(.{1,8}?)\s+and\b/giu, 'from $1 to')
  if (!folded) return { ok: false, reason: 'empty' }
  const clauses = clausesOf(folded.split(joint), ref) ?? clausesOf([folded], ref)
  if (!clauses) return { ok: false, reason: 'unreadable' }
  const all = clauses.flatMap(({ windows }) => windows)
  const windows = all.flatMap((window) => remaining(window, ref.now) ?? [])
  const weekly = clauses.flatMap((clause) => clause.weekly)
  if (windows.length === 0) return { ok: false, reason: 'past' }
  return { ok: true, windows: windows.sort((a, b) => a.from - b.from), weekly }
}
