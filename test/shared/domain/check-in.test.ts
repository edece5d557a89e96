import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../../shared/domain/calendar.ts'
import {
  type CheckInPair,
  checkIn,
  checkOut,
  type Door,
  openHours,
  type Presence,
  proposeMinutes,
  shownMinutes,
} from '../../../shared/domain/check-in.ts'
import { defaultPolicy } from '../../../shared/domain/policy.ts'
import { type CalendarDate, instant, minute } from '../../../shared/domain/time.ts'

const zone = 'Asia/Shanghai'
const at = (hour: number, minutes = 0) =>
  instantAt('2026-11-07' as CalendarDate, hour * 60 + minutes, zone)
const door: Door = { activity: { start: at(9), end: at(11) }, zone, policy: defaultPolicy }
const noon = { start: at(10), end: at(10, 20) }
const propose = (pairs: CheckInPair[], presence: Presence = 'unmarked', breaks = [] as never[]) =>
  proposeMinutes({ door, pairs, presence, breaks })

describe('the door', () => {
  it('opens half an hour before the start and closes two hours after the end', () => {
    expect(openHours(door)).toEqual({ start: at(8, 30), end: at(13) })
    expect(checkIn([], door, instant(at(8, 30) - 1))).toEqual({ ok: false, reason: 'too-early' })
    expect(checkIn([], door, at(8, 30))).toEqual({ ok: true, pairs: [{ in: at(8, 30) }] })
    expect(checkIn([], door, at(13)).ok).toBe(true)
    expect(checkIn([], door, instant(at(13) + 1))).toEqual({ ok: false, reason: 'too-late' })
  })

  it('keeps her first arrival when she presses twice', () => {
    const once = [{ in: at(9) }]
    expect(checkIn(once, door, at(9, 5))).toEqual({ ok: true, pairs: once })
  })

  it('keeps her first departure when she presses twice', () => {
    const out = [{ in: at(9), out: at(10) }]
    expect(checkOut(out, door, at(10, 5))).toEqual({ ok: true, pairs: out })
  })

  it('opens no new pair for an arrival that is delivered after the departure', () => {
    const pairs = [{ in: at(9), out: at(10) }]
    expect(checkIn(pairs, door, at(9))).toEqual({ ok: true, pairs })
  })

  it('tells someone who never came that there is nothing to leave', () => {
    expect(checkOut([], door, at(10))).toEqual({ ok: false, reason: 'not-in' })
  })

  it('does not take a departure after the door has closed', () => {
    expect(checkOut([{ in: at(9) }], door, at(14))).toEqual({ ok: false, reason: 'too-late' })
  })

  it('lets someone come and go three times a day, not four', () => {
    const pairs = [9, 10, 11].map((hour) => ({ in: at(hour), out: at(hour, 30) }))
    expect(checkIn(pairs.slice(0, 2), door, at(11)).ok).toBe(true)
    expect(checkIn(pairs, door, at(12))).toEqual({ ok: false, reason: 'too-many' })
  })

  it('counts the three anew on the second day of a festival', () => {
    const festival = { ...door, activity: { start: at(9), end: at(24 + 18) } }
    const pairs = [9, 10, 11].map((hour) => ({ in: at(hour), out: at(hour, 30) }))
    expect(checkIn(pairs, festival, at(24 + 9)).ok).toBe(true)
  })
})

describe('minutes proposed', () => {
  it('are those between check-in and check-out', () => {
    const proposal = propose([{ in: at(9, 10), out: at(10, 40) }])
    expect(proposal).toEqual({ minutes: 90, from: 'check-ins', assumedEnd: false })
  })

  it('are what the clock says that the roll call shows, whatever the seconds', () => {
    const second = 1000
    const pairs = [{ in: instant(at(9, 20) + 21 * second), out: instant(at(10, 50) + 3 * second) }]
    expect(propose(pairs).minutes).toBe(90)
    expect(shownMinutes(pairs, door, [])).toBe(90)
  })

  it('end with the activity for someone who forgot to check out', () => {
    expect(propose([{ in: at(9, 30) }])).toEqual({
      minutes: 90,
      from: 'check-ins',
      assumedEnd: true,
    })
  })

  it('leave out the time before the start and after the end', () => {
    expect(propose([{ in: at(8, 30), out: at(12, 45) }]).minutes).toBe(120)
  })

  it('count the time around it where the policy says so', () => {
    const policy = {
      ...defaultPolicy,
      checkIn: { ...defaultPolicy.checkIn, countsOutsideActivity: true },
    }
    const pairs = [{ in: at(8, 30), out: at(11, 15) }]
    const asked = { door: { ...door, policy }, pairs, presence: 'unmarked', breaks: [] } as const
    expect(proposeMinutes(asked).minutes).toBe(165)
  })

  it('count time that two pairs share once', () => {
    const pairs = [
      { in: at(9), out: at(10) },
      { in: at(9, 30), out: at(10, 30) },
    ]
    expect(propose(pairs).minutes).toBe(90)
  })

  it('leave out the break', () => {
    const asked = { door, presence: 'present', breaks: [noon] } as const
    expect(proposeMinutes({ ...asked, pairs: [{ in: at(9), out: at(11) }] }).minutes).toBe(100)
    expect(proposeMinutes({ ...asked, pairs: [] }).minutes).toBe(100)
  })

  it('are the whole activity for someone whom only the roll call saw', () => {
    expect(propose([], 'present')).toEqual({ minutes: 120, from: 'roll-call', assumedEnd: false })
  })

  it('follow the roll call for someone who only checked in when all was over', () => {
    expect(propose([{ in: at(11, 30) }], 'present')).toEqual({
      minutes: 120,
      from: 'roll-call',
      assumedEnd: false,
    })
    expect(propose([{ in: at(11, 30) }]).minutes).toBe(0)
  })

  it('are none for someone marked absent or never seen', () => {
    expect(propose([{ in: at(9), out: at(10) }], 'absent').minutes).toBe(0)
    expect(propose([]).from).toBe('nothing')
  })

  it('ignore a fourth pair of the day', () => {
    const pairs = [9, 9.5, 10, 10.5].map((hour) => ({
      in: at(0, hour * 60),
      out: at(0, hour * 60 + 10),
    }))
    expect(propose(pairs).minutes).toBe(30)
  })

  it('never exceed the activity, whatever was pressed', () => {
    const pair = fc.tuple(fc.nat(300), fc.option(fc.nat(300))).map(([from, length]) => {
      const start = instant(at(8) + from * minute)
      return length === null ? { in: start } : { in: start, out: instant(start + length * minute) }
    })
    const presence = fc.constantFrom<Presence>('present', 'absent', 'unmarked')
    fc.assert(
      fc.property(fc.array(pair), presence, (pairs, mark) => {
        const { minutes } = propose(pairs, mark)
        expect(minutes).toBeGreaterThanOrEqual(0)
        expect(minutes).toBeLessThanOrEqual(120)
      }),
    )
  })
})

describe('minutes that check-ins show', () => {
  it('need both ends: a forgotten check-out shows nothing', () => {
    expect(shownMinutes([{ in: at(9) }], door, [])).toBe(0)
    expect(shownMinutes([{ in: at(9), out: at(10) }, { in: at(10, 30) }], door, [])).toBe(60)
  })
})
