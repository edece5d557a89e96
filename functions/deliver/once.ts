import type { Community } from '../../shared/domain/community.ts'
import { telegramIdOf } from '../../shared/domain/ids.ts'
import type { CommunityJob } from '../../shared/domain/job.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { enqueue } from '../../shared/queue/queue.ts'
import { beginSent, forgetSent, readSent, recordSent } from '../../shared/store/sent.ts'
import { type DeliverDeps, type Delivered, done, ofOutcome } from './message.ts'
import type { Sent } from './send.ts'

export interface Once {
  community: Community
  job: CommunityJob
  /** Names the one send: kind, period and chat. */
  what: string
  chat: number
}

/**
 * The coordinators can see the group: they decide whether it is to be sent again. Into a private
 * chat only its owner sees, and only a coordinator could have it sent again.
 */
async function unsure(deps: DeliverDeps, { community, job, what, chat }: Once): Promise<Delivered> {
  await recordSent(deps.table, community.id, what, { state: 'unsure' })
  const isPrivate = chat > 0
  const about = isPrivate ? 'unsure-here' : 'unsure'
  const asked = community.coordinators.filter((m) => !isPrivate || telegramIdOf(m) === chat)
  await enqueue(
    deps.queue,
    asked.map((member) => ({
      intent: { kind: 'warn', community: community.id, member, about, job },
      chat: telegramIdOf(member) ?? 0,
      once: `unsure:${community.id}:${what}:${member}`,
    })),
  )
  return done
}

/**
 * Sends what must never be seen twice. It is marked first; whoever finds the mark, after a crash or
 * a send that got no answer, asks the coordinators instead of sending again.
 */
export async function sendOnce(
  deps: DeliverDeps,
  once: Once,
  at: Instant,
  speak: () => Promise<{ sent: Sent; chat: number }>,
): Promise<Delivered> {
  const { community, what } = once
  const { table } = deps
  if (!(await beginSent(table, community.id, what, at))) {
    const known = await readSent(table, community.id, what)
    return known?.state === 'sending' ? unsure(deps, once) : done
  }
  const { sent, chat } = await speak()
  if (sent.kind === 'sent') {
    await recordSent(table, community.id, what, { state: 'sent', chat, message: sent.message })
    return done
  }
  if (sent.kind === 'failed' && sent.effect === 'unknown') return unsure(deps, once)
  await forgetSent(table, community.id, what)
  return ofOutcome(sent)
}
