import type { Community } from '../../shared/domain/community.ts'
import { type MemberId, telegramIdOf } from '../../shared/domain/ids.ts'
import { membersOf } from '../../shared/store/member.ts'
import type { TickDeps } from './job.ts'

/** Those who lead: named so in their row, and the coordinators. */
export async function leading({ table }: TickDeps, community: Community): Promise<number[]> {
  const members = await membersOf(table, community.id)
  const named = members.filter(({ roles }) => roles.leading).map(({ id }) => id)
  const all = new Set<MemberId>([...named, ...community.coordinators])
  return [...all].flatMap((m) => telegramIdOf(m) ?? [])
}
