import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  apply,
  confirmed,
  difference,
  lineUp,
  type Roster,
  type RosterOp,
  seatsOf,
  standing,
  waiting,
} from '../../../shared/domain/roster.ts'
import { operations } from '../../world/operations.ts'
import { emptyRoster, member } from '../../world/rosters.ts'

const dance = { label: '表演', seats: 2 }
const photo = { label: '摄影', seats: 1 }
const now = 0

const played = (roster: Roster, ...ops: RosterOp[]): Roster =>
  ops.reduce((r, op) => apply(r, op, now).roster, roster)
const join = (m: string, seats?: number, role = 0): RosterOp => ({
  op: 'join',
  member: member(m),
  role,
  seats,
})
const leave = (m: string): RosterOp => ({ op: 'leave', member: member(m) })

describe('a roster', () => {
  it('seats people in the order of their answers and lets the rest wait', () => {
    const roster = played(emptyRoster([dance]), join('li'), join('wang'), join('zhao'))
    expect(confirmed(roster)).toEqual(['li', 'wang'])
    expect(standing(roster, member('zhao'))).toEqual({
      kind: 'waiting',
      role: 0,
      place: 1,
      seats: 1,
    })
  })

  it('keeps her place when she presses In twice', () => {
    const once = played(emptyRoster([dance]), join('li'), join('wang'))
    const twice = apply(once, join('li'), now)
    expect(twice).toEqual({ ok: true, changed: false, roster: once })
  })

  it('gives a freed seat to the first who waits', () => {
    const full = played(emptyRoster([dance]), join('li'), join('wang'), join('zhao'), join('sun'))
    const freed = played(full, leave('li'))
    expect(confirmed(freed)).toEqual(['wang', 'zhao'])
    expect(difference(full, freed)).toMatchObject({ promoted: ['zhao'], gaveUp: ['li'] })
  })

  it('gives every new seat away when seats are raised', () => {
    const full = played(emptyRoster([dance]), join('a'), join('b'), join('c'), join('d'))
    const raised = played(full, { op: 'seats', role: 0, seats: 4 })
    expect(difference(full, raised).promoted).toEqual(['c', 'd'])
  })

  it('counts guests as seats, behind those who came before', () => {
    const roster = played(emptyRoster([dance]), join('li'), join('wang', 2))
    expect(standing(roster, member('wang'))).toEqual({
      kind: 'in',
      role: 0,
      place: 2,
      seats: 2,
      waiting: 1,
    })
  })

  it('bumps nobody when someone brings one more guest', () => {
    const full = played(emptyRoster([dance]), join('li'), join('wang'))
    const more = played(full, join('li', 3))
    expect(confirmed(more)).toEqual(['li', 'wang'])
    expect(seatsOf(more, member('li'))).toBe(3)
    expect(standing(more, member('li'))).toMatchObject({ kind: 'in', waiting: 2 })
  })

  it('takes guests off and seats the next one', () => {
    const full = played(emptyRoster([dance]), join('li', 2), join('wang'))
    expect(waiting(full)).toEqual(['wang'])
    expect(confirmed(played(full, join('li', 1)))).toEqual(['li', 'wang'])
  })

  it('moves her and her guests to the end of another role', () => {
    const roster = played(
      emptyRoster([dance, photo]),
      join('wang', 1, 1),
      join('li', 2),
      join('li', undefined, 1),
    )
    expect(standing(roster, member('li'))).toEqual({ kind: 'waiting', role: 1, place: 1, seats: 2 })
  })

  it('forgets a maybe when she decides', () => {
    const maybe = played(emptyRoster([dance]), { op: 'maybe', member: member('li') })
    expect(standing(maybe, member('li')).kind).toBe('maybe')
    expect(played(maybe, join('li')).maybe).toEqual({})
  })

  it('lets nobody in after the start, nor when it is cancelled', () => {
    const open = emptyRoster([dance])
    expect(apply(open, join('li'), open.start)).toMatchObject({ ok: false, reason: 'started' })
    expect(apply({ ...open, status: 'cancelled' }, join('li'), now)).toMatchObject({
      reason: 'cancelled',
    })
  })

  it('lets her call off after sign-up closed', () => {
    const closed: Roster = { ...played(emptyRoster([dance]), join('li')), status: 'closed' }
    expect(confirmed(played(closed, leave('li')))).toEqual([])
    expect(apply(closed, join('wang'), now)).toMatchObject({ reason: 'closed' })
  })

  it('takes no calling off after the start, whether sign-up closed before or not', () => {
    const open = played(emptyRoster([dance]), join('li'))
    for (const roster of [open, { ...open, status: 'closed' } as Roster])
      expect(apply(roster, leave('li'), open.start)).toMatchObject({ ok: false, reason: 'started' })
  })

  it('sends those without the training away', () => {
    const roster = emptyRoster([{ label: '急救', seats: 1, requires: 'first-aid' }])
    expect(apply(roster, join('li'), now)).toMatchObject({ reason: 'untrained' })
    expect(apply(roster, { ...join('li'), trained: true } as RosterOp, now).ok).toBe(true)
  })
})

describe('whatever people do', () => {
  it('never overbooks, and never leaves a seat free beside someone who waits', () => {
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 40 }), (ops) => {
        const roster = played(emptyRoster([dance, photo]), ...ops)
        for (const { role, confirmed, waiting } of lineUp(roster)) {
          const seats = roster.roles[role]?.seats ?? 0
          expect(confirmed.length).toBeLessThanOrEqual(seats)
          if (waiting.length > 0) expect(confirmed.length).toBe(seats)
        }
      }),
    )
  })

  it('takes a seat from nobody but by their own answer or a cut', () => {
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 40 }), (ops) => {
        let roster = emptyRoster([dance, photo])
        for (const op of ops) {
          const next = apply(roster, op, now).roster
          const lost = confirmed(roster).filter((m) => !confirmed(next).includes(m))
          const own = lost.every((m) => 'member' in op && op.member === m)
          expect(own || op.op === 'seats').toBe(true)
          roster = next
        }
      }),
    )
  })
})
