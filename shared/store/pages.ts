import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './connection.ts'

/** Every item that a query finds, page after page. */
export async function queryPages(
  table: Table,
  ask: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...ask,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    found.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return found
}

/** Every item of a partition whose sort key begins so. */
export const itemsUnder = (
  table: Table,
  pk: string,
  begin: string,
  options: { consistent?: boolean } = {},
): Promise<Record<string, unknown>[]> =>
  queryPages(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begin)',
    ExpressionAttributeValues: { ':pk': pk, ':begin': begin },
    ...(options.consistent && { ConsistentRead: true }),
  })
