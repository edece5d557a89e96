import type { Activity } from '../domain/activity.ts'
import { digest, type MemberId } from '../domain/ids.ts'
import type { Member, Profile } from '../domain/member.ts'
import type { Tell } from './intent.ts'
import type { Outgoing } from './queue.ts'

export interface Reachable {
  id: MemberId
  member?: Member
  profile?: Omit<Profile, 'communities'>
}

export interface Announcement {
  about: Tell
  activity: Pick<Activity, 'id'>
  /** The group's chat. */
  chat: number
  text?: string
  /** What caused it, so that the same cause is told once. */
  once: string
}

// More mentions than that and Telegram tells nobody.
const mentionLimit = 50

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, i * size + size),
  )

/** Whoever doesn't want the group to read it hears it in private, as long as that can be. */
const prefersPrivate = ({ member, profile }: Reachable): boolean =>
  (member?.remind ?? 'group') !== 'group' && (profile?.reachable ?? false)

/** A reminder is for those who want any; what was called off is for everybody. */
export const isUnwanted = (about: Tell, { member }: Reachable): boolean =>
  (about === 'reminder' || about === 'nudge') && member?.remind === 'none'

/** Calls of one occasion stay in order, and hold up no post while they gather who is called. */
export const callsOf = (occasion: string): string => `call:${digest(occasion)}`

/** Of those told, who hears it privately (by choice, and if it can be) and who in the group. */
export function fanOut(a: Announcement, people: Reachable[]): Outgoing[] {
  const { about, activity, chat, text, once } = a
  const said = { about, activity: activity.id, ...(text !== undefined && { text }) }
  const others = people.filter(prefersPrivate).length
  const some = others > 0 ? { occasion: once, others } : {}
  const alone = people.filter(prefersPrivate).map(({ id, profile }) => ({
    intent: { kind: 'tell' as const, ...said, ...some, member: id },
    chat: profile?.telegramId ?? chat,
    once: `${once}:${id}`,
  }))
  const together = people
    .filter((p) => !prefersPrivate(p) && !isUnwanted(about, p))
    .map((p) => p.id)
  const called = chunks(together, mentionLimit).map((members, i) => ({
    intent: { kind: 'call' as const, ...said, ...some, chat, members },
    chat: 'occasion' in some ? callsOf(once) : chat,
    once: `${once}:group:${i}`,
  }))
  return [...alone, ...called]
}
