import { monthsOf } from '../domain/annual.ts'
import { addMonths, monthRange } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import type { Books } from '../domain/summary.ts'
import type { CalendarDate, CalendarMonth } from '../domain/time.ts'
import { activitiesBetween } from './activity.ts'
import { linesIn } from './archive.ts'
import type { Table } from './connection.ts'
import { closedNeeds } from './need.ts'
import { recordsOfCommunity } from './record.ts'
import { rollsOfCommunity } from './roll.ts'
import { readTheme } from './theme.ts'

const firstOf = (month: CalendarMonth) => `${month}-01` as CalendarDate
// Sorts behind every date of the month, and needs no calendar.
const lastOf = (month: CalendarMonth) => `${month}-31` as CalendarDate

/**
 * What a month's summary is made of. Queries of thirteen months at most, so that a community of
 * ten years costs what one of a single year does.
 */
export async function booksOf(
  table: Table,
  { id, zone }: Community,
  month: CalendarMonth,
): Promise<Books> {
  const [before, yearAgo] = [addMonths(month, -1), addMonths(month, -12)]
  const range = monthRange(month, zone)
  const activitiesIn = ({ from, to }: { from: number; to: number }) =>
    activitiesBetween(table, id, from, to)
  const [recent, old, entries, rolls, needs, served] = await Promise.all([
    activitiesIn({ from: monthRange(before, zone).from, to: range.to }),
    activitiesIn(monthRange(yearAgo, zone)),
    recordsOfCommunity(table, id, firstOf(yearAgo), lastOf(month)),
    rollsOfCommunity(table, id, firstOf(month), lastOf(month)),
    closedNeeds(table, id, range.from, range.to),
    linesIn(table, { id, zone }, month),
  ])
  return { activities: [...old, ...recent], entries, rolls, needs, served }
}

/** What a year's report is made of: two years, read once a year. */
export async function yearBooksOf(
  table: Table,
  { id, zone }: Community,
  year: number,
): Promise<Books> {
  const first = `${year - 1}-01` as CalendarMonth
  const last = `${year}-12` as CalendarMonth
  const from = monthRange(first, zone).from
  const [begin, end] = [
    monthRange(`${year}-01` as CalendarMonth, zone).from,
    monthRange(last, zone).to,
  ]
  const [activities, entries, rolls, needs, served] = await Promise.all([
    activitiesBetween(table, id, from, end),
    recordsOfCommunity(table, id, firstOf(first), lastOf(last)),
    rollsOfCommunity(table, id, firstOf(`${year}-01` as CalendarMonth), lastOf(last)),
    closedNeeds(table, id, begin, end),
    Promise.all(monthsOf(year).map((month) => linesIn(table, { id, zone }, month))),
  ])
  return { activities, entries, rolls, needs, served: served.flat() }
}

/** The themes that a year's months had. */
export async function themesOf(
  table: Table,
  { id }: Community,
  year: number,
): Promise<{ month: CalendarMonth; theme: string }[]> {
  const months = monthsOf(year)
  const themes = await Promise.all(months.map((month) => readTheme(table, id, month)))
  return months.flatMap((month, i) => {
    const theme = themes[i]
    return theme ? [{ month, theme }] : []
  })
}
