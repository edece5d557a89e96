import { calendarDate, minuteOfDay, weekday } from './calendar.ts'
import type { Span } from './overlap.ts'

/** A time of the week when someone can, by the wall clock: minutes of the day, end excluded. */
export interface WeeklyWindow {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number
  readonly from: number
  readonly to: number
}

/** Reads `6:540-720`, Saturday 9:00 to 12:00, or undefined. */
export function parseWeekly(text: string): WeeklyWindow | undefined {
  const parts = /^([1-7]):(\d{1,4})-(\d{1,4})$/.exec(text)
  if (parts === null) return undefined
  const [day = 0, from = 0, to = 0] = parts.slice(1).map(Number)
  return from < to && to <= 1440 ? { weekday: day, from, to } : undefined
}

/** Writes a window as `6:540-720`. */
export const formatWeekly = ({ weekday, from, to }: WeeklyWindow): string =>
  `${weekday}:${from}-${to}`

/** The wall-clock time that a span takes within one day, or undefined when it runs over midnight. */
export function weeklyOf({ start, end }: Span, zone: string): WeeklyWindow | undefined {
  const date = calendarDate(start, zone)
  const from = minuteOfDay(start, zone)
  // The last instant, so that an end at midnight still belongs to the day before.
  const to = minuteOfDay(end - 1, zone) + 1
  if (calendarDate(end - 1, zone) !== date) return undefined
  return { weekday: weekday(date), from, to }
}

/** Whether one of the windows holds the whole of the time asked for. */
export const holds = (windows: readonly WeeklyWindow[], asked: WeeklyWindow): boolean =>
  windows.some(
    ({ weekday, from, to }) => weekday === asked.weekday && from <= asked.from && asked.to <= to,
  )

/** Whether one of the spans holds the whole of another. */
export const contains = (spans: readonly Span[], asked: Span): boolean =>
  spans.some(({ start, end }) => start <= asked.start && asked.end <= end)
