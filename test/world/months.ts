import { type Activity, programmes } from '../../shared/domain/activity.ts'
import { addMonths, instantAt } from '../../shared/domain/calendar.ts'
import type {
  ActivityId,
  CommunityId,
  MemberId,
  PartnerId,
  TeamId,
} from '../../shared/domain/ids.ts'
import type { Provenance } from '../../shared/domain/service-record.ts'
import type { Attended, Books, Entry } from '../../shared/domain/summary.ts'
import type { CalendarDate, CalendarMonth } from '../../shared/domain/time.ts'

export const shanghai = 'Asia/Shanghai'
const known: Provenance[] = ['checked-in', 'checked-in', 'attested', 'checked-in', 'back-filled']

export interface Busy {
  /** Activities a month. */
  activities: number
  /** People an activity. */
  people: number
  teams: number
}

const teamId = (i: number): TeamId => `team${String(i).padStart(2, '0')}` as TeamId
const personId = (i: number): MemberId => `p${i}` as MemberId

function activityOf(month: CalendarMonth, i: number, busy: Busy): Activity {
  const day = String(1 + ((i * 7) % 28)).padStart(2, '0')
  const date = `${month}-${day}` as CalendarDate
  return {
    id: `${month}-${i}` as ActivityId,
    community: 'guihua' as CommunityId,
    kind: i % 11 === 10 ? 'training' : 'service',
    countsHours: true,
    // The last programme rests, as one often does.
    programme: programmes[(i * i) % 6] ?? 'aid',
    title: `活动${i}`,
    start: instantAt(date, 9 * 60, shanghai),
    end: instantAt(date, 11 * 60, shanghai),
    place: '社区广场',
    placePrivate: false,
    risk: { kind: 'none' },
    team: teamId((i * i + Math.floor(i / 3)) % busy.teams),
    ...(i % 5 === 0 && { partners: [`partner${i % 3}` as PartnerId] }),
    by: personId(0),
    createdAt: instantAt(date, 0, shanghai),
    version: 1,
  }
}

const entriesOf = (activity: Activity, date: CalendarDate, i: number, busy: Busy): Entry[] =>
  Array.from({ length: busy.people }, (_, p) => ({
    activity: activity.id,
    member: personId(1 + ((i * 3 + p) % 400)),
    seq: 0,
    kind: activity.kind === 'training' ? 'training' : 'service',
    date,
    served: 120,
    credited: 120,
    policy: 'chongqing@1',
    provenance: known[(i + p) % known.length] ?? 'attested',
    by: personId(0),
    at: activity.end,
    ...(activity.team && { team: activity.team }),
  }))

/** The books of one month, the same each time. */
export function monthOfBooks(month: CalendarMonth, busy: Busy) {
  const activities = Array.from({ length: busy.activities }, (_, i) => activityOf(month, i, busy))
  const entries = activities.flatMap((each, i) =>
    entriesOf(
      each,
      `${month}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}` as CalendarDate,
      i,
      busy,
    ),
  )
  const rolls: Attended[] = activities.map(({ id }, i) => ({
    activity: id,
    absent: i % 4 === 0 ? [personId(900 + i)] : [],
    records: entries.filter(({ activity }) => activity === id),
  }))
  return { activities, entries, rolls }
}

/** Books of thirteen months that grow and shrink with the season. */
export function booksOfYear(month: CalendarMonth, busy: Busy, months = 13): Books {
  const all = Array.from({ length: months }, (_, back) => {
    const season = 1 - ((back * 5) % 7) * 0.08
    const share = back === 0 ? busy : { ...busy, activities: Math.round(busy.activities * season) }
    return monthOfBooks(addMonths(month, -back), share)
  })
  const [now, before, yearAgo] = [all[0], all[1], all[12]]
  return {
    activities: [now, before, yearAgo].flatMap((each) => each?.activities ?? []),
    entries: all.flatMap(({ entries }) => entries),
    rolls: now?.rolls ?? [],
    served: [],
    needs: Array.from({ length: Math.round(busy.activities / 3) }, (_, i) => ({
      state: i % 5 === 4 ? 'refused' : 'done',
      by: personId(2000 + (i % 9)),
    })),
  }
}

export const namesOfTeams = (names: readonly string[]): Map<string, string> =>
  new Map(names.map((name, i) => [teamId(i), name]))
