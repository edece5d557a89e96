import { readActivity } from '../../../../shared/store/activity.ts'
import { markAbsent } from '../../../../shared/store/check-in.ts'
import { confirmRecords, workOf } from '../../../../shared/store/record.ts'
import { parseRoll } from '../../../../shared/store/roll.ts'
import type { Follower } from '../../change.ts'

/**
 * A roll call was confirmed: the entries follow from it. The stream brings it until it is done,
 * and each entry is put once, so that a crash half-way leaves nobody out and nobody twice.
 */
export const rollFollower: Follower = async ({ table }, { before, after }) => {
  if (before || !after) return []
  const roll = parseRoll(after)
  const activity = await readActivity(table, roll.activity)
  if (!activity) return []
  const work = workOf(activity)
  await confirmRecords(
    table,
    roll.records.map((record) => ({ ...record, ...work })),
  )
  await Promise.all(roll.absent.map((m) => markAbsent(table, roll.activity, m)))
  return []
}
