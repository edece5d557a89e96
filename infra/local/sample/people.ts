import type { Programme } from '../../../shared/domain/activity.ts'
import {
  type CommunityId,
  digest,
  type MemberId,
  memberOf,
  type PartnerId,
  type TeamId,
} from '../../../shared/domain/ids.ts'
import { type AgeBand, type Member, profileConsentVersion } from '../../../shared/domain/member.ts'
import type { TeamKind } from '../../../shared/domain/offers.ts'
import { type Partner, partnerFacts } from '../../../shared/domain/partner.ts'
import type { Skill } from '../../../shared/domain/skills.ts'
import type { Team } from '../../../shared/domain/team.ts'
import { day, type Instant, instant } from '../../../shared/domain/time.ts'
import { memberItem, newMember } from '../../../shared/store/member.ts'
import { partnerItem } from '../../../shared/store/partner.ts'
import { teamItem, teamMemberItem } from '../../../shared/store/team.ts'
import { lot, pick } from './lot.ts'
import { familyNames, givenNames, samplePartners, teamNames } from './names.ts'

export interface PeopleSeed {
  community: CommunityId
  now: Instant
  /** Of the cast: who leads which team, by the team's name. */
  leaders: Readonly<Record<string, MemberId>>
  /** How many volunteers there are beside the cast. */
  count: number
}

export interface SamplePeople {
  teams: Team[]
  members: Member[]
  partners: Partner[]
  /** Every row of all of them. */
  items: Record<string, unknown>[]
}

const programmeOf: Partial<Record<TeamKind, Programme>> = {
  party: 'charity',
  youth: 'charity',
  elderly: 'aid',
  disability: 'aid',
  women: 'charity',
  fire: 'safety',
  patrol: 'safety',
  medical: 'health',
  law: 'education',
  education: 'education',
  environment: 'civility',
  repair: 'aid',
}

const skillsOfKind: Partial<Record<TeamKind, Skill[]>> = {
  party: ['office', 'company', 'traffic'],
  youth: ['phone', 'tutoring', 'computer', 'moving'],
  elderly: ['company', 'nursing', 'shopping', 'cooking'],
  disability: ['company', 'driving', 'translation'],
  women: ['childcare', 'sewing', 'cooking'],
  fire: ['fire', 'rescue', 'firstaid'],
  patrol: ['patrol', 'traffic'],
  medical: ['firstaid', 'nursing', 'doctor', 'escort'],
  law: ['law', 'writing'],
  education: ['tutoring', 'reading', 'calligraphy'],
  environment: ['cleaning', 'gardening'],
  repair: ['electrician', 'plumber', 'appliance', 'locks', 'carpentry'],
  dance: ['dance'],
  recital: ['recital'],
  singing: ['choir'],
  photography: ['photography', 'writing'],
  model: ['dance'],
  aerobics: ['sports', 'dance'],
  softball: ['sports'],
  taichi: ['sports'],
  calligraphy: ['calligraphy', 'crafts'],
}

const isStage = (kind: TeamKind): boolean => programmeOf[kind] === undefined

function teamsFor({ community, now }: PeopleSeed): Team[] {
  const named = Object.entries(teamNames) as [TeamKind, readonly string[]][]
  return named.flatMap(([kind, names]) =>
    names.map((name) => ({
      id: digest('team', community, name) as TeamId,
      community,
      name,
      kind,
      programme: programmeOf[kind] ?? 'culture',
      leaders: [],
      createdAt: instant(now - 900 * day),
      version: 1,
    })),
  )
}

const windows = ['1:540-690', '3:840-1020', '5:540-690', '6:540-720', '6:840-1020', '7:540-720']
const ages: AgeBand[] = ['18-59', '60+', '60+', '18-59', '60+', '18-59', '18-59', '60+']
const firstTelegramId = 7_100_000_000

/** Two thirds are in one of the nine teams for culture and sport, one in five in a second team. */
function teamsOfPerson(teams: readonly Team[], i: number): Team[] {
  const stage = teams.filter(({ kind }) => kind && isStage(kind))
  const service = teams.filter(({ kind }) => kind && !isStage(kind))
  const first = pick(lot('stage', i) < 0.66 ? stage : service, 'team', i)
  const second = lot('two', i) < 0.2 ? [pick(service, 'second', i)] : []
  return [...new Set([first, ...second])]
}

function person(seed: PeopleSeed, teams: readonly Team[], i: number): Member {
  const { community, now } = seed
  const mine = teamsOfPerson(teams, i)
  const known = mine.flatMap(({ kind }) => (kind && skillsOfKind[kind]) ?? [])
  const skills = new Set([pick(known, 'skill', i), pick(known, 'skill2', i)])
  const joinedAt = instant(now - Math.floor((30 + lot('joined', i) * 1000) * day))
  return {
    ...newMember(community, memberOf(firstTelegramId + i), joinedAt),
    name: `${pick(familyNames, 'family', i)}${pick(givenNames, 'given', i)}`,
    consent: { version: profileConsentVersion, at: joinedAt },
    skills: [...skills],
    languages: lot('en', i) < 0.08 ? ['zh', 'en'] : ['zh'],
    times: [...new Set([pick(windows, 'window', i), pick(windows, 'window2', i)])].sort(),
    teams: mine.map(({ id }) => id),
    age: pick(ages, 'age', i),
    mayAsk: lot('ask', i) < 0.7,
    ...(lot('number', i) < 0.5 && { officialNumber: `5101${String(100_000 + i)}` }),
  }
}

const partnersFor = ({ community, now }: PeopleSeed): Partner[] =>
  samplePartners.map(([name, note, contact]) => ({
    id: digest('partner', community, name) as PartnerId,
    community,
    name,
    ...partnerFacts(name, note),
    note,
    contact,
    asked: [],
    createdAt: instant(now - 400 * day),
  }))

/** Each team is led by its first member, or by someone of the cast. */
function led(teams: Team[], members: Member[], leaders: PeopleSeed['leaders']): void {
  for (const team of teams) {
    const own = members.find((m) => m.teams?.includes(team.id))
    const leader = leaders[team.name] ?? own?.id
    if (leader) team.leaders = [leader]
    if (own && own.id === leader)
      own.roles = { ...own.roles, leads: [...(own.roles.leads ?? []), team.id] }
  }
}

/** Fifty teams, their volunteers and partners: the same for the same seed. */
export function samplePeople(seed: PeopleSeed): SamplePeople {
  const teams = teamsFor(seed)
  const members = Array.from({ length: seed.count }, (_, i) => person(seed, teams, i))
  led(teams, members, seed.leaders)
  const partners = partnersFor(seed)
  const places = members.flatMap((m) =>
    (m.teams ?? []).map((t) => teamMemberItem(m.community, t, m.id, m.joinedAt)),
  )
  const items = [
    ...teams.map(teamItem),
    ...members.map(memberItem),
    ...places,
    ...partners.map(partnerItem),
  ]
  return { teams, members, partners, items }
}
