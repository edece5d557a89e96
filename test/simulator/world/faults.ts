import type { Chance } from './chance.ts'

/** Everything that may go wrong, each with how often; 0 is never. */
export interface FaultRates {
  /** Of a call to the table or the queue. */
  throttled: number
  conflict: number
  timeoutBefore: number
  timeoutAfter: number
  /** The SDK heard no answer and asked again: the call happens twice, the second answer counts. */
  repeated: number
  /** The index does not know of the newest changes yet. */
  stale: number
  /** Of a call to Telegram. */
  unanswered: number
  unreached: number
  tooMany: number
  serverError: number
  /** An environment dies at a call, before or after it took effect. */
  death: number
  /** An update, a batch of the stream or a tick comes a second time. */
  twice: number
}

export const calm: FaultRates = {
  throttled: 0,
  conflict: 0,
  timeoutBefore: 0,
  timeoutAfter: 0,
  repeated: 0,
  stale: 0,
  unanswered: 0,
  unreached: 0,
  tooMany: 0,
  serverError: 0,
  death: 0,
  twice: 0,
}

const highest: FaultRates = {
  throttled: 0.01,
  conflict: 0.01,
  timeoutBefore: 0.01,
  timeoutAfter: 0.01,
  repeated: 0.02,
  stale: 0.3,
  unanswered: 0.02,
  unreached: 0.02,
  tooMany: 0.03,
  serverError: 0.02,
  death: 0.006,
  twice: 0.2,
}

export type Fault = keyof FaultRates
export const faultKinds = Object.keys(calm) as Fault[]

/** A seed has some kinds of faults and not others, so that each is also seen alone. */
export function ratesOf(chance: Chance, only: readonly Fault[] = faultKinds): FaultRates {
  const rates = { ...calm }
  for (const kind of faultKinds) {
    const rate = chance.happens(0.5) ? highest[kind] * chance.next() * 2 : 0
    if (only.includes(kind)) rates[kind] = rate
  }
  return rates
}
