import { describe, expect, it } from 'vitest'
import type { ActivityId, CommunityId, MemberId, NeedId } from '../../../shared/domain/ids.ts'
import { foldRecords } from '../../../shared/domain/service-record.ts'
import { type CalendarDate, instant } from '../../../shared/domain/time.ts'
import {
  always,
  type BookEntry,
  confirmRecords,
  minutesOfMember,
  recordService,
  recordsOfActivity,
  recordsOfCommunity,
  recordsOfMember,
  recordsOfNeed,
} from '../../../shared/store/record.ts'
import { freshTable } from '../../world/dynamodb.ts'

const community = 'jinqiu' as CommunityId
const [mei, wang] = ['mei', 'wang'] as MemberId[] as [MemberId, MemberId]
const day = (text: string) => text as CalendarDate

const entry = (change: Partial<BookEntry> = {}): BookEntry => ({
  activity: 'show0001' as ActivityId,
  member: mei,
  seq: 0,
  kind: 'service',
  date: day('2026-11-28'),
  served: 120,
  credited: 120,
  policy: 'chongqing@1',
  provenance: 'attested',
  by: wang,
  at: instant(1_795_000_000_000),
  community,
  of: 'activity',
  title: '金秋养老院文艺演出',
  programme: 'culture',
  ...change,
})

async function fresh() {
  const { client, tableName } = await freshTable()
  return { client, name: tableName }
}

describe('the books', () => {
  it('keep one entry when twenty people confirm the same minutes at once', async () => {
    const table = await fresh()
    const tries = Array.from({ length: 20 }, (_, i) =>
      confirmRecords(table, [entry({ served: 100 + i }), entry({ member: wang })]),
    )
    const written = await Promise.all(tries)
    expect(written.reduce((a, b) => a + b, 0)).toBe(2)
    expect(await recordsOfActivity(table, 'show0001' as ActivityId)).toHaveLength(2)
  })

  it('go on after a crash half-way with those who were missing', async () => {
    const table = await fresh()
    await confirmRecords(table, [entry()])
    expect(await confirmRecords(table, [entry(), entry({ member: wang })])).toBe(1)
  })

  it('show a month of the community and of one member, first and last day included', async () => {
    const table = await fresh()
    const dates = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01']
    const entries = dates.map((date, i) =>
      entry({ date: day(date), activity: `show000${i}` as ActivityId }),
    )
    await confirmRecords(table, entries)
    const [from, to] = [day('2026-11-01'), day('2026-11-30')]
    expect(await recordsOfCommunity(table, community, from, to)).toEqual(entries.slice(1, 3))
    expect(await recordsOfMember(table, community, mei, from, to)).toEqual(entries.slice(1, 3))
    expect(await recordsOfMember(table, community, wang, from, to)).toEqual([])
  })

  it('sum a member from the timeline alone as from whole entries, corrections applied', async () => {
    const table = await fresh()
    const corrected = entry({ seq: 1, served: 60, credited: 60, reason: '早走了' })
    const training = entry({ activity: 'aid00001' as ActivityId, kind: 'training', credited: 90 })
    await confirmRecords(table, [entry(), corrected, training, entry({ member: wang })])
    const lines = foldRecords(await minutesOfMember(table, community, mei))
    const whole = await recordsOfMember(table, community, mei, always.from, always.to)
    expect(lines).toEqual(foldRecords(whole))
    expect(lines.service.attested).toBe(60)
    expect(lines.training.attested).toBe(90)
  })

  it('hold the minutes of the one who helped with a need', async () => {
    const table = await fresh()
    const help = entry({ of: 'need', activity: 'need0001' as NeedId })
    expect(await recordService(table, help)).toBe(true)
    expect(await recordService(table, help)).toBe(false)
    expect(await recordsOfNeed(table, 'need0001' as NeedId)).toEqual([help])
  })
})
