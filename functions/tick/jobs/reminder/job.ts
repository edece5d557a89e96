import { afterQuiet, type Community, isQuiet } from '../../../../shared/domain/community.ts'
import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { type ActivityJob, graceOf } from '../../../../shared/domain/job.ts'
import { confirmed } from '../../../../shared/domain/roster.ts'
import { type Instant, minute } from '../../../../shared/domain/time.ts'
import { fanOut } from '../../../../shared/queue/fan-out.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { reachable } from '../../../../shared/store/member.ts'
import type { Ran, Run } from '../../job.ts'

const nothing: Ran = { outgoing: [] }

/**
 * When the night is over, of a reminder that was planned before the quiet hours became longer. A
 * minute's grace: what the night pushed forward stands right before it.
 */
function wakes(due: Instant, { quiet, zone }: Community): Instant | undefined {
  const asleep = [due, due - minute].every((at) => isQuiet(at, quiet, zone))
  return asleep ? afterQuiet(due, quiet, zone) : undefined
}

/** To those who are in, and to nobody else: the short one first of all to those who didn't confirm. */
const reminder =
  (kind: ActivityJob): Run =>
  async ({ table }, job, now) => {
    const a = parseActivityId(job.pk.slice(2))
    const found = a && (await readActivityAndRoster(table, a))
    if (!found || now > graceOf(kind, found.activity)) return nothing
    const { activity, roster } = found
    const community = await readCommunity(table, activity.community)
    const up = roster.status === 'open' || roster.status === 'closed'
    if (!community || community.suspended || !up) return nothing
    const awake = wakes(job.due ?? now, community)
    if (awake !== undefined) return { outgoing: [], next: awake }
    const unsure = confirmed(roster).filter((m) => kind === 'R24' || !(m in roster.coming))
    const people = await reachable(table, community.id, unsure)
    const wanted = people.filter(({ member }) => member?.remind !== 'none')
    const about = kind === 'R24' ? 'reminder' : 'nudge'
    const once = `${about}:${activity.id}@${job.due}`
    return { outgoing: fanOut({ about, activity, chat: community.chat, once }, wanted) }
  }

export const longReminder = reminder('R24')
export const shortReminder = reminder('R2')
