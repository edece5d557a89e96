import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { ActivityId, CommunityId } from '../domain/ids.ts'
import { day, type Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { putIfAbsent, wasRefused } from './write.ts'

/**
 * A recruitment between its first message and Publish, under the id that the activity will have.
 * Kept apart from the dialogue: asking something else in between loses nothing.
 */
export interface Draft {
  id: ActivityId
  community: CommunityId
  /** Grows with each change, so that Publish publishes what its preview showed. */
  revision: number
  data: unknown
}

const row = z.object({
  id: z.string(),
  c: z.string(),
  rev: z.number(),
  data: z.string(),
  ttl: z.number(),
})
const draftKey = (bot: number, id: ActivityId) => ({ pk: `S#${bot}#${id}`, sk: 'DRAFT' })
const keptFor = 7 * day

const draftItem = (bot: number, { id, community, revision, data }: Draft, now: Instant) => ({
  ...draftKey(bot, id),
  e: 'draft@1',
  id,
  c: community,
  rev: revision,
  data: JSON.stringify(data),
  ttl: Math.ceil((now + keptFor) / 1000),
})

export async function readDraft(
  table: Table,
  bot: number,
  id: ActivityId,
  now: Instant,
): Promise<Draft | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: draftKey(bot, id), ConsistentRead: true }),
  )
  const found = Item && row.parse(Item)
  if (!found || found.ttl * 1000 <= now) return undefined
  const { c, rev, data } = found
  return { id, community: c as CommunityId, revision: rev, data: JSON.parse(data) }
}

/** Keeps a new draft; false when the same message began it before. */
export const beginDraft = (
  table: Table,
  bot: number,
  draft: Omit<Draft, 'revision'>,
  now: Instant,
): Promise<boolean> => putIfAbsent(table, draftItem(bot, { ...draft, revision: 1 }, now))

/** Keeps a changed draft as its next revision; undefined when it was changed meanwhile. */
export async function saveDraft(
  table: Table,
  bot: number,
  seen: Draft,
  data: unknown,
  now: Instant,
): Promise<Draft | undefined> {
  const next = { ...seen, data, revision: seen.revision + 1 }
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: draftItem(bot, next, now),
        ConditionExpression: 'rev = :seen',
        ExpressionAttributeValues: { ':seen': seen.revision },
      }),
    )
    return next
  } catch (error) {
    if (wasRefused(error)) return undefined
    throw error
  }
}

export async function dropDraft(table: Table, bot: number, id: ActivityId): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: draftKey(bot, id) }))
}
