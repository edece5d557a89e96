/** How served minutes become credited ones: whole minutes, or Chongqing's half hours. */
export type Rounding = 'minutes' | 'chongqing'

/** The unit of the hours that leave the house, in exports and transcripts; always rounded down. */
export type OfficialUnit = 'half-hour' | 'tenth-of-an-hour'

/** The rules that differ from place to place. A record names the policy it was credited by. */
export interface Policy {
  readonly name: string
  readonly version: number
  readonly rounding: Rounding
  readonly officialUnit: OfficialUnit
  /** Attended under this share of the activity earns nothing; in whole per cent, so 60 is exact. */
  readonly attendance: { readonly minimumPercent?: number }
  /** When the door is open: minutes before the start and after the end. */
  readonly checkIn: {
    readonly beforeMinutes: number
    readonly afterMinutes: number
    readonly countsOutsideActivity: boolean
  }
  readonly checkInPairsPerDay: number
  /** A roll confirmed later than this after the last day is back-filled; 0 is the day itself. */
  readonly attestWithinDays: number
  readonly dayLimits: {
    readonly secondCoordinatorOverMinutes: number
    readonly refusedOverMinutes: number
  }
  readonly recordWithinWorkingDays: number
  /** Hours for one star, two stars, and so on; reaching the number is enough. */
  readonly stars: readonly number[]
  /** From this star on, hours alone are not enough: people select. */
  readonly starsBySelection: readonly number[]
  readonly annualExpectationHours: number
  readonly eraseNeedAfterDays: number
  readonly presentNeedAgainAfterHours: number
}

const chongqing: Policy = {
  name: 'chongqing',
  version: 1,
  rounding: 'chongqing',
  officialUnit: 'half-hour',
  attendance: {},
  checkIn: { beforeMinutes: 30, afterMinutes: 120, countsOutsideActivity: false },
  checkInPairsPerDay: 3,
  attestWithinDays: 0,
  dayLimits: { secondCoordinatorOverMinutes: 8 * 60, refusedOverMinutes: 12 * 60 },
  recordWithinWorkingDays: 10,
  stars: [100, 300, 600, 1000, 1500],
  starsBySelection: [5],
  annualExpectationHours: 20,
  eraseNeedAfterDays: 30,
  presentNeedAgainAfterHours: 24,
}

/** Every policy that a record may name. Never edit one in use: add a version. */
export const policies = [
  chongqing,
  { ...chongqing, name: 'chongqing-60', attendance: { minimumPercent: 60 } },
  { ...chongqing, name: 'plain-minutes', rounding: 'minutes', officialUnit: 'tenth-of-an-hour' },
] as const satisfies readonly Policy[]

export const defaultPolicy: Policy = chongqing

/** How a policy is written in a record: `chongqing@1`. */
export const policyKey = (policy: Policy): string => `${policy.name}@${policy.version}`

/** The policy of a key, or undefined for one that was never published. */
export const policyOf = (key: string): Policy | undefined =>
  policies.find((policy) => policyKey(policy) === key)

/** Whole minutes after rounding: ≤15 of a started hour → 0, ≤45 → half an hour, more → an hour. */
export function roundMinutes(minutes: number, rounding: Rounding): number {
  if (rounding === 'minutes') return minutes
  const rest = minutes % 60
  const credited = rest <= 15 ? 0 : rest <= 45 ? 30 : 60
  return minutes - rest + credited
}

/** Hours as exports and transcripts write them, never more than was credited. */
export const officialHours = (minutes: number, unit: OfficialUnit): number =>
  unit === 'half-hour' ? Math.floor(minutes / 30) / 2 : Math.floor(minutes / 6) / 10
