import { isCalendarDate } from '../../../../shared/domain/calendar.ts'
import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { nextDates, occurrenceId, type Series } from '../../../../shared/domain/series.ts'
import type { CalendarDate } from '../../../../shared/domain/time.ts'
import { readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import {
  putUp,
  readSeries,
  seriesOfCommunity,
  writeSeries,
} from '../../../../shared/store/series.ts'
import {
  renderSeries,
  renderSeriesList,
  renderStop,
  type SeriesView,
} from '../../../../shared/views/series.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

const shownDates = 3

async function present(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  if (ctx.callbackQuery && ctx.chat?.type === 'private') return replace(ctx, spoken)
  await answerAlone(ctx, spoken, 'series')
}

async function viewOf(ctx: Ctx, { community }: InCommunity, series: Series): Promise<SeriesView> {
  const { table, now, words } = ctx.world
  const dates = nextDates(series, community, { now, count: shownDates })
  const ids = dates.map((date) => occurrenceId(series, date))
  const found = await readActivitiesAndRosters(table, ids)
  const up = new Set(found.map(({ activity }) => activity.id))
  return { words, series, community, dates, up }
}

const show = async (ctx: Ctx, here: InCommunity, series: Series): Promise<void> =>
  present(ctx, renderSeries(await viewOf(ctx, here, series)))

async function list(ctx: Ctx, { community }: InCommunity): Promise<void> {
  const { table, now, words } = ctx.world
  const all = (await seriesOfCommunity(table, community.id)).map((series) => ({
    series,
    dates: nextDates(series, community, { now, count: shownDates }),
  }))
  const sorted = all.sort((a, b) => (a.dates[0] ?? '~').localeCompare(b.dates[0] ?? '~'))
  await present(ctx, renderSeriesList(words, community, sorted))
}

/** Changes a series as it was read; somebody else's change in the same moment is shown instead. */
async function change(
  ctx: Ctx,
  here: InCommunity,
  seen: Series,
  wanted: Partial<Pick<Series, 'skip' | 'stopped'>>,
  said: string,
): Promise<void> {
  const { table, now, words } = ctx.world
  const next = { ...seen, ...wanted, version: seen.version + 1 }
  const outcome = await writeSeries(table, next, here.community, now)
  await toast(ctx, words.plain(outcome === 'written' ? said : 'series-stale'))
  const newest = (await readSeries(table, seen.id)) ?? seen
  await show(ctx, here, newest)
}

type Action = (ctx: Ctx, here: InCommunity, series: Series) => Promise<void>
type DateAction = (ctx: Ctx, here: InCommunity, series: Series, date: CalendarDate) => Promise<void>

const isUp = async (ctx: Ctx, series: Series, date: CalendarDate): Promise<boolean> =>
  (await readActivitiesAndRosters(ctx.world.table, [occurrenceId(series, date)])).length > 0

/** A date that is up already has people on its list: it is cancelled by its card, not skipped. */
const skip: DateAction = async (ctx, here, series, date) => {
  if (series.skip.includes(date)) return show(ctx, here, series)
  if (await isUp(ctx, series, date)) return show(ctx, here, series)
  await change(ctx, here, series, { skip: [...series.skip, date] }, 'series-skipped')
}

const unskip: DateAction = async (ctx, here, series, date) => {
  if (!series.skip.includes(date)) return show(ctx, here, series)
  const rest = series.skip.filter((each) => each !== date)
  await change(ctx, here, series, { skip: rest }, 'series-unskipped')
}

/** Puts one date up before its time, so that it can be changed by itself. */
const early: DateAction = async (ctx, here, series, date) => {
  const { table, now, words } = ctx.world
  const [first] = nextDates(series, here.community, { from: date, now, count: 1 })
  if (first !== date) return show(ctx, here, series)
  const put = await putUp(table, series, here.community, date, now)
  await toast(ctx, words.plain(put === 'stale' ? 'series-stale' : 'series-put'))
  await show(ctx, here, (await readSeries(table, series.id)) ?? series)
}

const askStop: Action = async (ctx, here, series) =>
  present(ctx, renderStop(await viewOf(ctx, here, series)))

/** What is up stays up; nothing more follows. */
const stop: Action = async (ctx, here, series) => {
  if (series.stopped) return show(ctx, here, series)
  await change(ctx, here, series, { stopped: true }, 'series-stopped-now')
}

const dated = new Map<string, DateAction>(Object.entries({ skip, unskip, early }))
const whole = new Map<string, Action>([
  ['stop', askStop],
  ['stopok', stop],
])

const press = forCommunityNamed(
  'coordinator',
  async (ctx, here, [id = '', name = '', date = '']) => {
    const known = parseActivityId(id)
    const found = known && (await readSeries(ctx.world.table, known))
    // Only what is the community's own: the id came from outside.
    if (found?.community !== here.community.id) return refuse(ctx, 'series-gone')
    if (name === 'all') return list(ctx, here)
    const onDate = dated.get(name)
    if (onDate && isCalendarDate(date)) return onDate(ctx, here, found, date)
    await (whole.get(name) ?? show)(ctx, here, found)
  },
)

const listHere = forCommunity('coordinator', list)

/** Activities that come again and again: their next dates, what is left out, and their end. */
export const series: Verb = {
  command: listHere,
  start: listHere,
  buttons: { series: press },
}
