import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { CommunityId, MemberId } from '../domain/ids.ts'
import type { Span } from '../domain/overlap.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { communityPk } from './keys.ts'
import { itemsUnder } from './pages.ts'

/** "With time, be a volunteer": one stretch of time that somebody offered. */
export interface Offer extends Span {
  member: MemberId
}

const row = z.object({ member: z.string(), start: z.number(), end: z.number() })
const begin = 'OFFER#'

/** The row of an offer: the same offer again is the same row. */
export const offerItem = (c: CommunityId, offer: Offer): Record<string, unknown> => ({
  pk: communityPk(c),
  sk: `${begin}${offer.member}#${offer.start.toString(36)}-${offer.end.toString(36)}`,
  e: 'offer@1',
  ...offer,
  ttl: Math.ceil(offer.end / 1000),
})

/** Keeps an offer until it is over. */
export async function addOffer(table: Table, c: CommunityId, offer: Offer): Promise<void> {
  const Item = offerItem(c, offer)
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

/** Every offer that isn't over, of a community or of one person in it. */
export async function offersOf(
  table: Table,
  c: CommunityId,
  now: Instant,
  member?: MemberId,
): Promise<Offer[]> {
  const items = await itemsUnder(table, communityPk(c), member ? `${begin}${member}#` : begin)
  // Expiry by the table may lag for days. The schema has checked each field but the brands.
  return items.map((item) => row.parse(item) as unknown as Offer).filter(({ end }) => end > now)
}

/** Takes back what somebody offered and what isn't over; a second time there is nothing left. */
export async function dropOffers(
  table: Table,
  c: CommunityId,
  m: MemberId,
  now: Instant,
): Promise<void> {
  for (const offer of await offersOf(table, c, now, m)) {
    const { pk, sk } = offerItem(c, offer)
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
  }
}
