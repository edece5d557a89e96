import { type MemberId, parseActivityId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Follower } from '../../change.ts'

/** Someone is asked to take part: once, since the row appears once. */
export const askFollower: Follower = async (_deps, { pk, sk, before, after }) => {
  const activity = parseActivityId(pk.slice(2))
  const member = sk.slice(4) as MemberId
  const chat = telegramIdOf(member)
  if (before || !after || !activity || chat === undefined) return []
  const intent = { kind: 'tell' as const, about: 'wanted' as const, activity, member }
  return [{ intent, chat, once: `wanted:${activity}:${member}` }]
}
