import type { MemberId } from '../../../../shared/domain/ids.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { confirmRecords, workOf } from '../../../../shared/store/record.ts'
import { parseRequest, type Request } from '../../../../shared/store/roll.ts'
import type { Follower } from '../../change.ts'

const told = (request: Request, member: MemberId, done: boolean): Outgoing => ({
  intent: {
    kind: 'second',
    activity: request.activity,
    id: request.id,
    member,
    ...(done && { done }),
  },
  chat: telegramIdOf(member) ?? 0,
  once: `second:${request.activity}:${request.id}:${member}:${done}`,
})

/** Every coordinator but the first, and but those whose own minutes they are, is asked. */
async function asked(table: Table, request: Request): Promise<Outgoing[]> {
  const community = await readCommunity(table, request.community)
  const own = request.records.map((record) => record.member)
  const others = (community?.coordinators ?? []).filter((m) => m !== request.by && !own.includes(m))
  // With nobody to ask, the first one hears that a second coordinator is needed.
  return others.length > 0
    ? others.map((m) => told(request, m, false))
    : [told(request, request.by, true)]
}

async function enter(table: Table, request: Request, second: MemberId): Promise<void> {
  const activity = await readActivity(table, request.activity)
  if (!activity) return
  const work = workOf(activity)
  const entries = request.records.map((record) => ({ ...record, ...work, second }))
  await confirmRecords(table, entries)
}

/** Minutes that wait: the others are asked; once one agreed, the entries follow. */
export const secondFollower: Follower = async ({ table }, { before, after }) => {
  if (!after) return []
  const request = parseRequest(after)
  if (!before) return asked(table, request)
  if (request.second) await enter(table, request, request.second)
  return request.second || request.refusedBy ? [told(request, request.by, true)] : []
}
