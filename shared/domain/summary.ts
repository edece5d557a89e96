import { type Activity, type Programme, programmes, tookPlace } from './activity.ts'

import { addDays, addMonths, calendarDate, calendarMonth } from './calendar.ts'
import type { MemberId, PartnerId, TeamId } from './ids.ts'

import type { Need } from './need-case.ts'
import {
  currentRecords,
  foldRecords,
  type Provenance,
  type ServiceRecord,
  sumOf,
} from './service-record.ts'

import type { CalendarDate, CalendarMonth, Instant } from './time.ts'

export type Entry = ServiceRecord & { team?: TeamId }
export interface Attended {
  activity: string
  absent: MemberId[]
  records: readonly Pick<ServiceRecord, 'member' | 'served'>[]
}

/** What a community's books hold of the months that a summary looks at. */
export interface Books {
  /** Of the month, of the month before, and of the same month last year. */
  activities: readonly Activity[]
  /** Of the twelve months that end with this one, and of the same month last year. */
  entries: readonly Entry[]
  /** Of the month. */
  rolls: readonly Attended[]
  /** Closed in the month. */
  needs: readonly Pick<Need, 'state' | 'by'>[]
  /** Residents whom the month's activities served, as their coordinators counted. */
  served: readonly { activity: string; served?: number }[]
}

export interface Asked {
  month: CalendarMonth
  zone: string
  now: Instant
  /** One team alone; absent: the whole community. */
  team?: TeamId
  /** When the books were opened: no month before it is compared with, unless it was filled in later. */
  since?: Instant
}

/** The few numbers that months are compared by. */
export interface Measure {
  activities: number
  /** Each coming of each person counts. */
  comings: number
  minutes: number
}

export type ByProvenance = Readonly<Record<Provenance, number>>

export interface TeamMonth {
  team?: TeamId
  service: ByProvenance
  activities: number
}

/** A month as it is told: every number derived from the books when it is asked for. */
export interface MonthSummary extends Measure {
  month: CalendarMonth
  people: number
  service: ByProvenance
  trainings: number
  trainingMinutes: number
  attendance: { came: number; absent: number }
  /** Days of the month that each column holds, both included. */
  weeks: { from: number; to: number }[]
  programmes: { programme: Programme; perWeek: number[] }[]
  /** By team; without one: what was done outside of the teams. */
  teams: TeamMonth[]
  partners: PartnerId[]
  needsAnswered: number
  residentsServed: number
  before?: Measure
  yearAgo?: Measure
  trend: { month: CalendarMonth; minutes: number }[]
}

const monthOfDate = (date: CalendarDate): string => date.slice(0, 7)
const serviceOf = (entries: readonly Entry[]): ByProvenance => foldRecords(entries).service
const total = (minutes: ByProvenance): number =>
  minutes['checked-in'] + minutes.attested + minutes['back-filled']

export const totalMinutes = total

/** Those of a team; a need's helper belongs to no team's activity. */
const scoped = <T extends { team?: TeamId }>(all: readonly T[], team: TeamId | undefined): T[] =>
  team === undefined ? [...all] : all.filter((each) => each.team === team)

const held = ({ zone, now }: Asked, activities: readonly Activity[], month: CalendarMonth) =>
  activities.filter(
    (each) =>
      tookPlace(each) && each.end <= now && monthOfDate(calendarDate(each.start, zone)) === month,
  )

function measure(asked: Asked, books: Books, month: CalendarMonth): Measure {
  const entries = currentRecords(books.entries.filter(({ date }) => monthOfDate(date) === month))
  return {
    activities: held(asked, books.activities, month).length,
    comings: entries.filter(({ served }) => served > 0).length,
    minutes: total(foldRecords(entries).service),
  }
}

/** A month that the books hold nothing of is not compared with: it was before their time. */
function earlier(asked: Asked, books: Books, months: number): Measure | undefined {
  const month = addMonths(asked.month, months)
  const found = measure(asked, books, month)
  const open = asked.since === undefined || calendarMonth(asked.since, asked.zone) <= month
  return open || found.activities + found.comings > 0 ? found : undefined
}

function weeksOf(month: CalendarMonth): MonthSummary['weeks'] {
  const last = Number(addDays(`${addMonths(month, 1)}-01` as CalendarDate, -1).slice(8))
  return [1, 8, 15, 22, 29]
    .filter((from) => from <= last)
    .map((from) => ({ from, to: from === 29 ? last : Math.min(from + 6, last) }))
}

function programmesOf(
  activities: readonly Activity[],
  weeks: MonthSummary['weeks'],
  zone: string,
): MonthSummary['programmes'] {
  const count = (programme: Programme, { from, to }: { from: number; to: number }): number =>
    activities.filter((a) => {
      const day = Number(calendarDate(a.start, zone).slice(8))
      return a.programme === programme && day >= from && day <= to
    }).length
  return programmes.map((programme) => ({
    programme,
    perWeek: weeks.map((week) => count(programme, week)),
  }))
}

function teamsOf(
  entries: readonly Entry[],
  activities: readonly Activity[],
): MonthSummary['teams'] {
  const named = new Set([...entries, ...activities].map(({ team }) => team))
  return [...named].map((team) => ({
    ...(team && { team }),
    service: serviceOf(entries.filter((each) => each.team === team)),
    activities: activities.filter((each) => each.team === team).length,
  }))
}

const came = (rolls: readonly Attended[]): number =>
  rolls.reduce((sum, roll) => sum + roll.records.filter(({ served }) => served > 0).length, 0)

const answered = new Set(['done', 'rated'])

/** Sums a month up. The same books give the same summary, whenever it is asked for. */
export function summarise(asked: Asked, all: Books): MonthSummary {
  const { month, zone, team } = asked
  const books = {
    ...all,
    activities: scoped(all.activities, team),
    entries: scoped(all.entries, team),
  }
  const mine = held(asked, books.activities, month)
  const ids = new Set<string>(mine.map(({ id }) => id))
  const rolls = all.rolls.filter(({ activity }) => ids.has(activity))
  const entries = currentRecords(
    books.entries.filter(({ date }) => monthOfDate(date) === month),
  ) as Entry[]
  const weeks = weeksOf(month)
  const [before, yearAgo] = [earlier(asked, books, -1), earlier(asked, books, -12)]
  const needs = team === undefined ? all.needs.filter(({ state }) => answered.has(state)) : []
  return {
    ...measure(asked, books, month),
    month,
    people: new Set(entries.filter(({ served }) => served > 0).map(({ member }) => member)).size,
    service: serviceOf(entries),
    trainings: mine.filter(({ kind }) => kind === 'training').length,
    trainingMinutes: sumOf(foldRecords(entries), 'training'),
    attendance: {
      came: came(rolls),
      absent: rolls.reduce((sum, { absent }) => sum + absent.length, 0),
    },
    weeks,
    programmes: programmesOf(mine, weeks, zone),
    teams: teamsOf(entries, mine),
    partners: [...new Set(mine.flatMap(({ partners }) => partners ?? []))],
    needsAnswered: needs.length,
    residentsServed:
      new Set(needs.map(({ by }) => by)).size +
      all.served.reduce((sum, one) => sum + (ids.has(one.activity) ? (one.served ?? 0) : 0), 0),
    ...(before && { before }),
    ...(yearAgo && { yearAgo }),
    trend: Array.from({ length: 12 }, (_, i) => addMonths(month, i - 11)).map((each) => ({
      month: each,
      minutes: measure(asked, books, each).minutes,
    })),
  }
}
