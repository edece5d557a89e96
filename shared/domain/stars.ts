import type { Policy } from './policy.ts'

export interface StarStatus {
  /** Stars that people have conferred. */
  readonly conferred: number
  /** The one star that may be conferred now; people confer, never the bot. */
  readonly eligibleFor?: number
  /** The eligible star also asks for a selection by people. */
  readonly bySelection: boolean
  /** The next star that hours have not reached yet. */
  readonly next?: { readonly star: number; readonly minutesToGo: number }
}

/** Stars that so many minutes since registration are worth: 99.5 h → 0, 100 h → 1. */
export const starsFor = (minutesSinceRegistration: number, policy: Policy): number =>
  policy.stars.filter((hours) => minutesSinceRegistration >= hours * 60).length

/** Where someone stands. Stars come in order and one at a time, so 5★ needs 4★ conferred. */
export function starStatus(known: {
  minutesSinceRegistration: number
  conferred: number
  policy: Policy
}): StarStatus {
  const { minutesSinceRegistration: minutes, conferred, policy } = known
  const reached = starsFor(minutes, policy)
  const eligible = reached > conferred
  const next = nextStar(Math.max(reached, conferred), minutes, policy)
  return {
    conferred,
    ...(eligible && { eligibleFor: conferred + 1 }),
    bySelection: eligible && policy.starsBySelection.includes(conferred + 1),
    ...(next !== undefined && { next }),
  }
}

function nextStar(stars: number, minutes: number, policy: Policy): StarStatus['next'] {
  const hours = policy.stars[stars]
  if (hours === undefined) return undefined
  return { star: stars + 1, minutesToGo: Math.max(hours * 60 - minutes, 0) }
}

/** Minutes missing from the year's expectation: 19.5 h → 30, 20 h → 0. */
export const annualMinutesToGo = (minutesThisYear: number, policy: Policy): number =>
  Math.max(policy.annualExpectationHours * 60 - minutesThisYear, 0)
