import { marshall } from '@aws-sdk/util-dynamodb'
import type { APIGatewayProxyEventV2, DynamoDBRecord, SQSEvent } from 'aws-lambda'
import type { Update } from 'grammy/types'
import type { Received } from '../../../infra/local/queue/fifo.ts'
import { systemAttributesOf } from '../../../infra/local/queue/protocol.ts'
import type { Written } from '../engine/rows.ts'

export const secret = 'simulated'

export function updateEvent(update: Update, now: number): APIGatewayProxyEventV2 {
  const event = {
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
    isBase64Encoded: false,
    requestContext: { timeEpoch: now },
  }
  // The function looks at nothing else of the request.
  return event as unknown as APIGatewayProxyEventV2
}

export function recordOf({ key, before, after, at }: Written, sequence: number): DynamoDBRecord {
  // An empty binary can't be in an image; everything else is as Lambda has it.
  const image = (item: Record<string, unknown>) =>
    marshall(item, { removeUndefinedValues: true }) as NonNullable<
      NonNullable<DynamoDBRecord['dynamodb']>['NewImage']
    >
  return {
    eventName: !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE',
    dynamodb: {
      ApproximateCreationDateTime: at / 1000,
      Keys: image(key),
      ...(before && { OldImage: image(before) }),
      ...(after && { NewImage: image(after) }),
      SequenceNumber: String(sequence),
    },
  }
}

export const sqsEvent = (messages: Received[]): SQSEvent => ({
  Records: messages.map((m) => ({
    messageId: m.id,
    receiptHandle: m.receipt,
    body: m.body,
    attributes: systemAttributesOf(m),
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'memory:queue',
    awsRegion: 'local',
  })),
})
