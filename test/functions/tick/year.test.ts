import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/domain/calendar.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { memberOf } from '../../../shared/domain/ids.ts'
import { communityJobs as kinds } from '../../../shared/domain/job.ts'
import {
  type CalendarDate,
  day,
  hour,
  type Instant,
  instant,
  minute,
} from '../../../shared/domain/time.ts'
import { writeItems } from '../../../shared/store/batch.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { memberItem, newMember } from '../../../shared/store/member.ts'
import { beginSent } from '../../../shared/store/sent.ts'
import { freshTable } from '../../world/dynamodb.ts'
import {
  communityIn,
  dyingAt,
  foundAll,
  listeningQueue,
  type Queued,
  tickAt,
} from '../../world/ticking.ts'

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Pacific/Chatham',
  'Africa/Cairo',
]
// With 29 February in it, and both changes of the clocks.
const from = instant(Date.UTC(2027, 5, 30, 12))
const to = instant(Date.UTC(2028, 5, 29, 12))
// Days that are lived hour by hour: around each change of the clocks in one of the zones, the turn
// of the year, and 29 February. What is due each day is left out in between, as after an outage.
const closely: [from: string, to: string][] = [
  ['2027-09-25', '2027-09-27'],
  ['2027-10-02', '2027-10-04'],
  ['2027-10-28', '2027-11-01'],
  ['2027-11-06', '2027-11-08'],
  ['2027-12-31', '2028-01-01'],
  ['2028-02-28', '2028-03-01'],
  ['2028-03-11', '2028-03-13'],
  ['2028-03-25', '2028-03-27'],
  ['2028-04-01', '2028-04-03'],
  ['2028-04-27', '2028-04-29'],
]
// Five in the afternoon of the last day, in the last zone, with four hours' grace.
const isClose = (now: number): boolean =>
  closely.some(([from, to]) => Date.parse(from) <= now && now < Date.parse(to) + day + 8 * hour)

/** Whatever the step, no close day begins without a tick. */
const stepTo = (now: number, next: number): Instant =>
  instant(closely.map(([from]) => Date.parse(from)).find((at) => now < at && at < next) ?? next)

/** When some zone may have something due; in between the clock just goes on. */
function isBusy(at: number): boolean {
  const now = new Date(at)
  const [hours, date] = [(now.getUTCDay() * 24 + now.getUTCHours()) % 168, now.getUTCDate()]
  const isWeekly = hours >= 16 && hours < 60
  return isWeekly || date >= 28 || date <= 2 || (date >= 23 && date <= 25) || isClose(at)
}

type Trouble = 'none' | 'two at once' | 'set back' | { diesAt: number }
const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('none' as const) },
  { weight: 2, arbitrary: fc.constantFrom('two at once' as const, 'set back' as const) },
  { weight: 2, arbitrary: fc.record({ diesAt: fc.integer({ min: 1, max: 60 }) }) },
)
const step = fc.record({ minutes: fc.integer({ min: 200, max: 640 }), trouble })
const seed = 4
const steps = fc.sample(step, { numRuns: 4000, seed })

/** What keeps a queue from taking a message twice: its id, for five minutes. */
function takenOnce() {
  const taken = new Map<string, number>()
  return (once: string, now: number): boolean => {
    const before = taken.get(once)
    if (before !== undefined && now < before + 5 * minute) return false
    taken.set(once, now)
    return true
  }
}

/** `DAILY#2027-10-31`, `HINT#2027#…`: which occurrence of which job speaks here. */
const nameOf = ({ intent, once }: Queued): string =>
  ('what' in intent && intent.what) || (/[A-Z]+#[\dW-]+/.exec(once)?.[0] ?? '')

/** Runs ticks over the year, and says what they bring as the queue and deliver would: each name once. */
async function live(table: Table) {
  const said = new Map<string, string[]>()
  let now: Instant = from
  const isNew = takenOnce()
  const queue = listeningQueue(async (batch) => {
    for (const one of batch) {
      const { intent, once } = one
      const community = 'community' in intent ? intent.community : undefined
      if (!community || intent.kind === 'gaps' || intent.kind === 'warn') continue
      if (!isNew(once, now)) continue
      const name = nameOf(one)
      const marked = 'what' in intent && intent.what !== undefined
      if (marked && !(await beginSent(table, community, `${name}!`, now))) continue
      said.set(community, [...(said.get(community) ?? []), name])
    }
  })
  const at = (when: number, on = table) => tickAt({ table: on, queue, clock: Date.now }, when)
  let ticks = 0
  for (const { minutes, trouble } of steps) {
    now = stepTo(now, now + (isClose(now) ? 150 + (minutes % 80) : minutes) * minute)
    if (now > to) break
    if (!isBusy(now)) continue
    ticks += 1
    if (trouble === 'two at once') await Promise.all([at(now), at(now)])
    else if (typeof trouble === 'object') {
      await at(now, dyingAt(table, trouble.diesAt))
      // The lease of whoever died is over by then.
      now = instant(now + 3 * minute)
      await at(now)
    } else {
      await at(now)
      if (trouble === 'set back') await at(now - hour)
    }
  }
  return { said, ticks, end: now }
}

/** The periods that one kind of job spoke of, in the order in which it did; `to` ends their names. */
const periodsOf = (names: string[], kind: (typeof kinds)[number], to = ''): string[] =>
  names
    .filter((name) => name.startsWith(`${kind}#`) && name.endsWith(to))
    .map((name) => name.split('#')[1] ?? '')

const datesBetween = (from: string, to: string): string[] => {
  const dates: string[] = []
  for (let date = from as CalendarDate; date <= to; date = addDays(date, 1)) dates.push(date)
  return dates
}

const isoWeeks = (first: string, count: number): string[] => {
  const [year = 0, week = 0] = first.split('-W').map(Number)
  // 2027 has 52 weeks.
  return Array.from({ length: count }, (_, i) => {
    const n = week + i
    const [y, w] = n > 52 ? [year + 1, n - 52] : [year, n]
    return `${y}-W${String(w).padStart(2, '0')}`
  })
}
const months = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const [year = 0, month = 0] = first.split('-').map(Number)
    return new Date(Date.UTC(year, month - 1 + i)).toISOString().slice(0, 7)
  })

describe('a year in twelve zones, with ticks that die, double, and go back', () => {
  it('brings every community each of its days, weeks, months and years once', async () => {
    const { client, tableName } = await freshTable()
    const table = { client, name: tableName }
    const communities: Community[] = zones.map((zone, i) => communityIn(`zone${i}`, zone, from))
    await foundAll(table, communities, from, kinds)
    const curious = communities.map(({ id }) => ({
      ...newMember(id, memberOf(8002), from),
      yearHint: true,
    }))
    await writeItems(table, curious.map(memberItem))
    const { said, ticks, end } = await live(table)
    expect(end).toBeGreaterThan(to)
    expect(ticks).toBeGreaterThan(600)
    for (const { id, zone, chat } of communities) {
      const names = said.get(id) ?? []
      expect(new Set(names).size, zone).toBe(names.length)
      const weeks = periodsOf(names, 'WEEKLY')
      expect([52, 53], zone).toContain(weeks.length)
      expect(weeks, zone).toEqual(isoWeeks(weeks[0] ?? '', weeks.length))
      expect(periodsOf(names, 'MONTHLY', `##${chat}`), zone).toEqual(months('2027-06', 12))
      for (const kind of ['THEME', 'THEMELAST'] as const) {
        const themes = periodsOf(names, kind)
        expect([11, 12], zone).toContain(themes.length)
        expect(themes, zone).toEqual(months(themes[0] ?? '', themes.length))
      }
      expect(periodsOf(names, 'HINT'), zone).toEqual(['2027'])
      expect(periodsOf(names, 'ANNUAL'), zone).toEqual(['2027'])
      const days = periodsOf(names, 'DAILY')
      expect(days, zone).toEqual([...days].sort())
      for (const [from, to] of closely)
        expect(
          days.filter((date) => from <= date && date <= to),
          zone,
        ).toEqual(datesBetween(from, to))
    }
  }, 240_000)
})
