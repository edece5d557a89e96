import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  addMonths,
  calendarDate,
  instantAt,
  isZone,
  monthOfWeek,
  monthRange,
} from '../../../shared/domain/calendar.ts'
import type { CalendarDate, CalendarMonth } from '../../../shared/domain/time.ts'

const utc = (at: number) => new Date(at).toISOString()
const date = (text: string) => text as CalendarDate

afterEach(() => vi.useRealTimers())

describe('a wall clock', () => {
  it('skips what spring skips', () => {
    expect(utc(instantAt(date('2026-03-29'), 150, 'Europe/Berlin'))).toBe(
      '2026-03-29T01:30:00.000Z',
    )
  })

  it.each(['2026-01-10', '2026-07-10'])(
    'means the first of two half past ones, asked on %s',
    (today) => {
      vi.useFakeTimers({ now: new Date(today) })
      expect(utc(instantAt(date('2026-11-01'), 90, 'America/New_York'))).toBe(
        '2026-11-01T05:30:00.000Z',
      )
    },
  )

  it('runs on over midnight', () => {
    expect(utc(instantAt(date('2026-11-28'), 25 * 60, 'Asia/Shanghai'))).toBe(
      '2026-11-28T17:00:00.000Z',
    )
  })

  it('knows a month from its first midnight to the next', () => {
    const { from, to } = monthRange('2026-02' as CalendarMonth, 'Asia/Shanghai')
    expect([calendarDate(from, 'Asia/Shanghai'), calendarDate(to, 'Asia/Shanghai')]).toEqual([
      '2026-02-01',
      '2026-03-01',
    ])
    expect(addMonths('2026-12' as CalendarMonth, 1)).toBe('2027-01')
  })

  it('goes by zones that exist', () => {
    expect([isZone('Asia/Shanghai'), isZone('Asia/Nowhere'), isZone('')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

it('counts a week to the month in which most of its days lie', () => {
  expect(monthOfWeek('2026-11-30' as CalendarDate)).toBe('2026-12')
  expect(monthOfWeek('2026-09-28' as CalendarDate)).toBe('2026-10')
  expect(monthOfWeek('2026-07-27' as CalendarDate)).toBe('2026-07')
})
