import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Activity } from '../domain/activity.ts'
import type { CommunityId, PartnerId } from '../domain/ids.ts'
import { type Offer, offers, type PartnerKind, partnerKinds } from '../domain/offers.ts'
import { type Partner, partnerLimits } from '../domain/partner.ts'
import type { Key, Table } from './connection.ts'
import { activityKey, communityPk } from './keys.ts'
import { itemsUnder } from './pages.ts'
import { putIfAbsent, setFields, wasRefused } from './write.ts'

const partnerKey = (c: CommunityId, p: PartnerId): Key => ({
  pk: communityPk(c),
  sk: `PARTNER#${p}`,
})

const partnerRow = z.object({
  id: z.string(),
  community: z.string(),
  name: z.string(),
  kinds: z.array(z.enum(Object.keys(partnerKinds) as [PartnerKind, ...PartnerKind[]])),
  offers: z.array(z.enum(Object.keys(offers) as [Offer, ...Offer[]])),
  note: z.optional(z.string()),
  contact: z.optional(z.string()),
  asked: z.array(z.object({ at: z.number(), by: z.string(), about: z.optional(z.string()) })),
  createdAt: z.number(),
})

function parsePartner(item: unknown): Partner {
  // The schema has checked each field; only the brands are missing.
  return partnerRow.parse(item) as unknown as Partner
}

export const partnerItem = (partner: Partner): Record<string, unknown> => ({
  ...partnerKey(partner.community, partner.id),
  e: 'partner@1',
  ...partner,
})

/** Everybody whom the community works with, by name: a unit twenty partners. */
export async function partnersOf(table: Table, c: CommunityId): Promise<Partner[]> {
  const items = await itemsUnder(table, communityPk(c), 'PARTNER#')
  return items.map(parsePartner).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export async function readPartner(
  table: Table,
  c: CommunityId,
  p: PartnerId,
): Promise<Partner | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: partnerKey(c, p), ConsistentRead: true }),
  )
  return Item && parsePartner(Item)
}

/** False when there is one of that id, which is made of its name. */
export const addPartner = (table: Table, partner: Partner): Promise<boolean> =>
  putIfAbsent(table, partnerItem(partner))

export async function updatePartner(
  table: Table,
  c: CommunityId,
  p: PartnerId,
  change: Partial<Pick<Partner, 'name' | 'kinds' | 'offers' | 'note' | 'contact'>>,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: partnerKey(c, p),
      ConditionExpression: 'attribute_exists(pk)',
      ...setFields(change),
    }),
  )
}

/** Notes that a partner was asked; false when that was noted, or the list changed, meanwhile. */
export async function notePartnerAsked(
  table: Table,
  seen: Partner,
  entry: Partner['asked'][number],
): Promise<boolean> {
  const next = [...seen.asked, entry].slice(-partnerLimits.asked)
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: partnerKey(seen.community, seen.id),
        UpdateExpression: 'SET asked = :next',
        ConditionExpression: 'asked = :seen',
        ExpressionAttributeValues: { ':next': next, ':seen': seen.asked },
      }),
    )
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

export async function removePartner(table: Table, c: CommunityId, p: PartnerId): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: partnerKey(c, p) }))
}

/** Names the partners of an activity, as it was seen; false when it changed meanwhile. */
export async function linkPartners(
  table: Table,
  { id, version }: Activity,
  partners: PartnerId[],
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: activityKey(id),
        UpdateExpression: 'SET partners = :partners, version = :next',
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: {
          ':partners': partners,
          ':seen': version,
          ':next': version + 1,
        },
      }),
    )
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}
