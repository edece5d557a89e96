import { addDays, calendarDate } from './calendar.ts'
import { type CheckInPair, type Door, shownMinutes } from './check-in.ts'
import type { ActivityId, MemberId, NeedId } from './ids.ts'
import { minutesIn, type Span, without } from './overlap.ts'
import { type Policy, policyKey, roundMinutes } from './policy.ts'
import type { CalendarDate, Instant } from './time.ts'

/** How the minutes are known, the best knowledge first. */
export const provenances = ['checked-in', 'attested', 'back-filled'] as const
export type Provenance = (typeof provenances)[number]

/** Training is recorded apart from service (Art. 8) and never mixes with it. */
export type MinutesKind = 'service' | 'training'

/**
 * One entry of the books. Entries are only ever added: `seq` 0 is what was confirmed first, each
 * correction is the next one, with its reason, and the last is the one that counts.
 */
export interface ServiceRecord {
  /** What was served: an activity, or the need of one resident. */
  readonly activity: ActivityId | NeedId
  readonly member: MemberId
  readonly seq: number
  readonly kind: MinutesKind
  /** The day of the activity's start on the community's calendar. */
  readonly date: CalendarDate
  /** Whole minutes given. */
  readonly served: number
  /** Whole minutes that count, by the policy named here. */
  readonly credited: number
  readonly policy: string
  readonly provenance: Provenance
  readonly by: MemberId
  readonly second?: MemberId
  readonly at: Instant
  readonly reason?: string
}

/** Minutes that count of those served: nothing under the minimum share, the rest rounded. */
export function creditedMinutes(claim: {
  served: number
  activityMinutes: number
  policy: Policy
}): number {
  const { served, activityMinutes, policy } = claim
  const percent = policy.attendance.minimumPercent ?? 0
  if (served * 100 < activityMinutes * percent) return 0
  return roundMinutes(served, policy.rounding)
}

export type DayCheck =
  | { readonly ok: true; readonly needsSecond: boolean }
  | { readonly ok: false; readonly reason: 'over-day-limit'; readonly limitMinutes: number }

/** Whether a person's day may hold `more` minutes beside those already claimed on it. */
export function checkDay(claimedMinutes: number, more: number, policy: Policy): DayCheck {
  const { refusedOverMinutes, secondCoordinatorOverMinutes } = policy.dayLimits
  if (more === 0) return { ok: true, needsSecond: false }
  const total = claimedMinutes + more
  if (total > refusedOverMinutes)
    return { ok: false, reason: 'over-day-limit', limitMinutes: refusedOverMinutes }
  return { ok: true, needsSecond: total > secondCoordinatorOverMinutes }
}

/** Minutes claimed on a day, corrections applied; leave out the activity that is being confirmed. */
export const claimedOn = (
  date: CalendarDate,
  records: readonly ServiceRecord[],
  except?: ActivityId | NeedId,
): number =>
  currentRecords(records)
    .filter(
      ({ date: on, activity, credited }) => on === date && activity !== except && credited > 0,
    )
    .reduce((sum, record) => sum + record.served, 0)

/**
 * How minutes are known. What check-ins and check-outs show stays `checked-in` whenever it is
 * confirmed; beyond that a roster confirmed on the day is `attested`, and later is `back-filled`.
 */
export function provenanceOf(claim: {
  minutes: number
  pairs: readonly CheckInPair[]
  breaks: readonly Span[]
  door: Door
  confirmedAt: Instant
}): Provenance {
  const { door, confirmedAt } = claim
  const shown = shownMinutes(claim.pairs, door, claim.breaks)
  if (claim.minutes > 0 && claim.minutes <= shown) return 'checked-in'
  const isOnTime = calendarDate(confirmedAt, door.zone) <= lastDayToAttest(door)
  return isOnTime ? 'attested' : 'back-filled'
}

/** Until then one coordinator's word is enough; what comes later is back-filled. */
export const lastDayToAttest = ({ activity, zone, policy }: Door): CalendarDate =>
  addDays(calendarDate(activity.end, zone), policy.attestWithinDays)

/** What a coordinator confirms for one person. */
export interface Confirmation {
  readonly activity: ActivityId | NeedId
  readonly kind: MinutesKind
  readonly countsHours: boolean
  readonly member: MemberId
  readonly door: Door
  readonly pairs: readonly CheckInPair[]
  readonly breaks: readonly Span[]
  readonly minutes: number
  /** Minutes of the same person and day in other activities: see `claimedOn`. */
  readonly claimedMinutes: number
  readonly by: MemberId
  readonly second?: MemberId
  /** The entry that this one corrects, and why. */
  readonly corrects?: ServiceRecord
  readonly reason?: string
}

export type ConfirmationRefusal =
  | { readonly reason: 'bad-minutes' | 'before-start' | 'no-reason' }
  | { readonly reason: 'over-day-limit'; readonly limitMinutes: number }
  | { readonly reason: 'needs-second'; readonly because: 'back-filled' | 'long-day' }

export type ConfirmationAnswer =
  | { readonly ok: true; readonly record: ServiceRecord }
  | ({ readonly ok: false } & ConfirmationRefusal)

/** The entry that a confirmation makes, or why it can't be made. */
export function confirm(claim: Confirmation, now: Instant): ConfirmationAnswer {
  const refusal = refusalOf(claim, now)
  if (refusal !== undefined) return { ok: false, ...refusal }
  return { ok: true, record: entry(claim, now) }
}

function refusalOf(claim: Confirmation, now: Instant): ConfirmationRefusal | undefined {
  const { door, minutes } = claim
  if (!Number.isInteger(minutes) || minutes < 0) return { reason: 'bad-minutes' }
  if (now < door.activity.start) return { reason: 'before-start' }
  if (claim.corrects !== undefined && !claim.reason?.trim()) return { reason: 'no-reason' }
  // A lecture that earns no hours claims none of the day.
  const day = checkDay(claim.claimedMinutes, claim.countsHours ? minutes : 0, door.policy)
  if (!day.ok) return { reason: day.reason, limitMinutes: day.limitMinutes }
  if (hasSecond(claim)) return undefined
  if (known(claim, now) === 'back-filled') return { reason: 'needs-second', because: 'back-filled' }
  return day.needsSecond ? { reason: 'needs-second', because: 'long-day' } : undefined
}

// Four eyes: the second coordinator is neither the first nor the one whose minutes they are.
const hasSecond = ({ by, second, member }: Confirmation): boolean =>
  second !== undefined && second !== by && second !== member

// Fewer minutes than an earlier entry vouched for are vouched for just as well.
function known(claim: Confirmation, now: Instant): Provenance {
  const { corrects, minutes } = claim
  if (corrects !== undefined && minutes <= corrects.served) return corrects.provenance
  return provenanceOf({ ...claim, confirmedAt: now })
}

function entry(claim: Confirmation, now: Instant): ServiceRecord {
  const { activity, member, kind, door, minutes, by, second, reason } = claim
  return {
    activity,
    member,
    seq: claim.corrects === undefined ? 0 : claim.corrects.seq + 1,
    kind,
    // A correction stays on the day of what it corrects, whatever became of the zone.
    date: claim.corrects?.date ?? calendarDate(door.activity.start, door.zone),
    served: minutes,
    credited: claim.countsHours ? creditedMinutes(claimOf(claim)) : 0,
    policy: policyKey(door.policy),
    provenance: known(claim, now),
    by,
    at: now,
    ...(second !== undefined && { second }),
    ...(reason !== undefined && { reason }),
  }
}

function claimOf({ door, minutes, breaks }: Confirmation) {
  const activityMinutes = minutesIn(without([door.activity], breaks))
  return { served: minutes, activityMinutes, policy: door.policy }
}

/** The entries that count: of each person and activity the last, in whatever order they come. */
export function currentRecords<R extends Pick<ServiceRecord, 'activity' | 'member' | 'seq'>>(
  records: readonly R[],
): R[] {
  const last = new Map<string, R>()
  for (const record of records) {
    const key = `${record.activity}#${record.member}`
    if ((last.get(key)?.seq ?? -1) < record.seq) last.set(key, record)
  }
  return [...last.values()]
}

/** Credited minutes, service and training apart, and in each the three provenances apart. */
export type Totals = Readonly<Record<MinutesKind, Readonly<Record<Provenance, number>>>>

/** As much of an entry as totals need. */
export type Counted = Pick<
  ServiceRecord,
  'activity' | 'member' | 'seq' | 'kind' | 'provenance' | 'credited'
>

/** What the books say today. */
export function foldRecords(records: readonly Counted[]): Totals {
  const none = { 'checked-in': 0, attested: 0, 'back-filled': 0 }
  const totals = { service: { ...none }, training: { ...none } }
  for (const { kind, provenance, credited } of currentRecords(records))
    totals[kind][provenance] += credited
  return totals
}

/** Minutes of one kind, however they are known. Show it only beside its parts. */
export const sumOf = (totals: Totals, kind: MinutesKind): number =>
  provenances.reduce((sum, provenance) => sum + totals[kind][provenance], 0)
