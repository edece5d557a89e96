import { casual } from 'chrono-node/en'
import { DateTime } from 'luxon'
import {
  addDays,
  calendarDate,
  isCalendarDate,
  mondayOf,
  weekday,
  zoneOffsetMinutes,
} from '../calendar.ts'
import type { CalendarDate } from '../time.ts'
import { chineseDigits, numberIn, type Span } from './fold.ts'

export interface Reference {
  /** Epoch milliseconds. */
  now: number
  /** IANA name of the community's zone. */
  zone: string
}

/** A day as written: a fixed date, a weekday that waits for its hour, or a date that can't be. */
export type DayToken = Span &
  (
    | { kind: 'date'; date: CalendarDate }
    | { kind: 'weekday'; weekday: number }
    | { kind: 'weekend'; saturday: CalendarDate }
    | { kind: 'impossible' }
  )
type Day = DayToken extends infer T ? (T extends Span ? Omit<T, keyof Span> : never) : never

const N = `(?:\\d{1,2}|[${chineseDigits}]{1,3})`
const weekdaysZh = '一二三四五六日天'
// "周五" is a weekday, "一周五次" is not, nor is the 7 of "3号楼" a day.
const patterns = [
  `(?<iso>20\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d))`,
  `(?:(?<zhYear>20\\d\\d|今|明)年)?(?<zhMonth>${N}|本|这个|下个)月(?:份)?(?<zhDay>${N})[日号]?(?![\\d${chineseDigits}点时:]|号楼)`,
  `(?<![\\d/.:])(?<month>\\d{1,2})/(?<day>\\d{1,2})(?:/(?<year>20\\d\\d))?(?![\\d/])`,
  `(?<![\\d.:/-])(?<shortMonth>\\d{1,2})[.-](?<shortDay>\\d{1,2})(?!\\d)(?=\\s*(?:[(,]?(?:周|星期|礼拜).|上午|下午|早上?|晚上?|\\d{1,2}(?:[:点]|\\s*[-~]\\s*\\d{1,2}:)))`,
  `(?<!第|[\\d${chineseDigits}])(?<only>${N})[日号](?![楼院门厅桌馆线车店棟栋机坑])(?=\\s*(?:$|[\\s,，;(（\\d${chineseDigits}上下早晚中凌周星礼]))`,
  `(?<zhNear>大后|大前|今|明|后|昨|前)(?:[天日]|(?=[早晚](?![会餐饭宴安])))`,
  `(?<!一|每|\\d|两|几)(?<zhWeek>下下个?|下个?|这个?|本|上个?)?(?:周|星期|礼拜)(?:(?<zhWeekday>[${weekdaysZh}])(?![次期年])|(?<zhWeekend>末))`,
  `(?<enWeekend>\\b(?:(?:this|next|the|on)\\s+)*weekend\\b)`,
  `(?<en>\\b(?:(?:the\\s+)?day\\s+after\\s+tomorrow|today|to(?=night\\b)|tomorrow|yesterday|in\\s+\\d{1,2}\\s+(?:days?|weeks?)|(?:(?:this|next|coming|on|last)\\s+)*WEEKDAY\\b\\.?|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?MONTH\\b\\.?(?:,?\\s*20\\d\\d)?|MONTH\\b\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s*20\\d\\d(?!\\s*[-:]))?)(?=night|[^\\w-]|$))`,
]
const weekdaysEn =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?'
const monthsEn =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const anyDay = new RegExp(
  patterns.join('|').replaceAll('WEEKDAY', weekdaysEn).replaceAll('MONTH', monthsEn),
  'giu',
)

const impossible: Day = { kind: 'impossible' }
const two = (n: number): string => String(n).padStart(2, '0')

function fixed(year: number, month: number, dayOfMonth: number): Day {
  const date = `${year}-${two(month)}-${two(dayOfMonth)}`
  return isCalendarDate(date) ? { kind: 'date', date } : impossible
}

/**
 * Without a year the nearest such day to come is meant; one that passed within three months is
 * more likely a slip of the pen than next year's, and stays in the past to be pointed out.
 */
function nearest(month: number, dayOfMonth: number, today: CalendarDate): Day {
  const year = Number(today.slice(0, 4))
  const leap = [year, year + 1].map((candidate) => fixed(candidate, month, dayOfMonth))
  const recent = addDays(today, -92)
  const next = leap.find((day) => day.kind === 'date' && day.date >= recent)
  const last = fixed(year - 1, month, dayOfMonth)
  return last.kind === 'date' && last.date >= recent ? last : (next ?? impossible)
}

function inMonth(dayOfMonth: number, today: CalendarDate): Day {
  const first = DateTime.fromISO(`${today.slice(0, 7)}-01`, { zone: 'utc' })
  const months = [0, 1].map((months) => first.plus({ months }))
  const day = months
    .map((m) => fixed(m.year, m.month, dayOfMonth))
    .find((day) => day.kind === 'date' && day.date >= today)
  return day ?? impossible
}

function chineseMonth(groups: Record<string, string | undefined>, today: CalendarDate): Day {
  const dayOfMonth = numberIn(groups.zhDay ?? '')
  const year = Number(today.slice(0, 4))
  if (groups.zhMonth === '本' || groups.zhMonth === '这个')
    return fixed(year, Number(today.slice(5, 7)), dayOfMonth)
  if (groups.zhMonth === '下个') {
    const next = DateTime.fromISO(today, { zone: 'utc' }).startOf('month').plus({ months: 1 })
    return fixed(next.year, next.month, dayOfMonth)
  }
  const month = numberIn(groups.zhMonth ?? '')
  if (!groups.zhYear) return nearest(month, dayOfMonth, today)
  const named = { 今: year, 明: year + 1 }[groups.zhYear] ?? Number(groups.zhYear)
  return fixed(named, month, dayOfMonth)
}

const near: Record<string, number> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 }

function chineseWeekday(week: string, name: string, today: CalendarDate): Day {
  const number = Math.min(weekdaysZh.indexOf(name) + 1, 7)
  if (!week) return { kind: 'weekday', weekday: number }
  const weeks = week.startsWith('下下') ? 2 : week[0] === '下' ? 1 : week[0] === '上' ? -1 : 0
  return { kind: 'date', date: addDays(mondayOf(today), weeks * 7 + number - 1) }
}

function weekend(next: boolean, today: CalendarDate): Day {
  const saturday = addDays(mondayOf(today), 5)
  return { kind: 'weekend', saturday: addDays(saturday, next ? 7 : 0) }
}

const weekdayOnly = new RegExp(`^(?:(?:this|coming|on)\\s+)*(?<name>${weekdaysEn})\\.?$`, 'iu')

/** English phrases go to chrono, a bare weekday excepted: whether today counts is the hour's say. */
function english(phrase: string, ref: Reference): Day {
  const today = calendarDate(ref.now, ref.zone)
  if (/day\s+after\s+tomorrow/i.test(phrase)) return { kind: 'date', date: addDays(today, 2) }
  const bare = weekdayOnly.exec(phrase)?.groups?.name?.slice(0, 3).toLowerCase()
  if (phrase.toLowerCase() === 'to') return { kind: 'date', date: today }
  if (bare)
    return {
      kind: 'weekday',
      weekday: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(bare) + 1,
    }
  return readByChrono(phrase.replace(/^on\s+/i, ''), today, ref)
}

function readByChrono(phrase: string, today: CalendarDate, ref: Reference): Day {
  const timezone = zoneOffsetMinutes(ref.now, ref.zone)
  const [found] = casual.parse(phrase, { instant: new Date(ref.now), timezone })
  const part = (name: 'year' | 'month' | 'day'): number => found?.start.get(name) ?? 0
  if (!found || found.text.length < phrase.replace(/\.$/, '').length - 4) return impossible
  const dated = found.start.isCertain('month') && !found.start.isCertain('year')
  return dated
    ? nearest(part('month'), part('day'), today)
    : fixed(part('year'), part('month'), part('day'))
}

function dayOf(match: RegExpExecArray, ref: Reference): Day {
  const groups: Record<string, string | undefined> = match.groups ?? {}
  const today = calendarDate(ref.now, ref.zone)
  const month = Number(groups.month ?? groups.shortMonth ?? 0)
  const dayOfMonth = Number(groups.day ?? groups.shortDay ?? 0)
  if (groups.iso) {
    const [y = 0, m = 0, d = 0] = groups.iso.split(/[-/.]/).map(Number)
    return fixed(y, m, d)
  }
  if (groups.zhMonth) return chineseMonth(groups, today)
  if (groups.year) return fixed(Number(groups.year), month, dayOfMonth)
  // 28/11 can only be the British order; 5/12 is read as 12 May, and the preview shows it.
  if (month > 12) return nearest(dayOfMonth, month, today)
  if (month) return nearest(month, dayOfMonth, today)
  if (groups.only) return inMonth(numberIn(groups.only), today)
  if (groups.zhNear) return { kind: 'date', date: addDays(today, near[groups.zhNear] ?? 0) }
  if (groups.zhWeekend) return weekend(groups.zhWeek?.[0] === '下', today)
  if (groups.zhWeekday) return chineseWeekday(groups.zhWeek ?? '', groups.zhWeekday, today)
  if (groups.enWeekend) return weekend(/next/i.test(groups.enWeekend), today)
  return english(groups.en ?? '', ref)
}

/** Every day named in a folded text, in order. */
export const findDays = (folded: string, ref: Reference): DayToken[] =>
  [...folded.matchAll(anyDay)].map((match) => ({
    index: match.index,
    length: match[0].length,
    ...dayOf(match, ref),
  }))

/** The first such weekday whose instant is still to come; `passed` tells it of a date. */
export function comingWeekday(
  wanted: number,
  today: CalendarDate,
  passed: (date: CalendarDate) => boolean,
): CalendarDate {
  const first = addDays(today, (wanted - weekday(today) + 7) % 7)
  return passed(first) ? addDays(first, 7) : first
}
