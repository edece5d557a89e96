import type { ActivityId, CommunityId, MemberId } from '../../shared/domain/ids.ts'
import type { Roster, RosterRole } from '../../shared/domain/roster.ts'
import { instant } from '../../shared/domain/time.ts'

export const member = (name: string): MemberId => name as MemberId

/** An open roster of one activity, an hour from `now = 0`. */
export const emptyRoster = (roles: RosterRole[], activity = 'activity1'): Roster => ({
  activity: activity as ActivityId,
  community: 'community1' as CommunityId,
  status: 'open',
  start: instant(3_600_000),
  roles,
  tickets: {},
  maybe: {},
  out: {},
  coming: {},
  next: 8,
  version: 1,
})
