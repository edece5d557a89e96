import { createHash } from 'node:crypto'
import type { SQSRecordAttributes } from 'aws-lambda'
import type { Bell } from './bell.ts'
import type { Attributes, Fifo, Receipt, Received } from './fifo.ts'
import { type LineName, type Lines, redrive } from './lines.ts'
import * as asked from './request.ts'
import { parse, QueueError } from './request.ts'

/** The two queues, as whoever calls sees them. */
export interface QueueHost {
  lines: Lines
  /** Rings after each change that may have made something visible. */
  bell: Bell
  url(line: LineName): string
  arn(line: LineName): string
  visibilitySeconds: number
  maxReceives: number
}

interface Call {
  line: LineName
  body: unknown
  /** Aborted when the caller has gone. */
  signal: AbortSignal
}

type Action = (host: QueueHost, call: Call) => unknown
type One = (fifo: Fifo, body: unknown) => object

const md5 = (bytes: string | Buffer): string => createHash('md5').update(bytes).digest('hex')
const sequenceNumber = (sequence: number) => String(sequence).padStart(20, '0')

/** A message's system attributes, all of them texts. */
export const systemAttributesOf = (m: Received): SQSRecordAttributes => ({
  ApproximateReceiveCount: String(m.count),
  SentTimestamp: String(Math.floor(m.sentAt)),
  SenderId: 'local',
  ApproximateFirstReceiveTimestamp: String(Math.floor(m.firstAt)),
  SequenceNumber: sequenceNumber(m.sequence),
  MessageGroupId: m.group,
  MessageDeduplicationId: m.once,
})

const counted = (text: string): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(text))
  return Buffer.concat([length, Buffer.from(text)])
}

// Name, type, a 1 for a text, value; sorted by name. Clients compute the same and compare.
function attributesDigest(attributes: Attributes): string {
  const parts = Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { DataType, StringValue }]) => [
      counted(name),
      counted(DataType),
      Buffer.from([1]),
      counted(StringValue),
    ])
  return md5(Buffer.concat(parts))
}

const digestOf = (attributes: Attributes) =>
  Object.keys(attributes).length > 0 ? { MD5OfMessageAttributes: attributesDigest(attributes) } : {}

/** Those asked for: by name, by `prefix.*`, or `All`. */
const only = <T extends object>(all: T, names: string[]): Partial<T> => {
  const wanted = (key: string) =>
    names.some(
      (n) => n === key || n === 'All' || (n.endsWith('*') && key.startsWith(n.slice(0, -1))),
    )
  return Object.fromEntries(Object.entries(all).filter(([key]) => wanted(key))) as Partial<T>
}

const send: One = (fifo, body) => {
  const message = parse(asked.Message, body)
  const attributes = asked.checkMessage(message)
  const { MessageGroupId: group, MessageDeduplicationId: once, MessageBody } = message
  const { id, sequence } = fifo.send({ group, once, body: MessageBody, attributes })
  return {
    MessageId: id,
    MD5OfMessageBody: md5(MessageBody),
    ...digestOf(attributes),
    SequenceNumber: sequenceNumber(sequence),
  }
}

/** Waits for messages as long as the caller wants to. */
const receive: Action = async ({ lines, bell }, { line, body, signal }) => {
  const fifo = lines[line]
  const wanted = parse(asked.Receive, body)
  const most = asked.receiveCount(wanted.MaxNumberOfMessages)
  const { VisibilityTimeout: seconds } = wanted
  const hideMs = seconds === undefined ? undefined : asked.hideSeconds(seconds) * 1000
  const deadline = performance.now() + asked.waitSeconds(wanted.WaitTimeSeconds) * 1000
  let messages = fifo.receive(most, hideMs)
  while (messages.length === 0 && performance.now() < deadline && !signal.aborted) {
    const left = deadline - performance.now()
    await bell.wait(Math.min(left, fifo.nextIn() ?? left) + 1, signal)
    // Nobody is there to hear of them any more: they stay for the next one.
    if (!signal.aborted) messages = fifo.receive(most, hideMs)
  }
  return messages.length > 0 ? { Messages: messages.map((m) => asMessage(m, wanted)) } : {}
}

function asMessage(m: Received, wanted: ReturnType<typeof asked.Receive.parse>) {
  const system = [...wanted.AttributeNames, ...wanted.MessageSystemAttributeNames]
  const attributes = only(m.attributes ?? {}, wanted.MessageAttributeNames) as Attributes
  return {
    MessageId: m.id,
    ReceiptHandle: m.receipt,
    Body: m.body,
    MD5OfBody: md5(m.body),
    ...(system.length > 0 && { Attributes: only(systemAttributesOf(m), system) }),
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
    ...digestOf(attributes),
  }
}

function refuseReceipt(receipt: string, state: Receipt): void {
  if (state === 'malformed')
    throw new QueueError('ReceiptHandleIsInvalid', `${receipt} is not a receipt handle.`)
  if (state === 'expired')
    throw new QueueError('InvalidParameterValue', 'The receipt handle has expired.')
}

const remove: One = (fifo, body) => {
  const { ReceiptHandle } = parse(asked.Receipt, body)
  refuseReceipt(ReceiptHandle, fifo.delete(ReceiptHandle))
  return {}
}

const hide: One = (fifo, body) => {
  const { ReceiptHandle, VisibilityTimeout = -1 } = parse(asked.Receipt, body)
  const state = fifo.hide(ReceiptHandle, asked.hideSeconds(VisibilityTimeout) * 1000)
  if (state === 'expired' || state === 'gone')
    throw new QueueError('MessageNotInflight', 'The message is not in flight.')
  refuseReceipt(ReceiptHandle, state)
  return {}
}

const one =
  (act: One): Action =>
  ({ lines }, { line, body }) =>
    act(lines[line], body)

/** Does the same for each entry; those refused are listed, the others are done. */
const each =
  (act: One): Action =>
  ({ lines }, { line, body }) => {
    const [Successful, Failed]: [object[], object[]] = [[], []]
    for (const entry of asked.parseBatch(body)) {
      try {
        Successful.push({ Id: entry.Id, ...act(lines[line], entry) })
      } catch (error) {
        if (!(error instanceof QueueError)) throw error
        const { code: Code, message: Message } = error
        Failed.push({ Id: entry.Id, Code, Message, SenderFault: true })
      }
    }
    return { Successful, Failed }
  }

const queueAttributes: Action = (host, { line, body }) => {
  const { visible, inFlight } = host.lines[line].count()
  const all = {
    QueueArn: host.arn(line),
    FifoQueue: 'true',
    ContentBasedDeduplication: 'false',
    DeduplicationScope: 'messageGroup',
    FifoThroughputLimit: 'perMessageGroupId',
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: '0',
    VisibilityTimeout: String(host.visibilitySeconds),
    ...(line === 'live' && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: host.arn('dead'),
        maxReceiveCount: host.maxReceives,
      }),
    }),
  }
  return { Attributes: only(all, parse(asked.Named, body).AttributeNames) }
}

const startMove: Action = (host, { body }) => {
  const { SourceArn, DestinationArn = host.arn('live') } = parse(asked.Move, body)
  if (SourceArn !== host.arn('dead') || DestinationArn !== host.arn('live'))
    throw new QueueError('ResourceNotFoundException', 'Dead letters go back to their own queue.')
  redrive(host.lines)
  return { TaskHandle: Buffer.from(SourceArn).toString('base64') }
}

const purge: Action = ({ lines }, { line }) => {
  for (const { id } of lines[line].messages) lines[line].remove(id)
  return {}
}

/** What the queue does for each of SQS's calls, by the name after `AmazonSQS.`. */
export const actions: Record<string, Action> = {
  SendMessage: one(send),
  SendMessageBatch: each(send),
  ReceiveMessage: receive,
  DeleteMessage: one(remove),
  DeleteMessageBatch: each(remove),
  ChangeMessageVisibility: one(hide),
  ChangeMessageVisibilityBatch: each(hide),
  GetQueueUrl: (host, { line }) => ({ QueueUrl: host.url(line) }),
  GetQueueAttributes: queueAttributes,
  PurgeQueue: purge,
  StartMessageMoveTask: startMove,
}
