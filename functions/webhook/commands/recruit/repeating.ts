import type { Activity, ActivityPlan } from '../../../../shared/domain/activity.ts'
import {
  addDays,
  addMonths,
  calendarDate,
  calendarMonth,
  instantAt,
  weekday,
} from '../../../../shared/domain/calendar.ts'
import { type ActivityId, digest } from '../../../../shared/domain/ids.ts'
import { publication } from '../../../../shared/domain/publication.ts'
import {
  draftOf,
  type Recruitment,
  repeated,
  repeating,
  ruleOf,
  seriesOf,
} from '../../../../shared/domain/recruitment.ts'
import { splitAt } from '../../../../shared/domain/recurrence.ts'
import type { Roster } from '../../../../shared/domain/roster.ts'
import {
  aheadChoices,
  calendarOf,
  nextDates,
  nextPutUp,
  occurrenceId,
  planOn,
  type Repeat,
  type Series,
  upAtChoices,
  usualAhead,
} from '../../../../shared/domain/series.ts'
import type { Reference } from '../../../../shared/domain/text/days.ts'
import { finished, judgeTime } from '../../../../shared/domain/text/recruit-draft.ts'
import { firstDay, parseRepeat } from '../../../../shared/domain/text/repeat-text.ts'
import type { CalendarDate } from '../../../../shared/domain/time.ts'
import { readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import { putUp, readSeries, writeSeries } from '../../../../shared/store/series.ts'
import { everyChoices, renderRepeat, renderSeries } from '../../../../shared/views/series.ts'
import type { Spoken } from '../../answer.ts'
import type { Ctx } from '../../world.ts'
import { type Drafting, data, datesOf, listen, present, showAsk } from './show.ts'

const shownDates = 3

/** Whether and how it repeats; needs its first day. */
export async function showRepeat(ctx: Ctx, at: Drafting, note?: string): Promise<void> {
  const { words } = ctx.world
  const { repeat, draft } = at.recruitment
  const rule = ruleOf(at.recruitment)
  const { day } = draft.time
  if (!day) return showAsk(ctx, at, { field: 'start' })
  const { text, keyboard } = renderRepeat({
    words,
    day,
    ...(repeat && { repeat }),
    ...(rule && { rule }),
    dates: datesOf(at),
    calendar: calendarOf(at.community),
    data: data(at),
  })
  await listen(ctx, at, 'repeat')
  await present(ctx, { text: note ? `${note}\n\n${text}` : text, keyboard }, at.draft)
}

const usual = { ahead: usualAhead, skipHolidays: false }

/** The last day of a rule that goes on for so many months from its first day on. */
function untilAfter(months: number, day: CalendarDate): CalendarDate | undefined {
  if (months === 0) return undefined
  const month = addMonths(calendarMonth(instantAt(day, 0, 'utc'), 'utc'), months)
  return `${month}-${day.slice(8) > '28' ? '28' : day.slice(8)}` as CalendarDate
}

/** One tap of the menu: what it makes of how a recruitment repeats, or undefined for no such tap. */
export function repeatWith(r: Recruitment, [what, value = '']: string[]): Recruitment | undefined {
  const { day } = r.draft.time
  if (what === 'never' || !day) return repeating(r, undefined)
  if (what === 'every') {
    const every = everyChoices(day)[value]
    return every && repeating(r, { ...usual, ...r.repeat, every })
  }
  const { repeat } = r
  if (!repeat) return undefined
  const { until: _, times: __, ...endless } = repeat
  if (what === 'until') {
    const until = untilAfter(Number(value) || 0, day)
    return repeating(r, { ...endless, ...(until && { until }) })
  }
  if (what === 'at') {
    const upAt = upAtChoices.find((minutes) => String(minutes) === value)
    return upAt === undefined ? undefined : repeating(r, { ...repeat, upAt })
  }
  if (what === 'holidays') return repeating(r, { ...repeat, skipHolidays: value === '1' })
  const ahead = aheadChoices.find((days) => String(days) === value)
  return ahead && repeating(r, { ...repeat, ahead })
}

/** The same in words, with the day that they name. Undefined when they name no rule. */
export function repeatSaid(r: Recruitment, text: string, ref: Reference): Recruitment | undefined {
  const said = parseRepeat(text, ref)
  const { day: known, from } = r.draft.time
  const start = said?.from ?? known
  const day = said && firstDay({ ...said, ...(start && { from: start }) }, from, ref)
  if (!said || !day) return undefined
  const time = { ...r.draft.time, day }
  const repeat: Repeat = { ...usual, ...r.repeat, ...said.repeat }
  const moved = movedTo({ ...r, draft: { ...r.draft, time } }, ref)
  return repeating(moved, repeat)
}

/** Start and end on the draft's day, which another rule may have changed. */
function movedTo(r: Recruitment, { zone }: Reference): Recruitment {
  const { draft } = r
  const { day, from } = draft.time
  if (draft.start === undefined || draft.end === undefined || !day || from === undefined) return r
  const start = instantAt(day, from, zone)
  const end = instantAt(day, from, zone) + (draft.end - draft.start)
  return { ...r, draft: { ...draft, start, end: end as typeof draft.end } }
}

/** Keeps the series, and puts up at once what is due already. False when it was changed meanwhile. */
export async function publishSeries(
  ctx: Ctx,
  { community, me, draft, recruitment }: Drafting,
  plan: ActivityPlan,
): Promise<boolean> {
  const { table, now } = ctx.world
  const { edits } = recruitment
  const seen = edits && (await readSeries(table, edits.series))
  if (edits && (seen?.version !== edits.version || seen.stopped)) return false
  const { id, by, createdAt } = seen ?? { id: draft.id, by: me.id, createdAt: now }
  const series = seriesOf(recruitment, plan, { id, community: community.id, by, createdAt }, seen)
  if (!series) return false
  const written = await writeSeries(table, series, community, now)
  // A second tap finds the series of the first.
  if (written === 'stale' && edits) return false
  const first = nextPutUp(series, community, { now })
  if (written === 'written' && first && first.due <= now)
    await putUp(table, series, community, first.date, now)
  return true
}

/** The series that a draft became, with its next dates. */
export async function seriesCard(ctx: Ctx, at: Drafting): Promise<Spoken | undefined> {
  const { table, now, words } = ctx.world
  const { community, recruitment, draft } = at
  const series = await readSeries(table, recruitment.edits?.series ?? draft.id)
  if (!series) return undefined
  const dates = nextDates(series, community, { now, count: shownDates })
  const found = await readActivitiesAndRosters(
    table,
    dates.map((date) => occurrenceId(series, date)),
  )
  const up = new Set(found.map(({ activity }) => activity.id))
  return renderSeries({ words, series, community, dates, up })
}

/** What was done once as a draft that comes every week, on the same day and at the same hour. */
export function weekly(activity: Activity, roster: Roster, ref: Reference): Recruitment {
  const once = repeated(activity, roster, ref.zone)
  const on = calendarDate(activity.start, ref.zone)
  const every = { weeks: 1, weekdays: [weekday(on)] }
  const day = firstDay({ repeat: { every }, from: addDays(on, 1) }, once.draft.time.from, ref)
  const draft = { ...once.draft, time: { ...once.draft.time, ...(day && { day }) } }
  judgeTime(draft, ref)
  return repeating({ ...once, draft: finished(draft) }, { ...usual, every })
}

/** A series as a draft: all that follows its next date that isn't up yet is to change. */
export async function draftOfSeries(
  ctx: Ctx,
  { community }: Pick<Drafting, 'community'>,
  series: Series,
): Promise<{ id: ActivityId; recruitment: Recruitment } | undefined> {
  const { table, now, bot } = ctx.world
  const dates = nextDates(series, community, { now, count: series.ahead + 2 })
  const ids = dates.map((date) => occurrenceId(series, date))
  const found = await readActivitiesAndRosters(table, ids)
  const up = new Set(found.map(({ activity }) => activity.id))
  const day = dates.find((date) => !up.has(occurrenceId(series, date)))
  if (!day) return undefined
  const plan = planOn(series, day, community.zone)
  const made = { id: series.id, community: community.id, by: series.by, now }
  const { activity, roster } = publication(plan, made)
  const [, { from: _, ...rule }] = splitAt(series.rule, day)
  const { ahead, upAt, skipHolidays, id, version } = series
  const recruitment: Recruitment = {
    draft: draftOf(activity, roster, community.zone),
    placePrivate: activity.placePrivate,
    countsHours: activity.countsHours,
    ...(activity.insured && { danger: 'insured' as const }),
    repeat: { ...rule, ahead, ...(upAt !== undefined && { upAt }), skipHolidays },
    edits: { series: id, version },
  }
  return { id: digest('edit', bot, id, version) as ActivityId, recruitment }
}
