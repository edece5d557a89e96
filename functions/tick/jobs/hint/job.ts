import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { membersOf } from '../../../../shared/store/member.ts'
import { nameOf, periodic } from '../../periodic.ts'

/**
 * In November, to volunteers who want it: what is missing to the hours expected of a year. Each
 * hears it once a year: sent once more, it reaches those who didn't.
 */
export const hint = periodic('HINT', async ({ table }, { id: c }, occurrence) => {
  const members = await membersOf(table, c)
  const name = nameOf('HINT', occurrence)
  return members.flatMap(({ id, yearHint }): Outgoing[] => {
    const chat = telegramIdOf(id)
    if (!yearHint || chat === undefined) return []
    const what = `HINT#${occurrence.period}#${id}`
    const intent = { kind: 'hint' as const, community: c, member: id, what }
    return [{ intent, chat, once: `${c}:${name}:${id}` }]
  })
})
