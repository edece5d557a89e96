import { describe, expect, it } from 'vitest'
import {
  contains,
  formatWeekly,
  holds,
  parseWeekly,
  weeklyOf,
} from '../../../shared/domain/availability.ts'
import { instantAt } from '../../../shared/domain/calendar.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'

const zone = 'Europe/Berlin'
const at = (date: string, hour: number) => instantAt(date as CalendarDate, hour * 60, zone)
const saturday = { weekday: 6, from: 9 * 60, to: 12 * 60 }

describe('the times someone can', () => {
  it('are written and read the same', () => {
    expect(parseWeekly('6:540-720')).toEqual(saturday)
    expect(formatWeekly(saturday)).toBe('6:540-720')
  })

  it.each(['8:540-720', '6:720-540', '6:540-1500', '6:540', 'Saturday'])(
    'are not read from %s',
    (text) => expect(parseWeekly(text)).toBeUndefined(),
  )

  it('hold an activity that lies within, in winter and in summer', () => {
    for (const date of ['2026-01-10', '2026-07-11']) {
      const asked = weeklyOf({ start: at(date, 9), end: at(date, 12) }, zone)
      expect(asked && holds([saturday], asked)).toBe(true)
      const longer = weeklyOf({ start: at(date, 9), end: at(date, 13) }, zone)
      expect(longer && holds([saturday], longer)).toBe(false)
    }
  })

  it('reach to midnight and not over it', () => {
    const evening = { start: at('2026-07-11', 20), end: at('2026-07-12', 0) }
    expect(weeklyOf(evening, zone)).toEqual({ weekday: 6, from: 1200, to: 1440 })
    expect(weeklyOf({ ...evening, end: at('2026-07-12', 1) }, zone)).toBeUndefined()
  })

  it('may be offered once', () => {
    const offer = { start: at('2026-07-11', 8), end: at('2026-07-11', 12) }
    const asked = { start: at('2026-07-11', 9), end: at('2026-07-11', 12) }
    expect(contains([offer], asked)).toBe(true)
    expect(contains([asked], offer)).toBe(false)
  })
})
