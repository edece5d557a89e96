import { InlineKeyboard } from 'grammy/web'
import { addDays, instantAt, weekday } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import type { ActivityId } from '../domain/ids.ts'
import type { Recurrence } from '../domain/recurrence.ts'
import {
  aheadChoices,
  calendarOf,
  holidaysUnknownFrom,
  occurrenceId,
  type Repeat,
  type Series,
  startOn,
  upAtChoices,
  usualUpAt,
} from '../domain/series.ts'
import { isLastOfMonth, nthInMonth } from '../domain/text/repeat-text.ts'
import type { CalendarDate } from '../domain/time.ts'
import type { CalendarName } from '../domain/working-days.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import type { Rendered } from './post.ts'
import { clockText, dateText, spanText } from './when.ts'

const weekdayName = (words: Words, day: number): string => words.plain(`weekday-${day}`)

function everyText(words: Words, every: Recurrence['every']): string {
  if ('weeks' in every) {
    const days = every.weekdays
      .map((day) => weekdayName(words, day))
      .join(words.plain('list-comma'))
    return words.plain('repeat-weeks', { weeks: every.weeks, days })
  }
  const { on } = every
  if ('date' in on)
    return on.date === 'last'
      ? words.plain('schedule-month-end')
      : words.plain('schedule-monthly', { days: String(on.date) })
  const day = weekdayName(words, on.weekday)
  return on.nth === 'last'
    ? words.plain('schedule-last', { day })
    : words.plain('schedule-nth', { n: on.nth, day })
}

const yearOf = (date: CalendarDate): string => date.slice(0, 4)

/** A fifth Saturday, or a 31st, that not every month has. */
const isRare = (every: Recurrence['every']): boolean => {
  if ('weeks' in every) return false
  return 'nth' in every.on ? every.on.nth === 5 : every.on.date !== 'last' && every.on.date > 28
}

/** `每周六，到 2027年6月30日 周三为止`. */
export function ruleText(words: Words, { every, until, times }: Recurrence): string {
  return [
    everyText(words, every),
    ...(isRare(every) ? [words.plain('repeat-some-months')] : []),
    ...(until
      ? [words.plain('repeat-until', { year: yearOf(until), day: dateText(words, until) })]
      : []),
    ...(times ? [words.plain('repeat-times', { count: times })] : []),
  ].join('')
}

/** That holidays are left out, and from which year on nobody knows them yet. */
function holidayLines(
  words: Words,
  rule: Recurrence,
  from: CalendarDate,
  calendar: CalendarName,
): string[] {
  const year = holidaysUnknownFrom(rule, from, calendar)
  return [
    words.html('repeat-holidays'),
    ...(year ? [words.html('repeat-holidays-unknown', { year: String(year) })] : []),
  ]
}

/** When each post is put up. */
const aheadText = (
  words: Words,
  { ahead, upAt = usualUpAt }: Pick<Repeat, 'ahead' | 'upAt'>,
): string => words.html('repeat-ahead', { count: ahead, time: clockText(upAt) })

/** How a recruitment repeats: the rule, its next dates, and when each post is put up. */
export function repeatLines(
  words: Words,
  rule: Recurrence,
  repeat: Pick<Repeat, 'ahead' | 'upAt' | 'skipHolidays'>,
  dates: CalendarDate[],
  calendar: CalendarName,
): string[] {
  const days = dates.map((date) => dateText(words, date)).join(words.plain('list-days'))
  return [
    words.html('repeat-rule', { rule: ruleText(words, rule) }),
    words.html('repeat-next', { days }),
    aheadText(words, repeat),
    ...(repeat.skipHolidays ? holidayLines(words, rule, dates[0] ?? rule.from, calendar) : []),
  ]
}

const untilChoices = [3, 6, 12, 0]

/** How it may repeat, given its first day: each button states the wish. */
export const everyChoices = (day: CalendarDate): Record<string, Recurrence['every']> => ({
  w1: { weeks: 1, weekdays: [weekday(day)] },
  w2: { weeks: 2, weekdays: [weekday(day)] },
  nth: { months: 1, on: nthInMonth(day) },
  date: { months: 1, on: { date: isLastOfMonth(day) ? 'last' : Number(day.slice(8)) } },
})

export interface RepeatView {
  words: Words
  day: CalendarDate
  repeat?: Repeat
  rule?: Recurrence
  dates: CalendarDate[]
  calendar: CalendarName
  data(action: string, ...args: string[]): string
}

const marked = (on: boolean, label: string): string => (on ? `● ${label}` : label)

function repeatKeyboard(view: RepeatView): InlineKeyboard {
  const { words, repeat, day, data, calendar } = view
  const keyboard = new InlineKeyboard()
  const now = JSON.stringify(view.rule?.every)
  Object.entries(everyChoices(day)).forEach(([code, every], i) => {
    const label = marked(JSON.stringify(every) === now, everyText(words, every))
    keyboard.text(label, data('rep', 'every', code))
    if (i % 2 === 1) keyboard.row()
  })
  if (!repeat) return keyboard
  for (const months of untilChoices) {
    const key = months === 0 ? 'repeat-endless' : 'repeat-months'
    keyboard.text(words.plain(key, { count: months }), data('rep', 'until', String(months)))
  }
  keyboard.row()
  for (const days of aheadChoices) {
    const label = words.plain('repeat-ahead-button', { count: days })
    keyboard.text(marked(repeat.ahead === days, label), data('rep', 'ahead', String(days)))
  }
  keyboard.row()
  for (const minutes of upAtChoices) {
    const label = words.plain('repeat-at-button', { time: clockText(minutes) })
    const chosen = (repeat.upAt ?? usualUpAt) === minutes
    keyboard.text(marked(chosen, label), data('rep', 'at', String(minutes)))
  }
  keyboard.row()
  const wanted = repeat.skipHolidays ? '0' : '1'
  if (calendar !== 'none')
    keyboard.text(words.plain(`repeat-holidays-${wanted}`), data('rep', 'holidays', wanted)).row()
  return keyboard
    .text(words.plain('repeat-done'), data('preview'))
    .text(words.plain('repeat-never'), data('rep', 'never'))
}

/** Whether and how a recruitment repeats, chosen by taps or written. */
export function renderRepeat(view: RepeatView): Rendered {
  const { words, repeat, rule, dates, data, calendar } = view
  const text = [
    words.html('repeat-ask'),
    ...(repeat && rule ? ['', ...repeatLines(words, rule, repeat, dates, calendar)] : []),
    '',
    words.html('repeat-example'),
  ].join('\n')
  const keyboard = repeatKeyboard(view)
  if (!repeat) keyboard.text(words.plain('back'), data('preview'))
  return { text, keyboard }
}

export interface SeriesView {
  words: Words
  series: Series
  community: Pick<Community, 'id' | 'zone' | 'calendar'>
  dates: CalendarDate[]
  /** Dates whose post is up already. */
  up: ReadonlySet<ActivityId>
}

export const seriesData = (
  { id }: Pick<Community, 'id'>,
  series: Pick<Series, 'id'>,
  action: string,
  ...args: string[]
): string => callbackData('series', id, series.id, action, ...args)

function dateLine({ words, series, up }: SeriesView, date: CalendarDate): string {
  const day = dateText(words, date)
  if (up.has(occurrenceId(series, date))) return words.html('series-date-up', { day })
  const on = dateText(words, addDays(date, -series.ahead))
  return words.html('series-date', { day, on })
}

function dateButtons(view: SeriesView, keyboard: InlineKeyboard): void {
  const { words, series, community, dates, up } = view
  for (const date of dates) {
    const day = dateText(words, date)
    const id = occurrenceId(series, date)
    if (up.has(id))
      keyboard.text(words.plain('series-card', { day }), callbackData('card', id, 'show'))
    else
      keyboard
        .text(words.plain('series-skip', { day }), seriesData(community, series, 'skip', date))
        .text(words.plain('series-early', { day }), seriesData(community, series, 'early', date))
    keyboard.row()
  }
}

/** A series: its rule, its next dates, and what can be done about each and about all. */
export function renderSeries(view: SeriesView): Rendered {
  const { words, series, community, dates } = view
  const { plan, rule, skipHolidays, skip, stopped } = series
  const first = dates[0] ?? rule.from
  const [start, end] = [
    startOn(series, first, community.zone),
    instantAt(first, series.from + series.minutes, community.zone),
  ]
  const hours = spanText(words, start, end, community.zone).split(' ').at(-1) ?? ''
  const [later = ''] = dates
  const skipped = skip.filter((date) => date >= (later || rule.from))
  const text = [
    words.html('series-title', { title: plan.title }),
    words.html('repeat-rule', { rule: `${ruleText(words, rule)} ${hours}` }),
    words.html('post-place', { place: plan.place }),
    aheadText(words, series),
    ...(skipHolidays ? holidayLines(words, rule, first, calendarOf(community)) : []),
    '',
    ...(stopped
      ? [words.html('series-stopped')]
      : dates.length > 0
        ? [words.html('series-next'), ...dates.map((date) => dateLine(view, date))]
        : [words.html('series-over')]),
    ...(stopped || dates.length === 0 ? [] : ['', words.html('series-how')]),
  ].join('\n')
  const keyboard = new InlineKeyboard()
  if (!stopped) {
    dateButtons(view, keyboard)
    for (const date of skipped)
      keyboard
        .text(
          words.plain('series-unskip', { day: dateText(words, date) }),
          seriesData(community, series, 'unskip', date),
        )
        .row()
    keyboard
      .text(words.plain('series-change'), callbackData('reseries', community.id, series.id))
      .text(words.plain('series-stop'), seriesData(community, series, 'stop'))
      .row()
  }
  keyboard.text(words.plain('series-all'), seriesData(community, series, 'all'))
  return { text, keyboard }
}

/** The series of a community, each with its next three dates. */
export function renderSeriesList(
  words: Words,
  community: Pick<Community, 'id' | 'name'>,
  all: { series: Series; dates: CalendarDate[] }[],
): Rendered {
  const keyboard = new InlineKeyboard()
  for (const { series } of all)
    keyboard.text(`🔁 ${series.plan.title}`, seriesData(community, series, 'show')).row()
  const lines = all.map(({ series, dates }) => {
    const days = dates.map((date) => dateText(words, date)).join(words.plain('list-days'))
    const rule = ruleText(words, series.rule)
    return words.html('series-line', { title: series.plan.title, rule, days: days || '—' })
  })
  const head = words.html(all.length > 0 ? 'series-list' : 'series-none', {
    community: community.name,
  })
  return { text: [head, ...lines].join('\n\n'), keyboard }
}

/** The second tap before a series stops. */
export function renderStop({ words, series, community }: SeriesView): Rendered {
  const keyboard = new InlineKeyboard()
    .text(words.plain('series-stop-yes'), seriesData(community, series, 'stopok'))
    .row()
    .text(words.plain('back'), seriesData(community, series, 'show'))
  return { text: words.html('series-stop-ask', { title: series.plan.title }), keyboard }
}
