import { addDays, addMonths } from '../../../../shared/domain/calendar.ts'
import {
  type CalendarDate,
  type CalendarMonth,
  isCalendarMonth,
} from '../../../../shared/domain/time.ts'

/** Both days included. */
export interface Period {
  from: CalendarDate
  to: CalendarDate
}

/** Before anything that was ever entered. */
export const sinceEver = '2000-01-01' as CalendarDate

const firstDay = (month: CalendarMonth): CalendarDate => `${month}-01` as CalendarDate
const lastDay = (month: CalendarMonth): CalendarDate => addDays(firstDay(addMonths(month, 1)), -1)

/** `2026`, `2026年`, `2026-03`, `2026-01 2026-06`, `all` or 全部; undefined for anything else. */
export function periodIn(text: string): Period | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (/^(all|全部)$/.test(plain)) return { from: sinceEver, to: '2999-12-31' as CalendarDate }
  const year = /^(2\d{3})年?$/.exec(plain)?.[1]
  if (year) return { from: `${year}-01-01` as CalendarDate, to: `${year}-12-31` as CalendarDate }
  const [first = '', last = first, ...more] = plain.split(/\s*(?:\s|~|–|到|至)\s*/)
  if (!isCalendarMonth(first) || !isCalendarMonth(last) || more.length > 0 || last < first)
    return undefined
  return { from: firstDay(first), to: lastDay(last) }
}
