import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { liveYear } from './year.ts'

describe('a week of the model community, over the end of a month', () => {
  it('is in the books to the minute, and each regular thing is said once', async () => {
    const lived = await liveYear('2026-01-27' as CalendarDate, 7)
    expect(lived.wrong).toEqual([])
    expect(lived.outingsInBooks).toBeGreaterThan(5)
    expect(lived.tally.comings).toBeGreaterThan(20)
    expect(lived.heard.notices.size).toBe(1)
    expect([...lived.heard.communityMonths.keys()]).toContainEqual(expect.stringContaining('1月'))
  }, 240_000)
})
