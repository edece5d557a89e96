import type { Activity } from '../domain/activity.ts'
import type { Community } from '../domain/community.ts'
import { day, type Instant } from '../domain/time.ts'
import { isUnasked, permitsWithinMs, shortWithinMs, type Todo, todoOf } from '../domain/todo.ts'
import { activitiesBetween, readActivitiesAndRosters } from './activity.ts'
import { attendancesOf } from './check-in.ts'
import type { Table } from './connection.ts'
import { openNeeds } from './need.ts'
import { expiringPermits } from './permit.ts'

// A roll call that nobody confirmed within two months is no matter of a daily reminder any more.
const backMs = 60 * day

async function somebodyCame(table: Table, { activity }: { activity: Activity }): Promise<boolean> {
  const seen = await attendancesOf(table, activity.id)
  return seen.some(({ pairs, presence }) => pairs.length > 0 || presence === 'present')
}

/** What waits for the coordinators of a community: sixty days of its activities, whatever its age. */
export async function readTodo(table: Table, community: Community, now: Instant): Promise<Todo> {
  const { id } = community
  const [near, needs, permits] = await Promise.all([
    activitiesBetween(table, id, now - backMs, now + shortWithinMs),
    openNeeds(table, id),
    expiringPermits(table, id, now, now + permitsWithinMs),
  ])
  const ids = near.filter((a) => a.cancelledWhy === undefined).map((a) => a.id)
  const found = await readActivitiesAndRosters(table, ids)
  const past = await Promise.all(
    found
      .filter(({ activity }) => activity.end <= now)
      .map(async (each) =>
        isUnasked(each, now) ? { ...each, came: await somebodyCame(table, each) } : each,
      ),
  )
  const coming = found.filter(({ activity }) => activity.start > now)
  return todoOf({ past, coming, needs, permits }, community, now)
}
