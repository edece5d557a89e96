import type { ActivityId, CommunityId, MemberId } from './ids.ts'
import type { Instant } from './time.ts'

/**
 * Who is in. A seat is one entry in `tickets`: `m` for the person, `m+1` … for guests. Who is
 * confirmed and who waits is never stored but derived: in ticket order the first `seats` of a role
 * are in, the rest wait. So leaving *is* promotion, and a late arrival can bump nobody.
 *
 * A ticket is `order × 8 + role`, so that place and role are one number, written by one update
 * (`#t.#m = #n + :role, #n = #n + :8`) and can't contradict each other.
 */
export interface Roster {
  activity: ActivityId
  community: CommunityId
  status: RosterStatus
  start: Instant
  /** Index = role. A role is never removed, since tickets name it; its seats may become 0. */
  roles: RosterRole[]
  tickets: Record<SeatKey, number>
  /** Those who may come and those who said no, each with the order of the answer. */
  maybe: Record<MemberId, number>
  out: Record<MemberId, number>
  /** Who pressed Coming since date and place were last told. */
  coming: Record<MemberId, number>
  /** Next ticket: a multiple of 8. */
  next: number
  /** Grows by one with each write. */
  version: number
  last?: LastChange
}

export type RosterStatus = 'open' | 'closed' | 'cancelled' | 'finished'

export interface RosterRole {
  label: string
  seats: number
  /** The skill or permit without which nobody takes this role. */
  requires?: string
}

/** What the newest write was, for those who only see two images of the item. */
export interface LastChange {
  kind: 'join' | 'leave' | 'maybe' | 'coming' | 'seats' | 'status' | 'roles'
  member?: MemberId
  /** Who did it, when it wasn't the member: a coordinator, or a neighbour's friend. */
  by?: MemberId
  via: 'button' | 'reply' | 'card'
  at: Instant
  /** The group message under which it happened. */
  chat?: number
  message?: number
}

export type SeatKey = string
export const rosterLimit = 2000
export const guestLimit = 9
const step = 8
export const roleLimit = step

export interface Seat {
  key: SeatKey
  member: MemberId
  /** 0 for the member, 1… for guests. */
  guest: number
  ticket: number
}

export const seatKeys = (m: MemberId, seats: number): SeatKey[] =>
  Array.from({ length: seats }, (_, i) => (i === 0 ? m : `${m}+${i}`))

export const roleOf = (ticket: number): number => ticket % step
const seatOf = ([key, ticket]: [SeatKey, number]): Seat => {
  const [m = '', guest = '0'] = key.split('+')
  return { key, member: m as MemberId, guest: Number(guest), ticket }
}

export interface RoleLine {
  role: number
  confirmed: Seat[]
  waiting: Seat[]
}

// Guests of one answer share its ticket: the person goes first, then guest 1, 2, …
const inOrder = (a: Seat, b: Seat): number =>
  a.ticket - b.ticket || (a.member < b.member ? -1 : a.member > b.member ? 1 : a.guest - b.guest)

/** Each role's seats in ticket order, cut at its capacity. */
export function lineUp(roster: Pick<Roster, 'roles' | 'tickets'>): RoleLine[] {
  const lines: Seat[][] = roster.roles.map(() => [])
  for (const entry of Object.entries(roster.tickets)) lines[roleOf(entry[1])]?.push(seatOf(entry))
  return roster.roles.map(({ seats }, role) => {
    const line = (lines[role] ?? []).sort(inOrder)
    return { role, confirmed: line.slice(0, seats), waiting: line.slice(seats) }
  })
}

/** Where one person stands. Places count from 1. */
export type Standing =
  | { kind: 'in'; role: number; place: number; seats: number; waiting: number }
  | { kind: 'waiting'; role: number; place: number; seats: number }
  | { kind: 'maybe' }
  | { kind: 'out' }
  | { kind: 'none' }

export function standing(roster: Roster, m: MemberId): Standing {
  const ticket = roster.tickets[m]
  if (ticket === undefined) {
    return { kind: m in roster.maybe ? 'maybe' : m in roster.out ? 'out' : 'none' }
  }
  const role = roleOf(ticket)
  const line = lineUp(roster)[role] ?? { confirmed: [], waiting: [] }
  const place = line.confirmed.findIndex((s) => s.key === m) + 1
  const waiting = line.waiting.filter((s) => s.member === m).length
  const confirmed = line.confirmed.filter((s) => s.member === m).length
  if (place > 0) return { kind: 'in', role, place, seats: confirmed + waiting, waiting }
  const rank = line.waiting.findIndex((s) => s.key === m) + 1
  return { kind: 'waiting', role, place: rank, seats: waiting }
}

export const seatsOf = (roster: Roster, m: MemberId): number =>
  seatKeys(m, guestLimit + 1).filter((key) => key in roster.tickets).length

const members = (seats: Seat[]): MemberId[] => [...new Set(seats.map((s) => s.member))]

/** Everyone with at least their own seat confirmed, in role and ticket order. */
export const confirmed = (roster: Roster): MemberId[] =>
  members(lineUp(roster).flatMap((line) => line.confirmed.filter((s) => s.guest === 0)))

export const waiting = (roster: Roster): MemberId[] =>
  members(lineUp(roster).flatMap((line) => line.waiting.filter((s) => s.guest === 0)))

/** Everyone to be told when the activity changes or is cancelled: not those who said no. */
export const concerned = (roster: Roster): MemberId[] => [
  ...new Set([
    ...confirmed(roster),
    ...waiting(roster),
    ...(Object.keys(roster.maybe) as MemberId[]),
  ]),
]

/** Whose names a post shows. */
export const named = (roster: Roster): MemberId[] =>
  members(lineUp(roster).flatMap((line) => line.confirmed))

/** Heads that are in, guests counted. */
export const headCount = (roster: Pick<Roster, 'roles' | 'tickets'>): number =>
  lineUp(roster).reduce((sum, { confirmed }) => sum + confirmed.length, 0)

/** Whether somebody has given any answer. */
export const hasAnswered = (roster: Roster, m: MemberId): boolean =>
  m in roster.tickets || m in roster.maybe || m in roster.out

/** Seats still sought, per role. */
export const sought = (roster: Roster): number[] =>
  lineUp(roster).map((line) => (roster.roles[line.role]?.seats ?? 0) - line.confirmed.length)

// ---- Operations: the specification that the conditional writes of the store are held to. ----

export type RosterOp =
  | { op: 'join'; member: MemberId; role: number; seats: number | undefined; trained?: boolean }
  | { op: 'leave'; member: MemberId }
  | { op: 'maybe'; member: MemberId }
  | { op: 'coming'; member: MemberId }
  | { op: 'seats'; role: number; seats: number }
  | { op: 'status'; status: 'open' | 'closed' }

export type Refusal =
  | 'closed'
  | 'cancelled'
  | 'finished'
  | 'started'
  | 'no-role'
  | 'full'
  | 'untrained'
  | 'not-in'

export type RosterResult =
  | { ok: true; changed: boolean; roster: Roster }
  | { ok: false; reason: Refusal; roster: Roster }

/** Why nobody may join, change or leave any more; undefined while the roster is open. */
export function shut(roster: Roster, now: number): Refusal | undefined {
  const { status, start } = roster
  if (status === 'cancelled' || status === 'finished') return status
  if (now >= start) return 'started'
  return status === 'closed' ? 'closed' : undefined
}

const without = <V>(map: Record<string, V>, keys: string[]): Record<string, V> =>
  Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))

const everySeat = (m: MemberId): SeatKey[] => seatKeys(m, guestLimit + 1)

function cleared(roster: Roster, m: MemberId): Roster {
  return {
    ...roster,
    tickets: without(roster.tickets, everySeat(m)),
    maybe: without(roster.maybe, [m]),
    out: without(roster.out, [m]),
    coming: without(roster.coming, [m]),
  }
}

const written = (roster: Roster): RosterResult => ({
  ok: true,
  changed: true,
  roster: { ...roster, version: roster.version + 1 },
})
const same = (roster: Roster): RosterResult => ({ ok: true, changed: false, roster })
const refuse = (roster: Roster, reason: Refusal): RosterResult => ({ ok: false, reason, roster })

/** The tickets of someone who keeps what is held and takes or gives back the rest. */
function seated(roster: Roster, m: MemberId, role: number, seats: number): Roster['tickets'] {
  const held = roster.tickets[m]
  // Another role is a new answer: it goes to the end of that role's line, guests included.
  const kept = held !== undefined && roleOf(held) === role ? roster.tickets : {}
  const mine = seatKeys(m, seats).map((key) => [key, kept[key] ?? roster.next + role])
  return { ...without(roster.tickets, everySeat(m)), ...Object.fromEntries(mine) }
}

function join(roster: Roster, op: Extract<RosterOp, { op: 'join' }>): RosterResult {
  const role = roster.roles[op.role]
  if (!role) return refuse(roster, 'no-role')
  if (role.requires && !op.trained) return refuse(roster, 'untrained')
  const held = seatsOf(roster, op.member)
  const seats = op.seats ?? Math.max(1, held)
  const inRole = held > 0 && roleOf(roster.tickets[op.member] ?? 0) === op.role
  if (inRole && held === seats) return same(roster)
  if (Object.keys(roster.tickets).length - held + seats > rosterLimit) return refuse(roster, 'full')
  const tickets = seated(roster, op.member, op.role, seats)
  const { maybe, out } = cleared(roster, op.member)
  return written({ ...roster, tickets, maybe, out, next: roster.next + step })
}

function answer(roster: Roster, m: MemberId, list: 'maybe' | 'out'): RosterResult {
  if (!(m in roster.tickets) && m in roster[list]) return same(roster)
  const rest = cleared(roster, m)
  return written({ ...rest, [list]: { ...rest[list], [m]: roster.next }, next: roster.next + step })
}

function coming(roster: Roster, m: MemberId): RosterResult {
  if (!(m in roster.tickets)) return refuse(roster, 'not-in')
  if (m in roster.coming) return same(roster)
  return written({ ...roster, coming: { ...roster.coming, [m]: roster.next } })
}

function resize(roster: Roster, role: number, seats: number): RosterResult {
  const old = roster.roles[role]
  if (!old) return refuse(roster, 'no-role')
  if (old.seats === seats) return same(roster)
  return written({ ...roster, roles: roster.roles.with(role, { ...old, seats }) })
}

/** Closing and reopening; what is cancelled or finished stays so. */
function turn(roster: Roster, status: 'open' | 'closed'): RosterResult {
  const { status: now } = roster
  if (now === status) return same(roster)
  if (now === 'cancelled' || now === 'finished') return refuse(roster, now)
  return written({ ...roster, status })
}

/** One operation on a roster: the specification of every write in the store. */
export function apply(roster: Roster, op: RosterOp, now: number): RosterResult {
  if (op.op === 'seats') return resize(roster, op.role, op.seats)
  if (op.op === 'status') return turn(roster, op.status)
  const closed = shut(roster, now)
  if (closed && !(op.op === 'leave' && closed === 'closed')) return refuse(roster, closed)
  if (op.op === 'join') return join(roster, op)
  if (op.op === 'leave') return answer(roster, op.member, 'out')
  if (op.op === 'maybe') return answer(roster, op.member, 'maybe')
  return coming(roster, op.member)
}

// ---- What changed between two images of a roster. ----

export interface RosterChange {
  /** Waited, for themselves or for a guest, and have that seat now. */
  promoted: MemberId[]
  joined: MemberId[]
  /** Had a confirmed seat of their own and gave it up (or were removed). */
  gaveUp: MemberId[]
  left: MemberId[]
}

const holders = (roster: Roster): Set<MemberId> =>
  new Set((Object.keys(roster.tickets) as MemberId[]).filter((key) => !key.includes('+')))

/** Seats that waited in this very role before, and are confirmed now. */
function promotedSeats(before: Roster, after: Roster): Seat[] {
  const waited = new Map(
    lineUp(before).flatMap((line) => line.waiting.map((s) => [s.key, line.role] as const)),
  )
  return lineUp(after).flatMap((line) =>
    line.confirmed.filter((s) => waited.get(s.key) === line.role),
  )
}

/** What the newer image of a roster means for people. */
export function difference(before: Roster, after: Roster): RosterChange {
  const [had, has] = [holders(before), holders(after)]
  return {
    promoted: members(promotedSeats(before, after)),
    joined: [...has].filter((m) => !had.has(m)),
    gaveUp: confirmed(before).filter((m) => !has.has(m)),
    left: [...had].filter((m) => !has.has(m)),
  }
}
