import type { ActivityId, CommunityId, MemberId } from './ids.ts'
import { skillsIn } from './skills.ts'
import { fold } from './text/fold.ts'
import { day, type Instant, instant } from './time.ts'

/** What a person may do because of a training that they attended. */
export interface Permit {
  community: CommunityId
  member: MemberId
  /** The same however people write it: see `permitKey`. */
  key: string
  /** As the training called it. */
  name: string
  /** The training. */
  activity: ActivityId
  at: Instant
  expiresAt?: Instant
}

export const permitNameLimit = 40

/** 急救, 急救证 and "First aid" are one permit; what no skill names is known by its own words. */
export function permitKey(name: string): string {
  const skills = skillsIn(name)
  const [skill] = skills
  return skill && skills.length === 1 ? skill : fold(name).toLowerCase().replace(/\s+/gu, '')
}

/** When a permit given at an instant ends; undefined when it never does. */
export const expiryOf = (at: Instant, validDays: number | undefined): Instant | undefined =>
  validDays === undefined ? undefined : instant(at + validDays * day)

/** Whether one of the permits covers what a role asks for, up to an instant. */
export const permits = (
  held: readonly Pick<Permit, 'key' | 'expiresAt'>[],
  requires: string,
  until: number,
): boolean =>
  held.some(({ key, expiresAt }) => key === permitKey(requires) && (expiresAt ?? until) >= until)
