import { describe, expect, it } from 'vitest'
import { addMonths } from '../../../shared/domain/calendar.ts'
import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { summarise } from '../../../shared/domain/summary.ts'
import { type CalendarMonth, instant } from '../../../shared/domain/time.ts'
import { activityItem } from '../../../shared/store/activity.ts'
import { writeItems } from '../../../shared/store/batch.ts'
import { booksOf } from '../../../shared/store/books.ts'
import { recordItem } from '../../../shared/store/record.ts'
import { freshTable } from '../../world/dynamodb.ts'
import { monthOfBooks, shanghai } from '../../world/months.ts'
import { countingUnits } from '../../world/units.ts'

const last = '2026-11' as CalendarMonth
const community: Community = {
  id: 'guihua' as CommunityId,
  name: '桂花社区',
  zone: shanghai,
  language: 'zh-CN',
  chat: -100,
  quiet: defaultQuiet,
  policy: 'chongqing@1',
  calendar: 'cn',
  createdAt: instant(0),
  coordinators: [],
}

/** A community's books of so many months up to the last one, the last one `times` as busy. */
async function kept(months: number, times = 1) {
  const { client, tableName } = await freshTable()
  const rows = Array.from({ length: months }, (_, back) => {
    const activities = back === 0 ? 6 * times : 6
    return monthOfBooks(addMonths(last, -back), { activities, people: 5, teams: 4 })
  }).flatMap(({ activities, entries }) => [
    ...activities.map(activityItem),
    ...entries.map((entry) => {
      const work = { community: community.id, of: 'activity', title: '活动' } as const
      return recordItem({ ...entry, ...work, programme: 'aid' })
    }),
  ])
  const table = { client, name: tableName }
  await writeItems(table, rows)
  return table
}

/** Read units of one summary's books, as the database counts them, and what they come to. */
async function cost(months: number, times?: number) {
  const counted = countingUnits(await kept(months, times))
  const books = await booksOf(counted.table, community, last)
  const now = instant(Date.UTC(2026, 11, 1, 1))
  return {
    units: counted.read(),
    queries: counted.calls(),
    summary: summarise({ month: last, zone: shanghai, now }, books),
  }
}

describe('what a summary reads', () => {
  it('costs a community of ten years what one of a little more than a year pays', async () => {
    const [one, ten] = [await cost(13), await cost(120)]
    console.log(`a month's summary: ${one.units} read units after 1 year, ${ten.units} after 10`)
    expect(ten.units).toBe(one.units)
    expect(ten.queries).toBe(one.queries)
    expect(ten.summary).toEqual(one.summary)
    expect(one.units).toBeGreaterThan(5)
  })

  it('grows with the activity of its month', async () => {
    const [usual, busy] = [await cost(13), await cost(13, 10)]
    console.log(`a month ten times as busy: ${busy.units} read units instead of ${usual.units}`)
    expect(busy.units).toBeGreaterThan(usual.units)
    expect(busy.summary.activities).toBe(60)
  })
})
