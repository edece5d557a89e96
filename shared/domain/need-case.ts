import type { Programme } from './activity.ts'
import { weeklyOf } from './availability.ts'
import type { CommunityId, MemberId, NeedId } from './ids.ts'
import type { Wanted } from './matching.ts'
import {
  isOpen,
  type NeedAction,
  type NeedProgress,
  type NeedRefusal,
  newNeed,
  nextState,
} from './need.ts'
import type { Span } from './overlap.ts'
import { type SkillGroup, skillGroups, skillsIn, skillsOf } from './skills.ts'
import { guessProgramme } from './text/programme.ts'
import { type Instant, instant, minute } from './time.ts'

/** What changed a need last, for those who only see two images of it. */
export type Did =
  | NeedAction['kind']
  | 'ask'
  | 'volunteer'
  | 'answer'
  | 'details'
  | 'report'
  | 'claim'

/** How long somebody says the help took. */
export interface Claim {
  readonly by: MemberId
  readonly minutes: number
  readonly at: Instant
}

/** A need with what is asked for. The private part has a row of its own, and is not here. */
export interface Need extends NeedProgress {
  readonly id: NeedId
  readonly community: CommunityId
  /** Who asked; of a survey's need the coordinator who took it up. */
  readonly by: MemberId
  readonly origin: 'resident' | 'survey'
  /** Asked for somebody else. */
  readonly behalf?: boolean
  /** The wording for helpers. */
  readonly what: string
  readonly when?: Span
  /** Roughly; never a door. */
  readonly where?: string
  readonly programme: Programme
  readonly urgent: boolean
  /** The language that who asked speaks, when it isn't the community's. */
  readonly language?: string
  /** Those who offered themselves. */
  readonly volunteers: readonly MemberId[]
  readonly question?: string
  readonly answer?: string
  /** What the helper says. */
  readonly report?: Claim
  /** What a coordinator confirmed, and a second one has yet to. */
  readonly claim?: Claim
  /** Whole minutes entered in the books. */
  readonly minutes?: number
  readonly did: Did
  /** Who did it. */
  readonly last: MemberId
  readonly version: number
}

export type Asked = Pick<
  Need,
  | 'id'
  | 'community'
  | 'by'
  | 'origin'
  | 'behalf'
  | 'what'
  | 'when'
  | 'where'
  | 'programme'
  | 'urgent'
  | 'language'
>

/** A need as it begins. */
export const needOf = (asked: Asked, now: Instant): Need => ({
  ...newNeed(now),
  ...asked,
  volunteers: [],
  did: 'ask',
  last: asked.by,
  version: 1,
})

export type Refusal = NeedRefusal | 'own-need' | 'nothing-asked' | 'same-person'
export type Moved =
  | { readonly ok: true; readonly need: Need }
  | { readonly ok: false; readonly reason: Refusal }

/** A change of a need, decided on its newest state; the same need again means that nothing changes. */
export type Move = (need: Need, now: Instant) => Moved

const refused = (reason: Refusal): Moved => ({ ok: false, reason })
const told = (need: Need, did: Did, last: MemberId, change: Partial<Need>): Moved => ({
  ok: true,
  need: { ...need, ...change, did, last },
})

/** A step of the need's own rules, by somebody. */
export const act =
  (action: NeedAction, by: MemberId): Move =>
  (need, now) => {
    const next = nextState(need, action, now)
    if (!next.ok) return next
    if (next.need === need) return { ok: true, need }
    // The rules keep every field that they don't name.
    const moved = next.need as Need
    return { ok: true, need: { ...moved, did: action.kind, last: by } }
  }

/** One step after another, as one change. */
export const both =
  (first: Move, second: Move): Move =>
  (need, now) => {
    const begun = first(need, now)
    return begun.ok ? second(begun.need, now) : begun
  }

const unserved = ['accepted', 'matched', 'reassigned']

/** Someone offers themselves; the coordinator decides. */
export const volunteer =
  (by: MemberId): Move =>
  (need, now) => {
    if (need.by === by && !need.behalf) return refused('own-need')
    if (need.volunteers.includes(by)) return { ok: true, need }
    if (need.state === 'serving') return refused('taken')
    if (!unserved.includes(need.state)) return refused('wrong-state')
    return told(need, 'volunteer', by, { volunteers: [...need.volunteers, by], touchedAt: now })
  }

/** The coordinator takes one who offered: they said yes already. */
export const pick = (member: MemberId, by: MemberId): Move =>
  both(act({ kind: 'match', members: [member] }, by), act({ kind: 'take', member }, member))

/** Who asked has added to the private part, which is kept apart: whoever helps is to see it. */
export const addDetails =
  (by: MemberId): Move =>
  (need) =>
    isOpen(need) ? told(need, 'details', by, {}) : refused('wrong-state')

/** The coordinator wants to know more. */
export const askBack =
  (question: string, by: MemberId): Move =>
  (need, now) => {
    const asked = act({ kind: 'ask-back' }, by)(need, now)
    if (!asked.ok) return asked
    const { answer: _, ...rest } = asked.need
    return { ok: true, need: { ...rest, question } }
  }

/** Who asked for help tells more. */
export const answerBack =
  (answer: string, by: MemberId): Move =>
  (need, now) =>
    need.question === undefined
      ? refused('nothing-asked')
      : told(need, 'answer', by, { answer, touchedAt: now })

/** The helper says that it is done, and how long it took. */
export const report =
  (minutes: number, by: MemberId): Move =>
  (need, now) => {
    if (need.state === 'done' || need.state === 'rated') return { ok: true, need }
    if (need.state !== 'serving' || need.helper !== by) return refused('wrong-state')
    if (need.report?.minutes === minutes) return { ok: true, need }
    return told(need, 'report', by, { report: { by, minutes, at: now }, touchedAt: now })
  }

/** A coordinator confirms minutes that need a second one. */
export const claim =
  (minutes: number, by: MemberId): Move =>
  (need, now) => {
    if (need.state !== 'serving') return refused('wrong-state')
    if (need.claim?.by === by && need.claim.minutes === minutes) return { ok: true, need }
    return told(need, 'claim', by, { claim: { by, minutes, at: now }, touchedAt: now })
  }

/** It is done; with minutes when somebody served. */
export const finish =
  (by: MemberId, minutes?: number): Move =>
  (need, now) => {
    const done = act({ kind: 'finish' }, by)(need, now)
    if (!done.ok || done.need === need || minutes === undefined) return done
    return { ok: true, need: { ...done.need, minutes } }
  }

/** Somebody is gone for good: what they asked for is withdrawn, what they were asked or helped is free. */
export const stepOut =
  (by: MemberId): Move =>
  (need, now) => {
    if (need.by === by && need.origin === 'resident')
      return act({ kind: 'withdraw' }, by)(need, now)
    const volunteers = need.volunteers.filter((m) => m !== by)
    const rest = volunteers.length < need.volunteers.length ? { ...need, volunteers } : need
    if (need.helper === by) return act({ kind: 'reassign', reason: 'helper' }, by)(rest, now)
    if (need.asked.includes(by)) return act({ kind: 'decline', member: by }, by)(rest, now)
    return { ok: true, need: rest }
  }

/** When the helper served: up to when they said so, or the appointment, or now. */
export function servedSpan({ report, when }: Need, minutes: number, now: Instant): Span {
  const appointed = when && when.end < now ? instant(when.start + minutes * minute) : undefined
  const end = instant(Math.min(report?.at ?? appointed ?? now, now))
  return { start: instant(end - minutes * minute), end }
}

// A window as wide as a day is when somebody can be there, not how long the help takes.
const appointmentMost = 5 * 60 * minute

/** When a helper is taken up by a need; nobody knows for one without a time. */
export const busySpan = ({ when }: Pick<Need, 'when'>): Span | undefined =>
  when && when.end - when.start <= appointmentMost ? when : undefined

/** What matching looks for. */
export function wantedFor(need: Need, zone: string): Wanted {
  const { id, what, when, programme, by, behalf, declined, asked, helper, language } = need
  const within = when && weeklyOf(when, zone) ? when : undefined
  const before = [...declined, ...asked, ...(helper ? [helper] : [])]
  return {
    skills: skillsIn(what),
    ...(within && { when: within }),
    zone,
    programme,
    trainings: [],
    languages: language ? [language] : [],
    dangerous: skillsIn(what).some((skill) => skill === 'rescue' || skill === 'fire'),
    except: behalf ? before : [...before, by],
    seed: id,
  }
}

const programmeOfGroup: Record<SkillGroup, Programme> = {
  repair: 'aid',
  health: 'health',
  learning: 'education',
  culture: 'culture',
  daily: 'aid',
  order: 'safety',
}

/** The programme that a request belongs to: a guess, for its writer to confirm as they send it. */
export function programmeFor(text: string): Programme {
  const [skill] = skillsIn(text)
  const groups = Object.keys(skillGroups) as SkillGroup[]
  const group = skill && groups.find((each) => skillsOf(each).includes(skill))
  return guessProgramme(text) ?? (group ? programmeOfGroup[group] : 'aid')
}
