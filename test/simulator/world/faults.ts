import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
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

/** An error by whose name the functions know what to do. */
export const fault = (name: string) => Object.assign(new Error(name), { name })

/** What a call to the table may meet before it takes effect. */
export function failBefore(rates: FaultRates, chance: Chance, command: string): void {
  const { throttled, timeoutBefore, conflict } = rates
  if (chance.happens(throttled)) throw fault('ProvisionedThroughputExceededException')
  if (chance.happens(timeoutBefore)) throw fault('TimeoutError')
  if (!/Put|Update|Delete|Transact/.test(command) || !chance.happens(conflict)) return
  if (!command.startsWith('Transact')) throw fault('TransactionConflictException')
  throw new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  })
}

/** What a call to Telegram may meet before it takes effect; throws when it doesn't get there. */
export function refusalOf(rates: FaultRates, chance: Chance) {
  const { unreached, tooMany, serverError } = rates
  if (chance.happens(unreached)) throw new TypeError('fetch failed')
  if (chance.happens(serverError)) return { ok: false, error_code: 502, description: 'Bad Gateway' }
  if (!chance.happens(tooMany)) return undefined
  const retry_after = 1 + chance.below(5)
  const description = `Too Many Requests: retry after ${retry_after}`
  return { ok: false, error_code: 429, description, parameters: { retry_after } }
}
