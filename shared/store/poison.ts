import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { day, type Instant, instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { itemsUnder } from './pages.ts'

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

/** An update that was kept aside, without what people wrote in it. */
export interface KeptAside {
  update: number
  reason: string
  at: Instant
}

const row = z.object({ sk: z.string(), reason: z.string(), at: z.number() })

/** Those kept aside, for an operator to see. */
export async function keptAside(table: Table, bot: number): Promise<KeptAside[]> {
  const items = await itemsUnder(table, `UPD#${bot}`, '')
  return items.map((item) => {
    const { sk, reason, at } = row.parse(item)
    return { update: Number(sk), reason, at: instant(at) }
  })
}
