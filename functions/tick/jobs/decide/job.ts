import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { graceOf } from '../../../../shared/domain/job.ts'
import { headCount } from '../../../../shared/domain/roster.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Ran, Run } from '../../job.ts'

const nothing: Ran = { outgoing: [] }

/** Fewer than the minimum have come together: its planner decides, go, move or cancel. */
export const decide: Run = async ({ table }, job, now) => {
  const a = parseActivityId(job.pk.slice(2))
  const found = a && (await readActivityAndRoster(table, a))
  if (!found || now > graceOf('DECIDE', found.activity)) return nothing
  const { activity, roster } = found
  const up = roster.status === 'open' || roster.status === 'closed'
  if (!up || headCount(roster) >= (activity.minimum ?? 0)) return nothing
  const community = await readCommunity(table, activity.community)
  if (!community || community.suspended) return nothing
  return {
    outgoing: [
      {
        intent: { kind: 'alert', about: 'undecided', activity: activity.id },
        chat: `alert:${activity.id}`,
        once: `decide:${activity.id}@${job.due}`,
      },
    ],
  }
}
