import { describe, expect, it } from 'vitest'
import { nthInMonth, parseRepeat, throughDay } from '../../../../shared/domain/text/repeat-text.ts'
import type { CalendarDate } from '../../../../shared/domain/time.ts'

const ref = { now: Date.UTC(2026, 10, 25, 2), zone: 'Asia/Shanghai' }
const weekly = (weeks: number, ...weekdays: number[]) => ({ every: { weeks, weekdays } })
const monthly = (on: object) => ({ every: { months: 1, on } })
const date = (text: string) => text as CalendarDate

describe('how often, in words', () => {
  it.each([
    ['每周六', weekly(1, 6)],
    ['每个星期六', weekly(1, 6)],
    ['每週六', weekly(1, 6)],
    ['每周二、四', weekly(1, 2, 4)],
    ['每周一和周三', weekly(1, 1, 3)],
    ['隔周六', weekly(2, 6)],
    ['每两周周六', weekly(2, 6)],
    ['每隔一周的周六', weekly(2, 6)],
    ['每3周周日', weekly(3, 7)],
    ['every Saturday', weekly(1, 6)],
    ['every second Saturday', weekly(2, 6)],
    ['every other Saturday', weekly(2, 6)],
    ['every two weeks on Saturday', weekly(2, 6)],
    ['fortnightly on Saturdays', weekly(2, 6)],
    ['weekly on Tuesday and Thursday', weekly(1, 2, 4)],
    ['每月第一个周六', monthly({ nth: 1, weekday: 6 })],
    ['每个月第二个星期三', monthly({ nth: 2, weekday: 3 })],
    ['每月最后一个周五', monthly({ nth: 'last', weekday: 5 })],
    ['first Saturday of every month', monthly({ nth: 1, weekday: 6 })],
    ['every second Saturday of the month', monthly({ nth: 2, weekday: 6 })],
    ['the last Friday of each month', monthly({ nth: 'last', weekday: 5 })],
    ['每月最后一天', monthly({ date: 'last' })],
    ['每月底', monthly({ date: 'last' })],
    ['last day of every month', monthly({ date: 'last' })],
    ['每月15日', monthly({ date: 15 })],
    ['monthly on the 15th', monthly({ date: 15 })],
  ])('"%s"', (text, repeat) => {
    expect(parseRepeat(text, ref)?.repeat).toEqual(repeat)
  })

  it.each([
    ['每周六，直到6月30日', '2027-06-30'],
    ['每周六到明年1月31日为止', '2027-01-31'],
    ['every second Saturday until 30 June', '2027-06-30'],
    ['every Saturday till 2027-03-31', '2027-03-31'],
  ])('"%s" ends', (text, until) => {
    expect(parseRepeat(text, ref)?.repeat.until).toBe(until)
  })

  it('may say from when on, and how many there are', () => {
    const found = parseRepeat('从12月12日起每周六，共10次', ref)
    expect(found).toMatchObject({ from: '2026-12-12', repeat: { times: 10 } })
    expect(parseRepeat('every Saturday, 8 times', ref)?.repeat.times).toBe(8)
  })

  it.each(['周六', '下周六', '每次都来', '一周五次', 'next Saturday', 'second Saturday', ''])(
    'is not said by "%s"',
    (text) => {
      expect(parseRepeat(text, ref)).toBeUndefined()
    },
  )
})

describe('another first day', () => {
  it('makes Sundays of Saturdays, and keeps what it fits', () => {
    const saturdays = weekly(2, 6).every
    expect(throughDay(saturdays, date('2026-11-29'))).toEqual(weekly(2, 7).every)
    expect(throughDay(saturdays, date('2026-11-28'))).toEqual(saturdays)
    const first = monthly({ nth: 1, weekday: 6 }).every as Parameters<typeof throughDay>[0]
    expect(throughDay(first, date('2026-12-08'))).toEqual(monthly({ nth: 2, weekday: 2 }).every)
    const last = monthly({ date: 'last' }).every as Parameters<typeof throughDay>[0]
    expect(throughDay(last, date('2026-12-15'))).toEqual(monthly({ date: 15 }).every)
  })

  it('that is the fifth of its kind in a month is the last', () => {
    expect(nthInMonth(date('2026-11-30'))).toEqual({ nth: 'last', weekday: 1 })
  })
})
