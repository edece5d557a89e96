import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { graceOf } from '../../../../shared/domain/job.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import type { Ran, Run } from '../../job.ts'
import { refreshedPosts } from '../../posts.ts'

const nothing: Ran = { outgoing: [] }

/** The activity is over: its roll call comes to the coordinator, and its posts seek nobody. */
export const rollCall: Run = async ({ table }, job, now) => {
  const a = parseActivityId(job.pk.slice(2))
  const found = a && (await readActivityAndRoster(table, a))
  const { status } = found?.roster ?? {}
  if (!found || now > graceOf('ROLLCALL', found.activity)) return nothing
  if (status !== 'open' && status !== 'closed') return nothing
  const { id } = found.activity
  const intent = { kind: 'rollcall' as const, activity: id }
  const call = { intent, chat: `alert:${id}`, once: `rollcall:${id}@${job.due}` }
  return { outgoing: [call, ...(await refreshedPosts(table, id, `over:${id}@${job.due}`))] }
}
