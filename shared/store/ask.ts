import type { ActivityId, MemberId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { activityPk } from './keys.ts'
import { itemsUnder } from './pages.ts'
import { putIfAbsent } from './write.ts'

/** Someone who was asked privately whether they would take part. */
const askItem = (a: ActivityId, m: MemberId, by: MemberId, at: Instant) => ({
  pk: activityPk(a),
  sk: `ASK#${m}`,
  e: 'ask@1',
  by,
  at,
})

/** Notes each as asked; the message follows from the row, so that nobody is asked twice. Answers how many were new. */
export async function askToJoin(
  table: Table,
  a: ActivityId,
  members: readonly MemberId[],
  by: MemberId,
  at: Instant,
): Promise<number> {
  const fresh = await Promise.all(members.map((m) => putIfAbsent(table, askItem(a, m, by, at))))
  return fresh.filter(Boolean).length
}

export async function askedToJoin(table: Table, a: ActivityId): Promise<MemberId[]> {
  const items = await itemsUnder(table, activityPk(a), 'ASK#')
  return items.map(({ sk }) => String(sk).slice(4) as MemberId)
}
