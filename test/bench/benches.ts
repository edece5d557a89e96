import type { Bench } from './bench.ts'

/** Every benchmark, a line each; loaded when it is its turn, so that none weighs on another. */
export const benches: Record<string, () => Promise<Bench>> = {
  signups: async () => (await import('./signups.ts')).signups,
  calls: async () => (await import('./calls.ts')).calls,
  start: async () => (await import('./start.ts')).start,
  growth: async () => (await import('./growth.ts')).growth,
  edits: async () => (await import('./edits.ts')).edits,
  rush: async () => (await import('./rush.ts')).rush,
  tick: async () => (await import('./tick.ts')).tick,
  week: async () => (await import('./week.ts')).week,
  reads: async () => (await import('./reads.ts')).reads,
}
