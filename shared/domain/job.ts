import type { Activity } from './activity.ts'
import { beforeQuiet, type Community } from './community.ts'
import { hour, type Instant, instant, minute } from './time.ts'

/** Jobs that an activity has, each a row of its own. */
export const activityJobs = ['R24', 'R2', 'CHECKIN', 'ROLLCALL', 'DECIDE'] as const
export type ActivityJob = (typeof activityJobs)[number]

/** What a community's clock does by itself. */
export const communityJobs = [
  'WEEKLY',
  'MONTHLY',
  'THEME',
  'THEMELAST',
  'DAILY',
  'ANNUAL',
  'HINT',
] as const
export type CommunityJob = (typeof communityJobs)[number]

export const isCommunityJob = (kind: string): kind is CommunityJob =>
  communityJobs.some((each) => each === kind)

export interface Planned {
  kind: ActivityJob
  due: Instant
}

/** Reminders that would disturb the night go out before it begins. */
const awake = (at: number, { quiet, zone }: Community): Instant =>
  beforeQuiet(instant(at), quiet, zone)

type Timed = Pick<Activity, 'start' | 'end' | 'minimum' | 'decision'>

/**
 * When it is decided whether enough have come together: as named, else a good day before, so that
 * nobody is reminded of what is then called off.
 */
export function decisionTime({ start, decision }: Timed, community: Community): Instant {
  // One that was named for an earlier date is of no use after a move.
  return decision && decision < start ? decision : awake(start - 27 * hour, community)
}

/** Whoever plans for tomorrow is asked half way there. */
function decide(activity: Timed, community: Community, now: number): Planned[] {
  if (!activity.minimum) return []
  const at = decisionTime(activity, community)
  const due = at > now ? at : awake((now + activity.start) / 2, community)
  return [{ kind: 'DECIDE', due }]
}

/**
 * When an activity's jobs are due. Those whose time has passed are left out: nobody is reminded
 * of yesterday. The short reminder stays behind the long one, also when the night pushes both.
 */
export function planJobs(activity: Timed, community: Community, now: number): Planned[] {
  const { start, end } = activity
  const long = awake(start - 24 * hour, community)
  const short = instant(Math.max(awake(start - 2 * hour, community), long + minute))
  const all: Planned[] = [
    { kind: 'R24', due: long },
    { kind: 'R2', due: short },
    { kind: 'CHECKIN', due: instant(start - 30 * minute) },
    { kind: 'ROLLCALL', due: end },
    ...decide(activity, community, now),
  ]
  return all.filter((job) => job.due > now)
}

/** After that the reminder's moment has passed, and it is left out: the next one says the same. */
export function graceOf(kind: ActivityJob, { start }: Pick<Activity, 'start'>): Instant {
  if (kind === 'R24') return instant(start - 2 * hour)
  return kind === 'R2' || kind === 'DECIDE' ? start : instant(start + 30 * 24 * hour)
}
