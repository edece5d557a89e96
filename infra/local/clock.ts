import { DateTime } from 'luxon'
import type { CommunityJob } from '../../shared/domain/job.ts'

/** The community's clock in the playground: it runs, and it can be moved. Epoch milliseconds. */
export interface MovableClock {
  now(): number
  zone: string
  moved(): boolean
  /**
   * What Telegram's pace goes by: real time, what was moved over, and a minute a second while it is
   * being moved. It never goes back.
   */
  elapsed(): number
  /** To an instant, or by name: see {@link namedMoves}. */
  move(to: number | string): Promise<void>
}

export interface ClockOptions {
  zone: string
  /** Real time; it enters here. */
  real: () => number
  /** Starts of activities after an instant, those first that "the evening before" is to mean. */
  starts: (after: number) => Promise<number[]>
  /** How far it was moved when it was last used, and where to note it. */
  offset?: { read(): number; write(ms: number): void }
  /** When the next thing is due on the way to an instant. */
  nextDue?: (after: number, until: number) => Promise<number | undefined>
  /** When something that a move is named for is due next. */
  dueNext?: (kind: CommunityJob, after: number) => Promise<number | undefined>
  /** What is to happen at each of those instants on the way, as if the time had passed. */
  onStop?: () => Promise<void>
  /** What is to happen once it was moved: reminders come at once. */
  onMove?: () => Promise<void>
}

type Move = (now: DateTime, next: DateTime | undefined) => DateTime

const eveningHour = 20

/** Moves that a person thinks in. Those about an activity stand still when there is none. */
export const namedMoves: Record<string, Move> = {
  'plus-1h': (now) => now.plus({ hours: 1 }),
  'plus-1d': (now) => now.plus({ days: 1 }),
  'evening-before': (now, next) =>
    next?.minus({ days: 1 }).set({ hour: eveningHour, minute: 0, second: 0 }) ?? now,
  'two-hours-before': (now, next) => next?.minus({ hours: 2 }) ?? now,
  'after-activity': (now, next) => next?.plus({ hours: 3 }) ?? now,
  // Where nothing of the kind is to come, as it does in a new community.
  'weekly-notice': (now) => {
    const monday = now.startOf('week').set({ hour: 9 })
    return monday > now ? monday : monday.plus({ weeks: 1 })
  },
  'month-summary': (now) => now.startOf('month').plus({ months: 1 }).set({ hour: 9 }),
}

/** Moves that arrive when it is said, to the minute: the notices of communities are spread. */
const namedFor: Record<string, CommunityJob> = {
  'weekly-notice': 'WEEKLY',
  'month-summary': 'MONTHLY',
}

// What is said on the way was days apart: nobody waits for it a second each.
const flying = 60

// A year of one community; a longer way is jumped.
const mostStops = 1000

export function movableClock(options: ClockOptions): MovableClock {
  const { zone, real, starts, onMove } = options
  let offset = options.offset?.read() ?? 0
  let skipped = 0
  let flyingSince: number | undefined
  const now = () => real() + offset
  const flown = () => (flyingSince === undefined ? 0 : (flying - 1) * (real() - flyingSince))
  const jump = (to: number) => {
    skipped += Math.max(0, to - now())
    offset = to - real()
  }

  async function target(to: number | string): Promise<number | undefined> {
    if (typeof to === 'number') return to
    if (to === 'real') return real()
    const at = DateTime.fromMillis(now(), { zone })
    const kind = namedFor[to]
    const due = kind && (await options.dueNext?.(kind, now()))
    if (due !== undefined) return due
    const move = namedMoves[to]
    const moments = (await starts(now())).map((ms) => DateTime.fromMillis(ms, { zone }))
    // Time goes on: an evening that is over already is left to the next activity.
    const start = moments.find((start) => (move?.(at, start) ?? at) > at)
    return move?.(at, start).toMillis()
  }

  // Whoever moves two months on sees nine Mondays go by, not nine notices that came too late.
  async function pass(at: number): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      const from = now()
      // The last stop may be the goal itself, and the clock ran on since.
      const due = from < at ? await options.nextDue?.(from, at) : undefined
      if (due === undefined) return
      jump(due)
      await options.onStop?.()
    }
  }

  return {
    now,
    zone,
    moved: () => offset !== 0,
    elapsed: () => real() + skipped + flown(),
    async move(to) {
      const at = await target(to)
      if (at === undefined || !Number.isFinite(at)) return
      flyingSince ??= real()
      try {
        await pass(at)
        if (to === 'real') offset = 0
        else jump(at)
        options.offset?.write(offset)
        await onMove?.()
      } finally {
        skipped += flown()
        flyingSince = undefined
      }
    },
  }
}
