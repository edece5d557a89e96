import { addMonths } from '../calendar.ts'
import type { CalendarMonth } from '../time.ts'
import { numberIn } from './fold.ts'

export interface ThemeText {
  /** Absent: none was named. */
  month?: CalendarMonth
  /** Absent: only a month, or nothing. */
  theme?: string
}

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const filler = '(?:份?的?主题|theme)?\\s*(?:是|is)?\\s*[:：]?\\s*'

type Read = (groups: string[], current: CalendarMonth) => CalendarMonth | undefined

/** The month of that number that comes next, this month included. */
function coming(number: number, current: CalendarMonth): CalendarMonth | undefined {
  if (!(number >= 1 && number <= 12)) return undefined
  const ahead = (number - Number(current.slice(5)) + 12) % 12
  return addMonths(current, ahead)
}

const patterns: [RegExp, Read][] = [
  [
    /^(\d{4})\s*[-年/.]\s*(0?[1-9]|1[0-2])\s*月?/u,
    ([year = '', month = '']) => `${year}-${month.padStart(2, '0')}` as CalendarMonth,
  ],
  [/^(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月/u, ([n = ''], now) => coming(numberIn(n), now)],
  [/^(?:下个?月|next month\b)/iu, (_, now) => addMonths(now, 1)],
  [/^(?:本月|这个?月|this month\b)/iu, (_, now) => now],
  [
    /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?/iu,
    ([name = ''], now) => coming(english.indexOf(name.toLowerCase()) + 1, now),
  ],
]

const quotes = /^["'“”‘’「」『』《》]+|["'“”‘’「」『』《》]+$/gu
export const themeLimit = 30

/** "12月 温暖过冬", "next month: a warm winter": which month, and what it is to be about. */
export function parseTheme(text: string, current: CalendarMonth): ThemeText {
  const said = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(said)
    const month = match && read(match.slice(1), current)
    if (match && month) return { month, ...themeOf(said.slice(match[0].length)) }
  }
  return themeOf(said)
}

function themeOf(rest: string): { theme?: string } {
  const said = rest.trim().replace(new RegExp(`^${filler}`, 'iu'), '')
  const theme = said.replace(quotes, '').trim()
  return theme ? { theme } : {}
}
