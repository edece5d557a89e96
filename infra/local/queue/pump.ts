import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type LambdaHandler, lambdaContext } from '../host.ts'
import type { Received } from './fifo.ts'
import { attributesOf } from './protocol.ts'
import type { LocalQueue } from './queue.ts'

export interface PumpOptions {
  batchSize?: number
  /** How many environments receive at once. */
  concurrency?: number
  onError: (error: unknown) => void
}

export interface Pump {
  stop(): Promise<void>
}

const sqsEvent = (messages: Received[]): SQSEvent => ({
  Records: messages.map((m) => ({
    messageId: m.id,
    receiptHandle: m.receipt,
    body: m.body,
    attributes: attributesOf(m) as unknown as SQSEvent['Records'][number]['attributes'],
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:local:000000000000:bangshou.fifo',
    awsRegion: 'local',
  })),
})

/**
 * Plays the event source: batches to the handler, done messages deleted, failed ones left until
 * their visibility ends. A handler that throws leaves its whole batch.
 */
export function pump(
  queue: LocalQueue,
  handler: LambdaHandler<SQSEvent, SQSBatchResponse>,
  { batchSize = 10, concurrency = 2, onError }: PumpOptions,
): Pump {
  let stopped = false
  let wakers: (() => void)[] = []
  const wake = () => {
    const sleeping = wakers
    wakers = []
    for (const waker of sleeping) waker()
  }
  queue.onChange(wake)

  // Sleeps until a message comes or the soonest hidden one is visible again.
  const sleep = (ms: number | undefined) =>
    new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms + 1)
      wakers.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })

  async function handle(batch: Received[]): Promise<void> {
    try {
      const { batchItemFailures } = await handler(sqsEvent(batch), lambdaContext('deliver', 60_000))
      const failed = new Set(batchItemFailures.map((f) => f.itemIdentifier))
      for (const m of batch) if (!failed.has(m.id)) queue.fifo.delete(m.receipt)
    } catch (error) {
      onError(error)
    }
    wake()
  }

  async function work(): Promise<void> {
    while (!stopped) {
      const batch = queue.fifo.receive(batchSize)
      if (batch.length > 0) await handle(batch)
      else await sleep(queue.fifo.nextIn() || undefined)
    }
  }

  const workers = Array.from({ length: concurrency }, work)
  return {
    async stop() {
      stopped = true
      wake()
      await Promise.all(workers)
    },
  }
}
