import type { Activity, Programme } from '../domain/activity.ts'
import { parseWeekly } from '../domain/availability.ts'
import { addDays, calendarDate, instantAt } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import type { CommunityId, MemberId } from '../domain/ids.ts'
import { type Candidate, type Match, rank, type Wanted } from '../domain/matching.ts'
import { letsAsk, type Member } from '../domain/member.ts'
import { busySpan, type Need, wantedFor } from '../domain/need-case.ts'
import type { Span } from '../domain/overlap.ts'
import { permitKey } from '../domain/permit.ts'
import { confirmed, hasAnswered, type Roster, sought } from '../domain/roster.ts'
import { skillsIn } from '../domain/skills.ts'
import { day, hour, type Instant, instant } from '../domain/time.ts'
import { activitiesBetween, readActivitiesAndRosters } from './activity.ts'
import type { Table } from './connection.ts'
import { membersOf, readProfiles } from './member.ts'
import { openNeeds } from './need.ts'
import { offersOf } from './offer.ts'
import { permitsIn } from './permit.ts'
import { type BookEntry, minutesOfMember, recordsOfCommunity } from './record.ts'
import { teamsOf } from './team.ts'

// Who served within these days served lately; reading more of the books would make nobody fairer,
// and would cost more each year.
const latelyDays = 60
// No activity is longer, so whatever overlaps starts within it.
const longest = 24 * hour

type Busy = Map<MemberId, Span[]>

const grouped = <T, V>(all: readonly T[], key: (one: T) => MemberId, value: (one: T) => V) => {
  const found = new Map<MemberId, V[]>()
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), value(one)])
  return found
}

/** Who is taken up by what overlaps the time asked for: activities in it and needs being served. */
async function busyThen(table: Table, c: CommunityId, when: Span | undefined): Promise<Busy> {
  if (!when) return new Map()
  const [near, needs] = await Promise.all([
    activitiesBetween(table, c, when.start - longest, when.end),
    openNeeds(table, c),
  ])
  const clash = near.filter((a: Activity) => a.end > when.start && a.cancelledWhy === undefined)
  const found = await readActivitiesAndRosters(
    table,
    clash.map(({ id }) => id),
  )
  const inActivities = found.flatMap(({ activity, roster }) =>
    confirmed(roster).map((member) => ({ member, span: activity as Span })),
  )
  const inNeeds = needs.flatMap((need) => {
    const span = busySpan(need)
    return need.helper && need.state === 'serving' && span ? [{ member: need.helper, span }] : []
  })
  return grouped(
    [...inActivities, ...inNeeds],
    ({ member }) => member,
    ({ span }) => span,
  )
}

interface Lately {
  servedAt: Map<MemberId, Instant>
  programmes: Map<MemberId, Programme[]>
}

function latelyOf(entries: readonly BookEntry[], zone: string): Lately {
  const service = entries.filter(({ kind, served }) => kind === 'service' && served > 0)
  const servedAt = new Map<MemberId, Instant>()
  for (const { member, date } of service) {
    const at = instantAt(date, 12 * 60, zone)
    if ((servedAt.get(member) ?? 0) < at) servedAt.set(member, at)
  }
  const programmes = grouped(
    service,
    ({ member }) => member,
    ({ programme }) => programme,
  )
  return { servedAt, programmes }
}

/**
 * Everything about a community's volunteers that matching asks. It grows with the community and
 * with 60 days of its books, never with its years: about 190 read units for 1,525 volunteers.
 */
async function candidatesFor(
  table: Table,
  { id, zone }: Community,
  wanted: Wanted,
  now: Instant,
): Promise<(Candidate & { agreed: boolean })[]> {
  const today = calendarDate(now, zone)
  const [members, offers, permits, entries, teams, busy] = await Promise.all([
    membersOf(table, id),
    offersOf(table, id, now),
    permitsIn(table, id),
    recordsOfCommunity(table, id, addDays(today, -latelyDays), today),
    teamsOf(table, id),
    busyThen(table, id, wanted.when),
  ])
  const offered = grouped<(typeof offers)[number], Span>(
    offers,
    ({ member }) => member,
    (span) => span,
  )
  const held = grouped(
    permits,
    ({ member }) => member,
    ({ key, expiresAt }) => ({ key, ...(expiresAt !== undefined && { expiresAt }) }),
  )
  const lately = latelyOf(entries, zone)
  const teamProgramme = new Map(teams.map((team) => [team.id, team.programme]))
  return members.map((member) => ({
    ...personOf(member),
    offers: offered.get(member.id) ?? [],
    busy: busy.get(member.id) ?? [],
    trainings: held.get(member.id) ?? [],
    programmes: [
      ...(lately.programmes.get(member.id) ?? []),
      ...(member.teams ?? []).flatMap((team) => teamProgramme.get(team) ?? []),
    ],
    ...servedOf(lately, member.id),
  }))
}

const servedOf = ({ servedAt }: Lately, m: MemberId) => {
  const lastServedAt = servedAt.get(m)
  return lastServedAt === undefined ? {} : { lastServedAt }
}

/** Who opted out is never asked; who never said so may be. Reachability is looked up for the best. */
const personOf = (member: Member) => ({
  member: member.id,
  skills: member.skills ?? [],
  weekly: (member.times ?? []).flatMap((time) => parseWeekly(time) ?? []),
  teams: member.teams ?? [],
  languages: member.languages ?? [],
  mayAsk: letsAsk(member),
  agreed: member.mayAsk === true,
  reachable: true,
  consented: member.consent !== undefined,
  minor: member.age === '14-17',
  guardianConsent: member.guardianConsent !== undefined,
})

/** The first of a ranking whom the bot can write to, looked up a few at a time. */
async function firstReachable(table: Table, ranked: readonly Match[], limit: number) {
  const found: Match[] = []
  for (let i = 0; i < ranked.length && found.length < limit; i += 3 * limit) {
    const chunk = ranked.slice(i, i + 3 * limit)
    const profiles = await readProfiles(
      table,
      chunk.map(({ member }) => member),
    )
    found.push(...chunk.filter(({ member }) => profiles.get(member)?.reachable))
  }
  return found.slice(0, limit)
}

/** "Never served" is only said of who never did: for those shown the whole of their books is asked. */
async function withLastServed(
  table: Table,
  c: CommunityId,
  zone: string,
  now: Instant,
  match: Match,
) {
  if (!match.reasons.some(({ code }) => code === 'never-served')) return match
  const lines = await minutesOfMember(table, c, match.member)
  const last = lines.findLast(({ kind, served }) => kind === 'service' && served > 0)
  if (!last) return match
  const at = instantAt(last.date, 12 * 60, zone)
  const daysAgo = Math.max(0, Math.floor((now - at) / day))
  const reasons = match.reasons.map((reason) =>
    reason.code === 'never-served' ? { code: 'last-served' as const, daysAgo } : reason,
  )
  return { ...match, reasons }
}

// Whoever comes after so many can't be reached has hardly more to offer than the first ones.
const rankedMost = 400

/** Skills, trainings and times are met; who never named a time may have any. */
function fits({ weekly }: Candidate, { reasons }: Match): boolean {
  const codes = new Set(reasons.map(({ code }) => code))
  const unskilled = codes.has('skill-missing') && !codes.has('skill')
  const elsewhen = weekly.length > 0 && !codes.has('free')
  return !unskilled && !elsewhen && !codes.has('training-missing')
}

const wantedAt = (
  { activity, roster }: { activity: Activity; roster: Roster },
  zone: string,
  except: readonly MemberId[],
): Wanted => {
  const missing = sought(roster)
  const roles = roster.roles.filter((_, role) => (missing[role] ?? 0) > 0)
  return {
    skills: roles.flatMap(({ label }) => skillsIn(label)),
    when: { start: activity.start, end: activity.end },
    zone,
    programme: activity.programme,
    ...(activity.team && { team: activity.team }),
    trainings: roles.flatMap(({ requires }) => (requires ? [permitKey(requires)] : [])),
    languages: [],
    dangerous: activity.insured === true,
    except,
    seed: activity.id,
  }
}

/** Who fits what an activity still lacks and agreed to be asked; nobody who answered already. */
export async function matchesForActivity(
  table: Table,
  community: Community,
  found: { activity: Activity; roster: Roster },
  about: { asked: readonly MemberId[]; now: Instant; limit: number },
): Promise<Match[]> {
  const wanted = wantedAt(found, community.zone, about.asked)
  const candidates = await candidatesFor(table, community, wanted, about.now)
  const open = candidates.filter((c) => c.agreed && !hasAnswered(found.roster, c.member))
  const byId = new Map(open.map((each) => [each.member, each]))
  const ranked = rank(open, wanted, about.now, open.length).filter((match) => {
    const who = byId.get(match.member)
    return who && fits(who, match)
  })
  return firstReachable(table, ranked.slice(0, rankedMost), about.limit)
}

/** The volunteers who fit a need best, with reasons: at most `limit`, reachable all of them. */
export async function matchesFor(
  table: Table,
  community: Community,
  need: Need,
  now: Instant,
  limit: number,
): Promise<Match[]> {
  const wanted = wantedFor(need, community.zone)
  const candidates = await candidatesFor(table, community, wanted, now)
  const ranked = rank(candidates, wanted, instant(now), rankedMost)
  const best = await firstReachable(table, ranked, limit)
  const { id, zone } = community
  return Promise.all(best.map((match) => withLastServed(table, id, zone, now, match)))
}
