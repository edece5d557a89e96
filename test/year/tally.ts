import type { MinutesKind, Provenance } from '../../shared/domain/service-record.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'

/** What the people themselves would say at the end of the year: who gave how many minutes. */
export interface Tally {
  /** `2026-03 member service checked-in` → credited minutes. */
  minutes: Map<string, number>
  /** Month → service minutes that were in the books when its summary was drawn up. */
  summed: Map<string, number>
  outings: number
  signUps: number
  comings: number
  needs: number
  updates: number
}

export const newTally = (): Tally => ({
  minutes: new Map(),
  summed: new Map(),
  outings: 0,
  signUps: 0,
  comings: 0,
  needs: 0,
  updates: 0,
})

export const lineOf = (month: string, member: string, kind: MinutesKind, how: Provenance) =>
  `${month} ${member} ${kind} ${how}`

/**
 * Half hours as the rule says them: a quarter of an hour is nothing, what goes beyond it counts
 * as the next half hour. Reckoned in another way than the product does, to check it.
 */
export const halfHours = (minutes: number): number =>
  30 * Math.max(0, Math.ceil((minutes - 15) / 30))

const add = (map: Map<string, number>, key: string, minutes: number) =>
  map.set(key, (map.get(key) ?? 0) + minutes)

/** Minutes that somebody gave, entered on a day. */
export function give(tally: Tally, line: string, minutes: number, entered: CalendarDate): void {
  if (minutes === 0) return
  add(tally.minutes, line, minutes)
  const [month = '', , kind] = line.split(' ')
  // What is confirmed after the month's end comes too late for its summary of the first.
  if (kind === 'service' && entered.startsWith(month)) add(tally.summed, month, minutes)
}

/** All minutes of the lines that a test of their words picks. */
export const total = (tally: Tally, picks: (words: string[]) => boolean): number =>
  [...tally.minutes].reduce((sum, [line, n]) => sum + (picks(line.split(' ')) ? n : 0), 0)
