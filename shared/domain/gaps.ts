import { type Activity, type Programme, programmes } from './activity.ts'
import { type Roster, shut, sought } from './roster.ts'
import { day } from './time.ts'

type Planned = { activity: Activity; roster: Roster }

/** What a plan still lacks, for those who can do something about it. */
export interface Gaps {
  /** Programmes of which nothing happens in the month. */
  programmes: Programme[]
  emptyWeek: boolean
  /** The month has no theme. */
  noTheme: boolean
  /** The theme has no activity. */
  bareTheme?: string
  /** What lacks people in the next three days. */
  short: { activity: Activity; missing: number }[]
}

const soonMs = 3 * day

/** Compares a month's plan with what a month should hold. Cancelled activities are not part of it. */
export function gapsOf(
  plan: { month: Planned[]; week: Planned[]; theme: string | undefined },
  now: number,
): Gaps {
  const { month, week, theme } = plan
  const held = new Set(month.map(({ activity }) => activity.programme))
  const bare = theme !== undefined && !month.some(({ activity }) => activity.theme === theme)
  const soon = week.filter(
    ({ activity, roster }) => !shut(roster, now) && activity.start - now <= soonMs,
  )
  const short = soon.map(({ activity, roster }) => ({
    activity,
    missing: sought(roster).reduce((sum, n) => sum + Math.max(0, n), 0),
  }))
  return {
    programmes: programmes.filter((programme) => !held.has(programme)),
    emptyWeek: week.length === 0,
    noTheme: theme === undefined,
    ...(bare && { bareTheme: theme }),
    short: short.filter(({ missing }) => missing > 0),
  }
}

export const hasGaps = (gaps: Gaps): boolean =>
  gaps.programmes.length > 0 ||
  gaps.emptyWeek ||
  gaps.noTheme ||
  gaps.bareTheme !== undefined ||
  gaps.short.length > 0
