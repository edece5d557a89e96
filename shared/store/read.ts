import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import type { Key, Table } from './connection.ts'

/** Gets any number of items, a hundred at a time, asking again for what was held back. */
export async function readKeys(
  table: Table,
  keys: Key[],
  { consistent = false } = {},
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  for (let rest: Record<string, unknown>[] = keys.map((key) => ({ ...key })); rest.length > 0; ) {
    const request = { Keys: rest.slice(0, 100), ConsistentRead: consistent }
    const answer = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: request } }),
    )
    found.push(...(answer.Responses?.[table.name] ?? []))
    rest = [...(answer.UnprocessedKeys?.[table.name]?.Keys ?? []), ...rest.slice(100)]
  }
  return found
}
