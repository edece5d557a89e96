import { lineOf } from '../../../shared/domain/archive.ts'
import {
  addDays,
  addMonths,
  calendarDate,
  calendarMonth,
  instantAt,
} from '../../../shared/domain/calendar.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { digest, type MemberId, type NeedId, type TeamId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { expiryOf, type Permit, permitKey } from '../../../shared/domain/permit.ts'
import { defaultPolicy } from '../../../shared/domain/policy.ts'
import type { Roster } from '../../../shared/domain/roster.ts'
import { foldRecords, type ServiceRecord, sumOf } from '../../../shared/domain/service-record.ts'
import { starStatus } from '../../../shared/domain/stars.ts'
import { type CalendarMonth, day, type Instant, instant } from '../../../shared/domain/time.ts'
import { activityItem, jobsOf } from '../../../shared/store/activity.ts'
import { lineItem } from '../../../shared/store/archive.ts'
import { jobItem } from '../../../shared/store/job.ts'
import { postKey } from '../../../shared/store/keys.ts'
import { memberItem, membershipItem } from '../../../shared/store/member.ts'
import { offerItem } from '../../../shared/store/offer.ts'
import { permitItem } from '../../../shared/store/permit.ts'
import { rosterItem } from '../../../shared/store/roster.ts'
import { candidateItem, starItem } from '../../../shared/store/star.ts'
import { teamMemberItem } from '../../../shared/store/team.ts'
import { themeItem } from '../../../shared/store/theme.ts'
import { type Crowd, expected, heldAll, type Regular, signedUp } from './attendance.ts'
import { type Plan, sampleCalendar } from './calendar.ts'
import { lot } from './lot.ts'
import { sampleNeeds } from './needs.ts'
import { pastNeeds } from './past-needs.ts'
import { samplePeople } from './people.ts'
import { themes } from './works.ts'

export interface BooksSeed {
  community: Community
  now: Instant
  coordinator: MemberId
  /** Those whom the visitor plays, with the team that each is in. */
  cast: readonly { member: Member; team?: string; leads?: boolean; share: number; hours: number }[]
  resident: MemberId
  /** How many volunteers there are, the cast's among them. */
  volunteers: number
  /** How many weeks of the past there are. */
  weeks: number
}

type Row = Record<string, unknown>

/** Everything that is in the books of the sample community. */
export interface SampleBooks {
  members: Member[]
  past: Plan[]
  coming: { plan: Plan; roster: Roster }[]
  /** A need that nobody has looked at yet. */
  newNeed: NeedId
  /** The people, what is asked for, and what is to come. */
  present: Row[]
  /** What is over, with all that followed from it; the newest first. */
  over: Row[]
}

/** The cast, each in a team; who leads one says so in their own row. */
function castIn(seed: BooksSeed, teams: ReadonlyMap<string, TeamId>): Member[] {
  return seed.cast.map(({ member, team: name, leads }) => {
    const team = name === undefined ? undefined : teams.get(name)
    if (team === undefined) return member
    return {
      ...member,
      teams: [team],
      ...(leads && { roles: { ...member.roles, leads: [team] } }),
    }
  })
}

const membershipOf = ({ community, id }: Member): Row[] => {
  const item = membershipItem(community, id)
  return item ? [item] : []
}

const placesIn = ({ community, id, teams = [], joinedAt }: Member): Row[] =>
  teams.map((team) => teamMemberItem(community, team, id, joinedAt))

function crowdOf(seed: BooksSeed, neighbours: readonly Member[], cast: readonly Member[]): Crowd {
  const byTeam = new Map<TeamId, Member[]>()
  for (const m of neighbours)
    for (const team of m.teams ?? []) byTeam.set(team, [...(byTeam.get(team) ?? []), m])
  const longHere = neighbours.filter(({ joinedAt }) => joinedAt < seed.now - 500 * day)
  const regulars = seed.cast.flatMap(({ share, hours }, i): Regular[] => {
    const member = cast[i]
    return member && share > 0 ? [{ member, share, hours }] : []
  })
  const second = longHere[0]?.id ?? seed.coordinator
  const keen = longHere.slice(1, 25)
  return { community: seed.community, by: seed.coordinator, second, byTeam, keen, regulars }
}

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}

/** Whoever attended a training holds what it gives; a later one takes the place of an earlier. */
function permitsFrom(plans: readonly Plan[], records: readonly ServiceRecord[]): Permit[] {
  const given = new Map<string, Permit>()
  const byActivity = grouped(records, ({ activity }) => activity)
  for (const { activity } of plans) {
    const { id, community, end: at, training } = activity
    if (!training?.gives) continue
    const [name, key] = [training.gives, permitKey(training.gives)]
    const expiresAt = expiryOf(at, training.validDays)
    for (const { member, served } of byActivity.get(id) ?? []) {
      if (served === 0) continue
      const what = { community, member, key, name, activity: id, at }
      given.set(`${member} ${key}`, { ...what, ...(expiresAt !== undefined && { expiresAt }) })
    }
  }
  return [...given.values()]
}

/** Time that somebody has in three days, for the needs that ask for it. */
function offerOf(member: MemberId, { community, now }: BooksSeed): Row {
  const date = addDays(calendarDate(now, community.zone), 3)
  const [start, end] = [8, 12].map((at) => instantAt(date, at * 60, community.zone))
  return offerItem(community.id, { member, start: start ?? now, end: end ?? now })
}

/** Of those who have come to a star one half has it, and of the other half people are to decide. */
function starsFrom(
  { community, coordinator, now }: BooksSeed,
  members: readonly Member[],
  records: readonly ServiceRecord[],
): Row[] {
  const byMember = grouped(records, ({ member }) => member)
  return members.flatMap((m) => {
    const from = calendarDate(m.joinedAt, community.zone)
    const mine = (byMember.get(m.id) ?? []).filter(({ date }) => date >= from)
    const minutesSinceRegistration = sumOf(foldRecords(mine), 'service')
    const status = (conferred: number) =>
      starStatus({ minutesSinceRegistration, conferred, policy: defaultPolicy })
    if (status(0).eligibleFor === undefined) return []
    if (lot('star', m.id) < 0.5) return [candidateItem(community.id, m.id, 1)]
    const at = instant(now - 20 * day)
    return [
      starItem({ community: community.id, member: m.id, star: 1, by: coordinator, at }),
      ...(status(1).eligibleFor === undefined ? [] : [candidateItem(community.id, m.id, 2)]),
    ]
  })
}

function themesOf({ community, coordinator, now }: BooksSeed): Row[] {
  const month = calendarMonth(now, community.zone)
  const back = Array.from({ length: 14 }, (_, i) => addMonths(month, -i))
  const text = (m: CalendarMonth) => themes[Number(m.slice(5)) - 1] ?? themes[0]
  return back.map((m, i) => {
    const at = instant(now - (i * 30 + 26) * day)
    return themeItem(community.id, m, { text: text(m), by: coordinator, at })
  })
}

/** What is to come: the plan, who signed up, where its post will be, and when it reminds. */
function comingRows(
  { community, now }: BooksSeed,
  { plan, roster }: SampleBooks['coming'][number],
) {
  const { activity } = plan
  return [
    activityItem(activity),
    rosterItem(roster),
    lineItem(lineOf(activity, { photos: [], words: [], ratings: [] })),
    { ...postKey(activity.id, community.chat), e: 'post@1', shown: 0 },
    ...signedUp(roster),
    ...jobsOf(activity, community, now).map(jobItem),
  ]
}

/** The cast have their own plans; Saturday morning is left for what the visitor will do. */
const castComing = (cast: readonly Member[], plan: Plan): Member[] =>
  plan.activity.kind === 'service'
    ? cast.filter((m) => lot('coming', plan.activity.id, m.id) < 0.12)
    : []

/** Teams, people, partners, a year of activities with all that followed, needs and what is to come. */
export function sampleBooks(seed: BooksSeed): SampleBooks {
  const { community, now, coordinator, resident } = seed
  const leaders = Object.fromEntries(
    seed.cast.flatMap(({ member, team, leads }) => (team && leads ? [[team, member.id]] : [])),
  )
  const inCast = seed.cast.filter(({ share }) => share > 0)
  const count = Math.max(0, seed.volunteers - inCast.length)
  const people = samplePeople({ community: community.id, now, leaders, count })
  const teamIds = new Map(people.teams.map(({ name, id }) => [name, id]))
  const cast = castIn(seed, teamIds)
  const crowd = crowdOf(seed, people.members, cast)
  const { teams, partners } = people
  const { weeks } = seed
  const favourite = teams.find(({ name }) => name in leaders)
  const calendar = sampleCalendar({
    community,
    now,
    teams,
    partners,
    by: coordinator,
    weeks,
    ...(favourite && { favourite }),
  })
  const all = [...heldAll(crowd, calendar.past)]
  const regulars = crowd.regulars.map(({ member }) => member)
  const coming = calendar.coming.map((plan) => ({
    plan,
    roster: expected(crowd, plan, castComing(regulars, plan)),
  }))
  const helpers = regulars.slice(0, 3).map(({ id }) => id)
  const [helper = coordinator, ...others] = helpers
  const asked = {
    community: community.id,
    zone: community.zone,
    now,
    coordinator,
    residents: [resident, ...people.members.slice(0, 1).map(({ id }) => id)] as [MemberId],
    helpers: [helper, ...others] as [MemberId, ...MemberId[]],
  }
  const hospital = partners.find(({ kinds }) => kinds.includes('hospital'))
  const needs = sampleNeeds({ ...asked, ...(hospital && { partner: hospital.id }) })
  const older = pastNeeds(asked, people.members, seed.weeks)
  const records = [...all.flatMap((each) => each.records), ...needs.records, ...older.records]
  const members = [...cast, ...people.members]
  return {
    members,
    past: calendar.past,
    coming,
    newNeed: needs.needs[0]?.id ?? (digest('none') as NeedId),
    present: [
      ...people.items,
      // The founder's row comes with the community.
      ...cast.filter((m) => m.id !== coordinator).map(memberItem),
      ...cast.flatMap(membershipOf),
      ...cast.flatMap(placesIn),
      offerOf(helper, seed),
      ...themesOf(seed),
      ...coming.flatMap((each) => comingRows(seed, each)),
      ...needs.items,
    ],
    over: [
      ...permitsFrom(calendar.past, records).map(permitItem),
      ...starsFrom(seed, members, records),
      ...all.reverse().flatMap((each) => each.rows),
      ...older.items,
    ],
  }
}
