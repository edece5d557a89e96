import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { programmes } from '../domain/activity.ts'
import { type BookFilter, type Period, parsePeriod } from '../domain/book-filter.ts'
import { type CommunityId, digest } from '../domain/ids.ts'
import { day, type Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'

/** A filter that buttons speak of: too long for them, so they carry its name. */
export interface KeptFilter {
  id: string
  community: CommunityId
  filter: BookFilter
}

const row = z.object({ c: z.string(), filter: z.string(), ttl: z.number() })
const filterJson = z.object({
  period: z.string(),
  programme: z.optional(z.enum(programmes)),
  team: z.optional(z.string()),
  partner: z.optional(z.string()),
  text: z.optional(z.string()),
})

const keyOf = (bot: number, id: string) => ({ pk: `S#${bot}#${id}`, sk: 'FILTER' })
const keptFor = 30 * day

/** Keeps a filter under a name that is made of it: the same one twice is one row. */
export async function keepFilter(
  table: Table,
  bot: number,
  community: CommunityId,
  filter: BookFilter,
  now: Instant,
): Promise<KeptFilter> {
  const json = JSON.stringify(filter, ['period', 'programme', 'team', 'partner', 'text'])
  const id = digest('filter', community, json)
  const ttl = Math.ceil((now + keptFor) / 1000)
  const Item = { ...keyOf(bot, id), e: 'filter@1', c: community, filter: json, ttl }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
  return { id, community, filter }
}

/** Undefined when nobody asked for it in a month. */
export async function readFilter(
  table: Table,
  bot: number,
  id: string,
  now: Instant,
): Promise<KeptFilter | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(bot, id), ConsistentRead: true }),
  )
  const found = Item && row.parse(Item)
  if (!found || found.ttl * 1000 <= now) return undefined
  const { period, ...rest } = filterJson.parse(JSON.parse(found.filter))
  const known: Period = parsePeriod(period) ?? 'all'
  // The schema has checked each field; only the brands are missing.
  const filter = { period: known, ...rest } as unknown as BookFilter
  return { id, community: found.c as CommunityId, filter }
}
