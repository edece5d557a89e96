import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type LocalDynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { createTable } from '../../infra/local/table.ts'
import { documentClient } from '../../shared/store/connection.ts'

/** A table of its own on the real embedded DynamoDB. */
export interface FreshTable {
  client: DynamoDBDocumentClient
  tableName: string
  endpoint: string
}

/** What the SDK asks for and the embedded DynamoDB does not look at. */
export const anyCredentials = {
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
}

let running: Promise<LocalDynamoDb> | undefined

/** One database per test file, started at first need; it ends with the worker. */
export const sharedDynamoDb = (): Promise<LocalDynamoDb> => {
  running ??= startDynamoDb()
  return running
}

/** A client as production makes it: undefined attributes are left out. */
export const clientOf = (endpoint: string): DynamoDBDocumentClient =>
  documentClient(new DynamoDBClient({ endpoint, ...anyCredentials }))

/** A fresh, empty table; takes some milliseconds, so each test can have its own. */
export async function freshTable(): Promise<FreshTable> {
  const { endpoint } = await sharedDynamoDb()
  const client = clientOf(endpoint)
  const tableName = `t-${randomUUID()}`
  await createTable(client, tableName)
  return { client, tableName, endpoint }
}
