import type { Activity } from './activity.ts'
import { calendarDate, calendarMonth } from './calendar.ts'
import type { MemberId } from './ids.ts'
import { type Counted, currentRecords, foldRecords, type Totals } from './service-record.ts'
import { type CalendarDate, day } from './time.ts'

type Entry = Counted & { date: CalendarDate; served: number }

export interface LedgerFacts {
  places: readonly { member: MemberId; since: number }[]
  /** The team's activities of this year that are over and were not cancelled. */
  activities: readonly Activity[]
  records: readonly Entry[]
}

export interface LedgerPart {
  activities: number
  trainings: number
  /** People who served. */
  people: number
  totals: Totals
}

export interface Ledger {
  members: number
  month: LedgerPart
  year: LedgerPart
  /** Members who have not served for long, the longest first; `lastDate` within this year. */
  away: { member: MemberId; lastDate?: CalendarDate }[]
}

const isTraining = ({ kind }: Activity): boolean => kind === 'training'

function part(activities: readonly Activity[], records: readonly Entry[]): LedgerPart {
  const served = currentRecords(records).filter((r) => r.served > 0)
  return {
    activities: activities.length,
    trainings: activities.filter(isTraining).length,
    people: new Set(served.map((r) => r.member)).size,
    totals: foldRecords(records),
  }
}

const awayDays = 90

function away({ places, records }: LedgerFacts, now: number, zone: string): Ledger['away'] {
  const last = new Map<MemberId, CalendarDate>()
  for (const { member, date, served } of currentRecords(records))
    if (served > 0 && (last.get(member) ?? '') < date) last.set(member, date)
  const limit = calendarDate(now - awayDays * day, zone)
  return places
    .filter(({ member, since }) => since < now - awayDays * day && (last.get(member) ?? '') < limit)
    .map(({ member }) => ({ member, lastDate: last.get(member) }))
    .sort((a, b) => (a.lastDate ?? '').localeCompare(b.lastDate ?? ''))
    .map(({ member, lastDate }) => ({ member, ...(lastDate && { lastDate }) }))
}

/** A team's ledger of this month and this year, derived from what is in the books. */
export function ledgerOf(facts: LedgerFacts, now: number, zone: string): Ledger {
  const month = calendarMonth(now, zone)
  const inMonth = facts.activities.filter(({ start }) => calendarMonth(start, zone) === month)
  const recordsInMonth = facts.records.filter(({ date }) => date.startsWith(month))
  return {
    members: facts.places.length,
    month: part(inMonth, recordsInMonth),
    year: part(facts.activities, facts.records),
    away: away(facts, now, zone),
  }
}
