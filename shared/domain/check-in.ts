import { calendarDate } from './calendar.ts'
import { merged, minutesIn, type Span, within, without } from './overlap.ts'
import type { Policy } from './policy.ts'
import { type Instant, instant, minute } from './time.ts'

/** Someone came, and perhaps said when they left. */
export interface CheckInPair {
  readonly in: Instant
  readonly out?: Instant
}

/** Where and by which rules people check in. */
export interface Door {
  readonly activity: Span
  readonly zone: string
  readonly policy: Policy
}

export type CheckInAnswer =
  | { readonly ok: true; readonly pairs: readonly CheckInPair[] }
  | { readonly ok: false; readonly reason: 'too-early' | 'too-late' | 'too-many' | 'not-in' }

/** The time in which the check-in of an activity is open, ends included. */
export function openHours({ activity, policy }: Door): Span {
  const { beforeMinutes, afterMinutes } = policy.checkIn
  return {
    start: instant(activity.start - beforeMinutes * minute),
    end: instant(activity.end + afterMinutes * minute),
  }
}

/** The pairs after someone checked in; saying so twice changes nothing. */
export function checkIn(pairs: readonly CheckInPair[], door: Door, now: Instant): CheckInAnswer {
  const last = pairs.at(-1)
  if (last !== undefined && isIn(last, now)) return { ok: true, pairs }
  const refusal = shut(door, now)
  if (refusal !== undefined) return { ok: false, reason: refusal }
  if (pairsOn(pairs, now, door.zone) >= door.policy.checkInPairsPerDay)
    return { ok: false, reason: 'too-many' }
  return { ok: true, pairs: [...pairs, { in: now }] }
}

/** The pairs after someone checked out; saying so twice keeps the first time. */
export function checkOut(pairs: readonly CheckInPair[], door: Door, now: Instant): CheckInAnswer {
  const last = pairs.at(-1)
  if (last === undefined) return { ok: false, reason: 'not-in' }
  if (last.out !== undefined || now < last.in) return { ok: true, pairs }
  const refusal = shut(door, now)
  if (refusal !== undefined) return { ok: false, reason: refusal }
  return { ok: true, pairs: [...pairs.slice(0, -1), { in: last.in, out: now }] }
}

// A check-in that comes late, after the check-out it preceded, must not open a new pair.
const isIn = (last: CheckInPair, now: Instant): boolean => last.out === undefined || now <= last.out

function shut(door: Door, now: Instant): 'too-early' | 'too-late' | undefined {
  const open = openHours(door)
  if (now < open.start) return 'too-early'
  return now > open.end ? 'too-late' : undefined
}

const pairsOn = (pairs: readonly CheckInPair[], now: Instant, zone: string): number =>
  pairs.filter((pair) => calendarDate(pair.in, zone) === calendarDate(now, zone)).length

/** What the coordinator's roll call says of someone. */
export type Presence = 'present' | 'absent' | 'unmarked'

export interface Proposal {
  readonly minutes: number
  readonly from: 'check-ins' | 'roll-call' | 'nothing'
  /** A check-out was forgotten and the end of the activity stands for it. */
  readonly assumedEnd: boolean
}

/**
 * The minutes proposed for one person, to be confirmed by a coordinator: never more than the
 * activity lasted, breaks (meals, rest, travel) taken out, time that is claimed twice counted once.
 */
export function proposeMinutes(asked: {
  door: Door
  pairs: readonly CheckInPair[]
  presence: Presence
  breaks: readonly Span[]
}): Proposal {
  const { door, presence, breaks } = asked
  if (presence === 'absent') return nothing
  const pairs = countedPairs(asked.pairs, door)
  const minutes = minutesIn(without(presentSpans(pairs, door), breaks))
  if (minutes > 0) {
    const assumedEnd = pairs.some((pair) => pair.out === undefined && pair.in < door.activity.end)
    return { minutes, from: 'check-ins', assumedEnd }
  }
  if (presence === 'unmarked') return nothing
  const whole = minutesIn(without([door.activity], breaks))
  return { minutes: whole, from: 'roll-call', assumedEnd: false }
}

const nothing: Proposal = { minutes: 0, from: 'nothing', assumedEnd: false }

/** Minutes that the person's own check-ins *and* check-outs show, breaks taken out. */
export function shownMinutes(
  pairs: readonly CheckInPair[],
  door: Door,
  breaks: readonly Span[],
): number {
  const complete = countedPairs(pairs, door).filter((pair) => pair.out !== undefined)
  return minutesIn(without(presentSpans(complete, door), breaks))
}

/** The first pairs of each day, as many as the policy allows. */
function countedPairs(pairs: readonly CheckInPair[], { zone, policy }: Door): CheckInPair[] {
  const perDay = new Map<string, number>()
  return [...pairs]
    .sort((a, b) => a.in - b.in)
    .filter((pair) => {
      const date = calendarDate(pair.in, zone)
      const nth = (perDay.get(date) ?? 0) + 1
      perDay.set(date, nth)
      return nth <= policy.checkInPairsPerDay
    })
}

// As people read the clock, and as a roll call shows it: 10:20–12:00 is an hour and forty minutes.
const onClock = (at: Instant): Instant => instant(at - (at % minute))

function presentSpans(pairs: readonly CheckInPair[], door: Door): Span[] {
  const frame = door.policy.checkIn.countsOutsideActivity ? openHours(door) : door.activity
  const spans = pairs.map((pair) => ({
    start: onClock(pair.in),
    end: pair.out === undefined ? door.activity.end : onClock(pair.out),
  }))
  return merged(spans.flatMap((span) => within(span, frame) ?? []))
}
