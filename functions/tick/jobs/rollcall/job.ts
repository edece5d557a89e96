import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { graceOf } from '../../../../shared/domain/job.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import type { Ran, Run } from '../../job.ts'

const nothing: Ran = { outgoing: [] }

/** The activity is over: its roll call comes to the coordinator by itself. */
export const rollCall: Run = async ({ table }, job, now) => {
  const a = parseActivityId(job.pk.slice(2))
  const found = a && (await readActivityAndRoster(table, a))
  const { status } = found?.roster ?? {}
  if (!found || now > graceOf('ROLLCALL', found.activity)) return nothing
  if (status !== 'open' && status !== 'closed') return nothing
  const activity = found.activity.id
  const intent = { kind: 'rollcall' as const, activity }
  return {
    outgoing: [{ intent, chat: `alert:${activity}`, once: `rollcall:${activity}@${job.due}` }],
  }
}
