import { CronExpressionParser } from 'cron-parser'
import { checkCron } from '../cron.ts'
import { type ClockToken, findClocks, minuteOf } from './clock.ts'
import { blank, chineseDigits, clean, fold, gone, numberIn } from './fold.ts'

export type ScheduleRefusal =
  | 'empty'
  /** Seconds are not offered; five fields are. */
  | 'six-fields'
  | 'impossible-date'
  /** "每周一" without an hour. */
  | 'no-time'
  | 'unreadable'

export type ParsedSchedule = { ok: true; cron: string } | { ok: false; reason: ScheduleRefusal }

/** A schedule as a person would say it, for putting back into words. Weekdays 1 Monday – 7 Sunday. */
export type Schedule = { hour: number; minute: number | 'spread' } & (
  | { kind: 'daily' }
  | { kind: 'weekly'; weekdays: number[] }
  | { kind: 'monthly'; days: number[] }
  | { kind: 'month-end' }
  | { kind: 'nth-weekday'; weekday: number; nth: number }
  | { kind: 'last-weekday'; weekday: number }
  | { kind: 'yearly'; month: number; day: number }
)

const refuse = (reason: ScheduleRefusal): ParsedSchedule => ({ ok: false, reason })

const fields = /^[\dA-Za-z*,\-/#?()]+$/
const leading = /^(?:[\d*?]|H)/i

const looksLikeCron = (parts: readonly string[]): boolean =>
  parts.length > 3 &&
  leading.test(parts[0] ?? '') &&
  parts.every((part) => fields.test(part)) &&
  parts.some((part) => /[*?#]|^H|^L$/i.test(part))

/** The library's own judgement, and whether such a moment ever comes. */
function checked(cron: string): ParsedSchedule {
  try {
    const options = { tz: 'UTC', hashSeed: 'check', currentDate: new Date(0) }
    CronExpressionParser.parse(cron, options).next()
    return { ok: true, cron }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    return refuse(
      /day of month|loop limit|time span/i.test(message) ? 'impossible-date' : 'unreadable',
    )
  }
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const enDay = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?'
const zhDay = '(?:(?:每个?|逢)?(?:周|星期|礼拜)?[一二三四五六日天](?![\\d点时号个]))'
const ordinalsEn = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th']
const list = '(?:\\s*(?:,|、|和|及|与|and|&)\\s*)+'

const weekdayOf = (name: string): number => {
  const zh = /[一二三四五六日天]$/u.exec(name)?.[0]
  if (zh) return Math.min('一二三四五六日天'.indexOf(zh) + 1, 7)
  return names.indexOf(name.trim().slice(0, 3).toLowerCase()) + 1
}
const cronDay = (weekday: number): number => weekday % 7

interface Rule {
  pattern: RegExp
  /** Day of month, month and weekday fields. */
  cron(groups: Record<string, string | undefined>): string
}

const numbersIn = (text: string): number[] =>
  (text.match(new RegExp(`\\d+|[${chineseDigits}]+`, 'gu')) ?? []).map(numberIn)
const weekdaysIn = (text: string): number[] =>
  (text.match(new RegExp(`${enDay}|[一二三四五六日天]`, 'giu')) ?? []).map(weekdayOf)
const unique = (numbers: number[]): string => [...new Set(numbers)].sort((a, b) => a - b).join(',')
const ordinal = (text: string): number =>
  Math.max(ordinalsEn.findIndex((names) => new RegExp(`^(?:${names})$`, 'i').test(text)) + 1, 0) ||
  numberIn(text)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const enMonth = `(?:${months.join('|')})[a-z]*`
const monthly = '(?:\\s*(?:of|in)?\\s*(?:the|every|each)\\s+month)?'
const everyMonth =
  '(?:(?:every|each)\\s+month\\s+(?:on\\s+)?|monthly\\s+(?:on\\s+)?)?(?:on\\s+)?(?:the\\s+)?'
const D = `(?:\\d{1,2}|[${chineseDigits}]{1,3})`

const rules: Rule[] = [
  {
    pattern: new RegExp(
      `每年(?<m>${D})月(?<d>${D})[日号]?|(?:every\\s+year\\s+on\\s+|yearly\\s+on\\s+|every\\s+)(?:the\\s+)?(?:(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<n2>${enMonth})|(?<n3>${enMonth})\\s+(?<d3>\\d{1,2})(?:st|nd|rd|th)?)`,
      'iu',
    ),
    cron: ({ m, d, d2, n2, d3, n3 }) => {
      const named = months.indexOf((n2 ?? n3 ?? '').slice(0, 3).toLowerCase()) + 1
      return `${numberIn(d ?? d2 ?? d3 ?? '')} ${m ? numberIn(m) : named} *`
    },
  },
  {
    pattern: new RegExp(
      `(?:每个?月|月)(?:的)?(?:最后一[天日]|底|末)|(?:每个?)?月[底末]|${everyMonth}last\\s+day${monthly}|(?:at\\s+)?(?:the\\s+)?month[- ]end|end\\s+of\\s+(?:the|every|each)\\s+month`,
      'iu',
    ),
    cron: () => 'L * *',
  },
  {
    pattern: new RegExp(
      `(?:每个?月)?(?:的)?最后(?:一个)?(?:周|星期|礼拜)(?<zh>[一二三四五六日天])|${everyMonth}(?:every\\s+)?last\\s+(?<en>${enDay})\\b${monthly}`,
      'iu',
    ),
    cron: ({ zh, en }) => `* * ${cronDay(weekdayOf(zh ?? en ?? ''))}L`,
  },
  {
    pattern: new RegExp(
      `(?:每个?月)?(?:的)?第(?<n>[一二三四五1-5])个?(?:周|星期|礼拜)的?(?:周|星期|礼拜)?(?<zh>[一二三四五六日天])|${everyMonth}(?:every\\s+)?(?<o>${ordinalsEn.join('|')})\\s+(?<en>${enDay})\\b${monthly}`,
      'iu',
    ),
    cron: ({ n, zh, o, en }) =>
      `* * ${cronDay(weekdayOf(zh ?? en ?? ''))}#${ordinal(n ?? o ?? '')}`,
  },
  {
    pattern: new RegExp(
      `每个?月(?:的)?(?<zh>${D}[日号]?(?:${list}${D}[日号]?)*)(?![:点时])|${everyMonth}(?<en>\\d{1,2}(?:st|nd|rd|th)(?:${list}(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th))*)${monthly}`,
      'iu',
    ),
    cron: ({ zh, en }) => `${unique(numbersIn(zh ?? en ?? ''))} * *`,
  },
  {
    pattern:
      /每?个?工作日|(?:周|星期)一[到至-](?:周|星期)?五|(?:every\s+|on\s+)?weekdays?|(?:every\s+)?mon(?:day)?s?\s*(?:-|to|through)\s*fri(?:day)?s?/iu,
    cron: () => '* * 1-5',
  },
  { pattern: /每?个?周末|(?:every\s+|on\s+)?weekends?/iu, cron: () => '* * 6,0' },
  {
    pattern: new RegExp(
      `(?:每个?|逢)?(?:周|星期|礼拜)(?<zh>[一二三四五六日天](?:(?:${list})?${zhDay})*)|(?:(?:every|each|on|weekly\\s+on)\\s+)*(?<en>\\b${enDay}\\b(?:${list}(?:every\\s+)?${enDay}\\b)*)`,
      'iu',
    ),
    cron: ({ zh, en }) =>
      `* * ${unique(weekdaysIn((zh ?? en ?? '').replace(/每|逢|周|星期|礼拜/gu, ' ')).map(cronDay))}`,
  },
  { pattern: /每[天日]|天天|(?:every\s*|each\s+)day|daily/iu, cron: () => '* * *' },
]

const filler =
  /^(?:[\s,;.。、的在于是\ue001]|at|on|the|of|and|every|each|o'?clock|点|钟|发送?|提醒)*$/iu

function timeIn(text: string): ClockToken | undefined {
  const clocks = findClocks(text)
  const strong = clocks.filter(({ weak }) => !weak)
  return strong.length === 1 ? strong[0] : strong.length === 0 ? clocks.at(-1) : undefined
}

const daysOf = (cron: string): ParsedSchedule | undefined => {
  const [day = '', month = '*'] = cron.split(' ')
  const numbers = /^[\d,]+$/.test(day) ? day.split(',').map(Number) : []
  const length = month === '*' ? 31 : new Date(Date.UTC(2024, Number(month), 0)).getUTCDate()
  const wrong =
    numbers.some((n) => n < 1 || n > length) || (month !== '*' && !(+month >= 1 && +month <= 12))
  return wrong ? refuse('impossible-date') : undefined
}

function fromWords(folded: string): ParsedSchedule {
  for (const { pattern, cron } of rules) {
    const match = pattern.exec(folded)
    if (!match) continue
    const rest = blank(folded, [{ index: match.index, length: match[0].length }])
    const days = cron(match.groups ?? {})
    const time = timeIn(rest)
    const left = time ? blank(rest, [time]) : rest
    if (!filler.test(left.replaceAll(gone, ' '))) return refuse('unreadable')
    const impossible = daysOf(days)
    if (impossible) return impossible
    if (!time) return refuse('no-time')
    if (!time.possible) return refuse('unreadable')
    const minutes = minuteOf(time) % 1440
    return checked(`${minutes % 60} ${Math.floor(minutes / 60)} ${days}`)
  }
  return refuse('unreadable')
}

/** "每周一9点", "last day of the month 18:00" or a cron line of five fields, as a checked cron line. */
export function parseSchedule(text: string): ParsedSchedule {
  const typed = clean(text)
  if (!typed) return refuse('empty')
  const parts = typed.split(/\s+/)
  if (!looksLikeCron(parts)) return fromWords(fold(typed))
  if (parts.length === 6) return refuse('six-fields')
  return parts.length === 5 ? checked(parts.join(' ')) : refuse('unreadable')
}

const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN)

function weekdayFields(field: string): number[] {
  if (field === '1-5') return [1, 2, 3, 4, 5]
  const days = field
    .split(',')
    .map((day) => names.indexOf(day.toLowerCase()) + 1 || number(day) || 7)
  return days.sort((a, b) => a - b)
}

type Days = Schedule extends infer S
  ? S extends Schedule
    ? Omit<S, 'hour' | 'minute'>
    : never
  : never

function daysIn(day: string, month: string, weekday: string): Days | undefined {
  const [, nthDay = '', nth = ''] = /^([0-7])#([1-5])$/.exec(weekday) ?? []
  const lastDay = /^([0-7])L$/i.exec(weekday)?.[1]
  const any = (field: string) => field === '*' || field === '?'
  if (any(day) && any(month) && any(weekday)) return { kind: 'daily' }
  if (/^L$/i.test(day) && any(month) && any(weekday)) return { kind: 'month-end' }
  if (/^\d+$/.test(day) && /^\d+$/.test(month) && any(weekday))
    return { kind: 'yearly', month: number(month), day: number(day) }
  if (/^[\d,]+$/.test(day) && any(month) && any(weekday))
    return { kind: 'monthly', days: day.split(',').map(Number) }
  if (!any(day) || !any(month)) return undefined
  if (nthDay) return { kind: 'nth-weekday', weekday: number(nthDay) || 7, nth: number(nth) }
  if (lastDay) return { kind: 'last-weekday', weekday: number(lastDay) || 7 }
  if (!/^(?:[0-7]|[a-z]{3})(?:,(?:[0-7]|[a-z]{3}))*$|^1-5$/i.test(weekday)) return undefined
  return { kind: 'weekly', weekdays: weekdayFields(weekday) }
}

/** What a cron line says, or undefined for one that a sentence can't say (show its next times instead). */
export function describeSchedule(cron: string): Schedule | undefined {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/)
  const days = daysIn(day, month, weekday)
  const spread = /^H$/i.test(minute)
  if (!days || !/^\d+$/.test(hour) || !(spread || /^\d+$/.test(minute))) return undefined
  return { ...days, hour: number(hour), minute: spread ? 'spread' : number(minute) }
}

export type JobScheduleRefusal = ScheduleRefusal | 'too-often'
export type ReadSchedule =
  | { ok: true; cron: string }
  | { ok: false; reason: JobScheduleRefusal; better?: string }

const daysField = (cron: string): string => cron.split(' ').slice(2).join(' ')
const timeField = (cron: string): string => cron.split(' ').slice(0, 2).join(' ')

/** Words that say only the hour keep the days, and words that say only the days keep the hour. */
function completed(text: string, current: string): ParsedSchedule {
  const whole = parseSchedule(text)
  if (whole.ok) return whole
  if (whole.reason === 'no-time') {
    const days = parseSchedule(`${text} 0:00`)
    return days.ok ? { ok: true, cron: `${timeField(current)} ${daysField(days.cron)}` } : whole
  }
  const time = whole.reason === 'unreadable' ? parseSchedule(`每天 ${text}`) : whole
  const isTime = time.ok && daysField(time.cron) === '* * *'
  return isTime ? { ok: true, cron: `${timeField(time.cron)} ${daysField(current)}` } : whole
}

/** What was typed as the time of a job that has a time already, or why it can't be. */
export function readSchedule(text: string, current: string): ReadSchedule {
  const read = completed(text, current)
  const line = checkCron(read.ok ? read.cron : text)
  if (line.ok) return read.ok ? line : read
  if (line.reason === 'impossible-date') return { ok: false, reason: line.reason }
  const better = line.reason === 'fields' ? line.better : undefined
  return { ok: false, reason: read.ok ? 'unreadable' : read.reason, ...(better && { better }) }
}
