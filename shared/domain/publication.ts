import { type Activity, type ActivityPlan, countsHoursByDefault } from './activity.ts'
import type { ActivityId, CommunityId, MemberId } from './ids.ts'
import type { Roster } from './roster.ts'
import type { Instant } from './time.ts'

/** The activity of a plan with its empty roster: what publishing puts in. */
export function publication(
  plan: ActivityPlan,
  made: { id: ActivityId; community: CommunityId; by: MemberId; now: Instant },
): { activity: Activity; roster: Roster } {
  const { roles, kind = 'service', countsHours, placePrivate = false, ...facts } = plan
  const { id, community, by, now } = made
  const activity: Activity = {
    ...facts,
    id,
    community,
    kind,
    countsHours: countsHours ?? countsHoursByDefault(kind),
    placePrivate,
    by,
    createdAt: now,
    version: 1,
  }
  const roster: Roster = {
    activity: id,
    community,
    status: 'open',
    start: plan.start,
    roles,
    tickets: {},
    maybe: {},
    out: {},
    coming: {},
    next: 8,
    version: 1,
  }
  return { activity, roster }
}
