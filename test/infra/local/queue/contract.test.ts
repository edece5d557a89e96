import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Pump, pump } from '../../../../infra/local/queue/pump.ts'
import {
  type LocalQueue,
  type QueueOptions,
  startQueue,
} from '../../../../infra/local/queue/queue.ts'

/*
 * Each rule names the page that it was taken from:
 *   guide/  docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/
 *   api/    docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/
 *   lambda/ docs.aws.amazon.com/lambda/latest/dg/
 * What the local queue does not do: standard queues, delays, retention (it keeps a message until it
 * is deleted), ReceiveRequestAttemptId, binary attributes, throttling, signatures.
 */

const [visibilitySeconds, maxReceives] = [30, 3]
let now = 0
let dataDir = ''
let queue: LocalQueue
let sqs: SQSClient
let pumped: Pump | undefined

async function start(options: Partial<QueueOptions> = {}): Promise<void> {
  const clock = () => now
  queue = await startQueue({ clock, elapsed: clock, visibilitySeconds, maxReceives, ...options })
  sqs = new SQSClient({
    region: 'local',
    endpoint: new URL(queue.url).origin,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
}

async function stop(): Promise<void> {
  await pumped?.stop()
  pumped = undefined
  sqs.destroy()
  await queue.close()
}

beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 2)
  dataDir = mkdtempSync(join(tmpdir(), 'queue-'))
  await start()
})
afterEach(async () => {
  await stop()
  rmSync(dataDir, { recursive: true, force: true })
})

let serial = 0
const send = (body: string, more: Partial<SendMessageCommandInput> = {}) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: queue.url,
      MessageBody: body,
      MessageGroupId: 'choir',
      MessageDeduplicationId: `once-${serial++}`,
      ...more,
    }),
  )

async function receive(more: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> {
  const wanted = { QueueUrl: queue.url, MaxNumberOfMessages: 10 }
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ ...wanted, AttributeNames: ['All'], ...more }),
  )
  return Messages ?? []
}

const bodies = async (more?: Partial<ReceiveMessageCommandInput>) =>
  (await receive(more)).map((m) => m.Body)

const remove = (m: Message | undefined) =>
  sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle: m?.ReceiptHandle }))

const hide = (m: Message | undefined, VisibilityTimeout: number) =>
  sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queue.url,
      ReceiptHandle: m?.ReceiptHandle,
      VisibilityTimeout,
    }),
  )

const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  )

/** Received so often without being deleted, with the whole visibility in between. */
async function giveUp(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await receive()
    now += visibilitySeconds * 1000
  }
}

describe('visibility', () => {
  test('a received message is hidden, and comes again when nobody deleted it in time — guide/sqs-visibility-timeout', async () => {
    await send('a')
    expect(await bodies()).toEqual(['a'])
    now += visibilitySeconds * 1000 - 1
    expect(await bodies()).toEqual([])
    now += 1
    expect(await bodies()).toEqual(['a'])
  })

  test('a receive may set its own visibility — api/API_ReceiveMessage, VisibilityTimeout', async () => {
    await send('a')
    await receive({ VisibilityTimeout: 5 })
    now += 5000
    expect(await bodies()).toEqual(['a'])
  })

  test('a new timeout counts from the call, not from the receive — api/API_ChangeMessageVisibility', async () => {
    await send('a')
    const [message] = await receive()
    now += 15_000
    await hide(message, 10)
    now += 9999
    expect(await bodies()).toEqual([])
    now += 1
    expect(await bodies()).toEqual(['a'])
  })

  test('a timeout of 0 shows the message at once — guide/sqs-visibility-timeout', async () => {
    await send('a')
    const [message] = await receive()
    await hide(message, 0)
    expect(await bodies()).toEqual(['a'])
  })

  test('a timeout is 0 to 43200 seconds, and only of a message in flight — api/API_ChangeMessageVisibility', async () => {
    await send('a')
    const [message] = await receive()
    expect(await refusal(hide(message, 43_201))).toMatch('InvalidParameterValue')
    now += visibilitySeconds * 1000
    expect(await refusal(hide(message, 10))).toMatch('MessageNotInflight')
  })

  test('each entry of a batch of changes is answered by itself — api/API_ChangeMessageVisibilityBatch', async () => {
    await send('a')
    const [message] = await receive()
    const answer = await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queue.url,
        Entries: [
          { Id: 'good', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 },
          { Id: 'bad', ReceiptHandle: 'nothing', VisibilityTimeout: 0 },
        ],
      }),
    )
    expect(answer.Successful?.map((e) => e.Id)).toEqual(['good'])
    expect(answer.Failed?.map((e) => [e.Id, e.Code, e.SenderFault])).toEqual([
      ['bad', 'ReceiptHandleIsInvalid', true],
    ])
  })
})

describe('deleting', () => {
  test('is by the newest receipt handle: an expired one is refused — guide/sqs-queue-message-identifiers, api/API_ReceiveMessage (a late delete fails)', async () => {
    await send('a')
    const [first] = await receive()
    now += visibilitySeconds * 1000
    const [second] = await receive()
    expect(await refusal(remove(first))).toMatch('The receipt handle has expired')
    await remove(second)
    expect(queue.fifo.size).toBe(0)
  })

  test('of what is gone succeeds again — api/API_DeleteMessage', async () => {
    await send('a')
    const [message] = await receive()
    await remove(message)
    expect(await refusal(remove(message))).toBe('accepted')
  })

  test('by something that is no receipt handle is refused — api/API_DeleteMessage, ReceiptHandleIsInvalid', async () => {
    expect(await refusal(remove({ ReceiptHandle: 'x' }))).toMatch('ReceiptHandleIsInvalid')
  })

  test('in a batch answers each entry — api/API_DeleteMessageBatch', async () => {
    await send('a')
    const [message] = await receive()
    const answer = await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: [
          { Id: '1', ReceiptHandle: message?.ReceiptHandle },
          { Id: '2', ReceiptHandle: 'x' },
        ],
      }),
    )
    expect([answer.Successful?.length, answer.Failed?.length]).toEqual([1, 1])
  })
})

describe('order in a group', () => {
  test('messages come in the order they were sent in — guide/FIFO-queues-understanding-logic', async () => {
    for (const body of ['a', 'b', 'c']) await send(body)
    expect(await bodies()).toEqual(['a', 'b', 'c'])
  })

  test('while one of a group is in flight, nobody gets another of it — guide/interleaving-multiple-ordered-message-groups', async () => {
    await send('a')
    await send('b')
    const [a] = await receive({ MaxNumberOfMessages: 1 })
    await send('other', { MessageGroupId: 'clinic' })
    expect(await bodies()).toEqual(['other'])
    await remove(a)
    expect(await bodies()).toEqual(['b'])
  })

  test('as many as possible come of one group, then of others — guide/FIFO-queues-understanding-logic', async () => {
    for (let i = 0; i < 8; i++) await send(`choir ${i}`)
    for (let i = 0; i < 8; i++) await send(`clinic ${i}`, { MessageGroupId: 'clinic' })
    const groups = (await receive()).map((m) => m.Attributes?.MessageGroupId)
    expect(groups).toEqual([...Array(8).fill('choir'), 'clinic', 'clinic'])
  })

  test('a message that comes again keeps its place — guide/FIFO-queues-understanding-logic', async () => {
    for (const body of ['a', 'b', 'c']) await send(body)
    const [a, b, c] = await receive()
    await remove(a)
    await hide(c, 0)
    expect(await bodies()).toEqual([])
    await hide(b, 0)
    expect(await bodies()).toEqual(['b', 'c'])
  })

  test('the entries of a batch keep their order, with rising sequence numbers — api/API_SendMessageBatch', async () => {
    const { Successful = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: ['a', 'b', 'c'].map((MessageBody, i) => ({
          Id: `${i}`,
          MessageBody,
          MessageGroupId: 'choir',
          MessageDeduplicationId: `batch-${i}`,
        })),
      }),
    )
    const numbers = Successful.map((e) => String(e.SequenceNumber))
    expect(numbers).toEqual([...numbers].sort())
    expect(await bodies()).toEqual(['a', 'b', 'c'])
  })
})

describe('deduplication', () => {
  test('the same id within five minutes is accepted and not delivered — guide/FIFO-key-terms', async () => {
    const first = await send('a', { MessageDeduplicationId: 'x' })
    now += 5 * 60_000 - 1
    const second = await send('a', { MessageDeduplicationId: 'x' })
    expect(second.MessageId).toBe(first.MessageId)
    expect(await bodies()).toEqual(['a'])
  })

  test('goes on after the message was received and deleted — guide/FIFO-key-terms, Note', async () => {
    await send('a', { MessageDeduplicationId: 'x' })
    const [message] = await receive()
    await remove(message)
    await send('a', { MessageDeduplicationId: 'x' })
    expect(await bodies()).toEqual([])
  })

  test('ends after five minutes — guide/FIFO-key-terms', async () => {
    await send('a', { MessageDeduplicationId: 'x' })
    now += 5 * 60_000
    await send('b', { MessageDeduplicationId: 'x' })
    expect(await bodies()).toEqual(['a', 'b'])
  })

  test('is within a group: DeduplicationScope is messageGroup, as on AWS — guide/high-throughput-fifo', async () => {
    await send('a', { MessageDeduplicationId: 'x' })
    await send('b', { MessageDeduplicationId: 'x', MessageGroupId: 'clinic' })
    await send('again', { MessageDeduplicationId: 'x', MessageGroupId: 'clinic' })
    expect(await bodies()).toEqual(['a', 'b'])
  })

  test('an id is needed, since content is not looked at — api/API_SendMessage, MessageDeduplicationId', async () => {
    const without = send('a', { MessageDeduplicationId: undefined })
    expect(await refusal(without)).toMatch('InvalidParameterValue')
  })
})

describe('dead letters', () => {
  test('after so many receives a message goes there instead of to the next — guide/sqs-dead-letter-queues, maxReceiveCount', async () => {
    const { MessageId } = await send('poison')
    await send('next')
    await giveUp(maxReceives - 1)
    expect((await receive())[0]?.Attributes?.ApproximateReceiveCount).toBe(`${maxReceives}`)
    now += visibilitySeconds * 1000
    await receive()
    const dead = await receive({ QueueUrl: queue.deadUrl })
    expect(dead[0]?.Body).toBe('poison')
    expect(dead[0]?.Attributes?.MessageDeduplicationId).toBe(MessageId)
  })

  test('two with the same deduplication id are both kept — guide/sqs-configure-dead-letter-queue-redrive, Note', async () => {
    await send('a', { MessageDeduplicationId: 'x' })
    now += 5 * 60_000
    await send('b', { MessageDeduplicationId: 'x' })
    await giveUp(maxReceives + 1)
    expect(await bodies({ QueueUrl: queue.deadUrl })).toEqual(['a', 'b'])
  })

  test('go back the oldest first, behind what came meanwhile, with a new id — guide/sqs-configure-dead-letter-queue-redrive, api/API_StartMessageMoveTask', async () => {
    const { MessageId } = await send('a')
    await send('b')
    await giveUp(maxReceives + 1)
    await send('c')
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: queue.deadArn }))
    const back = await receive()
    expect(back.map((m) => m.Body)).toEqual(['c', 'a', 'b'])
    expect(back[1]?.Attributes?.ApproximateReceiveCount).toBe('1')
    expect(back[1]?.MessageId).not.toBe(MessageId)
    expect(await bodies({ QueueUrl: queue.deadUrl })).toEqual([])
  })

  test('only a dead-letter queue is moved from — api/API_StartMessageMoveTask', async () => {
    const move = new StartMessageMoveTaskCommand({ SourceArn: queue.arn })
    expect(await refusal(sqs.send(move))).toMatch('ResourceNotFoundException')
  })

  test('whoever puts one there may say why — guide/sqs-message-metadata, message attributes', async () => {
    const MessageAttributes = { reason: { DataType: 'String', StringValue: 'no rights to send' } }
    const { MD5OfMessageAttributes } = await send('a', {
      QueueUrl: queue.deadUrl,
      MessageAttributes,
    })
    const [dead] = await receive({ QueueUrl: queue.deadUrl, MessageAttributeNames: ['All'] })
    expect(dead?.MessageAttributes).toEqual(MessageAttributes)
    expect(dead?.MD5OfMessageAttributes).toBe(MD5OfMessageAttributes)
  })
})

describe('long polling', () => {
  test('a receive waits until a message comes — guide/sqs-short-and-long-polling', async () => {
    const waiting = bodies({ WaitTimeSeconds: 20 })
    await send('a')
    expect(await waiting).toEqual(['a'])
  })

  test('an empty queue answers without messages after the time — api/API_ReceiveMessage, WaitTimeSeconds', async () => {
    expect(await bodies({ WaitTimeSeconds: 1 })).toEqual([])
  })

  test('one that gave up takes nothing with it — guide/sqs-short-and-long-polling', async () => {
    const gone = new AbortController()
    const wanted = { QueueUrl: queue.url, WaitTimeSeconds: 20 }
    const call = sqs.send(new ReceiveMessageCommand(wanted), { abortSignal: gone.signal })
    setTimeout(() => gone.abort(), 50)
    await expect(call).rejects.toThrow()
    await send('a')
    expect(await bodies()).toEqual(['a'])
  })

  test('the time is 0 to 20 seconds, the number 1 to 10 — api/API_ReceiveMessage', async () => {
    expect(await refusal(receive({ WaitTimeSeconds: 21 }))).toMatch('InvalidParameterValue')
    for (const MaxNumberOfMessages of [0, 11])
      expect(await refusal(receive({ MaxNumberOfMessages }))).toMatch('InvalidParameterValue')
  })
})

describe('limits', () => {
  const many = (length: number, of: (i: number) => object = () => ({})) =>
    new SendMessageBatchCommand({
      QueueUrl: queue.url,
      Entries: Array.from({ length }, (_, i) => ({
        Id: `${i}`,
        MessageBody: 'a',
        MessageGroupId: 'choir',
        MessageDeduplicationId: `limit-${i}`,
        ...of(i),
      })),
    })
  const answered = (command: SendMessageBatchCommand) => refusal(sqs.send(command))

  test('a batch has 1 to 10 entries with ids of their own — api/API_SendMessageBatch, Errors', async () => {
    expect(await answered(many(0))).toMatch('EmptyBatchRequest')
    expect(await answered(many(11))).toMatch('TooManyEntriesInBatchRequest')
    expect(await answered(many(2, () => ({ Id: 'same' })))).toMatch('BatchEntryIdsNotDistinct')
    expect(await answered(many(1, () => ({ Id: 'no spaces' })))).toMatch('InvalidBatchEntryId')
    expect(await answered(many(10))).toBe('accepted')
  })

  test('a message is 1 MiB at most, and so is a batch — guide/quotas-messages', async () => {
    const mebibyte = 'a'.repeat(1024 * 1024)
    expect((await send(mebibyte)).MessageId).toBeTruthy()
    expect(await refusal(send(`${mebibyte}a`))).toMatch('InvalidParameterValue')
    const halves = many(2, () => ({ MessageBody: 'a'.repeat(600_000) }))
    expect(await answered(halves)).toMatch('BatchRequestTooLong')
  })

  test('one bad entry is refused alone — api/API_SendMessageBatch', async () => {
    const answer = await sqs.send(many(3, (i) => (i === 1 ? { MessageGroupId: 'a b' } : {})))
    expect(answer.Successful?.map((e) => e.Id)).toEqual(['0', '2'])
    expect(answer.Failed?.map((e) => [e.Id, e.SenderFault])).toEqual([['1', true]])
  })

  test('a group id is needed: 128 letters, digits and punctuation — guide/quotas-messages', async () => {
    expect(await refusal(send('a', { MessageGroupId: undefined }))).toMatch('MissingParameter')
    for (const MessageGroupId of ['合唱', 'a'.repeat(129)])
      expect(await refusal(send('a', { MessageGroupId }))).toMatch('InvalidParameterValue')
    const all = `aZ09!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`
    expect(await refusal(send('a', { MessageGroupId: all }))).toBe('accepted')
  })

  test('a body is Unicode that XML can hold — guide/quotas-messages, Message content', async () => {
    expect(await refusal(send('bell \u0007'))).toMatch('InvalidMessageContents')
    await send('帮手 👋\n')
    expect(await bodies()).toEqual(['帮手 👋\n'])
  })

  test('a FIFO queue has no delay for one message — api/API_SendMessage, DelaySeconds', async () => {
    expect(await refusal(send('a', { DelaySeconds: 5 }))).toMatch('InvalidParameterValue')
  })

  test('a message has 10 attributes at most — guide/quotas-messages', async () => {
    const MessageAttributes = Object.fromEntries(
      Array.from({ length: 11 }, (_, i) => [`n${i}`, { DataType: 'String', StringValue: 'x' }]),
    )
    expect(await refusal(send('a', { MessageAttributes }))).toMatch('InvalidParameterValue')
  })

  test('an unknown queue is an error — api/CommonErrors, QueueDoesNotExist', async () => {
    const QueueUrl = queue.url.replace('bangshou', 'other')
    expect(await refusal(send('a', { QueueUrl }))).toMatch('QueueDoesNotExist')
  })

  test('tells how many wait and how many are in flight — api/API_GetQueueAttributes', async () => {
    await send('a', { MessageGroupId: 'choir' })
    await send('b', { MessageGroupId: 'clinic' })
    await receive({ MaxNumberOfMessages: 1 })
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ['All'] }),
    )
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      RedrivePolicy: `{"deadLetterTargetArn":"${queue.deadArn}","maxReceiveCount":${maxReceives}}`,
    })
  })
})

describe('as an event source', () => {
  const batches: string[][] = []
  const run = (answer: (event: SQSEvent) => { itemIdentifier: string }[]) => {
    batches.length = 0
    pumped = pump(
      queue,
      async (event) => {
        batches.push(event.Records.map((r) => r.body))
        return { batchItemFailures: answer(event) }
      },
      { concurrency: 1, onError: () => {} },
    )
  }
  const seen = async (count: number) => {
    while (batches.length < count) {
      queue.bell.ring()
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  test('what is not named as failed is deleted, the failed comes again — lambda/services-sqs-errorhandling', async () => {
    for (const body of ['a', 'b', 'c']) await send(body)
    run(({ Records }) =>
      batches.length > 1 ? [] : Records.slice(1).map((r) => ({ itemIdentifier: r.messageId })),
    )
    await seen(1)
    now += visibilitySeconds * 1000
    await seen(2)
    await queue.settled()
    expect(batches).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ])
  })

  test('a handler that throws fails its whole batch — lambda/services-sqs-errorhandling', async () => {
    for (const body of ['a', 'b']) await send(body)
    run(() => {
      if (batches.length === 1) throw new Error('no memory')
      return []
    })
    await seen(1)
    now += visibilitySeconds * 1000
    await seen(2)
    await queue.settled()
    expect(batches).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
  })

  test('a failure that is not of the batch fails all of it — lambda/services-sqs-errorhandling', async () => {
    await send('a')
    run(() => (batches.length === 1 ? [{ itemIdentifier: 'another' }] : []))
    await seen(1)
    now += visibilitySeconds * 1000
    await seen(2)
    await queue.settled()
    expect(batches).toEqual([['a'], ['a']])
  })

  test('a handler slower than the visibility sees its message again: at least once — guide/sqs-visibility-timeout', async () => {
    await send('a')
    run(() => {
      if (batches.length === 1) now += visibilitySeconds * 1000
      return []
    })
    await seen(2)
    await queue.settled()
    expect(batches).toEqual([['a'], ['a']])
  })
})

describe('a restart', () => {
  const again = async () => {
    await stop()
    await start({ journalFile: join(dataDir, 'queue.jsonl') })
  }

  test('loses nothing: messages, their order, their receives and their dead letters', async () => {
    await again()
    await send('poison')
    await giveUp(maxReceives - 1)
    await again()
    await giveUp(2)
    await send('a')
    await send('b')
    await again()
    expect(await bodies({ QueueUrl: queue.deadUrl })).toEqual(['poison'])
    expect(await bodies()).toEqual(['a', 'b'])
    await again()
    const back = await receive()
    expect(back.map((m) => [m.Body, m.Attributes?.ApproximateReceiveCount])).toEqual([
      ['a', '2'],
      ['b', '2'],
    ])
  })

  test('knows for five minutes what it took in before, however often it restarts', async () => {
    await again()
    await send('a', { MessageDeduplicationId: 'x' })
    const [message] = await receive()
    await remove(message)
    for (let i = 0; i < 3; i++) {
      await again()
      await send('other')
      await send('a', { MessageDeduplicationId: 'x' })
      const all = await receive()
      expect(all.map((m) => m.Body)).toEqual(['other'])
      await remove(all[0])
    }
  })
})
