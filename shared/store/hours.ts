import { calendarDate } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import type { Hours } from '../domain/hours.ts'
import type { Member } from '../domain/member.ts'
import { policyIn } from '../domain/roll.ts'
import { foldRecords, sumOf } from '../domain/service-record.ts'
import { starStatus } from '../domain/stars.ts'
import { day, type Instant } from '../domain/time.ts'
import { absencesOf } from './check-in.ts'
import type { Table } from './connection.ts'
import { minutesOfMember } from './record.ts'
import { starsOf } from './star.ts'

/** Three queries of one person's own rows, whatever the community's size. */
export async function hoursOf(
  table: Table,
  community: Community,
  member: Pick<Member, 'id' | 'joinedAt'>,
  now: Instant,
): Promise<Hours> {
  const [lines, stars, absences] = await Promise.all([
    minutesOfMember(table, community.id, member.id),
    starsOf(table, community.id, member.id),
    absencesOf(table, community.id, member.id, now - 366 * day, now),
  ])
  const thisYear = calendarDate(now, community.zone).slice(0, 4)
  const joined = calendarDate(member.joinedAt, community.zone)
  const since = foldRecords(lines.filter((line) => line.date >= joined))
  const came = new Set<string>(lines.filter((l) => l.served > 0).map((line) => line.activity))
  return {
    totals: foldRecords(lines),
    year: foldRecords(lines.filter((line) => line.date.startsWith(thisYear))),
    star: starStatus({
      minutesSinceRegistration: sumOf(since, 'service'),
      conferred: stars.length,
      policy: policyIn(community),
    }),
    noShows: absences.filter((a) => !came.has(a)).length,
  }
}
