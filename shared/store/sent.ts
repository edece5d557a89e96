import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { CommunityId } from '../domain/ids.ts'
import { day, type Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { communityPk } from './keys.ts'
import { putIfAbsent } from './write.ts'

/**
 * A notice or summary that goes out once: `WEEKLY#2026-W48#-1001234`. It is marked before it is
 * sent, because Telegram has no way to ask whether a send that got no answer took effect.
 */
export interface Sent {
  state: 'sending' | 'sent' | 'unsure' | 'skipped'
  at: Instant
  chat?: number
  message?: number
}

const row = z.object({
  state: z.enum(['sending', 'sent', 'unsure', 'skipped']),
  at: z.number(),
  chat: z.optional(z.number()),
  message: z.optional(z.number()),
})

const sentKey = (c: CommunityId, what: string): Key => ({ pk: communityPk(c), sk: `SENT#${what}` })

// Long enough for last year's to be seen beside this year's.
const keptMs = 400 * day

const mark = (table: Table, c: CommunityId, what: string, sent: Sent): Promise<boolean> =>
  putIfAbsent(table, {
    ...sentKey(c, what),
    e: 'sent@1',
    ...sent,
    ttl: Math.ceil((sent.at + keptMs) / 1000),
  })

/** Begins the one send of a notice; false when it was begun, sent or left out before. */
export const beginSent = (
  table: Table,
  c: CommunityId,
  what: string,
  at: Instant,
): Promise<boolean> => mark(table, c, what, { state: 'sending', at })

/** Notes that it came too late to be sent; false when it was sent all the same. */
export const recordSkipped = (
  table: Table,
  c: CommunityId,
  what: string,
  at: Instant,
): Promise<boolean> => mark(table, c, what, { state: 'skipped', at })

export async function readSent(
  table: Table,
  c: CommunityId,
  what: string,
): Promise<Sent | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: sentKey(c, what), ConsistentRead: true }),
  )
  // The schema has checked each field; only the brand is missing.
  return Item && (row.parse(Item) as Sent)
}

/** Notes what became of a send: where the message is, or that nobody knows. */
export async function recordSent(
  table: Table,
  c: CommunityId,
  what: string,
  outcome: { state: 'sent'; chat: number; message: number } | { state: 'unsure' },
): Promise<void> {
  const { state, chat = 0, message = 0 } = { chat: undefined, message: undefined, ...outcome }
  const where = state === 'sent' ? ', chat = :chat, message = :message' : ''
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: sentKey(c, what),
      UpdateExpression: `SET #state = :state${where}`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':state': state,
        ...(state === 'sent' && { ':chat': chat, ':message': message }),
      },
    }),
  )
}

/** A send that surely had no effect may be tried again. */
export async function forgetSent(table: Table, c: CommunityId, what: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: sentKey(c, what) }))
}
