import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { membersOf } from '../../../../shared/store/member.ts'
import { nameOf, periodic } from '../../periodic.ts'

/** In November, to volunteers who want it: what is missing to the hours expected of a year. */
export const hint = periodic('HINT', async ({ table }, community, occurrence) => {
  const members = await membersOf(table, community.id)
  const name = nameOf('HINT', occurrence)
  return members.flatMap(({ id, yearHint }): Outgoing[] => {
    const chat = telegramIdOf(id)
    if (!yearHint || chat === undefined) return []
    const intent = { kind: 'hint' as const, community: community.id, member: id }
    return [{ intent, chat, once: `${community.id}:${name}:${id}` }]
  })
})
