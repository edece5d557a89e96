import * as z from 'zod/mini'
import type { Attributes } from './fifo.ts'

/** Something that SQS would refuse: the name of its error, and a word on why. */
export class QueueError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** SQS's limits for one call: entries, and bytes of all their bodies together. */
const entriesLimit = 10
const bytesLimit = 1024 * 1024
const maxVisibilitySeconds = 12 * 60 * 60
const maxWaitSeconds = 20

const idPattern = /^[\w!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~-]{1,128}$/
const entryIdPattern = /^[\w-]{1,80}$/
/** What XML 1.0 can carry; anything else is refused. */
const bodyPattern = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

const text = z._default(z.string(), '')

const Attribute = z.object({ DataType: z.string(), StringValue: z.optional(z.string()) })

export const Message = z.object({
  MessageBody: text,
  MessageGroupId: text,
  MessageDeduplicationId: text,
  MessageAttributes: z.optional(z.record(z.string(), Attribute)),
  DelaySeconds: z.optional(z.number()),
})
export type Message = z.infer<typeof Message>

export const Receipt = z.object({ ReceiptHandle: text, VisibilityTimeout: z.optional(z.number()) })

const number = z.optional(z.number())
const names = z._default(z.array(z.string()), [])
export const Receive = z.object({
  MaxNumberOfMessages: number,
  VisibilityTimeout: number,
  WaitTimeSeconds: number,
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
})
export const Named = z.object({ AttributeNames: names })
export const Move = z.object({ SourceArn: z.string(), DestinationArn: z.optional(z.string()) })

const invalid = (message: string) => new QueueError('InvalidParameterValue', message)

/** Reads a request, or refuses it as SQS does. */
export function parse<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const read = schema.safeParse(body)
  if (!read.success) throw invalid(z.prettifyError(read.error))
  return read.data
}

/** A number between two bounds, or refused by its name. */
export function within(name: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value
  throw invalid(`${name} must be between ${low} and ${high}.`)
}

export const receiveCount = (value = 1) => within('MaxNumberOfMessages', value, 1, entriesLimit)
export const waitSeconds = (value = 0) => within('WaitTimeSeconds', value, 0, maxWaitSeconds)
export const hideSeconds = (value: number) =>
  within('VisibilityTimeout', value, 0, maxVisibilitySeconds)

const checkBody = (body: string) => {
  if (body === '') throw new QueueError('MissingParameter', 'MessageBody is missing.')
  if (!bodyPattern.test(body))
    throw new QueueError('InvalidMessageContents', 'The body holds a character not allowed.')
}

const attributesLimit = 10
const attributeNamePattern = /^(?!(aws|amazon)\.)(?!\.)(?!.*\.\.)[\w.-]{1,256}(?<!\.)$/i

/** Texts beside the body; bytes (`Binary`) are not served here. */
function attributesOf(message: Message): Attributes {
  const all = Object.entries(message.MessageAttributes ?? {})
  if (all.length > attributesLimit) throw invalid('A message has 10 attributes at most.')
  return Object.fromEntries(
    all.map(([name, { DataType, StringValue }]) => {
      if (!attributeNamePattern.test(name)) throw invalid(`${name} can't name an attribute.`)
      if (!/^(String|Number)(\.|$)/.test(DataType) || !StringValue)
        throw invalid(`The attribute ${name} must be a String or a Number, and not empty.`)
      checkBody(StringValue)
      return [name, { DataType, StringValue }]
    }),
  )
}

/** Bytes as SQS counts them: attributes with their names and types. */
export const sizeOf = ({ MessageBody, MessageAttributes = {} }: Message): number =>
  Object.entries(MessageAttributes).reduce(
    (sum, [name, { DataType, StringValue = '' }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue),
    Buffer.byteLength(MessageBody),
  )

/** Checks a message for all that SQS refuses in a FIFO queue; answers its attributes. */
export function checkMessage(message: Message): Attributes {
  const { MessageBody, MessageGroupId, MessageDeduplicationId, DelaySeconds } = message
  checkBody(MessageBody)
  if (MessageGroupId === '') throw new QueueError('MissingParameter', 'MessageGroupId is missing.')
  if (!idPattern.test(MessageGroupId)) throw invalid('MessageGroupId is not valid.')
  if (!idPattern.test(MessageDeduplicationId))
    throw invalid('MessageDeduplicationId is missing or not valid: this queue reads no content.')
  if (DelaySeconds) throw invalid('DelaySeconds is for the whole of a FIFO queue only.')
  const attributes = attributesOf(message)
  if (sizeOf(message) > bytesLimit) throw invalid(`The message is over ${bytesLimit} bytes.`)
  return attributes
}

const Entry = z.looseObject({ Id: z.string() })
const Batch = z.object({ Entries: z._default(z.array(Entry), []) })

/** The entries of a batch; one bad entry is its own business, a bad batch is refused as a whole. */
export function parseBatch(body: unknown): z.infer<typeof Entry>[] {
  const { Entries } = parse(Batch, body)
  if (Entries.length === 0) throw new QueueError('EmptyBatchRequest', 'The batch has no entry.')
  if (Entries.length > entriesLimit)
    throw new QueueError('TooManyEntriesInBatchRequest', 'A batch has 10 entries at most.')
  if (!Entries.every(({ Id }) => entryIdPattern.test(Id)))
    throw new QueueError('InvalidBatchEntryId', 'An Id is 1 to 80 letters, digits, _ or -.')
  if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length)
    throw new QueueError('BatchEntryIdsNotDistinct', 'Two entries have the same Id.')
  const bytes = Entries.reduce((sum, e) => {
    const message = Message.safeParse(e)
    return sum + (message.success ? sizeOf(message.data) : 0)
  }, 0)
  if (bytes > bytesLimit)
    throw new QueueError('BatchRequestTooLong', `The batch is longer than ${bytesLimit} bytes.`)
  return Entries
}
