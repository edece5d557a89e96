import type { ActivityKind, Risk } from '../activity.ts'
import { instantAt } from '../calendar.ts'
import { permitNameLimit } from '../permit.ts'
import { type Instant, minute } from '../time.ts'
import type { Reference } from './days.ts'
import { lengthOf } from './fold.ts'
import { type Gives, longestValidDays, readGives, readLearning } from './gives-text.ts'
import type { Facts } from './recruit-facts.ts'
import type { Spoken } from './repeat-text.ts'
import type { SeatToken } from './seats.ts'
import type { When } from './when.ts'

export type RecruitField =
  | 'title'
  | 'start'
  | 'end'
  | 'place'
  | 'seats'
  | 'risk'
  | 'programme'
  | 'team'
  | 'conditions'
  | 'note'
  | 'meeting'
  | 'minimum'
  | 'deadline'
  | 'decision'
  | 'gives'
  | 'learning'
  | 'host'

export type RecruitReason =
  | 'unreadable'
  | 'past'
  | 'too-far'
  | 'weekday-mismatch'
  | 'which-day'
  | 'end-before-start'
  | 'zero'
  | 'too-many'
  | 'too-long'
  | 'after-start'
  | 'no-team'
  | 'which-team'
  | 'validity'
  | 'over-length'

export interface RecruitProblem {
  field: RecruitField
  reason: RecruitReason
  /** The writer's words, for quoting back; never longer than 60 characters. */
  given?: string
}

/** An activity being put together from messages; plain data, fit to be stored between two answers. */
export interface RecruitDraft {
  title?: string
  /** Said apart from the title; without it the title tells. */
  kind?: ActivityKind
  /** What is known of the time, kept so that a later answer can complete it. */
  time: Pick<When, 'day' | 'from' | 'to' | 'endDay' | 'durationMinutes'>
  start?: Instant
  end?: Instant
  place?: string
  meeting?: string
  /** A label is empty for the one general role of a mere head-count. */
  roles: { label: string; seats: number }[]
  risk?: Risk
  programme?: string
  team?: string
  conditions?: string
  note?: string
  minimum?: number
  /** Of a training: what it gives, the minutes of learning, and who holds it. */
  gives?: Gives
  learning?: number
  host?: string
  deadline?: Instant
  /** When it is decided whether enough have come together. */
  decision?: Instant
  /** The writer said "every …". */
  repeat?: Spoken
  problems: RecruitProblem[]
  /** Mandatory fields that are still open, in the order in which to ask. */
  missing: RecruitField[]
}

export const recruitLimits = {
  title: 100,
  place: 100,
  meeting: 100,
  risk: 300,
  conditions: 300,
  programme: 40,
  team: 40,
  note: 600,
  label: 24,
  gives: permitNameLimit,
  host: 60,
  seats: 2000,
  roles: 8,
} as const

const mandatory = ['title', 'start', 'end', 'place', 'seats', 'risk'] as const
const short = (given: string): string => [...given].slice(0, 60).join('')
/** A problem with the writer's words, shortened. */
export const problem = (
  field: RecruitField,
  reason: RecruitReason,
  given?: string,
): RecruitProblem => ({
  field,
  reason,
  ...(given && { given: short(given) }),
})
const twoYears = 731 * 1440 * minute

export const textFields = [
  'title',
  'place',
  'meeting',
  'programme',
  'team',
  'conditions',
  'note',
  'host',
] as const
type TextField = (typeof textFields)[number]
export const isTextField = (field: RecruitField): field is TextField =>
  textFields.some((name) => name === field)

/** Keeps a text that fits its field. */
export function takeText(draft: RecruitDraft, field: TextField, text: string): void {
  if (lengthOf(text) > recruitLimits[field]) draft.problems.push(problem(field, 'too-long', text))
  else if (text) draft[field] = text
}

/** Keeps a risk that fits its field. */
export function takeRisk(draft: RecruitDraft, risk: Risk | undefined): void {
  if (risk?.kind === 'text' && lengthOf(risk.text) > recruitLimits.risk)
    draft.problems.push(problem('risk', 'too-long', risk.text))
  else if (risk) draft.risk = risk
}

/** Counts for the same label add up. */
function merged(tokens: readonly SeatToken[]): RecruitDraft['roles'] {
  const roles = new Map<string, number>()
  for (const { label, seats } of tokens) roles.set(label, (roles.get(label) ?? 0) + seats)
  return [...roles].map(([label, seats]) => ({ label, seats }))
}

function seatProblem(tokens: readonly SeatToken[]): RecruitProblem | undefined {
  const { seats, roles, label } = recruitLimits
  const given = (token: SeatToken) => `${token.label} ${token.seats}`.trim()
  const zero = tokens.find((token) => token.seats < 1)
  if (zero) return problem('seats', 'zero', given(zero))
  const long = tokens.find((token) => lengthOf(token.label) > label)
  if (long) return problem('seats', 'too-long', long.label)
  const total = tokens.reduce((sum, token) => sum + token.seats, 0)
  if (total > seats) return problem('seats', 'too-many', String(total))
  return merged(tokens).length > roles ? problem('seats', 'too-many') : undefined
}

/** Replaces the roles, all of them or none. */
export function takeSeats(draft: RecruitDraft, tokens: readonly SeatToken[]): void {
  if (tokens.length === 0) return
  const wrong = seatProblem(tokens)
  draft.roles = wrong ? [] : merged(tokens)
  if (wrong) draft.problems.push(wrong)
}

/** Keeps a minimum that the seats can reach. */
export function takeMinimum(draft: RecruitDraft, minimum: number | undefined): void {
  const total = draft.roles.reduce((sum, role) => sum + role.seats, 0)
  if (minimum === undefined) return
  if (minimum < 1) draft.problems.push(problem('minimum', 'zero'))
  else if (total > 0 && minimum > total)
    draft.problems.push(problem('minimum', 'too-many', String(minimum)))
  else draft.minimum = minimum
}

/** Keeps what a training gives; whatever gives something is a training. */
export function takeGives(draft: RecruitDraft, text: string | undefined): void {
  if (text === undefined) return
  const gives = readGives(text)
  const { validDays = 1 } = gives ?? {}
  const reason = !gives
    ? 'unreadable'
    : lengthOf(gives.permit) > recruitLimits.gives
      ? 'too-long'
      : validDays >= 1 && validDays <= longestValidDays
        ? undefined
        : 'validity'
  if (reason) draft.problems.push(problem('gives', reason, text))
  else if (gives) Object.assign(draft, { gives, kind: 'training' })
}

/** Keeps the minutes of learning, of which there can't be more than the activity has. */
export function takeLearning(draft: RecruitDraft, text: string | undefined): void {
  if (text === undefined) return
  const learning = readLearning(text)
  const { start, end } = draft
  const whole = start === undefined || end === undefined ? learning : (end - start) / minute
  if (learning === undefined) draft.problems.push(problem('learning', 'unreadable', text))
  else if (learning > (whole ?? learning))
    draft.problems.push(problem('learning', 'over-length', text))
  else Object.assign(draft, { learning, kind: 'training' })
}

/** A bad part of the time is dropped, the good rest kept for the answer that mends it. */
function judgeStart(draft: RecruitDraft, ref: Reference, given?: string): void {
  const { day, from } = draft.time
  if (day === undefined || from === undefined) return
  const start = instantAt(day, from, ref.zone)
  const wrong = start <= ref.now ? 'past' : start > ref.now + twoYears ? 'too-far' : undefined
  if (!wrong) {
    draft.start = start
    return
  }
  draft.problems.push(problem('start', wrong, given))
  delete draft.time.day
}

function endOf({ time, start }: RecruitDraft, zone: string): Instant | undefined {
  if (start === undefined || time.day === undefined) return undefined
  if (time.to !== undefined) return instantAt(time.endDay ?? time.day, time.to, zone)
  if (time.durationMinutes === undefined) return undefined
  return (start + time.durationMinutes * minute) as Instant
}

const longestDays = 31

function judgeEnd(draft: RecruitDraft, ref: Reference, given?: string): void {
  const end = endOf(draft, ref.zone)
  const { from = 0, to, endDay } = draft.time
  const backwards = to !== undefined && !endDay && to <= from
  if (!backwards && (end === undefined || draft.start === undefined)) return
  const wrong = backwards || (end ?? 0) <= (draft.start ?? 0)
  if (!wrong && end !== undefined && end - (draft.start ?? 0) <= longestDays * 1440 * minute) {
    draft.end = end
    return
  }
  draft.problems.push(problem('end', wrong ? 'end-before-start' : 'too-far', given))
  for (const part of ['to', 'endDay', 'durationMinutes'] as const) delete draft.time[part]
}

/** Start and end as instants, if the known parts of the time allow both. */
export function judgeTime(draft: RecruitDraft, ref: Reference, given?: string): void {
  delete draft.start
  delete draft.end
  judgeStart(draft, ref, given)
  judgeEnd(draft, ref, given)
}

const timeParts = ['day', 'from', 'to', 'endDay', 'durationMinutes'] as const

/** Adds what an answer said about the time to what was known. */
export function mergeTime(draft: RecruitDraft, when: Partial<When>): void {
  // A new start makes the old end's day meaningless, and a new end the old length.
  if (when.day) delete draft.time.endDay
  if (when.to !== undefined || when.durationMinutes !== undefined) {
    delete draft.time.to
    delete draft.time.durationMinutes
  }
  const known = timeParts.flatMap((part) => (when[part] === undefined ? [] : [[part, when[part]]]))
  Object.assign(draft.time, Object.fromEntries(known))
}

/** Takes a reading of the time, its problem named where it has one. */
export function takeWhen(draft: RecruitDraft, when: Facts['when'], ref: Reference): void {
  if (!when) return
  const reason = when.problem === 'impossible' ? 'unreadable' : when.problem
  if (reason) draft.problems.push(problem('start', reason, when.given))
  else if (when.weekend) draft.problems.push(problem('start', 'which-day', when.given))
  if (when.problem === 'impossible') return
  mergeTime(draft, when)
  judgeTime(draft, ref, when.given)
}

/** A deadline lies between now and the start; a day alone means its last minute. */
export function takeDeadline(
  draft: RecruitDraft,
  field: 'deadline' | 'decision',
  when: Facts['deadline'],
  ref: Reference,
): void {
  if (!when) return
  const day = when.day ?? (when.from === undefined ? undefined : draft.time.day)
  const at = day && instantAt(day, when.from ?? 1439, ref.zone)
  const reason =
    at === undefined || when.problem
      ? 'unreadable'
      : at <= ref.now
        ? 'past'
        : at > (draft.start ?? Number.POSITIVE_INFINITY)
          ? 'after-start'
          : undefined
  if (reason) draft.problems.push(problem(field, reason, when.given))
  else if (at) draft[field] = at
}

function openFields(draft: RecruitDraft): RecruitField[] {
  const has = { ...draft, seats: draft.roles.length > 0 || undefined }
  return mandatory.filter((field) => has[field] === undefined)
}

/** The draft with what is still open, in the order in which to ask. */
export const finished = (draft: RecruitDraft): RecruitDraft => ({
  ...draft,
  missing: openFields(draft),
})
