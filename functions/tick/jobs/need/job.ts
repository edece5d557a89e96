import type { Community } from '../../../../shared/domain/community.ts'
import { parseNeedId } from '../../../../shared/domain/ids.ts'
import { eraseAt, presentAgainAt } from '../../../../shared/domain/need.ts'
import { act, type Need } from '../../../../shared/domain/need-case.ts'
import type { Policy } from '../../../../shared/domain/policy.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { hour, type Instant, instant } from '../../../../shared/domain/time.ts'
import { isListed } from '../../../../shared/domain/todo.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readCommunityJobs } from '../../../../shared/store/community-job.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { changeNeed, erasePrivate, readNeed } from '../../../../shared/store/need.ts'
import type { Ran, Run } from '../../job.ts'

const nothing: Ran = { outgoing: [] }

const againAt = (need: Need, policy: Policy): Instant | undefined =>
  presentAgainAt(need, policy, need.when?.end)

const isListOn = async (table: Table, community: Community): Promise<boolean> => {
  const jobs = await readCommunityJobs(table, community)
  return jobs.some(({ kind, due, off }) => kind === 'DAILY' && due !== undefined && !off)
}

/**
 * One row a need, lazily moved: no step of a need has to move it. When it is due, a need that
 * nobody touched is put before the coordinators again, which follows from the change; of one that
 * is closed the private part is erased in the end. Whoever sees it in the list of each day
 * doesn't get its card as well.
 */
export const needAgain: Run = async ({ table }, job, now) => {
  const n = parseNeedId(job.pk.slice(2))
  const need = n && (await readNeed(table, n))
  const community = need && (await readCommunity(table, need.community))
  if (!need || !community) return nothing
  const policy = policyIn(community)
  const due = againAt(need, policy)
  if (due !== undefined && due > now) return { outgoing: [], next: due }
  if (due !== undefined && isListed(need, policy, now) && (await isListOn(table, community)))
    return { outgoing: [], next: instant(now + policy.presentNeedAgainAfterHours * hour) }
  if (due !== undefined) {
    const moved = await changeNeed(table, need, act({ kind: 'present' }, need.by), now)
    const next = moved.ok ? againAt(moved.need, policy) : undefined
    return { outgoing: [], ...(next !== undefined && { next }) }
  }
  const end = eraseAt(need, policy)
  if (end !== undefined && end > now) return { outgoing: [], next: end }
  await erasePrivate(table, need.id)
  return nothing
}
