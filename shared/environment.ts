import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Queue } from './queue/queue.ts'
import type { Table } from './store/connection.ts'

type Source = Record<string, string | undefined>

/** A setting that the function can't do without; an unset one stops the start with its name. */
export function required(source: Source, name: string): string {
  const value = source[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** The table named by TABLE_NAME, at DYNAMODB_ENDPOINT. */
export function tableFrom(source: Source): Table {
  const client = new DynamoDBClient({ endpoint: required(source, 'DYNAMODB_ENDPOINT') })
  const marshallOptions = { removeUndefinedValues: true }
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions }),
    name: required(source, 'TABLE_NAME'),
  }
}

/** The queue at QUEUE_URL; its host is taken from the URL, so a local one serves as well. */
export function queueFrom(source: Source): Queue {
  const url = required(source, 'QUEUE_URL')
  const local = url.startsWith('http://')
  return { client: new SQSClient({ ...(local && { endpoint: new URL(url).origin }) }), url }
}
