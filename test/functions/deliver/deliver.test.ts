import type { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { Api } from 'grammy/web'
import { expect, it } from 'vitest'
import { deliver } from '../../../functions/deliver/deliver.ts'
import { emptyRows, memoryTable } from '../../simulator/engine/engine.ts'

const record = (messageId: string, body: string) => ({
  messageId,
  receiptHandle: messageId,
  body,
  attributes: {
    MessageGroupId: messageId,
    MessageDeduplicationId: messageId,
    SentTimestamp: '0',
    ApproximateReceiveCount: '100',
  },
})

it('says nothing of a batch again because the queue could not hide or put aside the rest of it', async () => {
  const send = async () => Promise.reject(new Error('the queue is not there'))
  const queue = { url: 'memory:', client: async () => ({ send }) as unknown as SQSClient }
  const table = memoryTable(emptyRows())
  const api = new Api('1:x')
  const handler = deliver(
    {
      ...{ table, queue, api, bot: 1, deadLettersUrl: 'memory:dead', editGapMs: 0 },
      botInfo: () => api.getMe(),
      clock: () => 0,
    },
    { wait: () => 0, took: () => {} },
  )
  const said = JSON.stringify({ kind: 'post', activity: 'activity1', chat: -1, version: 1 })
  const Records = [record('said', said), record('unreadable', 'nonsense')]
  // Lambda's event holds more than the function looks at.
  const result = await handler({ Records } as unknown as SQSEvent)
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'unreadable' }] })
})
