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
