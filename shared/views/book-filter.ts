import { InlineKeyboard } from 'grammy/web'
import { programmes } from '../domain/activity.ts'
import { type BookFilter, isYear, type Period, yearOf } from '../domain/book-filter.ts'
import { addMonths } from '../domain/calendar.ts'
import type { PartnerId, TeamId } from '../domain/ids.ts'
import { type CalendarMonth, isCalendarMonth } from '../domain/time.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { monthName } from './summary.ts'

/** The verbs whose buttons carry a filter: `archive:<filter>:…`, `export:<filter>:…`. */
export type FilterVerb = 'archive' | 'export'
export const filterFields = ['period', 'programme', 'team', 'partner'] as const
export type FilterField = (typeof filterFields)[number]

/** What teams and partners are called. */
export interface BookNames {
  teams: ReadonlyMap<TeamId, string>
  partners: ReadonlyMap<PartnerId, string>
}

export function periodText(words: Words, period: Period): string {
  if (period === 'all') return words.plain('filter-all-years')
  return isCalendarMonth(period)
    ? monthName(words, period)
    : words.plain('filter-year', { year: period })
}

/** A filter in words: `2026年11月 · 文体 · 舞蹈队 · “敬老院”`. */
export function filterText(words: Words, filter: BookFilter, names: BookNames): string {
  const { period, programme, team, partner, text } = filter
  return [
    periodText(words, period),
    ...(programme ? [words.plain(`programme-${programme}`)] : []),
    ...(team ? [names.teams.get(team) ?? team] : []),
    ...(partner ? [names.partners.get(partner) ?? partner] : []),
    ...(text ? [words.plain('filter-text', { text })] : []),
  ].join(' · ')
}

/** The buttons that change a filter, each with what it is set to. */
export function filterButtons(
  keyboard: InlineKeyboard,
  verb: FilterVerb,
  id: string,
  fields: readonly FilterField[],
  words: Words,
): void {
  fields.forEach((field, i) => {
    if (i % 2 === 0) keyboard.row()
    keyboard.text(words.plain(`filter-${field}`), callbackData(verb, id, 'pick', field, 0))
  })
}

interface Choice {
  label: string
  value: string
}

const shownYears = 10

function periods(current: CalendarMonth, at: string): Choice[] {
  if (isYear(at))
    return Array.from({ length: 12 }, (_, i) => `${at}-${String(i + 1).padStart(2, '0')}`)
      .filter((month) => month <= current)
      .map((value) => ({ label: String(Number(value.slice(5))), value }))
  const year = Number(yearOf(current))
  return Array.from({ length: shownYears }, (_, i) => String(year - i)).map((value) => ({
    label: value,
    value,
  }))
}

const pageSize = 12

export interface PickView {
  verb: FilterVerb
  id: string
  field: FilterField
  /** Page of teams or partners; of periods the year whose months are shown. */
  at: string
  month: CalendarMonth
  names: BookNames
  words: Words
}

function lists({ field, names, words }: PickView): Choice[] {
  if (field === 'programme')
    return programmes.map((value) => ({ label: words.plain(`programme-${value}`), value }))
  const named: ReadonlyMap<string, string> = field === 'team' ? names.teams : names.partners
  return [...named].map(([value, label]) => ({ label, value }))
}

/** Which month, programme, team or partner: every choice is one press. */
export function renderPick(view: PickView) {
  const { verb, id, field, at, month, words } = view
  const set = (value: string) => callbackData(verb, id, 'set', field, value)
  const keyboard = new InlineKeyboard()
  if (field === 'period') {
    for (const [key, value] of [
      ['this-month', month],
      ['last-month', addMonths(month, -1)],
    ] as const)
      keyboard.text(words.plain(`filter-${key}`), set(value))
    keyboard.row()
    periods(month, at).forEach(({ label, value }, i) => {
      if (i > 0 && i % 4 === 0) keyboard.row()
      const text = isYear(value) ? label : words.plain('filter-month', { month: Number(label) })
      // A year is chosen by a second press, or one of its months.
      const data = isYear(value) ? callbackData(verb, id, 'pick', field, value) : set(value)
      keyboard.text(text, data)
    })
    if (isYear(at)) keyboard.row().text(words.plain('filter-whole-year', { year: at }), set(at))
  } else {
    const page = Number(at) || 0
    const all = lists(view)
    all.slice(page * pageSize, (page + 1) * pageSize).forEach(({ label, value }, i) => {
      if (i > 0 && i % 2 === 0) keyboard.row()
      keyboard.text(label, set(value))
    })
    keyboard.row()
    if (page > 0) keyboard.text('‹', callbackData(verb, id, 'pick', field, page - 1))
    if ((page + 1) * pageSize < all.length)
      keyboard.text('›', callbackData(verb, id, 'pick', field, page + 1))
  }
  keyboard
    .row()
    .text(words.plain(`filter-any-${field}`), set('all'))
    .text(words.plain('back'), callbackData(verb, id, '0'))
  return { text: words.html(`filter-ask-${field}`), keyboard }
}
