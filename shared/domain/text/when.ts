import { addDays, calendarDate, instantAt, weekday } from '../calendar.ts'
import type { CalendarDate } from '../time.ts'
import { type ClockToken, findClocks, type Half, halfOf, minuteOf, rangeOf } from './clock.ts'
import { comingWeekday, type DayToken, findDays, type Reference } from './days.ts'
import { blank, chineseDigits, gone, numberIn, type Span } from './fold.ts'

/** What a text says about time, before it is known whether that is enough. */
export interface When {
  day?: CalendarDate
  /** Set where the end names a day of its own. */
  endDay?: CalendarDate
  /** "周末", "this weekend": two days, of which this is the Saturday. */
  weekend?: CalendarDate
  /** Minutes since midnight of `day`; `to` may pass 1440. */
  from?: number
  to?: number
  durationMinutes?: number
  /** "周六上午" without an hour. */
  half?: Half | 'day'
  problem?: 'impossible' | 'weekday-mismatch'
  /** Where in the text all this was said. */
  spans: Span[]
}

const end = ({ index, length }: Span): number => index + length
const textOf = (folded: string, spans: readonly Span[]): string =>
  folded.slice(Math.min(...spans.map(({ index }) => index)), Math.max(...spans.map(end)))

/** What the writer wrote about time, for quoting back. */
export const quote = (original: string, when: When): string | undefined =>
  when.spans.length > 0 ? textOf(original, when.spans).trim().slice(0, 60) : undefined

const separator = new RegExp(
  `^[\\s(),${gone}]*(?:-+>?|~+|→|(?:开始)?(?:一?直)?[至到]|to|until|till|through|and)[\\s(),${gone}]*$`,
  'iu',
)
const glue = /^[\s(),:;@\]）】-]*(?:at|from|on|的)?[\s(]*$/iu

const beside = (rest: string, clock: ClockToken): boolean => {
  const before = rest.slice(Math.max(0, clock.index - 8), clock.index)
  const gap = before.slice(before.lastIndexOf(gone) + 1)
  return before.includes(gone) && glue.test(gap)
}

function rangeAmong(rest: string, clocks: ClockToken[]): [ClockToken, ClockToken] | undefined {
  for (const [n, start] of clocks.entries()) {
    const stop = clocks[n + 1]
    if (!stop || !separator.test(rest.slice(end(start), stop.index))) continue
    const spoken = /and/i.test(rest.slice(end(start), stop.index)) && stop.weak
    if (!spoken && (!start.weak || !stop.weak || start.led || beside(rest, start)))
      return [start, stop]
  }
  return undefined
}

function singleAmong(rest: string, clocks: ClockToken[]): ClockToken | undefined {
  const strong = clocks.find(({ weak }) => !weak)
  const closed = (clock: ClockToken) => /^\s*(?:$|[,;\n。])/u.test(rest.slice(end(clock)))
  return strong ?? clocks.find((c) => beside(rest, c) && (c.led || closed(c)))
}

const amount = `(?:\\d{1,3}(?:\\.\\d+)?|[${chineseDigits}]{1,3})`
const durations = [
  `(?<=^|[\\s,;(${gone}共约时长续为始])(?:时长|历时|持续|共|大?约)?\\s*:?\\s*(?<zh>${amount})个?(?<half>半)?(?<unit>小时|钟头|分钟)(?!前|后|内|以)`,
  `(?<=^|[\\s,;(${gone}共约时长续为始])(?<halfHour>半个?(?:小时|钟头))(?!前|后|内|以)`,
  `(?<=^|[\\s,;(${gone}])(?:for\\s+|lasting\\s+|lasts\\s+|about\\s+)*(?<en>\\d{1,3}(?:\\.\\d+)?|an|half\\s+an|one|two|three)\\s*(?<enUnit>hours?|hrs?|h|minutes?|mins?)(?<enHalf>\\s+and\\s+a\\s+half)?\\b(?!\\s+(?:before|after|early|ahead))`,
]
const duration = new RegExp(durations.join('|'), 'iu')
const englishAmounts: Record<string, number> = { an: 1, 'half an': 0.5, one: 1, two: 2, three: 3 }

function durationOf(match: RegExpExecArray): number {
  const groups: Record<string, string | undefined> = match.groups ?? {}
  if (groups.halfHour) return 30
  const english = groups.en?.toLowerCase().replace(/\s+/g, ' ') ?? ''
  const number = groups.zh ? numberIn(groups.zh) : (englishAmounts[english] ?? Number(english))
  const whole = number + (groups.half || groups.enHalf ? 0.5 : 0)
  return Math.round(/分|min/i.test(groups.unit ?? groups.enUnit ?? '') ? number : whole * 60)
}

/** The days that stand together around one: "周六（11月28日）". */
function together(folded: string, days: DayToken[], anchor: DayToken): DayToken[] {
  const group = [anchor]
  for (const day of days.slice(days.indexOf(anchor) + 1)) {
    const gap = folded.slice(end(group.at(-1) ?? anchor), day.index)
    if (/^[\s(,]*$/u.test(gap)) group.push(day)
    else break
  }
  return group
}

/** The day that stands nearest to the hour, or the first one. */
function anchorOf(days: DayToken[], clock: ClockToken | undefined): DayToken | undefined {
  if (!clock) return days[0]
  const before = days.findLast((day) => end(day) <= clock.index && clock.index - end(day) <= 8)
  const first =
    before && days.find((day) => before.index - end(day) <= 3 && day.index <= before.index)
  const after = days.find((day) => day.index >= end(clock) && day.index - end(clock) <= 6)
  return first ?? after ?? days[0]
}

const partAfter =
  /^[\s,]*(凌晨|清晨|早晨|早上?|上午|中午|下午|午后|傍晚|晚上?|(?:in\s+the\s+)?\b(?:morning|afternoon|evening|night)\b|全天|整天|一整天|all\s+day)/iu

function partOf(folded: string, group: DayToken[]): { half?: Half | 'day'; span?: Span } {
  const last = group.at(-1)
  if (!last) return {}
  const match = partAfter.exec(folded.slice(end(last)))
  const word = match?.[1]
  if (!word) return {}
  const half = /全天|整天|all/i.test(word) ? 'day' : halfOf(word.replace(/^in\s+the\s+/i, ''))
  const span = match ? { index: end(last), length: match[0].length } : undefined
  return { ...(half && { half }), ...(span && { span }) }
}

type DayFound = Pick<When, 'day' | 'weekend' | 'problem'>

/** `passed` tells of a date whether the hour asked for is over there. */
function resolve(group: DayToken[], ref: Reference, from: number | undefined): DayFound {
  const today = calendarDate(ref.now, ref.zone)
  const date = group.find((day) => day.kind === 'date')
  const name = group.find((day) => day.kind === 'weekday')
  if (group.some(({ kind }) => kind === 'impossible')) return { problem: 'impossible' }
  if (date && name && weekday(date.date) !== name.weekday) return { problem: 'weekday-mismatch' }
  if (date) return { day: date.date }
  const passed = (day: CalendarDate) =>
    from !== undefined && instantAt(day, from, ref.zone) <= ref.now
  if (name) return { day: comingWeekday(name.weekday, today, passed) }
  const [first] = group
  if (first?.kind !== 'weekend') return {}
  return { weekend: addDays(first.saturday, first.saturday < addDays(today, -1) ? 7 : 0) }
}

interface Hours {
  clocks: ClockToken[]
  from?: number
  to?: number
}

function hoursOf(rest: string, all: ClockToken[]): Hours {
  const range = rangeAmong(rest, all)
  if (range) return { clocks: range, ...rangeOf(...range) }
  const single = singleAmong(rest, all)
  return single ? { clocks: [single], from: minuteOf(single) } : { clocks: [] }
}

/** A range's end may name its own day: "11月28日 9:00 - 11月29日 17:00". */
function endDayOf(days: DayToken[], clocks: ClockToken[], ref: Reference): DayToken | undefined {
  const [start, stop] = clocks
  if (!start || !stop) return undefined
  const between = days.find((day) => day.index >= end(start) && end(day) <= stop.index)
  return between && resolve([between], ref, undefined).day ? between : undefined
}

const over = (spans: readonly Span[]): Span[] => {
  if (spans.length === 0) return []
  const index = Math.min(...spans.map((span) => span.index))
  return [{ index, length: Math.max(...spans.map(end)) - index }]
}
const bare = ({ index, length }: Span): Span => ({ index, length })

/** Reads the first time that a folded text speaks of: its day, hours, length, and where it stood. */
export function readWhen(folded: string, ref: Reference): When {
  const days = findDays(folded, ref)
  const rest = blank(folded, days)
  const { clocks, from, to } = hoursOf(rest, findClocks(rest))
  const endToken = endDayOf(days, clocks, ref)
  const startDays = days.filter((day) => day !== endToken)
  const anchor = anchorOf(startDays, clocks[0])
  const group = anchor ? together(folded, startDays, anchor) : []
  const part = clocks.length === 0 ? partOf(folded, group) : {}
  const endDay = endToken && resolve([endToken], ref, undefined).day
  const lasting = to === undefined ? duration.exec(blank(rest, clocks)) : null
  return {
    ...(clocks.every(({ possible }) => possible)
      ? resolve(group, ref, from)
      : { problem: 'impossible' }),
    ...(endDay && { endDay }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to: endDay ? to % 1440 : to }),
    ...(lasting && { durationMinutes: durationOf(lasting) }),
    ...(part.half && { half: part.half }),
    spans: [
      ...group.map(bare),
      ...over(clocks),
      ...(part.span ? [part.span] : []),
      ...(lasting ? [{ index: lasting.index, length: lasting[0].length }] : []),
    ],
  }
}

/** Minutes of the day at which something ends that began at `from`, as answered to "until when?". */
export function readEnd(folded: string, from: number): Pick<When, 'to' | 'durationMinutes'> {
  const rest = folded.replace(/^\s*(?:到|至|until|till|to)\s*/iu, '')
  const [clock] = findClocks(rest)
  const lasting = duration.exec(rest)
  if (lasting) return { durationMinutes: durationOf(lasting) }
  if (!clock?.possible) return {}
  const half = from >= 720 ? 'pm' : 'am'
  const start = {
    ...clock,
    hour: Math.floor(from / 60),
    minute: from % 60,
    half,
    exact: true,
  } as const
  return { to: rangeOf({ ...start, nextDay: false }, clock).to }
}
