import { DateTime } from 'luxon'
import { type Activity, countsHoursByDefault, type Risk } from '../../../shared/domain/activity.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { type ActivityId, digest, type MemberId, type TeamId } from '../../../shared/domain/ids.ts'
import type { Partner } from '../../../shared/domain/partner.ts'
import type { RosterRole } from '../../../shared/domain/roster.ts'
import type { Team } from '../../../shared/domain/team.ts'
import { day, hour, type Instant, instant, minute } from '../../../shared/domain/time.ts'
import { lot } from './lot.ts'
import { themes, trainings, type Work, works } from './works.ts'

export interface CalendarSeed {
  community: Community
  now: Instant
  teams: readonly Team[]
  partners: readonly Partner[]
  /** Who plans the activities. */
  by: MemberId
  /** The team of the leader whom the visitor plays: it meets more often than others. */
  favourite?: Team
  /** How many weeks there are that are over. */
  weeks: number
}

/** An activity as it was planned, with the roles that it seeks people for. */
export interface Plan {
  activity: Activity
  roles: RosterRole[]
  /** Of a training: whose teams it is for, and which ninth of them comes. */
  trains?: { teams: readonly TeamId[]; cohort: number }
}

/** Weekday, hour and minute of the week's activities: about ten, as the community has them. */
const slots = [
  [1, 9, 0],
  [2, 14, 30],
  [3, 9, 0],
  [3, 19, 0],
  [4, 14, 30],
  [5, 9, 0],
  [5, 15, 0],
  [6, 14, 30],
  [7, 9, 30],
  [7, 15, 0],
] as const
// Turns are counted from then on, so that a shorter past is the end of a longer one.
const countedFrom = 60
const weeksAhead = 1

const riskOf = ({ risk }: Pick<Work, 'risk'>): Risk =>
  risk ? { kind: 'text', text: risk } : { kind: 'none' }

/** The team whose turn it is: each comes round once in five weeks. */
const teamAt = (teams: readonly Team[], turn: number): Team => {
  const team = teams[(turn * 7) % teams.length]
  if (!team) throw new Error('the sample has no teams')
  return team
}

function startOf({ now, community }: CalendarSeed, week: number, slot: number): DateTime {
  const [weekday, at, minutes] = slots[slot] ?? slots[0]
  return DateTime.fromMillis(now, { zone: community.zone })
    .startOf('week')
    .plus({ weeks: week, days: weekday - 1 })
    .set({ hour: at, minute: minutes })
}

/** A week is published on the Wednesday before, one activity after the other. */
function publishedAt({ now }: CalendarSeed, start: DateTime): Instant {
  const wednesday = start.startOf('week').minus({ days: 5 }).set({ hour: 10 })
  const turn = start.weekday * 4 + (start.hour > 12 ? 2 : 0)
  return instant(Math.min(wednesday.toMillis(), now - 3 * hour) + turn * minute)
}

const base = (seed: CalendarSeed, start: DateTime, key: number) => ({
  id: digest('sample-activity', seed.community.id, key) as ActivityId,
  community: seed.community.id,
  start: instant(start.toMillis()),
  placePrivate: false,
  by: seed.by,
  createdAt: publishedAt(seed, start),
  version: 1,
})

function service(seed: CalendarSeed, usually: DateTime, turn: number, team: Team): Plan {
  const usual = works[team.kind ?? 'party'] ?? []
  const work = usual[(turn + Math.floor(turn / (2 * slots.length))) % usual.length]
  if (!work) throw new Error(`the sample's ${team.name} does nothing`)
  const [hour, minute] = work.at ?? [usually.hour, usually.minute]
  const start = usually.set({ hour, minute })
  const kind = work.rehearsal ? 'rehearsal' : 'service'
  const partner = seed.partners.find(({ name }) => work.partner && name.startsWith(work.partner))
  const carriesTheme = kind === 'service' && lot('theme', turn) < 0.3
  const activity: Activity = {
    ...base(seed, start, turn),
    kind,
    countsHours: countsHoursByDefault(kind),
    programme: work.programme ?? team.programme ?? 'culture',
    title: work.title,
    end: instant(start.plus({ hours: work.hours }).toMillis()),
    place: work.place,
    risk: riskOf(work),
    team: team.id,
    ...(partner && { partners: [partner.id] }),
    ...(carriesTheme && { theme: themes[start.month - 1] ?? themes[0] }),
  }
  return { activity, roles: work.roles.map(([label, seats]) => ({ label, seats })) }
}

/** Everyone's turn comes once in fifty-four weeks. */
export const cohorts = 9

/** A permit lasts a year, so that those of a year ago are about to end. */
function training(seed: CalendarSeed, start: DateTime, key: number, nth: number): Plan {
  const { title, host, kind, gives } = trainings[nth % 2] ?? trainings[0]
  const teams = seed.teams.filter((t) => t.kind === kind)
  const [team] = teams
  const activity: Activity = {
    ...base(seed, start, key),
    kind: 'training',
    countsHours: false,
    programme: team?.programme ?? 'health',
    title,
    end: instant(start.plus({ hours: 2 }).toMillis()),
    place: '社区活动室',
    risk: { kind: 'none' },
    ...(team && { team: team.id }),
    training: { host, learningMinutes: 120, gives, validDays: 365 },
  }
  const trains = { teams: teams.map(({ id }) => id), cohort: Math.floor(nth / 2) % cohorts }
  return { activity, roles: [{ label: '学员', seats: 12 }], trains }
}

const trainingSlot = 3
// Sunday morning of every other week.
const leaderSlot = 8

function plan(seed: CalendarSeed, week: number, slot: number): Plan {
  const turn = (week + countedFrom) * slots.length + slot
  const start = startOf(seed, week, slot)
  // One of them is always in the week to come.
  const nth = (week - 1 + countedFrom) / 3
  if (slot === trainingSlot && Number.isInteger(nth)) return training(seed, start, turn, nth)
  const own = slot === leaderSlot && week % 2 === 0 ? seed.favourite : undefined
  return service(seed, start, turn, own ?? teamAt(seed.teams, turn))
}

/** Every other week has one less. */
const isHeld = (week: number, slot: number): boolean => slot !== 9 || week % 2 === 0

/** A year of activities and the fortnight to come, oldest first. None is under way right now. */
export function sampleCalendar(seed: CalendarSeed): { past: Plan[]; coming: Plan[] } {
  const length = seed.weeks > 0 ? seed.weeks + weeksAhead + 1 : 0
  const weeks = Array.from({ length }, (_, i) => i - seed.weeks)
  const all = weeks
    .flatMap((week) =>
      slots.flatMap((_, slot) => (isHeld(week, slot) ? [plan(seed, week, slot)] : [])),
    )
    .sort((one, other) => one.activity.start - other.activity.start)
  const { now } = seed
  return {
    // The roll call of what ended this morning is long confirmed.
    past: all.filter(({ activity }) => activity.end < now - 3 * hour),
    coming: all.filter(
      ({ activity: { start } }) => start > now + 3 * hour && start < now + 14 * day,
    ),
  }
}
