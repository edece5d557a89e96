import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../shared/domain/activity.ts'
import type { CheckInPair } from '../../../shared/domain/check-in.ts'
import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import type { ActivityId, CommunityId, MemberId } from '../../../shared/domain/ids.ts'
import {
  type Attendance,
  confirmSheet,
  correct,
  countedTwice,
  type Sheet,
} from '../../../shared/domain/roll.ts'
import { foldRecords, type ServiceRecord, sumOf } from '../../../shared/domain/service-record.ts'
import { instant, minute } from '../../../shared/domain/time.ts'

const start = Date.UTC(2026, 10, 28, 1)
const lasts = 120
const end = start + lasts * minute
const people = ['a', 'b', 'c', 'd'] as MemberId[]
const signedUp = people.slice(0, 3)
const [anna, bo] = ['anna', 'bo'] as MemberId[] as [MemberId, MemberId]

const community: Community = {
  id: 'guihua' as CommunityId,
  name: '桂花社区',
  zone: 'Asia/Shanghai',
  language: 'zh-CN',
  chat: -1,
  quiet: defaultQuiet,
  policy: 'plain-minutes@1',
  calendar: 'cn',
  createdAt: instant(0),
  coordinators: [anna, bo],
}
const activity: Activity = {
  id: 'jinqiu0001' as ActivityId,
  community: community.id,
  kind: 'service',
  countsHours: true,
  programme: 'culture',
  title: '演出',
  start: instant(start),
  end: instant(end),
  place: '金秋',
  placePrivate: false,
  risk: { kind: 'none' },
  by: anna,
  createdAt: instant(0),
  version: 1,
}
const sheetOf = (attendances: Attendance[]): Sheet => ({
  activity,
  community,
  attendances,
  roster: {
    activity: activity.id,
    community: community.id,
    status: 'open',
    start: activity.start,
    roles: [{ label: '表演', seats: 10 }],
    tickets: Object.fromEntries(signedUp.map((m, i) => [m, 8 * (i + 1)])),
    maybe: {},
    out: {},
    coming: {},
    next: 80,
    version: 1,
  },
})

/** Minutes from the start at which someone went in and perhaps out, in order. */
const times = fc
  .uniqueArray(fc.integer({ min: -30, max: lasts + 60 }), { maxLength: 6 })
  .map((all) => [...all].sort((a, b) => a - b))
const pairsOf = (all: number[]): CheckInPair[] =>
  all.flatMap((at, i) => {
    if (i % 2 === 1) return []
    const out = all[i + 1]
    const into = instant(start + at * minute)
    return [out === undefined ? { in: into } : { in: into, out: instant(start + out * minute) }]
  })
const coming = fc.record({
  all: times,
  presence: fc.constantFrom('present' as const, 'absent' as const, 'unmarked' as const),
  minutes: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
})
type Coming = { all: number[]; presence: Attendance['presence']; minutes: number | undefined }

/** An independent count, minute by minute: was this person there, for all that is known? */
function there({ all, presence, minutes }: Coming): number {
  if (presence === 'absent') return 0
  if (minutes !== undefined) return minutes
  let seen = 0
  for (let at = 0; at < lasts; at += 1) {
    const wentIn = all.filter((t, i) => i % 2 === 0 && t <= at).length
    const wentOut = all.filter((t, i) => i % 2 === 1 && t <= at).length
    if (wentIn > wentOut) seen += 1
  }
  if (seen === 0 && presence === 'present') return lasts
  return seen
}

const attendanceOf = ({ all, presence, minutes }: Coming, i: number): Attendance => ({
  member: people[i] ?? anna,
  pairs: pairsOf(all),
  presence,
  ...(minutes !== undefined && { minutes }),
})
const correction = fc.record({
  who: fc.integer({ min: 0, max: people.length - 1 }),
  minutes: fc.integer({ min: 0, max: 300 }),
  agreed: fc.boolean(),
  daysLater: fc.integer({ min: 0, max: 30 }),
})

describe('nobody’s minutes', () => {
  it('are lost or invented, whatever was shown, marked, set and corrected', () => {
    const history = fc.tuple(
      fc.array(coming, { minLength: people.length, maxLength: people.length }),
      fc.array(correction, { maxLength: 8 }),
    )
    fc.assert(
      fc.property(history, ([came, corrections]) => {
        const sheet = sheetOf(came.map(attendanceOf))
        const now = instant(end + minute)
        const { entries, waiting, refused, absent, unmarked } = confirmSheet(sheet, {
          by: anna,
          sameDay: [],
          now,
        })
        // On the day, nothing under eight hours waits or is refused.
        expect([waiting, refused]).toEqual([[], []])
        const books: ServiceRecord[] = [...entries]
        const truth = new Map<string, number>()
        came.forEach((one, i) => {
          const m = people[i] ?? anna
          const mayBeListed =
            signedUp.includes(m) || one.all.length > 0 || one.presence === 'present'
          truth.set(m, mayBeListed ? there(one) : 0)
        })
        // Of whom nobody said anything, nothing is said: they are not counted as away.
        const said = (m: MemberId) => {
          const { presence, minutes } = came[people.indexOf(m)] ?? {}
          return presence !== 'unmarked' || minutes !== undefined
        }
        const none = signedUp.filter((m) => truth.get(m) === 0)
        expect(absent).toEqual(none.filter(said))
        const expected = unmarked.filter((m) => signedUp.includes(m))
        expect(expected).toEqual(none.filter((m) => !said(m)))
        for (const { who, minutes, agreed, daysLater } of corrections) {
          const member = people[who] ?? anna
          const later = instant(end + daysLater * 24 * 60 * minute + 2 * minute)
          const asked = { by: anna, sameDay: books, now: later, member, minutes, entries: books }
          const entered = correct(sheet, { ...asked, reason: '更正' })
          if (entered.kind === 'refused') throw new Error(entered.refusal.reason)
          if (entered.kind === 'waiting' && !agreed) continue
          books.push(entered.record)
          truth.set(member, minutes)
        }
        const total = [...truth.values()].reduce((a, b) => a + b, 0)
        expect(sumOf(foldRecords(books), 'service')).toBe(total)
        // Entries of a person are numbered without a gap, and none is there twice.
        for (const m of people) {
          const mine = books.filter((r) => r.member === m).map((r) => r.seq)
          expect(mine).toEqual(mine.map((_, i) => i))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are called checked-in only as far as the person’s own check-ins and check-outs show them', () => {
    fc.assert(
      fc.property(coming, (one) => {
        const now = instant(end + minute)
        const { entries } = confirmSheet(sheetOf([attendanceOf(one, 0)]), {
          by: anna,
          sameDay: [],
          now,
        })
        const closed = one.all.slice(0, one.all.length - (one.all.length % 2))
        const shown = there({ all: closed, presence: 'unmarked', minutes: undefined })
        for (const { provenance, served, member } of entries)
          if (member === people[0] && provenance === 'checked-in')
            expect(served).toBeLessThanOrEqual(shown)
      }),
    )
  })

  it('wait for a second coordinator when they come late, and when the day is long', () => {
    const present = people.map((member) => ({ member, pairs: [], presence: 'present' as const }))
    const late = instant(end + 3 * 24 * 60 * minute)
    const { entries, waiting } = confirmSheet(sheetOf(present), {
      by: anna,
      sameDay: [],
      now: late,
    })
    expect(entries).toEqual([])
    expect(waiting.map((r) => [r.member, r.provenance, r.second])).toEqual(
      people.map((m) => [m, 'back-filled', undefined]),
    )
    const long = confirmSheet(
      sheetOf([
        { ...present[0], member: people[0] ?? anna, minutes: 540, pairs: [], presence: 'present' },
      ]),
      {
        by: anna,
        sameDay: [],
        now: instant(end + minute),
      },
    )
    expect(long.waiting).toHaveLength(1)
    expect(long.waiting[0]?.provenance).toBe('attested')
  })
})

describe('an hour in two places', () => {
  const [a] = people as [MemberId]
  const other = { id: 'corner0001' as ActivityId, title: '英语角' }
  const at = (from: number, to: number) => ({
    ...other,
    start: instant(start + from * minute),
    end: instant(start + to * minute),
  })
  const entered = (served: number): ServiceRecord => ({
    ...{ activity: other.id, member: a, seq: 0, kind: 'service', date: '2026-11-28' as never },
    ...{ served, credited: served, policy: 'plain-minutes@1', provenance: 'attested' },
    ...{ by: anna, at: instant(end) },
  })
  const here = sheetOf([{ member: a, pairs: [], presence: 'present', minutes: 120 }])
  const found = (there: ReturnType<typeof at>, served: number) =>
    countedTwice(here, [entered(served)], [there])

  it('is pointed out when both together are more than the time that passed', () => {
    expect(found(at(-60, 60), 100)).toEqual([{ member: a, title: '英语角', minutes: 100 }])
  })

  it('is none when the parts fit side by side, or the other began when this ended', () => {
    expect(found(at(-60, 60), 60)).toEqual([])
    expect(found(at(120, 240), 120)).toEqual([])
    expect(countedTwice(here, [{ ...entered(100), member: bo }], [at(-60, 60)])).toEqual([])
  })

  it('is none where one of them earns nothing', () => {
    const rehearsal = { ...here, activity: { ...activity, countsHours: false } }
    expect(countedTwice(rehearsal, [entered(100)], [at(-60, 60)])).toEqual([])
    const unearned = { ...entered(100), credited: 0 }
    expect(countedTwice(here, [unearned], [at(-60, 60)])).toEqual([])
  })
})
