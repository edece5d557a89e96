import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The one table, and the client that reaches it. */
export interface Table {
  client: DynamoDBDocumentClient
  name: string
}

export interface Key {
  pk: string
  sk: string
}
