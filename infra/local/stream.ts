import { appendFileSync } from 'node:fs'
import type { _Record, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { type Clock, type LambdaHandler, lambdaContext } from './host.ts'
import { handleInOrder, type Outcome } from './stream/batch.ts'
import { isChange, lambdaRecord } from './stream/event.ts'
import { readPosition, writePosition } from './stream/position.ts'
import { StreamReader } from './stream/reader.ts'

/** `undefined` and an empty list both mean that all went well. */
export type ChangesResult = DynamoDBBatchResponse | undefined

export interface StreamOptions {
  client: DynamoDBStreamsClient
  tableName: string
  handler: LambdaHandler<DynamoDBStreamEvent, ChangesResult>
  /** Each record is given this time as the time of its writing. */
  clock: Clock
  /** Where the position is kept between runs; without it each run begins at the oldest record. */
  positionFile?: string
  /** Where records go that failed at every try, one JSON event a line. */
  failuresFile?: string
  /** How often one record is tried again before it is passed over. */
  retries?: number
  onError: (error: unknown) => void
}

/** A table's stream, being followed. */
export interface Stream {
  /** Something was written: look now instead of at the next round. */
  poke(): void
  /** Resolves when all that was written before the call has been handled. */
  settled(): Promise<void>
  /** Ends after the call under way, whose success is still noted. */
  stop(): Promise<void>
}

/** Looks often while there is something to see, and costs next to nothing while there isn't. */
const busyMs = 25
const idleMs = 200
const busyForMs = 2_000

/** A sleep that can be cut short; being woken while awake counts for the next sleep. */
const alarm = () => {
  let rung = false
  let wake = () => {}
  const ring = () => {
    rung = true
    wake()
  }
  const wait = async (ms: number) => {
    if (!rung)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    rung = false
  }
  return { ring, wait }
}

const firstFailure = (response: ChangesResult, records: _Record[]) => {
  const failed = response?.batchItemFailures ?? []
  if (failed.length === 0) return records.length
  const at = failed.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === itemIdentifier),
  )
  // An identifier that is not of this batch fails the whole of it, as on AWS.
  return Math.max(0, Math.min(...at))
}

/** Follows the table's stream and calls the handler with every change, in order, at least once. */
export async function followStream(options: StreamOptions): Promise<Stream> {
  const { client, tableName, handler, clock, positionFile, failuresFile, onError } = options
  const noted = positionFile ? readPosition(positionFile) : undefined
  const reader = await StreamReader.open(client, tableName, noted)
  const ending = new AbortController()
  const { signal } = ending
  const { ring, wait } = alarm()
  const asLambda = (record: _Record) => lambdaRecord(record, reader.streamArn, clock())

  const handle = async (records: _Record[]): Promise<Outcome> => {
    const changed = records.filter(isChange)
    if (changed.length === 0) return { done: records.length, threw: false }
    try {
      const event = { Records: changed.map(asLambda) }
      const response = await handler(event, lambdaContext('changes', 60_000))
      return { done: firstFailure(response, records), threw: false }
    } catch (error) {
      onError(error)
      return { done: 0, threw: true }
    }
  }

  const advance = (record: _Record) => {
    const position = reader.position(record.dynamodb?.SequenceNumber ?? '')
    if (positionFile) writePosition(positionFile, position)
  }

  const giveUp = (record: _Record) => {
    if (failuresFile) appendFileSync(failuresFile, `${JSON.stringify(asLambda(record))}\n`)
    onError(new Error(`A change was passed over: stream record ${record.eventID}`))
  }

  const steps = { handle, advance, giveUp, retries: options.retries ?? 10, signal }
  const waiting: (() => void)[] = []
  let lastSeen = performance.now()

  const round = async () => {
    const asked = waiting.length
    const records = await reader.read()
    if (records.length > 0) {
      await handleInOrder(records, steps)
      lastSeen = performance.now()
      return
    }
    for (const resolve of waiting.splice(0, asked)) resolve()
    await wait(performance.now() - lastSeen < busyForMs ? busyMs : idleMs)
  }

  const follow = async () => {
    while (!signal.aborted) {
      try {
        await round()
      } catch (error) {
        if (!signal.aborted) onError(error)
        reader.rewind()
        await wait(1_000)
      }
    }
    for (const resolve of waiting) resolve()
  }
  const following = follow()

  return {
    poke: ring,
    settled: () =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        waiting.push(resolve)
        ring()
      }),
    async stop() {
      ending.abort()
      ring()
      await following
    },
  }
}
