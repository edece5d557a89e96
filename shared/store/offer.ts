import { PutCommand } from '@aws-sdk/lib-dynamodb'
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

/** Keeps an offer until it is over; the same offer again is the same row. */
export async function addOffer(table: Table, c: CommunityId, offer: Offer): Promise<void> {
  const { member, start, end } = offer
  const Item = {
    pk: communityPk(c),
    sk: `${begin}${member}#${start.toString(36)}-${end.toString(36)}`,
    e: 'offer@1',
    ...offer,
    ttl: Math.ceil(end / 1000),
  }
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
