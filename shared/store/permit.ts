import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type ActivityId, type CommunityId, digest, type MemberId } from '../domain/ids.ts'
import type { Permit } from '../domain/permit.ts'
import type { Table } from './connection.ts'
import { communityPk, instantKey } from './keys.ts'
import { itemsUnder, queryPages } from './pages.ts'
import { timelineIndex } from './table.ts'
import { wasRefused } from './write.ts'

const permitRow = z.object({
  c: z.string(),
  member: z.string(),
  key: z.string(),
  name: z.string(),
  activity: z.string(),
  at: z.number(),
  expiresAt: z.optional(z.number()),
})

export function parsePermit(item: unknown): Permit {
  const { c: community, ...row } = permitRow.parse(item)
  return { ...row, community } as unknown as Permit
}

const permitKeyOf = ({ community, member, key }: Pick<Permit, 'community' | 'member' | 'key'>) => ({
  pk: communityPk(community),
  sk: `PERMIT#${member}#${digest(key)}`,
})
const expiring = (c: CommunityId): string => `C#${c}#PERMIT`

/** The row of a permit; one that ends is on a timeline by its end. */
export const permitItem = ({ community, ...permit }: Permit): Record<string, unknown> => ({
  ...permitKeyOf({ community, ...permit }),
  e: 'permit@1',
  c: community,
  ...permit,
  ...(permit.expiresAt !== undefined && {
    g1p: expiring(community),
    g1s: `${instantKey(permit.expiresAt)}#${permit.member}#${digest(permit.key)}`,
  }),
})

/** Gives a permit; one that was given at a later training stays. */
export async function grantPermit(table: Table, permit: Permit): Promise<void> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: permitItem(permit),
        ConditionExpression: 'attribute_not_exists(pk) OR #at <= :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': permit.at },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}

/** Takes back what a training gave, when it turns out that the person wasn't there. */
export async function revokePermit(
  table: Table,
  permit: Pick<Permit, 'community' | 'member' | 'key'>,
  from: ActivityId,
): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: permitKeyOf(permit),
        ConditionExpression: 'activity = :from',
        ExpressionAttributeValues: { ':from': from },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}

/** What one person may do: one query. */
export const permitsOf = async (table: Table, c: CommunityId, m: MemberId): Promise<Permit[]> =>
  (await itemsUnder(table, communityPk(c), `PERMIT#${m}#`)).map(parsePermit)

/** All permits of a community, for matching: about a unit thirty permits. */
export const permitsIn = async (table: Table, c: CommunityId): Promise<Permit[]> =>
  (await itemsUnder(table, communityPk(c), 'PERMIT#')).map(parsePermit)

/** Permits that end in [from, to), the first to end first. */
export async function expiringPermits(
  table: Table,
  c: CommunityId,
  from: number,
  to: number,
): Promise<Permit[]> {
  const items = await queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :c AND g1s BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':c': expiring(c),
      ':from': instantKey(from),
      ':to': instantKey(to),
    },
  })
  return items.map(parsePermit)
}
