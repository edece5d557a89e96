import type { SQSClient } from '@aws-sdk/client-sqs'
import type { Intent } from './intent.ts'

export interface Queue {
  /** Made at first need: most updates queue nothing, and an environment that starts is waited for. */
  client(): Promise<SQSClient>
  url: string
}

/** An intent on its way. */
export interface Outgoing {
  intent: Intent
  /** Messages of one chat stay in order; a chat that must wait holds up no other. */
  chat: number | string
  /** The same id (at most 128 characters) within five minutes is the same message: causes repeat. */
  once: string
}

const batchLimit = 10
const batches = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batchLimit) }, (_, i) =>
    all.slice(i * batchLimit, (i + 1) * batchLimit),
  )

const entry = ({ intent, chat, once }: Outgoing, i: number) => ({
  Id: String(i),
  MessageBody: JSON.stringify(intent),
  MessageGroupId: String(chat),
  MessageDeduplicationId: once,
})

/** Queues all of them, or throws: then the cause is repeated, and what went is known by its id. */
export async function enqueue(queue: Queue, messages: Outgoing[]): Promise<void> {
  if (messages.length === 0) return
  const { SendMessageBatchCommand } = await import('@aws-sdk/client-sqs')
  const client = await queue.client()
  for (const batch of batches(messages)) {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queue.url, Entries: batch.map(entry) }),
    )
    if (Failed.length > 0) {
      throw new Error(`${Failed.length} of ${batch.length} messages not queued`, { cause: Failed })
    }
  }
}
