import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { erasureHash } from '../domain/forget.ts'
import { type CommunityId, type MemberId, memberOf } from '../domain/ids.ts'
import { type Instant, second } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { forgetJob, jobItem, jobKey } from './job.ts'
import { communityPk, personPk } from './keys.ts'
import { membersOf } from './member.ts'
import { itemsUnder } from './pages.ts'
import { putIfAbsent } from './write.ts'

/**
 * Forgetting one person, as far as it has come. The row stands among the person's own and goes
 * with them at the very end, so whatever interrupts it, it goes on.
 */
export interface Erasure {
  bot: number
  telegramId: number
  member: MemberId
  pseudonym: MemberId
  communities: CommunityId[]
  phase: 'leave' | 'erase'
  /** Where the walk through a community's timeline has come to. */
  cursor?: string
  /** They hear once more when it is done, in this language. */
  tell?: string
}

const row = z.object({
  pk: z.string(),
  bot: z.number(),
  alias: z.string(),
  communities: z.array(z.string()),
  phase: z.enum(['leave', 'erase']),
  cursor: z.optional(z.string()),
  tell: z.optional(z.string()),
})

const keyOf = (telegramId: number): Key => jobKey({ pk: personPk(telegramId), kind: forgetJob })

/** Asks for a person to be forgotten, everywhere; a second tap changes nothing. */
export function beginErasure(
  table: Table,
  erasure: Pick<Erasure, 'bot' | 'telegramId' | 'pseudonym' | 'communities' | 'tell'>,
  now: Instant,
): Promise<boolean> {
  const { bot, telegramId, pseudonym, communities, tell } = erasure
  const [community] = communities
  if (!community) return Promise.resolve(false)
  const job = { pk: personPk(telegramId), kind: forgetJob, community, due: now }
  return putIfAbsent(table, {
    ...jobItem(job),
    bot,
    alias: pseudonym,
    communities,
    phase: 'leave',
    ...(tell && { tell }),
  })
}

export async function readErasure(table: Table, pk: string): Promise<Erasure | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { pk, sk: `JOB#${forgetJob}` },
      ConsistentRead: true,
    }),
  )
  if (!Item) return undefined
  const { bot, alias, communities, phase, cursor, tell } = row.parse(Item)
  const telegramId = Number(pk.slice(2))
  return {
    bot,
    telegramId,
    member: memberOf(telegramId),
    pseudonym: alias as MemberId,
    communities: communities as CommunityId[],
    phase,
    ...(cursor && { cursor }),
    ...(tell && { tell }),
  }
}

/** Notes how far it has come. */
export async function advanceErasure(
  table: Table,
  { telegramId }: Pick<Erasure, 'telegramId'>,
  to: { phase: Erasure['phase']; cursor?: string },
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keyOf(telegramId),
      UpdateExpression: to.cursor
        ? 'SET phase = :phase, #cursor = :cursor'
        : 'SET phase = :phase REMOVE #cursor',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#cursor': 'cursor' },
      ExpressionAttributeValues: {
        ':phase': to.phase,
        ...(to.cursor && { ':cursor': to.cursor }),
      },
    }),
  )
}

/** Whether somebody is being forgotten: nothing more is said to them meanwhile. */
export async function isLeaving(table: Table, telegramId: number): Promise<boolean> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: keyOf(telegramId),
      ProjectionExpression: 'phase',
    }),
  )
  return Item !== undefined
}

/** All of it is done: the row that said so goes. */
export const endErasure = (table: Table, { telegramId }: Pick<Erasure, 'telegramId'>) =>
  deleteItem(table, { ...keyOf(telegramId) })

/**
 * What was under way when the person left comes to rest before their rows go: the stream is a second
 * behind, seldom more. Where the clock comes by the minute it is a minute.
 */
export const restMs = 10 * second

const erasedKey = (c: CommunityId, hash: string): Key => ({
  pk: communityPk(c),
  sk: `ERASED#${hash}`,
})

/** Notes, by a slow hash, that somebody was forgotten in a community. */
export const recordErased = (
  table: Table,
  c: CommunityId,
  m: MemberId,
  at: Instant,
): Promise<boolean> => putIfAbsent(table, { ...erasedKey(c, erasureHash(c, m)), e: 'erased@1', at })

/** The list to take along when the table is restored from an older state. */
export async function erasedIn(table: Table, c: CommunityId): Promise<Map<string, Instant>> {
  const items = await itemsUnder(table, communityPk(c), 'ERASED#')
  return new Map(items.map(({ sk, at }) => [String(sk).slice(7), Number(at) as Instant]))
}

/** Members of a restored community who had been forgotten; who came back later is not among them. */
export async function erasedAmong(
  table: Table,
  c: CommunityId,
  erased: ReadonlyMap<string, Instant>,
): Promise<MemberId[]> {
  if (erased.size === 0) return []
  const members = await membersOf(table, c)
  return members
    .filter(({ id, joinedAt }) => joinedAt <= (erased.get(erasureHash(c, id)) ?? -1))
    .map(({ id }) => id)
}

export async function deleteItem(table: Table, { pk, sk }: Record<string, unknown>): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
}
