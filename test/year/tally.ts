import type { MinutesKind, Provenance } from '../../shared/domain/service-record.ts'

/** What the people themselves would say at the end of the year: who gave how many minutes. */
export interface Tally {
  /** `2026-03 member service checked-in` → credited minutes. */
  minutes: Map<string, number>
  outings: number
  signUps: number
  comings: number
  needs: number
  updates: number
}

export const newTally = (): Tally => ({
  minutes: new Map(),
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

export function give(tally: Tally, line: string, minutes: number): void {
  if (minutes > 0) tally.minutes.set(line, (tally.minutes.get(line) ?? 0) + minutes)
}

/** All minutes of the lines that a test of their words picks. */
export const total = (tally: Tally, picks: (words: string[]) => boolean): number =>
  [...tally.minutes].reduce((sum, [line, n]) => sum + (picks(line.split(' ')) ? n : 0), 0)
