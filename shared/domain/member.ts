import type { CommunityId, MemberId, TeamId } from './ids.ts'
import type { Instant } from './time.ts'

/** The wording that people agree to changes with this number. */
export const consentVersion = 1
/** From this number on they agreed to a profile, too: skills, times, languages, age band. */
export const profileConsentVersion = 2

export interface Consent {
  version: number
  at: Instant
}

export type ReminderChoice = 'group' | 'private' | 'none'

/** Adults take part freely; 14–17 wait for a guardian's consent that a coordinator records. */
export type AgeBand = '14-17' | '18-59' | '60+'

export interface Member {
  id: MemberId
  community: CommunityId
  /** What others call them; absent until they agreed that it is kept. */
  name?: string
  consent?: Consent
  /** When they were asked for it: once is enough, whatever they answered. */
  askedAt?: Instant
  roles: MemberRoles
  remind: ReminderChoice
  joinedAt: Instant
  /** Who signed this neighbour up: a neighbour without Telegram is reached through them. */
  sponsor?: MemberId
  skills?: string[]
  languages?: string[]
  /** Weekly windows when they can serve, e.g. `6:540-720` = Saturday 9:00–12:00. */
  times?: string[]
  teams?: TeamId[]
  officialNumber?: string
  age?: AgeBand
  guardianConsent?: { by: MemberId; at: Instant }
  /** May be asked privately when a need or activity fits. */
  mayAsk?: boolean
  /** Wants to hear once a year how many hours are missing to what is expected. */
  yearHint?: boolean
}

/** Whether a guardian's yes is still missing: until a coordinator recorded it they take no part. */
export const waitsForGuardian = (
  member: Pick<Member, 'age' | 'guardianConsent'> | undefined,
): boolean => member?.age === '14-17' && member.guardianConsent === undefined

/** Whether they may be asked privately when something fits: yes, until they say no. */
export const letsAsk = ({ mayAsk }: Pick<Member, 'mayAsk'>): boolean => mayAsk !== false

export interface MemberRoles {
  /** Undefined: as the group has it, where admins are coordinators. */
  coordinator?: boolean
  leading?: boolean
  leads?: TeamId[]
}

/** Across communities: how the bot reaches a person, in which language. */
export interface Profile {
  telegramId: number
  /** What they chose; where it is absent they are spoken to as their Telegram is set. */
  language?: string
  /** The language of their Telegram, as they last wrote privately. */
  heard?: string
  /** Pressed Start and did not block the bot. */
  reachable: boolean
  communities: CommunityId[]
  /** The one that they act in, in private: their only one, or the one that they chose. */
  here?: CommunityId
  /** They asked to be forgotten, and it is being done. */
  leaving?: true
}
