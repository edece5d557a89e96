import { existsSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { tableFrom } from '../../shared/environment.ts'
import { documentClient, type Table } from '../../shared/store/connection.ts'
import { botIdOf } from '../../shared/telegram/api.ts'
import { startDynamoDb } from '../local/dynamodb.ts'
import { anyone } from '../local/machine.ts'
import { readRunning } from '../local/running.ts'
import { createTable } from '../local/table.ts'

type Environment = Record<string, string | undefined>

/** The table to work on, and how to leave it. */
export interface Place {
  table: Table
  leave(): Promise<void>
}

const localTable = ({ BOT_TOKEN: token }: Environment): string =>
  token ? `bangshou-${botIdOf(token)}` : 'bangshou'

async function tableAt(endpoint: string, name: string): Promise<Table> {
  const client = new DynamoDBClient({ ...anyone, endpoint })
  await createTable(client, name)
  return { client: documentClient(client), name }
}

/**
 * TABLE_NAME at DYNAMODB_ENDPOINT (on AWS with the operator's own credentials); else the data of
 * this machine, in DATA_DIR, whether Bangshou is running on it or not.
 */
export async function openPlace(env: Environment, mayCreate: boolean): Promise<Place> {
  if (env.TABLE_NAME && env.DYNAMODB_ENDPOINT)
    return { table: tableFrom(env), leave: async () => {} }
  const dataDir = env.DATA_DIR || './data'
  const running = readRunning(dataDir)
  if (running)
    return { table: await tableAt(running.dynamodb, running.table), leave: async () => {} }
  const file = `${dataDir}/bangshou.db`
  if (!mayCreate && !existsSync(file))
    throw new Error(`There is no data in ${dataDir}. Its data lies elsewhere? Set DATA_DIR=/path.`)
  const database = await startDynamoDb({ file })
  return { table: await tableAt(database.endpoint, localTable(env)), leave: () => database.stop() }
}

export interface Found {
  id: string
  name: string
  bot: number
}

/** Every community of a table: one look through all of it, for an operator who asks. */
export async function communitiesIn({ client, name }: Table): Promise<Found[]> {
  const found: Found[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: name,
        FilterExpression: 'begins_with(pk, :c) AND sk = :meta',
        ExpressionAttributeValues: { ':c': 'C#', ':meta': 'META' },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    for (const item of page.Items ?? [])
      found.push({ id: String(item.id), name: String(item.name), bot: Number(item.bot ?? 0) })
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return found
}
