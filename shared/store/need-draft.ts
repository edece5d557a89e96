import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type Programme, programmes } from '../domain/activity.ts'
import { type CommunityId, type MemberId, type NeedId, telegramIdOf } from '../domain/ids.ts'
import type { Span } from '../domain/overlap.ts'
import { day, type Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { putIfAbsent } from './write.ts'

/** A need between its first sentence and "send it", under the id that it will have. */
export interface NeedDraft {
  id: NeedId
  community: CommunityId
  by: MemberId
  what: string
  when?: Span
  /** Said that any time is fine. */
  anyTime?: boolean
  where?: string
  anywhere?: boolean
  /** A guess until it is confirmed by sending. */
  programme?: Programme
  urgent: boolean
  behalf?: boolean
  /** Private details that the sentence gave away. */
  details?: string
  /** The newest private message that went into it: one that comes again adds nothing. */
  heard?: number
}

const row = z.object({
  id: z.string(),
  community: z.string(),
  by: z.string(),
  what: z.string(),
  when: z.optional(z.object({ start: z.number(), end: z.number() })),
  anyTime: z.optional(z.boolean()),
  where: z.optional(z.string()),
  anywhere: z.optional(z.boolean()),
  programme: z.optional(z.enum(programmes)),
  urgent: z.boolean(),
  behalf: z.optional(z.boolean()),
  details: z.optional(z.string()),
  heard: z.optional(z.number()),
})
const expiry = z.object({ ttl: z.number() })

// What is told in confidence lies about no longer than a day.
const keptFor = day
const keyOf = (bot: number, id: NeedId) => ({ pk: `S#${bot}#${id}`, sk: 'NEED' })
const itemOf = (bot: number, draft: NeedDraft, now: Instant) => ({
  ...keyOf(bot, draft.id),
  e: 'need-draft@1',
  ...draft,
  ttl: Math.ceil((now + keptFor) / 1000),
})

export async function readNeedDraft(
  table: Table,
  bot: number,
  id: NeedId,
  now: Instant,
): Promise<NeedDraft | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(bot, id), ConsistentRead: true }),
  )
  if (!Item || expiry.parse(Item).ttl * 1000 <= now) return undefined
  // The schema has checked each field; only the brands are missing.
  return row.parse(Item) as unknown as NeedDraft
}

/** Among what its writer has under way, so that it is found when they are to be forgotten. */
const traceOf = (bot: number, { id, by }: NeedDraft, now: Instant) => ({
  pk: `S#${bot}#${telegramIdOf(by) ?? by}`,
  sk: `NEED#${id}`,
  e: 'need-draft-of@1',
  data: JSON.stringify({ need: id }),
  ttl: Math.ceil((now + keptFor) / 1000),
})

/** Keeps a new draft; false when the same message began it before. */
export async function beginNeedDraft(
  table: Table,
  bot: number,
  draft: NeedDraft,
  now: Instant,
): Promise<boolean> {
  const Item = traceOf(bot, draft, now)
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
  return putIfAbsent(table, itemOf(bot, draft, now))
}

/** Keeps a changed draft. One person writes it, in one chat: the last change counts. */
export async function saveNeedDraft(
  table: Table,
  bot: number,
  draft: NeedDraft,
  now: Instant,
): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: itemOf(bot, draft, now) }))
}

export async function dropNeedDraft(table: Table, bot: number, id: NeedId): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keyOf(bot, id) }))
}
