import { instant } from '../../../../shared/domain/time.ts'
import { advanceErasure, readErasure, restMs } from '../../../../shared/store/erasure.ts'
import { eraseAll, leaveAll } from '../../../../shared/store/forget.ts'
import type { Run } from '../../job.ts'

/**
 * Forgets one person in two steps, so that what follows from their leaving (the seat given on, the
 * post refreshed) is over before their rows go. Each step can be repeated from anywhere.
 */
export const forget: Run = async ({ table }, job, now) => {
  const erasure = await readErasure(table, job.pk)
  if (!erasure) return { outgoing: [] }
  if (erasure.phase === 'leave') {
    await leaveAll(table, erasure, now)
    await advanceErasure(table, erasure, { phase: 'erase' })
    return { outgoing: [], next: instant(now + restMs) }
  }
  await eraseAll(table, erasure)
  return { outgoing: [] }
}
