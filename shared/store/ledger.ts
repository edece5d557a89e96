import { tookPlace } from '../domain/activity.ts'
import { calendarDate, monthRange } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import type { LedgerFacts } from '../domain/ledger.ts'
import type { Team } from '../domain/team.ts'
import type { CalendarMonth } from '../domain/time.ts'
import { activitiesBetween } from './activity.ts'
import type { Table } from './connection.ts'
import { recordsOfActivity } from './record.ts'
import { placesOf } from './team.ts'

/**
 * What a team's ledger of this year is made of: its places, the year's activities of the community
 * (one query), and the books of the team's own ones. It grows with the year, not with history.
 */
export async function ledgerFacts(
  table: Table,
  { id: c, zone }: Community,
  team: Team,
  now: number,
): Promise<LedgerFacts> {
  const year = calendarDate(now, zone).slice(0, 4)
  const { from } = monthRange(`${year}-01` as CalendarMonth, zone)
  const [places, all] = await Promise.all([
    placesOf(table, c, team.id),
    activitiesBetween(table, c, from, now),
  ])
  const activities = all.filter((a) => a.team === team.id && tookPlace(a) && a.end <= now)
  const records = await Promise.all(activities.map((a) => recordsOfActivity(table, a.id)))
  return { places, activities, records: records.flat() }
}
