import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { addDays, instantAt, weekday } from '../../../shared/domain/calendar.ts'
import {
  isRecurrence,
  occurrences,
  type Recurrence,
  splitAt,
} from '../../../shared/domain/recurrence.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'

const date = (text: string) => text as CalendarDate
const from = date('2026-09-01')
const weekly = (weeks: number, ...weekdays: number[]): Recurrence => ({
  every: { weeks, weekdays },
  from,
})
const monthly = (on: Extract<Recurrence['every'], { months: number }>['on']): Recurrence => ({
  every: { months: 1, on },
  from,
})

describe('an activity that repeats', () => {
  it('every Tuesday and Saturday', () => {
    expect(occurrences(weekly(1, 6, 2), { count: 4 })).toEqual([
      ...['2026-09-01', '2026-09-05', '2026-09-08', '2026-09-12'],
    ])
  })

  it('every second Monday counts from the week it began in', () => {
    const rule = weekly(2, 1)
    expect(occurrences(rule, { count: 2 })).toEqual(['2026-09-14', '2026-09-28'])
    expect(occurrences(rule, { from: date('2026-09-22'), count: 1 })).toEqual(['2026-09-28'])
  })

  it('every first Saturday', () => {
    expect(occurrences(monthly({ nth: 1, weekday: 6 }), { count: 3 })).toEqual([
      ...['2026-09-05', '2026-10-03', '2026-11-07'],
    ])
  })

  it('every last Friday', () => {
    expect(occurrences(monthly({ nth: 'last', weekday: 5 }), { count: 3 })).toEqual([
      ...['2026-09-25', '2026-10-30', '2026-11-27'],
    ])
  })

  it('every fifth Sunday, in months that have one', () => {
    expect(occurrences(monthly({ nth: 5, weekday: 7 }), { count: 2 })).toEqual([
      ...['2026-11-29', '2027-01-31'],
    ])
  })

  it('every last day of the month, in a leap year too', () => {
    const asked = { from: date('2028-01-15'), count: 3 }
    expect(occurrences(monthly({ date: 'last' }), asked)).toEqual([
      ...['2028-01-31', '2028-02-29', '2028-03-31'],
    ])
  })

  it('every 31st passes over shorter months', () => {
    expect(occurrences(monthly({ date: 31 }), { count: 3 })).toEqual([
      ...['2026-10-31', '2026-12-31', '2027-01-31'],
    ])
  })

  it('every quarter', () => {
    const rule = { every: { months: 3, on: { date: 1 } }, from } as const
    expect(occurrences(rule, { count: 3 })).toEqual(['2026-09-01', '2026-12-01', '2027-03-01'])
  })

  it('until a date, that day included', () => {
    const rule = { ...weekly(1, 2), until: date('2026-09-15') }
    expect(occurrences(rule, { count: 9 })).toEqual(['2026-09-01', '2026-09-08', '2026-09-15'])
  })

  it('a number of times, of which a skipped one is one', () => {
    const rule = { ...weekly(1, 2), times: 3 }
    const skip = [date('2026-09-08')]
    expect(occurrences(rule, { count: 9, skip })).toEqual(['2026-09-01', '2026-09-15'])
  })

  it('leaves out the official holidays where that was chosen', () => {
    const rule = { ...weekly(1, 4), from: date('2026-09-24') }
    const asked = { count: 2, skipHolidays: 'cn' } as const
    expect(occurrences(rule, asked)).toEqual(['2026-09-24', '2026-10-08'])
    expect(occurrences(rule, { count: 2 })).toEqual(['2026-09-24', '2026-10-01'])
  })

  it('on a date that never comes has none, and ends', () => {
    const rule = { every: { months: 12, on: { date: 30 } }, from: date('2026-02-01') } as const
    expect(occurrences(rule, { count: 1 })).toEqual([])
  })

  it('stays at nine by the wall clock when the clock changes', () => {
    const rule = { ...weekly(1, 6), from: date('2026-10-24') }
    const hours = occurrences(rule, { count: 2 }).map((day) => {
      const at = instantAt(day, 9 * 60, 'Europe/Berlin')
      return DateTime.fromMillis(at, { zone: 'utc' }).hour
    })
    expect(hours).toEqual([7, 8])
  })

  it('in the night of the gap begins right after it', () => {
    const rule = { ...weekly(1, 7), from: date('2026-03-29') }
    const [day = from] = occurrences(rule, { count: 1 })
    const at = DateTime.fromMillis(instantAt(day, 150, 'Europe/Berlin'), { zone: 'Europe/Berlin' })
    expect(at.toFormat('MM-dd HH:mm')).toBe('03-29 03:30')
  })
})

describe('changing all that follow', () => {
  const rule = { ...weekly(2, 2, 6), times: 6 }

  it('keeps the dates before, and as many after as were left', () => {
    const all = occurrences(rule, { count: 99 })
    const [before, after] = splitAt(rule, date('2026-09-19'))
    const both = [...occurrences(before, { count: 99 }), ...occurrences(after, { count: 99 })]
    expect(all).toHaveLength(6)
    expect(both).toEqual(all)
  })

  it('may begin on a day in between', () => {
    fc.assert(
      fc.property(fc.nat(60), (days) => {
        const parts = splitAt(rule, addDays(from, days))
        const both = parts.flatMap((part) => occurrences(part, { count: 99 }))
        expect(both).toEqual(occurrences(rule, { count: 99 }))
      }),
    )
  })
})

describe('every rule', () => {
  const day = fc.integer({ min: 1, max: 7 })
  const nth = fc.constantFrom<1 | 2 | 3 | 4 | 5 | 'last'>(1, 2, 3, 4, 5, 'last')
  const every = fc.oneof<fc.Arbitrary<Recurrence['every']>[]>(
    fc.record({
      weeks: fc.integer({ min: 1, max: 5 }),
      weekdays: fc.uniqueArray(day, { minLength: 1 }),
    }),
    fc.record({
      months: fc.integer({ min: 1, max: 6 }),
      on: fc.record({ nth, weekday: day }),
    }),
  )

  it('gives its weekdays only, in order, none twice, whatever day one looks from', () => {
    fc.assert(
      fc.property(every, fc.nat(200), (each, days) => {
        const rule = { every: each, from }
        const first = addDays(from, days)
        const found = occurrences(rule, { from: first, count: 8 })
        const weekdays = 'weeks' in each ? each.weekdays : 'nth' in each.on ? [each.on.weekday] : []
        for (const found1 of found) expect(weekdays).toContain(weekday(found1))
        expect([...new Set(found)].sort()).toEqual(found)
        const all = occurrences(rule, { count: 300 }).filter((other) => other >= first)
        expect(found).toEqual(all.slice(0, 8))
      }),
    )
  })

  it('is refused when it says nothing', () => {
    const good = weekly(1, 2)
    expect(isRecurrence(good)).toBe(true)
    expect(isRecurrence(monthly({ date: 'last' }))).toBe(true)
    const bad: Recurrence[] = [
      ...[weekly(0, 2), weekly(1.5, 2), weekly(1), weekly(1, 8), monthly({ date: 32 })],
      ...[monthly({ nth: 1, weekday: 0 }), { ...good, times: 0 }],
      { ...good, until: date('2026-08-31') },
    ]
    for (const rule of bad) expect(isRecurrence(rule)).toBe(false)
  })
})
