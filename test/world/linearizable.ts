import {
  apply,
  type Roster,
  type RosterOp,
  type RosterResult,
  standing,
} from '../../shared/domain/roster.ts'
import { emptyRoster, member } from './rosters.ts'

/** One operation as its caller saw it: when it was asked and answered, and what was told. */
export interface Event {
  op: RosterOp
  asked: number
  answered: number
  told: string
}

/** What a person is told: where they stand, or why not; a coordinator, what is so now. */
export function toldOf(op: RosterOp, result: RosterResult): string {
  if (!result.ok) return result.reason
  const { roster } = result
  if ('member' in op) return JSON.stringify(standing(roster, op.member))
  return op.op === 'seats' ? `${roster.roles[op.role]?.seats} seats` : roster.status
}

/** Who stands where in the end. */
export const places = (roster: Roster): string =>
  JSON.stringify(['a', 'b', 'c', 'd', 'e'].map((m) => standing(roster, member(m))))

/** Those that nobody had answered before this one was asked: any of them may have been first. */
const firsts = (left: Event[]): Event[] => {
  const soonest = Math.min(...left.map(({ answered }) => answered))
  return left.filter(({ asked }) => asked < soonest)
}

/**
 * Whether some order of the operations, true to who waited for whom, makes the specification tell
 * everyone what they were told and end where things ended (left out: wherever that is).
 */
export function isLinearizable(first: Roster, events: Event[], end?: string): boolean {
  const seen = new Set<string>()
  const fits = (roster: Roster, left: Event[]): boolean => {
    if (left.length === 0) return end === undefined || places(roster) === end
    const { last: _, ...state } = roster
    const key = JSON.stringify([state, left.map((event) => events.indexOf(event))])
    if (seen.has(key)) return false
    seen.add(key)
    return firsts(left).some((event) => {
      const result = apply(roster, event.op, 0)
      const rest = left.filter((other) => other !== event)
      return toldOf(event.op, result) === event.told && fits(result.roster, rest)
    })
  }
  return fits(first, events)
}

/** Says an operation to the design under test; answers what was told. */
export type Design = (op: RosterOp) => Promise<string>

/** Everyone says theirs one after another, all of them at once. */
export async function play(design: Design, everyone: RosterOp[][]): Promise<Event[]> {
  let time = 0
  const events: Event[] = []
  const one = async (ops: RosterOp[]) => {
    for (const op of ops) {
      const asked = time++
      const told = await design(op)
      events.push({ op, asked, told, answered: time++ })
    }
  }
  await Promise.all(everyone.map(one))
  return events
}

export const twoRoles = (): Roster =>
  emptyRoster([
    { label: '表演', seats: 2 },
    { label: '摄影', seats: 1 },
  ])
