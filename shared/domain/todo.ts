import type { Activity } from './activity.ts'
import { calendarDate } from './calendar.ts'
import type { Community } from './community.ts'
import type { Need } from './need-case.ts'
import type { Permit } from './permit.ts'
import type { Policy } from './policy.ts'
import { calendarOf, policyIn, recordDue } from './roll.ts'
import { headCount, type Roster, shut, sought } from './roster.ts'
import { day, hour, type Instant } from './time.ts'
import { isListedYear, workingDaysUntil } from './working-days.ts'

/** `came`: of an activity that nobody signed up for, whether somebody came all the same. */
type Planned = { activity: Activity; roster: Roster; came?: boolean }

/** What waits for a coordinator at the end of a day; empty when nothing does. */
export interface Todo {
  /**
   * Roll calls to be confirmed within three working days, or late (below zero); not official where
   * a year's holidays aren't known, and counted as working days.
   */
  records: { activity: Activity; workingDays: number; official: boolean }[]
  needs: Need[]
  /** What lacks people and begins within 48 hours. */
  short: { activity: Activity; missing: number }[]
  permits: Permit[]
}

const soonWorkingDays = 3
export const shortWithinMs = 48 * hour
// Each is told of twice: a month and a week ahead. A list that is the same every day is not read.
const permitsAheadDays = [30, 7]
export const permitsWithinMs = 31 * day

const isOpen = ({ activity, roster }: Planned, now: Instant): boolean =>
  (activity.countsHours || activity.kind === 'training') &&
  activity.end <= now &&
  (roster.status === 'open' || roster.status === 'closed')

/** Nothing but who came without signing up can make a roll call of it. */
export const isUnasked = (each: Planned, now: Instant): boolean =>
  isOpen(each, now) && headCount(each.roster) === 0

/** An activity that earns hours, had people, and whose roll call nobody confirmed. */
const isOwed = (each: Planned, now: Instant): boolean =>
  isOpen(each, now) && (headCount(each.roster) > 0 || (each.came ?? false))

function recordsOf(past: readonly Planned[], community: Community, now: Instant): Todo['records'] {
  const today = calendarDate(now, community.zone)
  return past
    .filter((each) => isOwed(each, now))
    .map(({ activity }) => {
      const calendar = calendarOf(community)
      const { date, official } = recordDue(activity, community)
      const known = official && isListedYear(today, calendar)
      return { activity, workingDays: workingDaysUntil(date, today, calendar), official: known }
    })
    .filter(({ workingDays }) => workingDays <= soonWorkingDays)
    .sort((a, b) => a.workingDays - b.workingDays)
}

function shortOf(coming: readonly Planned[], now: Instant): Todo['short'] {
  return coming
    .filter(({ activity, roster }) => !shut(roster, now) && activity.start - now <= shortWithinMs)
    .map(({ activity, roster }) => ({
      activity,
      missing: sought(roster).reduce((sum, n) => sum + Math.max(0, n), 0),
    }))
    .filter(({ missing }) => missing > 0)
}

// The card comes back when nobody touched a need for a day: the list leaves it alone for so long.
const listedHoursLater = 12

/**
 * A need that its card didn't help along: from now on the list names it each day, and its card
 * keeps silent. Ten open needs are one message then, not ten.
 */
export const isListed = (
  { touchedAt, state }: Pick<Need, 'touchedAt' | 'state'>,
  { presentNeedAgainAfterHours: hours }: Policy,
  now: Instant,
): boolean =>
  now - touchedAt >= (hours + listedHoursLater) * hour && state !== 'serving' && state !== 'handed'

const endsSoon = ({ expiresAt }: Permit, now: Instant): boolean =>
  expiresAt !== undefined && permitsAheadDays.includes(Math.floor((expiresAt - now) / day))

export function todoOf(
  known: { past: Planned[]; coming: Planned[]; needs: Need[]; permits: Permit[] },
  community: Community,
  now: Instant,
): Todo {
  const policy = policyIn(community)
  return {
    records: recordsOf(known.past, community, now),
    needs: known.needs.filter((need) => isListed(need, policy, now)),
    short: shortOf(known.coming, now),
    permits: known.permits.filter((permit) => endsSoon(permit, now)),
  }
}

export const isNothing = ({ records, needs, short, permits }: Todo): boolean =>
  records.length + needs.length + short.length + permits.length === 0
