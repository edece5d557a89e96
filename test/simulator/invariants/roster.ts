import { isDeepStrictEqual } from 'node:util'
import { swapped } from '../../../shared/domain/forget.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import {
  apply,
  confirmed,
  type LastChange,
  type Roster,
  type RosterOp,
  roleOf,
  seatsOf,
} from '../../../shared/domain/roster.ts'
import type { Facts } from './facts.ts'

const stateOf = ({ last: _, ...state }: Roster) => state

/** The operations that a change may have been, as it says of itself. */
function operationsOf(after: Roster, last: LastChange): RosterOp[] {
  const m = last.member
  if (last.kind === 'seats')
    return after.roles.map(({ seats }, role) => ({ op: 'seats' as const, role, seats }))
  if (last.kind === 'status' && (after.status === 'open' || after.status === 'closed'))
    return [{ op: 'status', status: after.status }]
  if (!m) return []
  if (last.kind === 'leave' || last.kind === 'maybe' || last.kind === 'coming')
    return [{ op: last.kind, member: m }]
  if (last.kind !== 'join') return []
  const role = roleOf(after.tickets[m] ?? 0)
  return [{ op: 'join', member: m, role, seats: seatsOf(after, m), trained: true }]
}

/** Facts changed, not who is in: time, place, the end. */
const keepsPeople = (before: Roster, after: Roster): boolean =>
  isDeepStrictEqual(
    [before.tickets, before.maybe, before.out],
    [after.tickets, after.maybe, after.out],
  )

function isAllowed(before: Roster, after: Roster): boolean {
  const { last } = after
  if (after.version !== before.version + 1 || !last) return false
  const asSpecified = operationsOf(after, last).some((op) => {
    const result = apply(before, op, last.at)
    return result.ok && isDeepStrictEqual(stateOf(result.roster), stateOf(after))
  })
  const isOther = last.kind === 'status' || last.kind === 'roles'
  return asSpecified || (isOther && keepsPeople(before, after))
}

/** Who had a seat, has none, and neither left it nor was cut with a word. */
function bumped(before: Roster, after: Roster): MemberId[] {
  const has = new Set(confirmed(after))
  const lost = confirmed(before).filter((m) => !has.has(m))
  return after.last?.kind === 'seats' ? [] : lost.filter((m) => m !== after.last?.member)
}

/** Nothing but a pseudonym in the place of somebody who was forgotten. */
const isDisowned = (facts: Facts, before: Roster, after: Roster): boolean =>
  facts.erased.some((swap) => isDeepStrictEqual(swapped(before, swap), after))

const transitions = (facts: Facts) =>
  [...facts.rosters].flatMap(([a, moments]) =>
    moments
      .slice(1)
      .map(({ roster }, i) => ({ a, before: moments[i]?.roster ?? roster, after: roster }))
      .filter(({ before, after }) => !isDisowned(facts, before, after)),
  )

/** Each write of a roster is one that the specification allows, on the state before it. */
export const rosterFollowsRules = (facts: Facts): string[] =>
  transitions(facts)
    .filter(({ before, after }) => !isAllowed(before, after))
    .map(
      ({ a, before, after }) =>
        `a write of the roster of ${a} that no rule allows: ${JSON.stringify(stateOf(before))} → ${JSON.stringify(after)}`,
    )

/** Nobody loses a seat but by leaving, being taken off, or a cut that was confirmed. */
export const seatsAreKept = (facts: Facts): string[] =>
  transitions(facts).flatMap(({ a, before, after }) =>
    bumped(before, after).map((m) => `${m} lost the seat in ${a} to somebody else`),
  )

/** Independent of the order of tickets: counted by hand. */
export function nobodyWaitsBesideAFreeSeat(facts: Facts): string[] {
  return [...facts.rosters].flatMap(([a, moments]) => {
    const roster = moments.at(-1)?.roster
    if (!roster) return []
    const taken = roster.roles.map(() => 0)
    for (const ticket of Object.values(roster.tickets))
      taken[roleOf(ticket)] = (taken[roleOf(ticket)] ?? 0) + 1
    const isIn = confirmed(roster).length
    const room = roster.roles.reduce((sum, { seats }, i) => sum + Math.min(seats, taken[i] ?? 0), 0)
    const own = Object.keys(roster.tickets).filter((key) => !key.includes('+')).length
    return isIn > room || (isIn < own && room > Object.keys(roster.tickets).length)
      ? [`${a}: ${isIn} are in, there is room for ${room}`]
      : []
  })
}
