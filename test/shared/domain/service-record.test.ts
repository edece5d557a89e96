import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../../shared/domain/calendar.ts'
import type { ActivityId, MemberId } from '../../../shared/domain/ids.ts'
import { defaultPolicy, policyOf } from '../../../shared/domain/policy.ts'
import {
  type Confirmation,
  checkDay,
  claimedOn,
  confirm,
  creditedMinutes,
  currentRecords,
  foldRecords,
  provenanceOf,
  provenances,
  type ServiceRecord,
  sumOf,
} from '../../../shared/domain/service-record.ts'
import type { CalendarDate } from '../../../shared/domain/time.ts'

const zone = 'Asia/Shanghai'
const date = '2026-11-07' as CalendarDate
const at = (hour: number, minutes = 0) => instantAt(date, hour * 60 + minutes, zone)
const door = { activity: { start: at(9), end: at(11) }, zone, policy: defaultPolicy }
const [mei, wang, zhao] = ['mei', 'wang', 'zhao'] as MemberId[] as [MemberId, MemberId, MemberId]

const show = (change: Partial<Confirmation> = {}): Confirmation => ({
  activity: 'show0001' as ActivityId,
  kind: 'service',
  countsHours: true,
  member: mei,
  door,
  pairs: [],
  breaks: [],
  minutes: 120,
  claimedMinutes: 0,
  by: wang,
  ...change,
})

function entryOf(claim: Confirmation, now = at(11, 5)): ServiceRecord {
  const answer = confirm(claim, now)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.record
}

describe('minutes that count', () => {
  const policy = policyOf('chongqing-60@1') ?? defaultPolicy

  it('are none under 60 % of a two-hour activity, where that rule was chosen', () => {
    expect(creditedMinutes({ served: 71, activityMinutes: 120, policy })).toBe(0)
    expect(creditedMinutes({ served: 72, activityMinutes: 120, policy })).toBe(60)
  })

  it('are rounded without that rule', () => {
    const claim = { served: 71, activityMinutes: 120, policy: defaultPolicy }
    expect(creditedMinutes(claim)).toBe(60)
  })

  it('are every minute where minutes are plain', () => {
    const plain = policyOf('plain-minutes@1') ?? defaultPolicy
    expect(creditedMinutes({ served: 71, activityMinutes: 120, policy: plain })).toBe(71)
  })
})

describe('a long day', () => {
  it('takes eight hours on one word, and more on two', () => {
    expect(checkDay(400, 80, defaultPolicy)).toEqual({ ok: true, needsSecond: false })
    expect(checkDay(400, 81, defaultPolicy)).toEqual({ ok: true, needsSecond: true })
  })

  it('is refused over twelve hours, and says the limit', () => {
    expect(checkDay(700, 20, defaultPolicy).ok).toBe(true)
    const refusal = { ok: false, reason: 'over-day-limit', limitMinutes: 720 }
    expect(checkDay(700, 21, defaultPolicy)).toEqual(refusal)
  })
})

describe('how minutes are known', () => {
  const claim = { minutes: 120, pairs: [], breaks: [], door, confirmedAt: at(23, 59) }
  const pairs = [{ in: at(9), out: at(11) }]

  it('is by the coordinator until the day is over, in the community’s zone', () => {
    expect(provenanceOf(claim)).toBe('attested')
    expect(provenanceOf({ ...claim, confirmedAt: at(24) })).toBe('back-filled')
  })

  it('is by check-in and check-out, even when confirmed days later', () => {
    expect(provenanceOf({ ...claim, pairs, confirmedAt: at(72) })).toBe('checked-in')
  })

  it('is not by check-in for more than the check-ins show', () => {
    const short = [{ in: at(9), out: at(10) }]
    expect(provenanceOf({ ...claim, pairs: short })).toBe('attested')
    expect(provenanceOf({ ...claim, pairs: short, confirmedAt: at(30) })).toBe('back-filled')
  })

  it('is by the coordinator for someone who forgot to check out', () => {
    expect(provenanceOf({ ...claim, pairs: [{ in: at(9) }] })).toBe('attested')
  })

  it('waits for the morning after a night watch', () => {
    const night = { ...door, activity: { start: at(22), end: at(30) } }
    expect(provenanceOf({ ...claim, door: night, confirmedAt: at(40) })).toBe('attested')
  })
})

describe('confirming', () => {
  it('enters whole minutes, what counts, and who said so', () => {
    expect(entryOf(show({ minutes: 100 }))).toEqual({
      activity: 'show0001',
      member: mei,
      seq: 0,
      kind: 'service',
      date,
      served: 100,
      credited: 90,
      policy: 'chongqing@1',
      provenance: 'attested',
      by: wang,
      at: at(11, 5),
    })
  })

  it('keeps who came to a rehearsal, without hours', () => {
    expect(entryOf(show({ countsHours: false }))).toMatchObject({ served: 120, credited: 0 })
    expect(confirm(show({ countsHours: false, claimedMinutes: 700 }), at(11)).ok).toBe(true)
  })

  it('asks for a second coordinator the day after', () => {
    const refusal = { ok: false, reason: 'needs-second', because: 'back-filled' }
    expect(confirm(show(), at(33))).toEqual(refusal)
    expect(confirm(show({ second: wang }), at(33))).toEqual(refusal)
    expect(confirm(show({ second: mei }), at(33))).toEqual(refusal)
    expect(entryOf(show({ second: zhao }), at(33))).toMatchObject({
      provenance: 'back-filled',
      by: wang,
      second: zhao,
    })
  })

  it('asks for a second coordinator for a day over eight hours', () => {
    const long = show({ claimedMinutes: 361 })
    const refusal = { ok: false, reason: 'needs-second', because: 'long-day' }
    expect(confirm(long, at(11))).toEqual(refusal)
    expect(confirm({ ...long, second: zhao }, at(11)).ok).toBe(true)
  })

  it('refuses a day over twelve hours whoever vouches', () => {
    const answer = confirm(show({ claimedMinutes: 601, second: zhao }), at(11))
    expect(answer).toEqual({ ok: false, reason: 'over-day-limit', limitMinutes: 720 })
  })

  it('refuses minutes that are not minutes, and an activity still to come', () => {
    for (const minutes of [-1, 1.5, Number.NaN])
      expect(confirm(show({ minutes }), at(11))).toEqual({ ok: false, reason: 'bad-minutes' })
    expect(confirm(show(), at(8))).toEqual({ ok: false, reason: 'before-start' })
  })
})

describe('corrections', () => {
  const first = entryOf(show())

  it('are entries of their own with a reason', () => {
    const wrong = show({ corrects: first, minutes: 60 })
    expect(confirm(wrong, at(50))).toEqual({ ok: false, reason: 'no-reason' })
    const second = entryOf({ ...wrong, reason: 'left at ten' }, at(50))
    expect(second).toMatchObject({ seq: 1, served: 60, reason: 'left at ten' })
    expect(second.provenance).toBe('attested')
    expect(foldRecords([first, second]).service.attested).toBe(60)
  })

  it('that add minutes later need a second coordinator', () => {
    const more = show({ corrects: first, minutes: 150, reason: 'stayed to clean up' })
    expect(confirm(more, at(50))).toMatchObject({ ok: false, because: 'back-filled' })
    expect(entryOf({ ...more, second: zhao }, at(50)).provenance).toBe('back-filled')
  })

  it('leave the day free for what they take back', () => {
    const back = entryOf(show({ corrects: first, minutes: 0, reason: 'not there' }), at(50))
    expect(claimedOn(date, [first])).toBe(120)
    expect(claimedOn(date, [first], first.activity)).toBe(0)
    expect(claimedOn(date, [first, back])).toBe(0)
  })
})

describe('totals', () => {
  const record = fc.record<ServiceRecord>({
    activity: fc.constantFrom(...(['a', 'b', 'c'] as ActivityId[])),
    member: fc.constantFrom(mei, wang),
    seq: fc.nat(3),
    kind: fc.constantFrom('service', 'training'),
    date: fc.constant(date),
    served: fc.nat(300),
    credited: fc.nat(300),
    policy: fc.constant('chongqing@1'),
    provenance: fc.constantFrom(...provenances),
    by: fc.constant(zhao),
    at: fc.constant(at(11)),
  })
  const books = fc.uniqueArray(record, { selector: (r) => `${r.activity}#${r.member}#${r.seq}` })

  it('show the three provenances apart, and training apart from service', () => {
    const training = { ...entryOf(show()), activity: 't' as ActivityId, kind: 'training' as const }
    expect(foldRecords([entryOf(show()), training])).toEqual({
      service: { 'checked-in': 0, attested: 120, 'back-filled': 0 },
      training: { 'checked-in': 0, attested: 120, 'back-filled': 0 },
    })
  })

  it('are the same in whatever order entries come, and however often', () => {
    fc.assert(
      fc.property(books, (entries) => {
        const totals = foldRecords(entries)
        expect(foldRecords([...entries].reverse())).toEqual(totals)
        expect(foldRecords([...entries, ...entries])).toEqual(totals)
      }),
    )
  })

  it('add up to the last entry of each person and activity', () => {
    fc.assert(
      fc.property(books, (entries) => {
        const totals = foldRecords(entries)
        const sum = currentRecords(entries).reduce((all, r) => all + r.credited, 0)
        expect(sumOf(totals, 'service') + sumOf(totals, 'training')).toBe(sum)
      }),
    )
  })
})
