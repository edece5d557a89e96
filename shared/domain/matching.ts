import type { Programme } from './activity.ts'
import { contains, holds, type WeeklyWindow, weeklyOf } from './availability.ts'
import type { MemberId, TeamId } from './ids.ts'
import { overlapping, type Span } from './overlap.ts'
import { isSkill, type Skill, skillsIn } from './skills.ts'
import { day, type Instant } from './time.ts'

/** A volunteer, as far as matching asks. */
export interface Candidate {
  readonly member: MemberId
  /** Keys of the catalogue, or the person's own words. */
  readonly skills: readonly string[]
  readonly weekly: readonly WeeklyWindow[]
  /** One-off offers: "Saturday morning". */
  readonly offers: readonly Span[]
  /** Activities and needs that the person is in. */
  readonly busy: readonly Span[]
  readonly teams: readonly TeamId[]
  readonly programmes: readonly Programme[]
  readonly trainings: readonly { readonly key: string; readonly expiresAt?: Instant }[]
  readonly languages: readonly string[]
  readonly lastServedAt?: Instant
  readonly mayAsk: boolean
  readonly reachable: boolean
  readonly consented: boolean
  readonly minor: boolean
  /** A coordinator recorded the guardian's consent. */
  readonly guardianConsent: boolean
}

/** What is asked for; a need without a time is matched without regard to time. */
export interface Wanted {
  readonly skills: readonly string[]
  readonly when?: Span
  readonly zone: string
  readonly programme?: Programme
  readonly team?: TeamId
  readonly trainings: readonly string[]
  readonly languages: readonly string[]
  /** A rescue, or otherwise dangerous: no minors. */
  readonly dangerous: boolean
  /** Who asked, and those who were asked before. */
  readonly except: readonly MemberId[]
  /** Draws lots among equals: the need's id. */
  readonly seed: string
}

export type Reason =
  | { readonly code: 'skill'; readonly skills: readonly string[] }
  | { readonly code: 'skill-missing'; readonly skills: readonly string[] }
  | { readonly code: 'free'; readonly by: 'offer' | 'weekly' }
  | { readonly code: 'training'; readonly trainings: readonly string[] }
  | { readonly code: 'training-missing'; readonly trainings: readonly string[] }
  | { readonly code: 'team'; readonly team: TeamId }
  | { readonly code: 'programme'; readonly programme: Programme }
  | { readonly code: 'language'; readonly languages: readonly string[] }
  | { readonly code: 'never-served' }
  | { readonly code: 'last-served'; readonly daysAgo: number }

export interface Match {
  readonly member: MemberId
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** The best first. No list is a ranking of people: it serves one need and shows its reasons. */
export function rank(
  candidates: readonly Candidate[],
  wanted: Wanted,
  now: Instant,
  limit: number,
): Match[] {
  const asked = prepared(wanted)
  return candidates
    .filter((candidate) => mayBeAsked(candidate, asked))
    .map((candidate) => ({ candidate, ...suitability(candidate, asked, now) }))
    .sort((one, other) => other.score - one.score || fairness(one, other, asked))
    .slice(0, limit)
    .map(({ candidate, score, reasons }) => ({
      member: candidate.member,
      score,
      reasons: [...reasons, served(candidate, now)],
    }))
}

interface Asked extends Wanted {
  readonly keys: readonly Skill[]
  readonly weekly: WeeklyWindow | undefined
  readonly keysOf: (words: readonly string[]) => Skill[]
}

// Skills and zone are worked out once, not for each of 1,525 people.
function prepared(wanted: Wanted): Asked {
  const known = new Map<string, readonly Skill[]>()
  const keysOf = (words: readonly string[]) => [...new Set(words.flatMap(keysOfWord))]
  const keysOfWord = (word: string) => {
    const keys = known.get(word) ?? (isSkill(word) ? [word] : skillsIn(word))
    known.set(word, keys)
    return keys
  }
  const weekly = wanted.when && weeklyOf(wanted.when, wanted.zone)
  return { ...wanted, keys: keysOf(wanted.skills), weekly, keysOf }
}

function mayBeAsked(candidate: Candidate, { when, dangerous, except }: Asked): boolean {
  if (!candidate.mayAsk || !candidate.reachable || !candidate.consented) return false
  if (candidate.minor && (dangerous || !candidate.guardianConsent)) return false
  if (except.includes(candidate.member)) return false
  return when === undefined || overlapping(when, candidate.busy).length === 0
}

/** How well one thing fits, from 0 to 1, and what to say of it. */
interface Aspect {
  readonly share: number
  readonly reasons: readonly Reason[]
}

const silent: Aspect = { share: 0, reasons: [] }

/** What each aspect weighs: met in full it outweighs all that come after it together. */
const aspects: readonly [number, (who: Candidate, asked: Asked, now: Instant) => Aspect][] = [
  [64, skillAspect],
  [32, timeAspect],
  [16, trainingAspect],
  [8, teamAspect],
  [4, programmeAspect],
  [2, languageAspect],
]

function suitability(who: Candidate, asked: Asked, now: Instant) {
  const found = aspects.map(([weight, aspect]) => ({ weight, ...aspect(who, asked, now) }))
  const score = found.reduce((sum, { weight, share }) => sum + weight * share, 0)
  return { score, reasons: found.flatMap(({ reasons }) => reasons) }
}

function skillAspect(who: Candidate, { keys, keysOf }: Asked): Aspect {
  if (keys.length === 0) return silent
  const has = keysOf(who.skills)
  const met = keys.filter((key) => has.includes(key))
  const missing = keys.filter((key) => !has.includes(key))
  const reasons: Reason[] = []
  if (met.length > 0) reasons.push({ code: 'skill', skills: met })
  if (missing.length > 0) reasons.push({ code: 'skill-missing', skills: missing })
  return { share: met.length / keys.length, reasons }
}

function timeAspect({ offers, weekly }: Candidate, asked: Asked): Aspect {
  if (asked.when === undefined) return silent
  if (contains(offers, asked.when)) return { share: 1, reasons: [{ code: 'free', by: 'offer' }] }
  if (asked.weekly !== undefined && holds(weekly, asked.weekly))
    return { share: 1, reasons: [{ code: 'free', by: 'weekly' }] }
  // Who never said when they can is likelier to come than who named other times.
  return { share: weekly.length === 0 ? 0.5 : 0, reasons: [] }
}

function trainingAspect(who: Candidate, { trainings, when }: Asked, now: Instant): Aspect {
  if (trainings.length === 0) return silent
  const until = when?.end ?? now
  const held = trainings.filter((key) => holdsTraining(who, key, until))
  const missing = trainings.filter((key) => !held.includes(key))
  const reasons: Reason[] = []
  if (held.length > 0) reasons.push({ code: 'training', trainings: held })
  if (missing.length > 0) reasons.push({ code: 'training-missing', trainings: missing })
  return { share: held.length / trainings.length, reasons }
}

/** Whether a training is held and doesn't expire before an instant. */
export const holdsTraining = (
  { trainings }: Pick<Candidate, 'trainings'>,
  key: string,
  until: Instant,
): boolean => trainings.some((held) => held.key === key && (held.expiresAt ?? until) >= until)

function teamAspect({ teams }: Candidate, { team }: Asked): Aspect {
  if (team === undefined || !teams.includes(team)) return silent
  return { share: 1, reasons: [{ code: 'team', team }] }
}

function programmeAspect({ programmes }: Candidate, { programme }: Asked): Aspect {
  if (programme === undefined || !programmes.includes(programme)) return silent
  return { share: 1, reasons: [{ code: 'programme', programme }] }
}

function languageAspect(who: Candidate, { languages }: Asked): Aspect {
  const spoken = languages.filter((language) => who.languages.includes(language))
  if (spoken.length === 0) return silent
  const share = spoken.length / languages.length
  return { share, reasons: [{ code: 'language', languages: spoken }] }
}

interface Fitting {
  readonly candidate: Candidate
}

// Among those who fit alike, who served least lately comes first; among those who never did, the
// need decides, so that it isn't always the same person whose id is the smallest.
function fairness(
  { candidate: one }: Fitting,
  { candidate: other }: Fitting,
  asked: Asked,
): number {
  const byService = (one.lastServedAt ?? 0) - (other.lastServedAt ?? 0)
  if (byService !== 0) return byService
  const byDraw = draw(asked.seed, one.member) - draw(asked.seed, other.member)
  return byDraw || (one.member < other.member ? -1 : 1)
}

/** The same number for the same two texts, spread evenly (FNV-1a). */
function draw(seed: string, member: string): number {
  let hash = 0x811c9dc5
  for (const letter of `${seed}#${member}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

const served = ({ lastServedAt }: Candidate, now: Instant): Reason =>
  lastServedAt === undefined
    ? { code: 'never-served' }
    : { code: 'last-served', daysAgo: Math.max(Math.floor((now - lastServedAt) / day), 0) }
