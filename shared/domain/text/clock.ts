import { chineseDigits, gone, numberIn, type Span } from './fold.ts'

/** `night` is evening as well: its twelve o'clock is midnight, its one o'clock the day after. */
export type Half = 'am' | 'pm' | 'noon' | 'night'

/** A wall-clock reading; `half` is set when the writer said which half of the day. */
export interface ClockToken extends Span {
  /** 0–24 as written. */
  hour: number
  minute: number
  half?: Half | undefined
  /** Written as a 24-hour time ("09:00", "14:00"): nothing is to be guessed. */
  exact: boolean
  /** A bare number or "一点": a time only beside another time or a day. */
  weak: boolean
  /** Led by "at" or "from". */
  led: boolean
  nextDay: boolean
  possible: boolean
}

const N = `(?:\\d{1,2}|[${chineseDigits}]{1,3})`
const halvesZh = '凌晨|清晨|早晨|早上|上午|中午|正午|下午|午后|傍晚|晚上|夜里|深夜|半夜|早|晚'
const halvesEn = 'morning|noon|afternoon|evening|night'
const meridiem = '(?:a\\.?m\\b\\.?|p\\.?m\\b\\.?)'
const between = `[\\s,${gone}]{0,3}`

const clock = new RegExp(
  [
    `(?<before>(?:${halvesZh})|\\b(?:${halvesEn})\\b)?${between}(?<next>次日|第二天|隔天|翌日|next\\s+day)?\\s*(?<before2>${halvesZh})?\\s*(?<at>\\b(?:at|from)\\s+)?`,
    '(?:',
    [
      `(?<![\\d.:/])(?<h1>\\d{1,2})\\s?:\\s?(?<m1>\\d{2})(?![\\d:])(?:\\s*(?<mer1>${meridiem}))?`,
      `(?<h2>(?<![\\d${chineseDigits}])${N})(?:点|时(?!代))钟?(?!评|名|赞|击|滴|心)(?:(?<part2>半(?!小时)|整|[一1]刻|[三3]刻)|(?<m2>${N})(?:分(?!钟)|(?![\\d${chineseDigits}人名位个号])))?`,
      `(?<![\\d.:/])(?<h3>\\d{1,2})(?:\\.(?<m3>\\d{2}))?\\s*(?<mer3>${meridiem})(?!\\w)`,
      `(?<![\\d.:/])(?<h5>\\d{1,2})\\s*o'?clock\\b`,
      `(?<word>\\b(?:noon|midday|midnight)\\b)`,
      `(?<![\\d.:/A-Za-z$#])(?<h4>\\d{1,2})(?!\\s*[\\d.:%/°]|\\s*(?:年|月|日|号|人|名|位|个|楼|层|栋|单元|小时|分钟|岁|元|块|斤|st|nd|rd|th|hours?|hrs?|min|people|persons?|%|k|m\\b)|(?![到至])\\p{Script=Han})`,
    ].join('|'),
    ')',
    `(?:\\s+in\\s+the\\s+(?<after>morning|afternoon|evening)\\b|\\s+at\\s+(?<afterNight>night)\\b)?`,
  ].join(''),
  'giu',
)

export function halfOf(words: string): Half | undefined {
  if (/^p|下午|午后|afternoon/i.test(words)) return 'pm'
  if (/傍晚|晚|夜|night|evening/i.test(words)) return 'night'
  if (/中午|正午|noon/i.test(words)) return 'noon'
  return /^a|早|凌晨|清晨|上午|morning/i.test(words) ? 'am' : undefined
}

const quarters: Record<string, number> = { 半: 30, 整: 0, 一刻: 15, '1刻': 15, 三刻: 45, '3刻': 45 }

function minutesOf(groups: Record<string, string | undefined>): number {
  if (groups.part2) return quarters[groups.part2] ?? 0
  return numberIn(groups.m1 ?? groups.m2 ?? groups.m3 ?? '0')
}

function hourOf(groups: Record<string, string | undefined>): number {
  if (groups.word) return /midnight/i.test(groups.word) ? 24 : 12
  return numberIn(groups.h1 ?? groups.h2 ?? groups.h3 ?? groups.h4 ?? groups.h5 ?? '')
}

/** "注意一点" and "有两点建议" speak of no clock. */
const figureOfSpeech = (hour: string | undefined, groups: Record<string, string | undefined>) =>
  /^[一两三]$/.test(hour ?? '') && !groups.part2 && !groups.m2

function tokenOf(match: RegExpExecArray): ClockToken {
  const groups: Record<string, string | undefined> = match.groups ?? {}
  const said = [groups.mer1 ?? groups.mer3, groups.after ?? groups.afterNight]
  const half = halfOf(
    [...said, groups.before2, groups.before].find((words) => words !== undefined) ?? '',
  )
  const hour = hourOf(groups)
  const minute = minutesOf(groups)
  return {
    index: match.index,
    length: match[0].length,
    hour,
    minute,
    half,
    exact: /^0\d/.test(groups.h1 ?? '') || hour > 12 || hour === 0 || groups.word !== undefined,
    weak: !half && (groups.h4 !== undefined || figureOfSpeech(groups.h2, groups)),
    led: groups.at !== undefined,
    nextDay: groups.next !== undefined,
    possible: (hour < 24 || (hour === 24 && minute === 0)) && minute < 60,
  }
}

/** Every clock reading of a folded text, with bare numbers marked weak. */
export const findClocks = (folded: string): ClockToken[] =>
  [...folded.matchAll(clock)].map(trimmed).filter((token) => Number.isFinite(token.hour))

/** The pattern may begin with the blanks between a half of the day and its hour. */
function trimmed(match: RegExpExecArray): ClockToken {
  const token = tokenOf(match)
  const lead = /^[\s,\ue001]*/.exec(match[0])?.[0].length ?? 0
  return { ...token, index: token.index + lead, length: token.length - lead }
}

/** Hours of 1 to 5 written without a half: a community meets at 14:00 more often than at 02:00. */
const afternoonHours = (token: ClockToken) =>
  !token.half && !token.exact && token.hour >= 1 && token.hour <= 5

/** Minute of the day, 0–1440, of a reading that stands alone. */
export function minuteOf(token: ClockToken): number {
  const minutes = token.hour * 60 + token.minute
  const late = token.half === 'night' && token.hour >= 5
  const afternoon = token.half === 'pm' || late || (token.half === 'noon' && token.hour <= 3)
  if (afternoon && token.hour < 12) return minutes + 720
  if (token.half === 'am' && token.hour === 12) return minutes - 720
  if (token.half === 'night' && token.hour === 12) return minutes + 720
  return afternoonHours(token) ? minutes + 720 : minutes
}

const halfDay = 720
const longest = 8 * 60

/** The start takes the end's half ("9-11am", "2-4pm") unless that puts it after the end. */
function startMinute(start: ClockToken, end: ClockToken): number {
  const alone = minuteOf(start)
  if (start.half || start.exact || !end.half || end.nextDay) return alone
  const written = start.hour * 60 + start.minute
  const to = minuteOf(end)
  const candidates = [written, written + halfDay].filter((from) => from < to)
  return candidates.at(-1) ?? alone
}

/**
 * Minutes of a range. An end without a half stays in the start's half ("下午两点到四点" ends at
 * 16:00) or in the next one when that is at most eight hours on; a night runs over midnight. An end
 * that fits none of these is left before its start, for the writer to see.
 */
export function rangeOf(start: ClockToken, end: ClockToken): { from: number; to: number } {
  const from = startMinute(start, end)
  const written = end.hour * 60 + end.minute
  const to = end.half ? minuteOf(end) : written
  if (end.nextDay) return { from, to: to + 1440 }
  if (to > from) return { from, to }
  const later = written + halfDay
  if (!end.half && end.hour <= 12 && later > from && later - from <= longest)
    return { from, to: later }
  if (from >= 18 * 60 && to <= 6 * 60) return { from, to: to + 1440 }
  if (from >= 18 * 60 && to === halfDay && end.half === 'am') return { from, to: 1440 }
  return { from, to }
}
