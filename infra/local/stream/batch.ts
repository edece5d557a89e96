import { setTimeout as sleep } from 'node:timers/promises'
import type { _Record } from '@aws-sdk/client-dynamodb-streams'

/** How a call of the handler went: the first `done` records are done; `threw` says it gave no list. */
export interface Outcome {
  done: number
  threw: boolean
}

export interface BatchSteps {
  handle(records: _Record[]): Promise<Outcome>
  /** Called as soon as everything up to and including this record is done with. */
  advance(record: _Record): void
  /** A record that failed at every try; it is passed over so that the rest can go on. */
  giveUp(record: _Record): void
  /** How often one record is tried again. */
  retries: number
  signal: AbortSignal
}

const pauseMs = (attempt: number) => Math.min(5_000, 50 * 2 ** attempt)

/**
 * Brings records to the handler in order, as Lambda's event source does: what is reported as
 * failed is where the next try begins, and a batch that throws is halved until the culprit is alone.
 */
export async function handleInOrder(records: _Record[], steps: BatchSteps): Promise<void> {
  let rest = records
  let size = rest.length
  let failures = 0
  const pass = (count: number) => {
    const last = rest[count - 1]
    if (!last) return
    steps.advance(last)
    rest = rest.slice(count)
    failures = 0
  }
  while (rest.length > 0 && !steps.signal.aborted) {
    const batch = rest.slice(0, size)
    const { done, threw } = await steps.handle(batch)
    pass(done)
    if (done === batch.length) {
      size = rest.length
    } else if (threw && batch.length > 1) {
      size = Math.ceil(batch.length / 2)
    } else if (failures++ < steps.retries) {
      await sleep(pauseMs(failures), undefined, { signal: steps.signal }).catch(() => {})
    } else {
      for (const record of rest.slice(0, 1)) steps.giveUp(record)
      pass(1)
    }
  }
}
