import type { ActivityId } from '../../../../shared/domain/ids.ts'
import { expiryOf, permitKey } from '../../../../shared/domain/permit.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { grantPermit, revokePermit } from '../../../../shared/store/permit.ts'
import { parseRecord } from '../../../../shared/store/record.ts'
import type { Follower } from '../../change.ts'

/**
 * Confirmed attendance of a training gives its permit; an entry that corrects it to nothing takes
 * it back.
 */
export const permitFollower: Follower = async ({ table }, { pk, before, after }) => {
  if (!pk.startsWith('A#') || before || !after) return []
  const entry = parseRecord(after)
  // Books that were given to a pseudonym give nobody a permit.
  if (entry.kind !== 'training' || entry.member.startsWith('-')) return []
  const activity = await readActivity(table, entry.activity as ActivityId)
  const { gives, validDays } = activity?.training ?? {}
  if (!activity || !gives) return []
  const { community, member } = entry
  const key = permitKey(gives)
  if (entry.served === 0) {
    await revokePermit(table, { community, member, key }, activity.id)
    return []
  }
  const expiresAt = expiryOf(activity.end, validDays)
  const given = { community, member, key, name: gives, activity: activity.id, at: activity.end }
  await grantPermit(table, { ...given, ...(expiresAt !== undefined && { expiresAt }) })
  return []
}
