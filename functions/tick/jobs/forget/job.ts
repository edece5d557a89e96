import { instant } from '../../../../shared/domain/time.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { readCommunities } from '../../../../shared/store/community.ts'
import {
  advanceErasure,
  type Erasure,
  readErasure,
  restMs,
} from '../../../../shared/store/erasure.ts'
import { eraseAll, leaveAgain, leaveAll } from '../../../../shared/store/forget.ts'
import type { Run, TickDeps } from '../../job.ts'

/** The groups that nobody coordinates any more hear how one of their admins takes over. */
async function orphaned({ table }: TickDeps, e: Erasure): Promise<Outgoing[]> {
  const communities = await readCommunities(table, e.communities)
  return communities
    .filter(({ coordinators }) => coordinators.length === 0)
    .map(({ id, chat }) => ({
      intent: { kind: 'orphaned', community: id },
      chat,
      once: `orphaned:${id}:${e.pseudonym}`,
    }))
}

/** The last word: nothing is known of them by then, so the message carries what it needs. */
const farewell = ({ telegramId, pseudonym, tell }: Erasure): Outgoing[] =>
  tell === undefined
    ? []
    : [
        {
          intent: { kind: 'forgotten', user: telegramId, language: tell },
          chat: telegramId,
          once: `forgotten:${pseudonym}`,
        },
      ]

/**
 * Forgets one person in two steps, so that what follows from their leaving (the seat given on, the
 * post refreshed) is over before their rows go. Each step can be repeated from anywhere.
 */
export const forget: Run = async (deps, job, now) => {
  const { table } = deps
  const erasure = await readErasure(table, job.pk)
  if (!erasure) return { outgoing: [] }
  const next = instant(now + restMs)
  if (erasure.phase === 'leave') {
    await leaveAll(table, erasure, now)
    await advanceErasure(table, erasure, { phase: 'erase' })
    return { outgoing: await orphaned(deps, erasure), next }
  }
  if (await leaveAgain(table, erasure, now)) return { outgoing: [], next }
  await eraseAll(table, erasure)
  return { outgoing: farewell(erasure), over: true }
}
