import type { Activity } from '../../shared/domain/activity.ts'
import type { Community } from '../../shared/domain/community.ts'
import { type ActivityId, memberOf } from '../../shared/domain/ids.ts'
import { planJobs } from '../../shared/domain/job.ts'
import type { Roster, RosterRole } from '../../shared/domain/roster.ts'
import { instant } from '../../shared/domain/time.ts'
import { publishActivity } from '../../shared/store/activity.ts'
import type { Table } from '../../shared/store/connection.ts'
import { activityPk } from '../../shared/store/keys.ts'

/** 周六 2026-11-28 09:00–11:00 in Shanghai. */
export const saturday = {
  start: instant(Date.UTC(2026, 10, 28, 1)),
  end: instant(Date.UTC(2026, 10, 28, 3)),
}

export function activity(
  community: Community,
  by: number,
  change: Partial<Activity> = {},
): Activity {
  return {
    id: 'jinqiu0001' as ActivityId,
    community: community.id,
    kind: 'service',
    countsHours: true,
    programme: 'culture',
    title: '金秋养老院文艺演出',
    ...saturday,
    place: '金秋养老院',
    placePrivate: false,
    risk: { kind: 'none' },
    by: memberOf(by),
    createdAt: instant(0),
    version: 1,
    ...change,
  }
}

export const rosterOf = ({ id, community, start }: Activity, roles: RosterRole[]): Roster => ({
  activity: id,
  community,
  status: 'open',
  start,
  roles,
  tickets: {},
  maybe: {},
  out: {},
  coming: {},
  next: 8,
  version: 1,
})

/** Publishes an activity as the recruit verb does, without its dialogue. */
export async function publish(
  table: Table,
  community: Community,
  planned: Activity,
  roles: RosterRole[],
  now: number,
): Promise<void> {
  const jobs = planJobs(planned, community, now).map((job) => ({
    ...job,
    pk: activityPk(planned.id),
    community: community.id,
  }))
  await publishActivity(table, planned, rosterOf(planned, roles), { chat: community.chat }, jobs)
}
