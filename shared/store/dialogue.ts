import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { day, type Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'

/**
 * What the bot asked a person last, so that their next private message is understood as the
 * answer. One dialogue a person; it is forgotten after a day.
 */
export interface Dialogue {
  /** The verb that asked. */
  verb: string
  step: string
  /** The verb's own data, parsed by the verb. */
  data: unknown
}

const row = z.object({ verb: z.string(), step: z.string(), data: z.string(), ttl: z.number() })
const dialogueKey = (bot: number, user: number) => ({ pk: `S#${bot}#${user}`, sk: 'DIALOGUE' })

export async function readDialogue(
  table: Table,
  bot: number,
  user: number,
  now: Instant,
): Promise<Dialogue | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: dialogueKey(bot, user), ConsistentRead: true }),
  )
  if (!Item) return undefined
  const { verb, step, data, ttl } = row.parse(Item)
  // Expiry by the table may lag for days.
  return ttl * 1000 > now ? { verb, step, data: JSON.parse(data) } : undefined
}

export async function writeDialogue(
  table: Table,
  bot: number,
  user: number,
  dialogue: Dialogue,
  now: Instant,
): Promise<void> {
  const ttl = Math.ceil((now + day) / 1000)
  const Item = {
    ...dialogueKey(bot, user),
    e: 'dialogue@1',
    ...dialogue,
    data: JSON.stringify(dialogue.data),
    ttl,
  }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

export async function endDialogue(table: Table, bot: number, user: number): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: dialogueKey(bot, user) }))
}
