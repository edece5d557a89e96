import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { tableDefinition, ttlAttribute } from '../../shared/store/table.ts'

const exists = async (client: DynamoDBClient, name: string) => {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }))
    return true
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false
    throw error
  }
}

const create = async (client: DynamoDBClient, name: string) => {
  try {
    await client.send(new CreateTableCommand(tableDefinition(name)))
  } catch (error) {
    // Someone else was a moment earlier: the table is there, which is all we want.
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

const expires = async (client: DynamoDBClient, name: string) => {
  const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: name }))
  return ttl.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED'
}

/** Makes sure that the one table exists as `tableDefinition` says, with expiry by `ttl`. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  if (!(await exists(client, name))) await create(client, name)
  if (await expires(client, name)) return
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
    }),
  )
}
