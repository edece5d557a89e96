import { addDays, calendarDate, instantAt, weekday } from '../calendar.ts'
import { type MonthDay, occurrences, type Recurrence } from '../recurrence.ts'
import type { CalendarDate } from '../time.ts'
import { findDays, type Reference } from './days.ts'
import { chineseDigits, clean, fold, numberIn, type Span } from './fold.ts'

/** How an activity repeats as it was written: the rule without its first day. */
export type Spoken = Pick<Recurrence, 'every' | 'until' | 'times'>

export interface RepeatToken {
  repeat: Spoken
  /** "从12月5日起": its first day, if one was named. */
  from?: CalendarDate
  spans: Span[]
}

type Groups = Record<string, string | undefined>
interface Rule {
  pattern: RegExp
  every(groups: Groups): Recurrence['every']
}

const zhWeek = '(?:周|星期|礼拜)'
const zhDay = '[一二三四五六日天]'
const zhDays = `(?<days>${zhDay}(?:(?:[、,和及]|${zhWeek})*${zhDay})*)(?![次期年])`
const zhMonth = '每个?月的?'
const N = `(?:\\d{1,2}|[${chineseDigits}]{1,3})`
const enDay =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?\\b'
const enDays = `(?<days>${enDay}(?:\\s*(?:,|and|&)+\\s*${enDay})*)`
const ordinals = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th']
const enNth = `(?<nth>${ordinals.join('|')}|last)`
const enMonth = '(?:of|in)\\s+(?:the|every|each)\\s+month'
const once = '(?:\\s*一次)?[\\s,的]*'

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const weekdayOf = (name: string): number =>
  Math.min('一二三四五六日天'.indexOf(name) + 1, 7) ||
  names.indexOf(name.slice(0, 3).toLowerCase()) + 1

const weekdaysIn = (text = ''): number[] =>
  (text.match(new RegExp(`${enDay}|${zhDay}`, 'giu')) ?? []).map(weekdayOf)

const weeks = (count: number, days?: string): Recurrence['every'] => ({
  weeks: count,
  weekdays: [...new Set(weekdaysIn(days))].sort((a, b) => a - b),
})
const months = (on: MonthDay): Recurrence['every'] => ({ months: 1, on })

function nthOf(word = ''): 1 | 2 | 3 | 4 | 5 | 'last' {
  const english = ordinals.findIndex((each) => new RegExp(`^(?:${each})$`, 'i').test(word)) + 1
  const n = /^last$/i.test(word) ? 'last' : english || numberIn(word)
  return ([1, 2, 3, 4, 5, 'last'] as const).find((each) => each === n) ?? 'last'
}

const rules: Rule[] = [
  {
    pattern: new RegExp(
      `${zhMonth}(?:最后一[天日]|底|末)|(?:every\\s+month\\s+)?(?:on\\s+)?(?:the\\s+)?last\\s+day\\s+(?:${enMonth})`,
      'iu',
    ),
    every: () => months({ date: 'last' }),
  },
  {
    pattern: new RegExp(`${zhMonth}最后一?个?${zhWeek}(?<day>${zhDay})`, 'iu'),
    every: ({ day = '' }) => months({ nth: 'last', weekday: weekdayOf(day) }),
  },
  {
    pattern: new RegExp(`${zhMonth}第(?<nth>[一二三四五1-5])个?${zhWeek}的?(?<day>${zhDay})`, 'iu'),
    every: ({ nth, day = '' }) => months({ nth: nthOf(nth), weekday: weekdayOf(day) }),
  },
  {
    pattern: new RegExp(
      `(?:(?:on|every|each)\\s+)*(?:the\\s+)?${enNth}\\s+(?<day>${enDay})\\s+${enMonth}|(?:every|each)\\s+(?:month\\s+on\\s+the\\s+)?(?<nth2>first|1st|third|3rd|fourth|4th|fifth|5th|last)\\s+(?<day2>${enDay})`,
      'iu',
    ),
    every: ({ nth, nth2, day, day2 }) =>
      months({ nth: nthOf(nth ?? nth2), weekday: weekdayOf(day ?? day2 ?? '') }),
  },
  {
    pattern: new RegExp(
      `${zhMonth}(?<zh>${N})[日号]|(?:monthly|every\\s+month)\\s+on\\s+the\\s+(?<en>\\d{1,2})(?:st|nd|rd|th)?\\b|(?:on\\s+)?the\\s+(?<en2>\\d{1,2})(?:st|nd|rd|th)\\s+of\\s+(?:every|each)\\s+month`,
      'iu',
    ),
    every: ({ zh, en, en2 }) => months({ date: numberIn(zh ?? en ?? en2 ?? '') }),
  },
  {
    pattern: new RegExp(
      `(?:每隔[一1]个?${zhWeek}|隔${zhWeek}|双${zhWeek})${once}${zhWeek}?${zhDays}|(?:every|each)\\s+(?:second|other|2nd)\\s+(?:week\\s+on\\s+)?${enDays.replace('days', 'en')}|(?:fortnightly|every\\s+fortnight|bi-?weekly)\\s+(?:on\\s+)?${enDays.replace('days', 'en2')}`,
      'iu',
    ),
    every: ({ days, en, en2 }) => weeks(2, days ?? en ?? en2),
  },
  {
    pattern: new RegExp(`每隔?(?<n>[两二三四2-4])个?${zhWeek}${once}${zhWeek}${zhDays}`, 'iu'),
    every: ({ n = '', days }) => weeks(numberIn(n), days),
  },
  {
    pattern: new RegExp(`every\\s+(?<n>two|three|four|[2-4])\\s+weeks?\\s+on\\s+${enDays}`, 'iu'),
    every: ({ n = '', days }) =>
      weeks(['two', 'three', 'four'].indexOf(n.toLowerCase()) + 2 || Number(n), days),
  },
  {
    pattern: new RegExp(
      `每个?${zhWeek}${zhDays}|(?:(?:every|each)\\s+(?:week\\s+on\\s+)?|weekly\\s+on\\s+)${enDays.replace('days', 'en')}`,
      'iu',
    ),
    every: ({ days, en }) => weeks(1, days ?? en),
  },
]

const untilLead = /(?:一?直?[到至]|\b(?:until|till|through|ending(?:\s+on)?)\s+(?:the\s+)?)\s*$/iu
const fromLead = /(?:从|自|\b(?:from|starting(?:\s+on)?|beginning(?:\s+on)?)\s+)\s*$/iu
const untilTail = /^\s*(?:为止|止|结束)/u
const fromTail = /^\s*(?:开始|起)/u
const count = /[,\s]*共?\s*(?<zh>\d{1,3})\s*次|[,\s]*\b(?<en>\d{1,3})\s+times\b/iu

/** A named day with the words around it that say what it is. */
function dayWith(folded: string, ref: Reference, lead: RegExp, tail: RegExp, apart: boolean) {
  for (const token of findDays(folded, ref)) {
    if (token.kind !== 'date') continue
    const before = lead.exec(folded.slice(0, token.index))?.[0].length ?? 0
    const end = token.index + token.length
    const after = tail.exec(folded.slice(end))?.[0].length ?? 0
    if (before === 0 && (after === 0 || !apart)) continue
    const span = { index: token.index - before, length: before + token.length + after }
    return { date: token.date, span }
  }
  return undefined
}

/** "每周六", "every second Saturday until 30 June": the first such phrase of a folded text. */
export function findRepeat(folded: string, ref: Reference): RepeatToken | undefined {
  for (const { pattern, every } of rules) {
    const match = pattern.exec(folded)
    if (!match) continue
    const until = dayWith(folded, ref, untilLead, untilTail, false)
    const from = dayWith(folded, ref, fromLead, fromTail, true)
    const times = count.exec(folded)
    const spans = [
      { index: match.index, length: match[0].length },
      ...(until ? [until.span] : []),
      ...(from ? [from.span] : []),
      ...(times ? [{ index: times.index, length: times[0].length }] : []),
    ]
    const said = Number(times?.groups?.zh ?? times?.groups?.en ?? 0)
    return {
      repeat: {
        every: every(match.groups ?? {}),
        ...(until && { until: until.date }),
        ...(said > 0 && { times: said }),
      },
      ...(from && { from: from.date }),
      spans,
    }
  }
  return undefined
}

/** The same from an answer that says nothing else. */
export const parseRepeat = (text: string, ref: Reference): RepeatToken | undefined =>
  findRepeat(fold(clean(text)), ref)

/** The first day of a rule that is still to come, by its hour where that is known. */
export function firstDay(
  { repeat, from }: Pick<RepeatToken, 'repeat' | 'from'>,
  minutes: number | undefined,
  { now, zone }: Reference,
): CalendarDate | undefined {
  const today = calendarDate(now, zone)
  const rule = { every: repeat.every, from: from && from > today ? from : today }
  const days = occurrences(rule, { count: 2 })
  return days.find((day) => instantAt(day, minutes ?? 1439, zone) > now)
}

/** The same kind of rule through another day: Saturdays become Sundays when the day is one. */
export function throughDay(every: Recurrence['every'], day: CalendarDate): Recurrence['every'] {
  const [first] = occurrences({ every, from: day }, { count: 1 })
  if (first === day) return every
  if ('weeks' in every) return { ...every, weekdays: [weekday(day)] }
  const date = Number(day.slice(8))
  if ('date' in every.on) return { ...every, on: { date } }
  return { ...every, on: nthInMonth(day) }
}

/** Which of its month's Saturdays a Saturday is; a fifth one is the last. */
export function nthInMonth(day: CalendarDate): MonthDay {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  const known = ([1, 2, 3, 4] as const).find((each) => each === nth)
  return { nth: known ?? 'last', weekday: weekday(day) }
}

export const isLastOfMonth = (day: CalendarDate): boolean => addDays(day, 1).endsWith('-01')
