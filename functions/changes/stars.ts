import type { Community } from '../../shared/domain/community.ts'
import { type MemberId, telegramIdOf } from '../../shared/domain/ids.ts'
import type { Outgoing } from '../../shared/queue/queue.ts'
import type { Table } from '../../shared/store/connection.ts'
import { readMember } from '../../shared/store/member.ts'
import { addCandidate, removeCandidate, starStatusOf } from '../../shared/store/star.ts'

const eligible = (
  community: Community,
  member: MemberId,
  star: number,
  to: MemberId,
): Outgoing => ({
  intent: { kind: 'star', about: 'eligible', community: community.id, member, star, to },
  chat: telegramIdOf(to) ?? 0,
  once: `eligible:${community.id}:${member}:${star}:${to}`,
})

/**
 * Whether a person has come to a star. The list of those to decide on follows the books; the bot
 * marks, people confer.
 */
export async function followStars(
  table: Table,
  community: Community,
  m: MemberId,
): Promise<Outgoing[]> {
  const member = await readMember(table, community.id, m)
  if (!member) return []
  const { eligibleFor } = await starStatusOf(table, community, member)
  if (eligibleFor === undefined) {
    await removeCandidate(table, community.id, m)
    return []
  }
  // Who is on the list already was told of; the list itself is what coordinators decide by.
  if (!(await addCandidate(table, community.id, m, eligibleFor))) return []
  return community.coordinators.map((to) => eligible(community, m, eligibleFor, to))
}
