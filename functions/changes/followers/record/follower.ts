import { readCommunity } from '../../../../shared/store/community.ts'
import { parseRecord } from '../../../../shared/store/record.ts'
import type { Follower } from '../../change.ts'
import { followStars } from '../../stars.ts'

/** New minutes may make a star. */
export const recordFollower: Follower = async ({ table }, { before, after }) => {
  if (before || !after) return []
  const record = parseRecord(after)
  if (record.kind !== 'service') return []
  const community = await readCommunity(table, record.community)
  return community ? followStars(table, community, record.member) : []
}
