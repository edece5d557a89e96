import type { Activity } from './activity.ts'
import { calendarDate } from './calendar.ts'
import {
  type CheckInPair,
  type Door,
  type Presence,
  type Proposal,
  proposeMinutes,
} from './check-in.ts'
import type { Community } from './community.ts'
import type { MemberId } from './ids.ts'
import { merged, minutesIn, overlapping } from './overlap.ts'
import { defaultPolicy, type Policy, policyOf } from './policy.ts'
import { confirmed, type Roster } from './roster.ts'
import {
  type ConfirmationRefusal,
  claimedOn,
  confirm,
  currentRecords,
  type MinutesKind,
  type ServiceRecord,
} from './service-record.ts'
import type { Instant } from './time.ts'
import { type CalendarName, calendarNames, type DueDate, dueDate } from './working-days.ts'

/** What is known of one person's coming: their check-ins, and what a coordinator said of them. */
export interface Attendance {
  readonly member: MemberId
  readonly pairs: readonly CheckInPair[]
  readonly presence: Presence
  /** Minutes that a coordinator set instead of the proposed ones. */
  readonly minutes?: number
}

/** Everything that the roll call of an activity shows and decides by. */
export interface Sheet {
  readonly activity: Activity
  readonly community: Community
  readonly roster: Roster
  readonly attendances: readonly Attendance[]
}

/** One person on the roll call. */
export interface SheetLine extends Attendance {
  readonly proposal: Proposal
  /** What will be confirmed: what the coordinator set, else what is proposed. */
  readonly served: number
  /** Came without having signed up. */
  readonly walkIn: boolean
}

export const policyIn = (community: Pick<Community, 'policy'>): Policy =>
  policyOf(community.policy) ?? defaultPolicy

export const calendarOf = ({ calendar }: Pick<Community, 'calendar'>): CalendarName =>
  calendarNames.find((name) => name === calendar) ?? 'none'

export const doorOf = (
  { start, end }: Pick<Activity, 'start' | 'end'>,
  community: Pick<Community, 'policy' | 'zone'>,
): Door => ({ activity: { start, end }, zone: community.zone, policy: policyIn(community) })

/** The last day on which the minutes of an activity may be entered. */
export const recordDue = (
  { end }: Pick<Activity, 'end'>,
  community: Pick<Community, 'policy' | 'zone' | 'calendar'>,
): DueDate =>
  dueDate(
    calendarDate(end, community.zone),
    policyIn(community).recordWithinWorkingDays,
    calendarOf(community),
  )

const unseen = (member: MemberId): Attendance => ({ member, pairs: [], presence: 'unmarked' })

/** Those who were in, in the roster's order, then whoever came without; neighbours count like all. */
export function sheetLines(sheet: Sheet): SheetLine[] {
  const known = new Map(sheet.attendances.map((a) => [a.member, a]))
  const expected = confirmed(sheet.roster)
  const walkIns = sheet.attendances.filter(
    (a) => !expected.includes(a.member) && (a.pairs.length > 0 || a.presence === 'present'),
  )
  const line = (attendance: Attendance, walkIn: boolean): SheetLine => {
    const door = doorOf(sheet.activity, sheet.community)
    const proposal = proposeMinutes({ ...attendance, door, breaks: [] })
    const set = attendance.presence === 'absent' ? 0 : attendance.minutes
    return { ...attendance, proposal, served: set ?? proposal.minutes, walkIn }
  }
  return [
    ...expected.map((m) => line(known.get(m) ?? unseen(m), false)),
    ...walkIns.map((a) => line(a, true)),
  ]
}

/** Nobody has said anything of them, nor did they check in: known to be neither here nor away. */
export const isUnmarked = (line: SheetLine): boolean =>
  line.served === 0 && line.presence === 'unmarked' && line.minutes === undefined

/** Nobody signed up, and nobody came either, as far as anybody knows. */
export const isNobodys = (sheet: Sheet): boolean => sheetLines(sheet).length === 0

/** Training is recorded apart, and always counts as what it is. */
export const kindOf = ({ kind }: Pick<Activity, 'kind'>): MinutesKind =>
  kind === 'training' ? 'training' : 'service'

/** Rehearsals, meetings and lectures earn nothing, though it is known who came. */
export const earns = ({ kind, countsHours }: Pick<Activity, 'kind' | 'countsHours'>): boolean =>
  kind === 'training' || countsHours

export interface SheetRefusal {
  readonly member: MemberId
  readonly refusal: Exclude<ConfirmationRefusal, { reason: 'needs-second' }>
}

/** What confirming a roll call enters in the books now, what waits, and what can't be entered. */
export interface Confirmed {
  readonly entries: readonly ServiceRecord[]
  /** Written as soon as a second coordinator agrees. */
  readonly waiting: readonly ServiceRecord[]
  readonly refused: readonly SheetRefusal[]
  /** Signed up and, as a coordinator says, didn't come. */
  readonly absent: readonly MemberId[]
  /** Nothing is entered of them, neither minutes nor that they didn't come. */
  readonly unmarked: readonly MemberId[]
}

export interface Confirming {
  by: MemberId
  /** The community's entries of that day. */
  sameDay: readonly ServiceRecord[]
  now: Instant
}

type Claim = Parameters<typeof confirm>[0]

function claimOf(
  sheet: Sheet,
  line: Pick<SheetLine, 'member' | 'pairs' | 'served'>,
  c: Confirming,
) {
  const { activity, community } = sheet
  const date = calendarDate(activity.start, community.zone)
  const theirs = c.sameDay.filter((record) => record.member === line.member)
  return {
    activity: activity.id,
    kind: kindOf(activity),
    countsHours: earns(activity),
    member: line.member,
    door: doorOf(activity, community),
    pairs: line.pairs,
    breaks: [],
    minutes: line.served,
    claimedMinutes: claimedOn(date, theirs, activity.id),
    by: c.by,
  } satisfies Claim
}

export type Entered =
  | { kind: 'entry' | 'waiting'; record: ServiceRecord }
  | { kind: 'refused'; refusal: SheetRefusal['refusal'] }

// Stands for the second coordinator who is still to be asked, so that the entry is known already.
const somebody = '?' as MemberId

function enter(claim: Claim, now: Instant): Entered {
  const answer = confirm(claim, now)
  if (answer.ok) return { kind: 'entry', record: answer.record }
  if (answer.reason !== 'needs-second') return { kind: 'refused', refusal: answer }
  const seconded = confirm({ ...claim, second: somebody }, now)
  if (!seconded.ok) throw new Error(`a second coordinator makes no entry: ${seconded.reason}`)
  const { second: _, ...record } = seconded.record
  return { kind: 'waiting', record }
}

/** Everyone's minutes as they would be entered at `now`. Who served nothing has no entry. */
export function confirmSheet(sheet: Sheet, confirming: Confirming): Confirmed {
  const lines = sheetLines(sheet)
  const served = lines.filter((line) => line.served > 0)
  const made = served.map((line) => ({
    member: line.member,
    entered: enter(claimOf(sheet, line, confirming), confirming.now),
  }))
  const of = (kind: 'entry' | 'waiting') =>
    made.flatMap(({ entered }) => (entered.kind === kind ? [entered.record] : []))
  return {
    entries: of('entry'),
    waiting: of('waiting'),
    refused: made.flatMap(({ member, entered }) =>
      entered.kind === 'refused' ? [{ member, refusal: entered.refusal }] : [],
    ),
    absent: lines
      .filter((line) => line.served === 0 && !line.walkIn && !isUnmarked(line))
      .map((line) => line.member),
    unmarked: lines.filter(isUnmarked).map((line) => line.member),
  }
}

/** An activity that the books know, as far as its time goes. */
export type Held = Pick<Activity, 'id' | 'title' | 'start' | 'end'>

/** Somebody with more minutes in the books than the hours that two activities share allow. */
export interface DoublyCounted {
  readonly member: MemberId
  readonly title: string
  readonly minutes: number
}

/**
 * Whoever would be counted twice for the same time: with what `sameDay` has of them at `others`,
 * their minutes are more than both activities lasted together. People decide which is right.
 */
export function countedTwice(
  sheet: Sheet,
  sameDay: readonly ServiceRecord[],
  others: readonly Held[],
): DoublyCounted[] {
  const { activity } = sheet
  if (!earns(activity)) return []
  const near = overlapping(activity, others).filter(({ id }) => id !== activity.id)
  const present = sheetLines(sheet).filter(({ served }) => served > 0)
  return near.flatMap((other) => {
    const whole = minutesIn(merged([activity, other]))
    const there = currentRecords(sameDay).filter(
      (record) => record.activity === other.id && record.credited > 0,
    )
    return present.flatMap(({ member, served }) => {
      const minutes = there.find((record) => record.member === member)?.served ?? 0
      return minutes > 0 && minutes + served > whole
        ? [{ member, title: other.title, minutes }]
        : []
    })
  })
}

/** What is asked of a correction; of someone who has no entry yet it is a later first one. */
export interface Correction extends Confirming {
  member: MemberId
  minutes: number
  reason: string
  /** All entries of the activity. */
  entries: readonly ServiceRecord[]
}

/** The entry that a correction adds: the old one stays, and both say who and why. */
export function correct(sheet: Sheet, correction: Correction): Entered {
  const { member, minutes: served, reason, now } = correction
  const mine = correction.entries.filter((r) => r.member === member).sort((a, b) => a.seq - b.seq)
  const corrects = mine.at(-1)
  const pairs = sheet.attendances.find((a) => a.member === member)?.pairs ?? []
  const claim = claimOf(sheet, { member, pairs, served }, correction)
  return enter({ ...claim, reason, ...(corrects && { corrects }) }, now)
}
