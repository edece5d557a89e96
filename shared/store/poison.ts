import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { day, type Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'

const keptDays = 30

/** Keeps an update that no code could handle, for an operator to see; gone after 30 days. */
export async function keepAside(
  table: Table,
  bot: number,
  update: { update_id: number },
  error: unknown,
  now: Instant,
): Promise<void> {
  const Item = {
    pk: `UPD#${bot}`,
    sk: `${update.update_id}`,
    e: 'poison@1',
    update: JSON.stringify(update).slice(0, 300_000),
    reason: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown',
    at: now,
    ttl: Math.ceil((now + keptDays * day) / 1000),
  }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}
