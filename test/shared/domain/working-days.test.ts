import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../../shared/domain/calendar.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'
import {
  dueDate,
  holidayOn,
  isHoliday,
  isListedYear,
  isWorkingDay,
  workingDaysUntil,
} from '../../../shared/domain/working-days.ts'

const date = (text: string) => text as CalendarDate

describe('the deadline of a record', () => {
  it('is 16 October for an activity that ended on the Friday before National Day', () => {
    const due = dueDate(date('2025-09-26'), 10, 'cn')
    expect(due).toEqual({ date: '2025-10-16', official: true })
  })

  it('knows weekends alone where no calendar was chosen', () => {
    const due = dueDate(date('2025-09-26'), 10, 'none')
    expect(due).toEqual({ date: '2025-10-10', official: true })
  })

  it('says so when the year has no calendar yet', () => {
    expect(dueDate(date('2027-09-24'), 10, 'cn')).toEqual({ date: '2027-10-08', official: false })
    expect(dueDate(date('2026-12-25'), 10, 'cn').official).toBe(false)
    expect(dueDate(date('2026-12-10'), 10, 'cn').official).toBe(true)
  })

  it('counts down to the coordinator, and below zero once it is late', () => {
    const due = date('2025-10-16')
    expect(workingDaysUntil(due, date('2025-10-10'), 'cn')).toBe(5)
    expect(workingDaysUntil(due, date('2025-09-26'), 'cn')).toBe(10)
    expect(workingDaysUntil(due, due, 'cn')).toBe(0)
    expect(workingDaysUntil(due, date('2025-10-20'), 'cn')).toBe(-2)
    expect(workingDaysUntil(date('2025-10-17'), date('2025-10-18'), 'cn')).toBe(-1)
  })

  it('leaves as many working days as were asked for', () => {
    const anyDay = fc.nat(600).map((days) => addDays(date('2025-01-01'), days))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (end, days) => {
        const due = dueDate(end, days, 'cn').date
        expect(isWorkingDay(due, 'cn')).toBe(true)
        expect(workingDaysUntil(due, end, 'cn')).toBe(days)
      }),
    )
  })
})

describe('the official calendar', () => {
  it('works on the weekend days that make up for a holiday', () => {
    for (const worked of ['2025-09-28', '2025-10-11', '2026-02-14', '2026-10-10'])
      expect(isWorkingDay(date(worked), 'cn')).toBe(true)
    expect(isWorkingDay(date('2025-09-28'), 'none')).toBe(false)
  })

  it('rests on holidays, and calls them by name', () => {
    expect(isWorkingDay(date('2026-02-17'), 'cn')).toBe(false)
    expect(holidayOn(date('2026-02-17'), 'cn')).toBe('春节')
    expect(isHoliday(date('2026-02-17'), 'none')).toBe(false)
    expect(isHoliday(date('2026-11-07'), 'cn')).toBe(false)
  })

  const folder = new URL('../../../shared/domain/holidays/', import.meta.url)
  const files = readdirSync(folder)

  it.each(files)('%s is read, stays in its year, and makes up for what it gives', (file) => {
    const { year, off, worked } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    expect(file).toBe(`${year}.json`)
    expect(isListedYear(date(`${year}-06-01`), 'cn')).toBe(true)
    for (const { from, to } of off)
      expect([from.slice(0, 4), to >= from]).toEqual([`${year}`, true])
    for (const day of worked) {
      expect(weekday(day)).toBeGreaterThanOrEqual(6)
      expect(isHoliday(day, 'cn')).toBe(false)
    }
  })

  it('rests for as many days as the notices say', () => {
    const daysOff = (year: number) =>
      Array.from({ length: 366 }, (_, day) => addDays(date(`${year}-01-01`), day)).filter(
        (day) => day.startsWith(`${year}`) && isHoliday(day, 'cn'),
      ).length
    expect(daysOff(2025)).toBe(1 + 8 + 3 + 5 + 3 + 8)
    expect(daysOff(2026)).toBe(3 + 9 + 3 + 5 + 3 + 3 + 7)
  })
})
