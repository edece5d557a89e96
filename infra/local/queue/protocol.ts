import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { Fifo, Received } from './fifo.ts'

/** Something that SQS would refuse: the name of its error, and a word on why. */
export class QueueError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const entry = z.object({
  Id: z.string(),
  MessageBody: z.string(),
  MessageGroupId: z.optional(z.string()),
  MessageDeduplicationId: z.optional(z.string()),
})
type Entry = z.infer<typeof entry>

const receipt = z.object({
  Id: z.string(),
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.optional(z.number()),
})

const batchLimit = 10
const bytesLimit = 1024 * 1024
const idPattern = /^[\w!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~-]{1,128}$/

function checkBatch(entries: { Id: string }[]): void {
  if (entries.length === 0)
    throw new QueueError('EmptyBatchRequest', 'There is no entry in the batch.')
  if (entries.length > batchLimit)
    throw new QueueError('TooManyEntriesInBatchRequest', 'At most 10 entries.')
  if (new Set(entries.map((e) => e.Id)).size < entries.length) {
    throw new QueueError('BatchEntryIdsNotDistinct', 'Two entries have the same Id.')
  }
}

function refusal({
  MessageBody,
  MessageGroupId,
  MessageDeduplicationId,
}: Entry): string | undefined {
  if (MessageBody === '') return 'The message is empty.'
  if (!idPattern.test(MessageGroupId ?? '')) return 'MessageGroupId is missing or not valid.'
  if (!idPattern.test(MessageDeduplicationId ?? ''))
    return 'MessageDeduplicationId is missing or not valid.'
  return undefined
}

const failed = (Id: string, Code: string, Message: string) => ({
  Id,
  Code,
  Message,
  SenderFault: true,
})

// The SDK compares it with its own.
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

export interface QueueHost {
  fifo: Fifo
  /** The community's time, epoch milliseconds. */
  clock: () => number
  url: () => string
  visibilitySeconds: number
}

function send({ fifo, clock }: QueueHost, given: Entry) {
  const problem = refusal(given)
  if (problem) throw new QueueError('InvalidParameterValue', problem)
  const { MessageGroupId: group = '', MessageDeduplicationId: once = '', MessageBody: body } = given
  const { id, sequence } = fifo.send({ group, once, body, sentAt: clock() })
  return {
    MessageId: id,
    MD5OfMessageBody: md5(body),
    SequenceNumber: String(sequence).padStart(20, '0'),
  }
}

export const attributesOf = (m: Received): Record<string, string> => ({
  ApproximateReceiveCount: String(m.count),
  SentTimestamp: String(Math.floor(m.sentAt)),
  SenderId: 'local',
  ApproximateFirstReceiveTimestamp: String(m.firstAt),
  SequenceNumber: String(m.sequence).padStart(20, '0'),
  MessageGroupId: m.group,
  MessageDeduplicationId: m.once,
})

function sendBatch(host: QueueHost, body: unknown) {
  const { Entries } = z.object({ Entries: z.array(entry) }).parse(body)
  checkBatch(Entries)
  const size = Entries.reduce((sum, e) => sum + Buffer.byteLength(e.MessageBody), 0)
  if (size > bytesLimit)
    throw new QueueError('BatchRequestTooLong', 'The batch is larger than 1 MiB.')
  const [Successful, Failed]: [unknown[], unknown[]] = [[], []]
  for (const e of Entries) {
    const problem = refusal(e)
    if (problem) Failed.push(failed(e.Id, 'InvalidParameterValue', problem))
    else Successful.push({ Id: e.Id, ...send(host, e) })
  }
  return { Successful, Failed }
}

function receive({ fifo }: QueueHost, body: unknown) {
  const { MaxNumberOfMessages = 1 } = z
    .object({ MaxNumberOfMessages: z.optional(z.number()) })
    .parse(body)
  if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > batchLimit) {
    throw new QueueError('InvalidParameterValue', 'MaxNumberOfMessages must be between 1 and 10.')
  }
  const Messages = fifo.receive(MaxNumberOfMessages).map((m) => ({
    MessageId: m.id,
    ReceiptHandle: m.receipt,
    Body: m.body,
    MD5OfBody: md5(m.body),
    Attributes: attributesOf(m),
  }))
  return Messages.length > 0 ? { Messages } : {}
}

const maxVisibilitySeconds = 12 * 60 * 60

function hide({ fifo }: QueueHost, handle: string, seconds: number | undefined): void {
  if (seconds === undefined || seconds < 0 || seconds > maxVisibilitySeconds) {
    throw new QueueError('InvalidParameterValue', 'VisibilityTimeout must be between 0 and 43200.')
  }
  if (!fifo.changeVisibility(handle, seconds * 1000)) {
    throw new QueueError('MessageNotInflight', 'The message is not in flight.')
  }
}

function eachReceipt(body: unknown, act: (given: z.infer<typeof receipt>) => void) {
  const { Entries } = z.object({ Entries: z.array(receipt) }).parse(body)
  checkBatch(Entries)
  const [Successful, Failed]: [unknown[], unknown[]] = [[], []]
  for (const e of Entries) {
    try {
      act(e)
      Successful.push({ Id: e.Id })
    } catch (error) {
      if (!(error instanceof QueueError)) throw error
      Failed.push(failed(e.Id, error.code, error.message))
    }
  }
  return { Successful, Failed }
}

const handleOf = (body: unknown) =>
  z.object({ ReceiptHandle: z.string(), VisibilityTimeout: z.optional(z.number()) }).parse(body)

/** What the queue does for each of SQS's calls, by the name after `AmazonSQS.`. */
export const actions: Record<string, (host: QueueHost, body: unknown) => unknown> = {
  SendMessage: (host, body) => send(host, entry.parse({ Id: '0', ...Object(body) })),
  SendMessageBatch: sendBatch,
  ReceiveMessage: receive,
  DeleteMessage({ fifo }, body) {
    fifo.delete(handleOf(body).ReceiptHandle)
    return {}
  },
  DeleteMessageBatch: ({ fifo }, body) => eachReceipt(body, (e) => fifo.delete(e.ReceiptHandle)),
  ChangeMessageVisibility(host, body) {
    const { ReceiptHandle, VisibilityTimeout } = handleOf(body)
    hide(host, ReceiptHandle, VisibilityTimeout)
    return {}
  },
  ChangeMessageVisibilityBatch: (host, body) =>
    eachReceipt(body, (e) => hide(host, e.ReceiptHandle, e.VisibilityTimeout)),
  GetQueueUrl: (host) => ({ QueueUrl: host.url() }),
  GetQueueAttributes: ({ fifo, visibilitySeconds }) => ({
    Attributes: {
      ApproximateNumberOfMessages: String(fifo.size),
      FifoQueue: 'true',
      VisibilityTimeout: String(visibilitySeconds),
    },
  }),
  PurgeQueue({ fifo }) {
    fifo.purge()
    return {}
  },
  StartMessageMoveTask: ({ fifo }) => ({ TaskHandle: String(fifo.redrive()) }),
}
