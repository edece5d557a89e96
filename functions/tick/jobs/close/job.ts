import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { changeRoster } from '../../../../shared/store/roster.ts'
import type { Run } from '../../job.ts'

/** The deadline of the post has come: sign-up closes. A second run finds it closed. */
export const closeSignUp: Run = async ({ table }, { pk }, now) => {
  const a = parseActivityId(pk.slice(2))
  const op = { op: 'status' as const, status: 'closed' as const }
  if (a) await changeRoster(table, a, op, { kind: 'status', via: 'card', at: now })
  return { outgoing: [] }
}
