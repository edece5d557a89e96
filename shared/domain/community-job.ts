import { DateTime } from 'luxon'
import { addDays, calendarDate } from './calendar.ts'
import { afterQuiet, type Community } from './community.ts'
import { nextOccurrence, nextOccurrences } from './cron.ts'
import { type CommunityJob, communityJobs } from './job.ts'
import { type CalendarDate, type CalendarMonth, hour, type Instant, instant } from './time.ts'

/** `2026-W48`, `2026-11`, `2026-11-24` or `2026`: of one kind they sort as text. */
export type Period = string & { readonly of: 'Period' }
type Span = 'day' | 'week' | 'month' | 'year'

interface Rule {
  readonly span: Span
  readonly cron: string
  /** Days from the sending to the heart of what it is about, which names the period. */
  readonly aboutDays: number
  /** Later than this it is left out: nobody needs Monday's notice on Thursday. */
  readonly graceMs: number
}

const rules: Record<CommunityJob, Rule> = {
  // From Friday on a notice is about the week to come.
  WEEKLY: { span: 'week', cron: 'H 9 * * 1', aboutDays: 3, graceMs: 12 * hour },
  MONTHLY: { span: 'month', cron: '0 9 1 * *', aboutDays: -15, graceMs: 5 * 24 * hour },
  THEME: { span: 'month', cron: 'H 10 24 * *', aboutDays: 15, graceMs: 5 * 24 * hour },
  THEMELAST: { span: 'month', cron: 'H 10 L * *', aboutDays: 15, graceMs: 2 * 24 * hour },
  DAILY: { span: 'day', cron: '0 17 * * *', aboutDays: 0, graceMs: 4 * hour },
  ANNUAL: { span: 'year', cron: 'H 10 10 1 *', aboutDays: -180, graceMs: 20 * 24 * hour },
  HINT: { span: 'year', cron: 'H 10 10 11 *', aboutDays: 0, graceMs: 15 * 24 * hour },
}

const names: Record<Span, string> = {
  day: 'yyyy-MM-dd',
  week: "kkkk-'W'WW",
  month: 'yyyy-MM',
  year: 'yyyy',
}

/**
 * Which occurrence something is: the week, month, day or year that it is about, not the instant.
 * So a changed hour or zone can neither repeat one nor leave one out.
 */
export function periodOf(kind: CommunityJob, at: number, zone: string): Period {
  const { span, aboutDays } = rules[kind]
  const about = addDays(calendarDate(at, zone), aboutDays)
  return DateTime.fromISO(about, { zone: 'utc' }).toFormat(names[span]) as Period
}

/** The month that a month's period names. */
export const monthOf = (period: Period): CalendarMonth => period as string as CalendarMonth
export const dayOf = (period: Period): CalendarDate => period as string as CalendarDate
export const periodOn = (date: CalendarDate): Period => date as string as Period

export interface Occurrence {
  due: Instant
  period: Period
  /** `2026-W48#k3v9`: a period that is said once more because somebody asked, and a name for it. */
  again?: string
}

type Place = Pick<Community, 'id' | 'zone' | 'quiet'>

/** The first occurrence after an instant whose period is wanted. */
function occurrenceAfter(
  kind: CommunityJob,
  cron: string,
  { id, zone }: Place,
  after: Instant,
  wanted: (period: Period) => boolean = () => true,
): Occurrence {
  for (let due = after; ; ) {
    due = nextOccurrence(cron, zone, due, id)
    const period = periodOf(kind, due, zone)
    if (wanted(period)) return { due, period }
  }
}

/** The jobs of a community that begins now: what was due before it began is not owed. */
export const planCommunityJobs = (community: Place, now: Instant) =>
  communityJobs.map((kind) => {
    const { cron } = rules[kind]
    return { kind, cron, ...occurrenceAfter(kind, cron, community, now) }
  })

/**
 * The next occurrence after one was done (or left out). Missed ones collapse: only what is still
 * within its grace comes at once.
 */
export const nextOf = (
  kind: CommunityJob,
  cron: string,
  community: Place,
  done: Occurrence,
  now: Instant,
): Occurrence => {
  if (done.again) return resumed(kind, done.period, cron, community, now)
  const from = instant(Math.max(done.due, now - rules[kind].graceMs))
  return occurrenceAfter(kind, cron, community, from, (period) => period > done.period)
}

export const isTooLate = (kind: CommunityJob, { due }: Occurrence, now: Instant): boolean =>
  now > due + rules[kind].graceMs

/**
 * Where an occurrence that is still to come goes when the hour or the zone changes. If the new
 * hours leave its period out (from Friday to Monday, on a Wednesday), it is owed, and comes now.
 */
export function moved(
  kind: CommunityJob,
  waiting: Occurrence,
  cron: string,
  community: Place,
  now: Instant,
): Occurrence {
  const next = occurrenceAfter(kind, cron, community, now, (period) => period >= waiting.period)
  const leftOut = next.period > waiting.period
  const owed = leftOut && waiting.period <= periodOf(kind, now, community.zone)
  return owed
    ? { due: afterQuiet(now, community.quiet, community.zone), period: waiting.period }
    : next
}

/** Where a job goes on that was switched off: what passed meanwhile is not owed. */
export const resumed = (
  kind: CommunityJob,
  period: Period,
  cron: string,
  community: Place,
  now: Instant,
): Occurrence => occurrenceAfter(kind, cron, community, now, (next) => next >= period)

/** An occurrence and those that follow it, for a person to see. */
export function following(
  kind: CommunityJob,
  cron: string,
  community: Place,
  first: Occurrence,
  count = 3,
): Occurrence[] {
  const found = [first]
  for (let last = first; found.length < count; found.push(last))
    last = occurrenceAfter(kind, cron, community, last.due, (period) => period > last.period)
  return found
}

/** What "now" is about: the period at hand, which then is done; or that once more, if it was. */
export function atOnce(
  kind: CommunityJob,
  waiting: Period,
  { zone }: Place,
  now: Instant,
): Occurrence {
  const period = periodOf(kind, now, zone)
  if (waiting <= period) return { due: now, period }
  return { due: now, period: waiting, again: `${period}#${now.toString(36)}` }
}

/** The period that is talked about: what is said once more leaves the waiting one waiting. */
export const aboutOf = ({ period, again }: Occurrence): Period =>
  (again?.split('#')[0] ?? period) as Period

export type ScheduleCheck =
  | { readonly ok: true; readonly cron: string; readonly next: Instant[] }
  | { readonly ok: false; readonly reason: 'too-often' }

const enough = 30

/** Whether a checked cron line gives a job at most one occurrence in each of its periods. */
export function checkJobCron(
  kind: CommunityJob,
  cron: string,
  { id, zone }: Place,
  now: Instant,
): ScheduleCheck {
  const next = nextOccurrences(enough, cron, zone, now, id)
  const periods = new Set(next.map((at) => periodOf(kind, at, zone)))
  if (periods.size < next.length) return { ok: false, reason: 'too-often' }
  return { ok: true, cron, next: next.slice(0, 3) }
}
