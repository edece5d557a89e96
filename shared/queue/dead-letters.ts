import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import * as z from 'zod/mini'
import { type Instant, instant } from '../domain/time.ts'
import type { Queue } from './queue.ts'

/** A message that could not be said, and why. */
export interface DeadLetter {
  id: string
  /** Of the intent; `unreadable` when it is none. */
  kind: string
  /** The ids that it is about, never a name or a text. */
  about: Record<string, string>
  reason: string
  /** When it was put aside. */
  at: Instant
}

const ids = ['activity', 'community', 'need', 'member', 'team', 'chat', 'about']
const intentJson = z.looseObject({ kind: z.string() })

function intentOf(body: string): Pick<DeadLetter, 'kind' | 'about'> {
  try {
    const { kind, ...fields } = intentJson.parse(JSON.parse(body))
    const known = Object.entries(fields).filter(([key]) => ids.includes(key))
    return { kind, about: Object.fromEntries(known.map(([k, v]) => [k, String(v)])) }
  } catch {
    return { kind: 'unreadable', about: {} }
  }
}

const letter = (m: Message): DeadLetter => ({
  id: m.MessageId ?? '',
  ...intentOf(m.Body ?? ''),
  // The queue itself says nothing when it gives up.
  reason:
    m.MessageAttributes?.reason?.StringValue ?? 'given up after too many tries; the log says more',
  at: instant(Number(m.Attributes?.SentTimestamp)),
})

async function receive({ client, url }: Queue, hideSeconds: number): Promise<Message[]> {
  const { Messages = [] } = await (await client()).send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: hideSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  )
  return Messages
}

/** How many messages a queue holds, those that somebody looks at or works on included. */
export async function countMessages({ client, url }: Queue): Promise<number> {
  const { Attributes = {} } = await (await client()).send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  )
  return Object.values(Attributes).reduce((sum, n) => sum + Number(n), 0)
}

async function show(dead: Queue, messages: Message[]): Promise<void> {
  const client = await dead.client()
  const Entries = messages.map(({ ReceiptHandle }, i) => ({
    Id: String(i),
    ReceiptHandle,
    VisibilityTimeout: 0,
  }))
  await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: dead.url, Entries }))
}

/**
 * Looks at the dead letters and leaves them where they are; of one chat at most the first ten, since
 * a queue shows no more of a group at a time.
 */
export async function listDeadLetters(dead: Queue): Promise<DeadLetter[]> {
  const seen: Message[][] = []
  for (;;) {
    const messages = await receive(dead, 60)
    if (messages.length === 0) break
    seen.push(messages)
  }
  for (const messages of seen) await show(dead, messages)
  return seen.flat().map(letter)
}

/** Sent before it is deleted; whoever repeats it within five minutes sends nothing twice. */
async function putBack(dead: Queue, live: Queue, m: Message): Promise<void> {
  await (await live.client()).send(
    new SendMessageCommand({
      QueueUrl: live.url,
      MessageBody: m.Body,
      MessageGroupId: m.Attributes?.MessageGroupId,
      MessageDeduplicationId: `redrive:${m.MessageId}`,
    }),
  )
  await (await dead.client()).send(
    new DeleteMessageCommand({ QueueUrl: dead.url, ReceiptHandle: m.ReceiptHandle }),
  )
}

/**
 * Puts every dead letter back into its queue, in order, and answers what they were. SQS's own move
 * can't be used: it finds no source for those that a function put aside with a reason. It ends at the
 * number that there was, since those refused again come back while it goes on.
 */
export async function redrive(dead: Queue, live: Queue): Promise<DeadLetter[]> {
  const most = await countMessages(dead)
  const moved: DeadLetter[] = []
  while (moved.length < most) {
    const messages = await receive(dead, 60)
    if (messages.length === 0) break
    for (const m of messages) {
      await putBack(dead, live, m)
      moved.push(letter(m))
    }
  }
  return moved
}
