import { chineseDigits, fold, numberIn, tidy } from './fold.ts'
import { minutesIn } from './minutes-text.ts'

/** What a training gives to those who attend it. */
export interface Gives {
  permit: string
  /** Absent: for ever. */
  validDays?: number
}

/** A permit holds for so long at most. */
export const longestValidDays = 3650

const amount = `(?:\\d{1,4}(?:\\.\\d)?|[${chineseDigits}]{1,3}|半|half\\s+a|an?|one|two|three|four|five|six|ten)`
const before = '(?:有效期?(?:为|至|是)?|(?:is\\s+)?valid(?:\\s+for)?|for)?\\s*:?\\s*'
const held = new RegExp(
  `${before}(?:(?<ever>长期(?:有效)?|永久(?:有效)?|终身(?:有效)?|不过期|for\\s?ever|(?:for\\s+)?life|never\\s+expires|no\\s+expiry)|(?<![A-Za-z\\d.])(?<n>${amount})\\s*-?\\s*(?:个)?(?<unit>年|月|周|天|日|years?\\b|yrs?\\b|months?\\b|weeks?\\b|days?\\b)(?<half>半)?(?:内?有效|期)?)`,
  'iu',
)
const english: Record<string, number> = {
  'half a': 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
}

function daysOf({ groups = {} }: RegExpExecArray): number | undefined {
  if (groups.ever) return undefined
  const written = (groups.n ?? '').toLowerCase().replace(/\s+/gu, ' ')
  const n = written === '半' ? 0.5 : (english[written] ?? numberIn(written))
  const whole = n + (groups.half ? 0.5 : 0)
  const unit = groups.unit ?? ''
  if (/年|y/iu.test(unit)) return Math.round(whole * 365)
  if (/月|month/iu.test(unit)) return Math.round((whole * 365) / 12)
  return Math.round(/周|week/iu.test(unit) ? whole * 7 : whole)
}

/** "急救证 2年", "first aid, two years", "消防证（长期）"; undefined without a name. */
export function readGives(text: string): Gives | undefined {
  const match = held.exec(fold(text))
  const [from, to] = match ? [match.index, match.index + match[0].length] : [text.length, 0]
  const name = tidy(text.slice(0, from).replace(/[(（[]\s*$/u, ''))
  const rest = match ? tidy(text.slice(to).replace(/^\s*[)）\]]/u, '')) : ''
  const permit = (name || rest).replace(/^[「“"『](.*)[」”"』]$/u, '$1')
  if (!permit) return undefined
  const validDays = match ? daysOf(match) : undefined
  return { permit, ...(validDays !== undefined && { validDays }) }
}

/** How far such words go in a folded text whose first clause ends at `clause`. */
export function givesLength(folded: string, clause: number): number {
  const match = held.exec(folded)
  const joined = match && /^[\s,;()]*$/u.test(folded.slice(clause, Math.max(clause, match.index)))
  if (!match || !joined) return clause
  const end = match.index + match[0].length
  return end + (/^\s*\)/u.exec(folded.slice(end))?.[0].length ?? 0)
}

const classHours = /^(\d{1,2}(?:\.5)?)\s*(?:个?(?:学时|课时))?$/u
const mostClassHours = 12

/** "90分钟", "2小时", "2学时", and a small number alone, which are hours. */
export function readLearning(text: string): number | undefined {
  const plain = fold(tidy(text))
  const hours = Number(classHours.exec(plain)?.[1] ?? Number.NaN)
  if (hours > 0 && (hours <= mostClassHours || /[学课]时$/u.test(plain))) return hours * 60
  const minutes = minutesIn(plain)
  return minutes === 0 ? undefined : minutes
}
