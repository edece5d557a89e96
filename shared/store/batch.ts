import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from './connection.ts'

const batch = 25
const atOnce = 8

async function writeBatch(table: Table, items: Record<string, unknown>[]): Promise<void> {
  let left: Record<string, unknown>[] = items.map((Item) => ({ PutRequest: { Item } }))
  while (left.length > 0) {
    const { UnprocessedItems } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
    )
    left = UnprocessedItems?.[table.name] ?? []
  }
}

/** Puts any number of rows in, over what is there: 25 a call. Repeating it changes nothing. */
export async function writeItems(table: Table, items: Record<string, unknown>[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / batch) }, (_, i) =>
    items.slice(i * batch, (i + 1) * batch),
  ).values()
  const worker = async () => {
    for (const part of batches) await writeBatch(table, part)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
