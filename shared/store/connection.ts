import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { direct } from './direct.ts'

/** The one table, and the client that reaches it. */
export interface Table {
  client: DynamoDBDocumentClient
  name: string
}

/**
 * The client that every store function speaks through. The SDK's middleware for logs goes: it
 * copies whatever is sent and got, also when there is no logger.
 */
export function documentClient(raw: DynamoDBClient): DynamoDBDocumentClient {
  raw.middlewareStack.remove('loggerMiddleware')
  const marshallOptions = { removeUndefinedValues: true }
  return direct(DynamoDBDocumentClient.from(raw, { marshallOptions }))
}

export interface Key {
  pk: string
  sk: string
}
