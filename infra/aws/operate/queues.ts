import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
} from '@aws-sdk/client-sqs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Place } from '../../dead-letters.ts'
import { namesOf } from '../cell.ts'
import type { Operator } from './account.ts'

export async function queueUrl({ clients }: Operator, QueueName: string): Promise<string> {
  const { QueueUrl = '' } = await clients.queues.send(new GetQueueUrlCommand({ QueueName }))
  return QueueUrl
}

/** How many wait in a queue; undefined while there is none. */
export async function waitingIn(o: Operator, name: string): Promise<number | undefined> {
  try {
    const { Attributes } = await o.clients.queues.send(
      new GetQueueAttributesCommand({
        QueueUrl: await queueUrl(o, name),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    )
    return Number(Attributes?.ApproximateNumberOfMessages ?? 0)
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined
    throw error
  }
}

/** A bot's queues and table, as the commands for dead letters look at them. */
export async function placeOf(
  o: Operator,
  bot: string,
  documents: DynamoDBDocumentClient,
): Promise<Place> {
  const names = namesOf(o.cell)
  const at = async (name: string) => {
    const url = await queueUrl(o, name)
    return { client: async () => o.clients.queues, url }
  }
  return {
    live: await at(names.queue(bot)),
    dead: await at(names.deadLetters(bot)),
    table: { client: documents, name: o.cell.table?.name ?? names.table },
    bot: Number(bot),
  }
}
