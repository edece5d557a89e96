import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Community } from '../../../shared/domain/community.ts'
import { hour, type Instant, instant, minute } from '../../../shared/domain/time.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { beginSent } from '../../../shared/store/sent.ts'
import { freshTable } from '../../world/dynamodb.ts'
import { communityIn, dyingAt, foundAll, listeningQueue, tickAt } from '../../world/ticking.ts'

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
const kinds = ['WEEKLY', 'MONTHLY', 'THEME', 'THEMELAST'] as const

/** When some zone may have something due; in between the clock just goes on. */
function isBusy(at: number): boolean {
  const now = new Date(at)
  const [hours, date] = [(now.getUTCDay() * 24 + now.getUTCHours()) % 168, now.getUTCDate()]
  return (hours >= 16 && hours < 60) || date >= 28 || date <= 2 || (date >= 23 && date <= 25)
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

/** Runs ticks over the year; what a second delivery of the same notice would do, is marked as deliver does. */
async function live(table: Table) {
  const said = new Map<string, string[]>()
  let now: Instant = from
  const queue = listeningQueue(async (batch) => {
    for (const { intent, once } of batch) {
      const community = 'community' in intent ? intent.community : undefined
      if (!community) continue
      const what =
        intent.kind === 'theme' ? `${intent.last ? 'LAST' : 'THEME'}#${intent.month}` : ''
      const name = 'what' in intent && intent.what ? intent.what : what
      if (!name || !(await beginSent(table, community, `${name}!`, now))) continue
      said.set(community, [...(said.get(community) ?? []), `${name} ${once}`])
    }
  })
  const at = (when: number, on = table) => tickAt({ table: on, queue, clock: Date.now }, when)
  let ticks = 0
  for (const { minutes, trouble } of steps) {
    now = instant(now + minutes * minute)
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

const weeksOf = (names: string[]): string[] =>
  names.flatMap((name) => /^WEEKLY#(\d{4}-W\d\d) /.exec(name)?.[1] ?? [])
const monthsOf = (names: string[], kind: RegExp): string[] =>
  names.flatMap((name) => (kind.test(name) ? (/\d{4}-\d\d/.exec(name)?.[0] ?? []) : []))

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
  it('brings every community each week and each month once', async () => {
    const { client, tableName } = await freshTable()
    const table = { client, name: tableName }
    const communities: Community[] = zones.map((zone, i) => communityIn(`zone${i}`, zone, from))
    await foundAll(table, communities, from, kinds)
    const { said, ticks, end } = await live(table)
    expect(end).toBeGreaterThan(to)
    expect(ticks).toBeGreaterThan(300)
    for (const { id, zone, chat } of communities) {
      const names = said.get(id) ?? []
      const weeks = weeksOf(names)
      expect([52, 53], zone).toContain(weeks.length)
      expect(weeks, zone).toEqual(isoWeeks(weeks[0] ?? '', weeks.length))
      const summaries = monthsOf(names, new RegExp(`^MONTHLY#[\\d-]+##${chat} `))
      expect(summaries, zone).toEqual(months('2027-06', 12))
      for (const kind of [/^THEME#/, /^LAST#/]) {
        const themes = monthsOf(names, kind)
        expect([11, 12], zone).toContain(themes.length)
        expect(themes, zone).toEqual(months(themes[0] ?? '', themes.length))
      }
    }
  }, 180_000)
})
