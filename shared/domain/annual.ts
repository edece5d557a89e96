import type { Programme } from './activity.ts'
import { calendarMonth } from './calendar.ts'
import type { MemberId, PartnerId, TeamId } from './ids.ts'
import {
  type Books,
  type ByProvenance,
  type Entry,
  type Measure,
  type MonthSummary,
  summarise,
  type TeamMonth,
} from './summary.ts'
import type { CalendarMonth, Instant } from './time.ts'

/** A year as the committee reads it: the sum of its twelve months, and nothing that they don't hold. */
export interface YearSummary extends Measure {
  year: number
  people: number
  service: ByProvenance
  trainings: number
  trainingMinutes: number
  attendance: { came: number; absent: number }
  needsAnswered: number
  residentsServed: number
  partners: PartnerId[]
  teams: TeamMonth[]
  programmes: { programme: Programme; perMonth: number[] }[]
  months: { month: CalendarMonth; activities: number; minutes: number }[]
  /** Absent when the books hold nothing of the year before. */
  before?: Measure
}

export const monthsOf = (year: number): CalendarMonth[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}` as CalendarMonth)

const sum = <T>(all: readonly T[], pick: (one: T) => number): number =>
  all.reduce((total, one) => total + pick(one), 0)

const serviceOf = (all: readonly { service: ByProvenance }[]): ByProvenance => ({
  'checked-in': sum(all, ({ service }) => service['checked-in']),
  attested: sum(all, ({ service }) => service.attested),
  'back-filled': sum(all, ({ service }) => service['back-filled']),
})

function teamsOf(months: readonly MonthSummary[]): TeamMonth[] {
  const all = new Map<TeamId | undefined, TeamMonth[]>()
  for (const each of months.flatMap(({ teams }) => teams))
    all.set(each.team, [...(all.get(each.team) ?? []), each])
  return [...all].map(([team, parts]) => ({
    ...(team && { team }),
    service: serviceOf(parts),
    activities: sum(parts, ({ activities }) => activities),
  }))
}

const measureOf = (months: readonly MonthSummary[]): Measure => ({
  activities: sum(months, ({ activities }) => activities),
  comings: sum(months, ({ comings }) => comings),
  minutes: sum(months, ({ minutes }) => minutes),
})

function programmesOf(months: readonly MonthSummary[]): YearSummary['programmes'] {
  const [first] = months
  return (first?.programmes ?? []).map(({ programme }, row) => ({
    programme,
    perMonth: months.map(({ programmes }) => sum(programmes[row]?.perWeek ?? [], (n) => n)),
  }))
}

const peopleIn = (year: number, entries: readonly Entry[]): number =>
  new Set<MemberId>(
    entries
      .filter(({ date, served }) => served > 0 && date.startsWith(`${year}-`))
      .map(({ member }) => member),
  ).size

const answered = (needs: Books['needs']) =>
  needs.filter(({ state }) => state === 'done' || state === 'rated')

// A month's own part alone: going through two years for each of 24 months takes seconds.
const booksOf = (month: CalendarMonth, zone: string, books: Books): Books => ({
  ...books,
  activities: books.activities.filter(({ start }) => calendarMonth(start, zone) === month),
  entries: books.entries.filter(({ date }) => date.startsWith(month)),
  needs: [],
})

/**
 * Sums a year up from its months, so that the two can't tell different numbers. The books hold
 * two years; rolls, needs and residents are those of the year itself.
 */
export function summariseYear(
  { year, zone, now }: { year: number; zone: string; now: Instant },
  known: Books,
): YearSummary {
  const inYear = (y: number) =>
    monthsOf(y).map((month) => summarise({ month, zone, now }, booksOf(month, zone, known)))
  const [months, earlier] = [inYear(year), inYear(year - 1)]
  const before = measureOf(earlier)
  const needs = answered(known.needs)
  return {
    ...measureOf(months),
    year,
    people: peopleIn(year, known.entries),
    service: serviceOf(months),
    trainings: sum(months, ({ trainings }) => trainings),
    trainingMinutes: sum(months, ({ trainingMinutes }) => trainingMinutes),
    attendance: {
      came: sum(months, ({ attendance }) => attendance.came),
      absent: sum(months, ({ attendance }) => attendance.absent),
    },
    needsAnswered: needs.length,
    residentsServed:
      new Set(needs.map(({ by }) => by)).size +
      sum(months, ({ residentsServed }) => residentsServed),
    partners: [...new Set(months.flatMap(({ partners }) => partners))],
    teams: teamsOf(months),
    programmes: programmesOf(months),
    months: months.map(({ month, activities, minutes }) => ({ month, activities, minutes })),
    ...(before.activities + before.comings > 0 && { before }),
  }
}
