import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { tableDefinition, ttlAttribute } from '../../shared/store/table.ts'

type State = 'missing' | 'silent' | 'streaming'

const stateOf = async (client: DynamoDBClient, name: string): Promise<State> => {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
    return Table?.StreamSpecification?.StreamEnabled ? 'streaming' : 'silent'
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'missing'
    throw error
  }
}

const create = async (client: DynamoDBClient, definition: CreateTableCommandInput) => {
  try {
    await client.send(new CreateTableCommand(definition))
  } catch (error) {
    // Someone else was a moment earlier: the table is there, which is all we want.
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

const expires = async (client: DynamoDBClient, name: string) => {
  const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: name }))
  return ttl.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED'
}

/**
 * A table that is to be filled first: no stream tells of what is put in until `createTable` opens
 * it. False when it was filled before.
 */
export async function beginTable(client: DynamoDBClient, name: string): Promise<boolean> {
  const state = await stateOf(client, name)
  const { StreamSpecification: _, ...silent } = tableDefinition(name)
  if (state === 'missing') await create(client, silent)
  return state !== 'streaming'
}

/** Makes sure that the one table exists as `tableDefinition` says, with expiry by `ttl`. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  const state = await stateOf(client, name)
  const definition = tableDefinition(name)
  const { StreamSpecification } = definition
  if (state === 'missing') await create(client, definition)
  if (state === 'silent')
    await client.send(new UpdateTableCommand({ TableName: name, StreamSpecification }))
  if (await expires(client, name)) return
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
    }),
  )
}
