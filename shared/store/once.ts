import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { day, type Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { putIfAbsent } from './write.ts'

const onceKey = (bot: number, update: number): Key => ({ pk: `UPD#${bot}#${update}`, sk: 'ONCE' })

/**
 * Notes that an update is being handled; false when it was before. For what people would see
 * twice: Telegram brings an update again for at most a day, and gives its number anew after weeks.
 */
export const beginOnce = (
  table: Table,
  bot: number,
  update: number,
  now: Instant,
): Promise<boolean> =>
  putIfAbsent(table, {
    ...onceKey(bot, update),
    e: 'once@1',
    ttl: Math.ceil((now + 2 * day) / 1000),
  })

/** Nothing came of it: the next delivery may try again. */
export async function forgetOnce(table: Table, bot: number, update: number): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: onceKey(bot, update) }))
}
