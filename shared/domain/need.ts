import type { ActivityId, MemberId, PartnerId } from './ids.ts'
import type { Policy } from './policy.ts'
import { day, hour, type Instant, instant } from './time.ts'

export const needStates = [
  'new',
  'accepted',
  'refused',
  'matched',
  'serving',
  'done',
  'rated',
  'reassigned',
  'handed',
] as const
export type NeedState = (typeof needStates)[number]

/** How far a need has come; what is asked for, and the private part, are kept beside it. */
export interface NeedProgress {
  readonly state: NeedState
  readonly createdAt: Instant
  /** When someone last did something about it. */
  readonly touchedAt: Instant
  /** When it was last put before the coordinator. */
  readonly presentedAt: Instant
  /** Asked and not answered yet. */
  readonly asked: readonly MemberId[]
  readonly declined: readonly MemberId[]
  readonly helper?: MemberId
  readonly activity?: ActivityId
  readonly partner?: PartnerId
  /** Why it was refused or reassigned. */
  readonly reason?: string
  readonly closedAt?: Instant
  readonly rating?: { readonly stars: number; readonly word?: string }
}

export type NeedAction =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly reason: string }
  | { readonly kind: 'ask-back' }
  | { readonly kind: 'match'; readonly members: readonly MemberId[] }
  | { readonly kind: 'take'; readonly member: MemberId }
  | { readonly kind: 'decline'; readonly member: MemberId }
  | { readonly kind: 'schedule'; readonly activity: ActivityId }
  | { readonly kind: 'hand'; readonly partner: PartnerId }
  | { readonly kind: 'reassign'; readonly reason: string }
  | { readonly kind: 'finish' }
  | { readonly kind: 'rate'; readonly stars: number; readonly word?: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'present' }

export type NeedRefusal =
  | 'wrong-state'
  | 'no-reason'
  | 'nobody-asked'
  | 'not-asked'
  | 'taken'
  | 'bad-rating'

export type NeedAnswer =
  | { readonly ok: true; readonly need: NeedProgress }
  | { readonly ok: false; readonly reason: NeedRefusal }

/** The refusal's reason when the resident took the need back. */
export const withdrawn = 'withdrawn'

const open = ['new', 'accepted', 'matched', 'serving', 'reassigned', 'handed'] as const
const unserved = ['new', 'accepted', 'matched', 'reassigned', 'handed'] as const

/** In which states an action makes sense. A coordinator who matches a new need accepts it. */
const allowed: Readonly<Record<NeedAction['kind'], readonly NeedState[]>> = {
  accept: ['new'],
  refuse: unserved,
  'ask-back': unserved,
  match: ['new', 'accepted', 'matched', 'reassigned'],
  // Someone who said no may still change their mind while nobody serves.
  take: ['matched', 'accepted'],
  decline: ['matched'],
  schedule: unserved,
  hand: ['new', 'accepted', 'matched', 'reassigned'],
  reassign: ['matched', 'serving', 'handed'],
  finish: ['serving', 'handed'],
  rate: ['done', 'rated'],
  withdraw: open,
  present: open,
}

/** A need as a resident just asked for it. */
export const newNeed = (now: Instant): NeedProgress => ({
  state: 'new',
  createdAt: now,
  touchedAt: now,
  presentedAt: now,
  asked: [],
  declined: [],
})

/** Whether someone still waits for an end of it. */
export const isOpen = ({ state }: Pick<NeedProgress, 'state'>): boolean =>
  open.some((each) => each === state)

/**
 * The need after an action, or why it can't be. Doing again what is already so changes nothing, so
 * that a button that is delivered twice says the same twice.
 */
export function nextState(need: NeedProgress, action: NeedAction, now: Instant): NeedAnswer {
  if (isSo(need, action)) return { ok: true, need }
  const reason = refusalOf(need, action)
  return reason === undefined
    ? { ok: true, need: changed(need, action, now) }
    : { ok: false, reason }
}

function isSo(need: NeedProgress, action: NeedAction): boolean {
  switch (action.kind) {
    case 'accept':
      return need.state === 'accepted'
    case 'take':
      return need.state === 'serving' && need.helper === action.member
    case 'decline':
      return need.declined.includes(action.member)
    case 'schedule':
      return need.state === 'serving' && need.activity === action.activity
    case 'hand':
      return need.state === 'handed' && need.partner === action.partner
    case 'finish':
      return need.state === 'done' || need.state === 'rated'
    case 'refuse':
    case 'withdraw':
      return need.state === 'refused'
    default:
      return false
  }
}

function refusalOf(need: NeedProgress, action: NeedAction): NeedRefusal | undefined {
  if (action.kind === 'take' && need.state === 'serving') return 'taken'
  if (!allowed[action.kind].includes(need.state)) return 'wrong-state'
  if ('reason' in action && action.reason.trim() === '') return 'no-reason'
  if (action.kind === 'match' && action.members.length === 0) return 'nobody-asked'
  if ('member' in action && !wasAsked(need, action.member)) return 'not-asked'
  return action.kind === 'rate' && !isRating(action.stars) ? 'bad-rating' : undefined
}

const wasAsked = ({ asked, declined }: NeedProgress, member: MemberId): boolean =>
  asked.includes(member) || declined.includes(member)

const isRating = (stars: number): boolean => Number.isInteger(stars) && stars >= 1 && stars <= 5

function changed(before: NeedProgress, action: NeedAction, now: Instant): NeedProgress {
  if (action.kind === 'present') return { ...before, presentedAt: now }
  const need = { ...before, touchedAt: now }
  switch (action.kind) {
    case 'accept':
      return { ...need, state: 'accepted' }
    case 'ask-back':
      return need
    case 'match':
      return asking(need, action.members)
    case 'take':
      return { ...need, state: 'serving', helper: action.member, asked: [] }
    case 'decline':
      return declining(need, action.member)
    case 'schedule':
      return { ...need, state: 'serving', activity: action.activity, asked: [] }
    case 'hand':
      return { ...need, state: 'handed', partner: action.partner, asked: [] }
    case 'reassign':
      return { ...freed(need), state: 'reassigned', reason: action.reason }
    case 'refuse':
      return { ...freed(need), state: 'refused', reason: action.reason, closedAt: now }
    case 'withdraw':
      return { ...freed(need), state: 'refused', reason: withdrawn, closedAt: now }
    case 'finish':
      return { ...need, state: 'done', closedAt: now }
    case 'rate':
      return { ...need, state: 'rated', rating: ratingOf(action) }
  }
}

const asking = (need: NeedProgress, members: readonly MemberId[]): NeedProgress => ({
  ...need,
  state: 'matched',
  asked: [...new Set([...need.asked, ...members])],
  declined: need.declined.filter((member) => !members.includes(member)),
})

// When the last one says no, the need is the coordinator's again.
function declining(need: NeedProgress, member: MemberId): NeedProgress {
  const asked = need.asked.filter((other) => other !== member)
  const state = asked.length === 0 ? 'accepted' : need.state
  return { ...need, state, asked, declined: [...need.declined, member] }
}

function freed(need: NeedProgress): NeedProgress {
  const { helper: _helper, activity: _activity, partner: _partner, ...rest } = need
  return { ...rest, asked: [] }
}

const ratingOf = ({ stars, word }: { stars: number; word?: string }) =>
  word === undefined ? { stars } : { stars, word }

/**
 * When a need is put before the coordinator again if nobody touches it: a day after the last
 * touch or presentation, for a need that is being served a day after its appointment.
 */
export function presentAgainAt(
  need: NeedProgress,
  policy: Policy,
  appointment?: Instant,
): Instant | undefined {
  if (!isOpen(need)) return undefined
  const waitFor = need.state === 'serving' ? (appointment ?? need.touchedAt) : need.touchedAt
  const last = Math.max(need.touchedAt, need.presentedAt, waitFor)
  return instant(last + policy.presentNeedAgainAfterHours * hour)
}

/** When the private part must be gone: so many days after the need was closed. */
export const eraseAt = ({ closedAt }: NeedProgress, policy: Policy): Instant | undefined =>
  closedAt === undefined ? undefined : instant(closedAt + policy.eraseNeedAfterDays * day)
