import type { Activity } from '../../../shared/domain/activity.ts'
import { type Kept, lineOf } from '../../../shared/domain/archive.ts'
import { calendarDate } from '../../../shared/domain/calendar.ts'
import type { Community } from '../../../shared/domain/community.ts'
import type { MemberId, TeamId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { type Attendance, confirmSheet, doorOf, kindOf } from '../../../shared/domain/roll.ts'
import { lineUp, type Roster } from '../../../shared/domain/roster.ts'
import { confirm, type ServiceRecord } from '../../../shared/domain/service-record.ts'
import { day, hour, instant, minute } from '../../../shared/domain/time.ts'
import { activityItem } from '../../../shared/store/activity.ts'
import { factsItem, lineItem, wordItem } from '../../../shared/store/archive.ts'
import { participationKey, participationsOf, timelineKey } from '../../../shared/store/keys.ts'
import { recordItem, workOf } from '../../../shared/store/record.ts'
import { type Request, requestItem, rollItem } from '../../../shared/store/roll.ts'
import { rosterItem } from '../../../shared/store/roster.ts'
import { cohorts, type Plan } from './calendar.ts'
import { lot, pick } from './lot.ts'
import { lessons, memories } from './works.ts'

/** One of the neighbours whom the visitor plays: how often they come, and until how many hours. */
export interface Regular {
  member: Member
  share: number
  hours: number
}

/** Who may come to what. */
export interface Crowd {
  community: Community
  by: MemberId
  /** The other coordinator of that time, who agreed to what was entered late. */
  second: MemberId
  byTeam: ReadonlyMap<TeamId, readonly Member[]>
  /** The few who come to everything. */
  keen: readonly Member[]
  regulars: readonly Regular[]
}

type Row = Record<string, unknown>
export interface Held {
  rows: Row[]
  records: ServiceRecord[]
}

const stepOf = 8

/** As many of the team as fit, some of the keen, in the order of a drawn lot. */
function volunteers(crowd: Crowd, { activity }: Plan, count: number): Member[] {
  const { id, team, start, kind } = activity
  const own = (team && crowd.byTeam.get(team)) ?? []
  const keen = kind === 'service' ? crowd.keen : []
  const joined = [...own, ...keen].filter(({ joinedAt }) => joinedAt < start)
  // The keen come more often than others, and the first of them most.
  const rank = (m: Member) =>
    lot('comes', id, m.id) * (keen.includes(m) ? 0.2 + (keen.indexOf(m) / keen.length) * 0.9 : 1)
  const ranked = new Map([...new Set(joined)].map((m) => [m, rank(m)]))
  return [...ranked]
    .sort(([, one], [, other]) => one - other)
    .slice(0, count)
    .map(([m]) => m)
}

// Those whom the visitor plays were trained eleven months ago.
const regularsCohort = 2

/** Whose turn it is to be trained. */
function trainees(crowd: Crowd, { activity, trains }: Plan): Member[] {
  if (!trains) return []
  const { teams, cohort } = trains
  const turn = (m: Member) => Math.floor(lot('cohort', m.id) * cohorts) === cohort
  const own = teams.flatMap((team) => crowd.byTeam.get(team) ?? [])
  const known = crowd.regulars.map(({ member }) => member)
  const regulars = known.filter((m) => m.teams?.some((team) => teams.includes(team)))
  const joined = own.filter((m) => m.joinedAt < activity.start && turn(m))
  return [...new Set([...(cohort === regularsCohort ? regulars : []), ...joined])]
}

/** Everyone's ticket: roles in turn, as far as there are seats. */
function tickets({ roles }: Plan, members: readonly Member[]): Roster['tickets'] {
  return Object.fromEntries(
    members.map((m, i) => [m.id, (i + 1) * stepOf + (i % Math.max(1, roles.length))]),
  )
}

function rosterOf(plan: Plan, members: readonly Member[]): Roster {
  const { id: activity, community, start } = plan.activity
  return {
    activity,
    community,
    status: 'open',
    start,
    roles: plan.roles,
    tickets: tickets(plan, members),
    maybe: {},
    out: {},
    coming: {},
    next: (members.length + 1) * stepOf,
    version: members.length + 1,
  }
}

const isAbsent = (activity: Activity, m: MemberId): boolean => lot('absent', activity.id, m) < 0.03

/** Two thirds check in at the door; of the others the coordinator says that they are here. */
function attendance(activity: Activity, m: MemberId): Attendance {
  const { id, start, end } = activity
  if (isAbsent(activity, m)) return { member: m, pairs: [], presence: 'absent' }
  if (lot('door', id) > 0.66) return { member: m, pairs: [], presence: 'present' }
  const come = instant(start - Math.floor(lot('in', id, m) * 12) * minute)
  const go = instant(end + Math.floor(lot('out', id, m) * 9) * minute)
  return { member: m, pairs: [{ in: come, out: go }], presence: 'unmarked' }
}

/** What a participation row says of someone once the roll call is confirmed. */
function participation(roster: Roster, activity: Activity, a: Attendance): Row {
  const times = a.pairs.flatMap((pair) =>
    pair.out === undefined ? [pair.in] : [pair.in, pair.out],
  )
  return {
    ...participationKey(roster.activity, a.member),
    e: 'participation@1',
    rv: roster.version,
    g1p: participationsOf(roster.community, a.member),
    g1s: timelineKey(roster.start, roster.activity),
    ...(times.length > 0 && { pairs: times }),
    ...(a.presence !== 'unmarked' && { mark: a.presence }),
    ...(isAbsent(activity, a.member) && { absent: true }),
  }
}

/** Entered days later: the other coordinator agreed. */
function seconded(crowd: Crowd, { activity }: Plan, record: ServiceRecord): ServiceRecord {
  const agreed = confirm(
    {
      activity: activity.id,
      kind: kindOf(activity),
      countsHours: activity.countsHours || activity.kind === 'training',
      member: record.member,
      door: doorOf(activity, crowd.community),
      pairs: [],
      breaks: [],
      minutes: record.served,
      claimedMinutes: 0,
      by: crowd.by,
      second: crowd.second,
    },
    record.at,
  )
  if (!agreed.ok) throw new Error(`the sample enters what can't be: ${agreed.reason}`)
  return agreed.record
}

/** What is kept of it in the archive, and its line there. */
function archived({ activity }: Plan, by: MemberId): Row[] {
  const { id, community, kind, end } = activity
  const isService = kind === 'service'
  const said = lot('said', id) < 0.2
  const word = { text: pick(memories, 'memory', id), by, at: instant(end + 2 * hour) }
  const facts = {
    served: 4 + Math.floor(lot('served', id) * 40),
    ...(said && { learned: pick(lessons, 'lesson', id) }),
  }
  const kept: Kept = {
    photos: [],
    ratings: [],
    words: isService && said ? [word] : [],
    ...(isService && facts),
  }
  return [
    ...(isService ? [factsItem(community, id, facts)] : []),
    ...kept.words.map((one) => wordItem(community, id, '1', one)),
    lineItem(lineOf(activity, kept)),
  ]
}

/** A finished activity with everything that followed from it. */
export function held(crowd: Crowd, plan: Plan, members: readonly Member[]): Held {
  const { activity } = plan
  const { community, by } = crowd
  const isLate = lot('late', activity.id) < 0.03
  const at = instant(isLate ? activity.end + 5 * day : activity.end + hour)
  const roster: Roster = {
    ...rosterOf(plan, members),
    status: 'finished',
    last: { kind: 'status', by, via: 'card', at },
  }
  const attendances = members.map((m) => attendance(activity, m.id))
  const sheet = { activity, community, roster, attendances }
  const confirmed = confirmSheet(sheet, { by, sameDay: [], now: at })
  if (confirmed.refused.length > 0) throw new Error(`the sample enters what is refused`)
  const waiting = confirmed.waiting.map((record) => seconded(crowd, plan, record))
  const records = [...confirmed.entries, ...waiting]
  const date = calendarDate(activity.start, community.zone)
  const page = { activity: activity.id, community: community.id, date, by, at }
  const asked: Request = { ...page, id: 'all', records: [...confirmed.waiting] }
  const work = workOf(activity)
  const rows = [
    activityItem(activity),
    rosterItem(roster),
    rollItem({ ...page, records: [...confirmed.entries], absent: [...confirmed.absent] }),
    ...(waiting.length > 0 ? [{ ...requestItem(asked), second: crowd.second }] : []),
    ...attendances.map((a) => participation(roster, activity, a)),
    ...records.map((record) => recordItem({ ...record, ...work })),
    ...archived(plan, members[0]?.id ?? by),
  ]
  return { rows, records }
}

const nothingKept: Kept = { photos: [], words: [], ratings: [] }

/** Rain, and everybody was told. */
export function cancelled(plan: Plan): Row[] {
  const activity = { ...plan.activity, version: 2, cancelledWhy: '当天大雨，改到下周' }
  const roster: Roster = { ...rosterOf(plan, []), status: 'cancelled', version: 2 }
  return [activityItem(activity), rosterItem(roster), lineItem(lineOf(activity, nothingKept))]
}

/** How many come: most often a handful, seldom a crowd. */
const turnout = ({ activity }: Plan): number => 2 + Math.floor(lot('turnout', activity.id) ** 2 * 7)

/** Who comes to each of the finished activities; regulars until they have their hours. */
export function* heldAll(crowd: Crowd, plans: readonly Plan[]): Generator<Held> {
  const left = new Map(crowd.regulars.map(({ member, hours }) => [member.id, hours * 60]))
  for (const plan of plans) {
    const { id, kind, start, end, countsHours } = plan.activity
    if (lot('rain', id) < 0.015) {
      yield { rows: cancelled(plan), records: [] }
      continue
    }
    const minutes = countsHours ? (end - start) / minute : 0
    const regulars = crowd.regulars.filter(({ member, share }) => {
      const goes = kind === 'service' && lot('regular', id, member.id) < share
      return goes && (left.get(member.id) ?? 0) >= minutes
    })
    for (const { member } of regulars) left.set(member.id, (left.get(member.id) ?? 0) - minutes)
    const others = plan.trains ? trainees(crowd, plan) : volunteers(crowd, plan, turnout(plan))
    yield held(crowd, plan, [...regulars.map(({ member }) => member), ...others])
  }
}

/** The sign-ups of an activity to come: some roles are full and somebody waits, some still seek. */
export function expected(crowd: Crowd, plan: Plan, regulars: readonly Member[]): Roster {
  const seats = plan.roles.reduce((sum, role) => sum + role.seats, 0)
  const wanted = Math.round(seats * (0.3 + lot('answers', plan.activity.id) * 0.9))
  const members = [...regulars, ...volunteers(crowd, plan, wanted)]
  const roster = rosterOf(plan, members)
  const [maybe] = volunteers(crowd, plan, wanted + 2).slice(wanted)
  if (!maybe || lineUp(roster).some((line) => line.waiting.length > 0)) return roster
  return { ...roster, maybe: { [maybe.id]: roster.next }, next: roster.next + stepOf }
}

/** The participation row that follows from signing up. */
export const signedUp = (roster: Roster): Row[] =>
  Object.keys(roster.tickets).map((m) => ({
    ...participationKey(roster.activity, m as MemberId),
    e: 'participation@1',
    rv: roster.version,
    g1p: participationsOf(roster.community, m as MemberId),
    g1s: timelineKey(roster.start, roster.activity),
  }))
