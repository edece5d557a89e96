import { createHash } from 'node:crypto'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type LambdaHandler, lambdaContext } from '../host.ts'
import type { Attributes, Received } from './fifo.ts'
import { systemAttributesOf } from './protocol.ts'
import type { LocalQueue } from './queue.ts'

export interface PumpOptions {
  batchSize?: number
  /** How many environments receive at once. */
  concurrency?: number
  onError: (error: unknown) => void
}

export interface Pump {
  /** No more batches; resolves when those under way are done. */
  stop(): Promise<void>
}

/** Nothing, as on AWS, means that all went well. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing is typed so
export type Result = SQSBatchResponse | void

const eventAttributes = (attributes: Attributes = {}) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue }]) => [
      name,
      { dataType: DataType, stringValue: StringValue },
    ]),
  )

const sqsEvent = (messages: Received[], arn: string): SQSEvent => ({
  Records: messages.map((m) => ({
    messageId: m.id,
    receiptHandle: m.receipt,
    body: m.body,
    attributes: systemAttributesOf(m),
    messageAttributes: eventAttributes(m.attributes),
    md5OfBody: createHash('md5').update(m.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'local',
  })),
})

/** Those that are done. An id that is not of this batch fails all of it, as on AWS. */
function doneOf(batch: Received[], result: Result): Received[] {
  const failed = new Set((result?.batchItemFailures ?? []).map((f) => f.itemIdentifier))
  const rest = batch.filter(({ id }) => !failed.has(id))
  return batch.length - rest.length === failed.size ? rest : []
}

/** Hands one batch to the handler, and deletes what is done; false when nothing is visible. */
export async function pumpOnce(
  { fifo, arn }: LocalQueue,
  handler: LambdaHandler<SQSEvent, Result>,
  batchSize = 10,
): Promise<boolean> {
  const batch = fifo.receive(batchSize)
  if (batch.length === 0) return false
  const result = await handler(sqsEvent(batch, arn), lambdaContext('deliver', 60_000))
  for (const { receipt } of doneOf(batch, result)) fifo.delete(receipt)
  return true
}

/**
 * Plays the event source: batches to the handler, done messages deleted, failed ones left until
 * their visibility ends. A handler that throws leaves its whole batch.
 */
export function pump(
  queue: LocalQueue,
  handler: LambdaHandler<SQSEvent, Result>,
  { batchSize, concurrency = 2, onError }: PumpOptions,
): Pump {
  const { fifo, bell } = queue
  let stopped = false

  async function handled(): Promise<boolean> {
    try {
      return await pumpOnce(queue, handler, batchSize)
    } catch (error) {
      onError(error)
      return true
    }
  }

  async function work(): Promise<void> {
    while (!stopped) {
      if (await handled()) bell.ring()
      else await bell.wait(fifo.nextIn())
    }
  }

  const workers = Array.from({ length: concurrency }, work)
  return {
    async stop() {
      stopped = true
      bell.ring()
      await Promise.all(workers)
    },
  }
}
