import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import {
  type CommunityId,
  type MemberId,
  parseCommunityId,
  pseudonymId,
  telegramIdOf,
} from '../../../shared/domain/ids.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Table } from '../../../shared/store/connection.ts'
import {
  advanceErasure,
  beginErasure,
  erasedAmong,
  erasedIn,
  readErasure,
} from '../../../shared/store/erasure.ts'
import { eraseAll, leaveAll } from '../../../shared/store/forget.ts'
import { personPk } from '../../../shared/store/keys.ts'

interface Found {
  id: CommunityId
  bot: number
}

/** Every community of a table; the one question that needs a walk over all of it. */
async function communitiesOf(table: Table): Promise<Found[]> {
  const found: Found[] = []
  let after: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'sk = :meta AND begins_with(pk, :community)',
        ExpressionAttributeValues: { ':meta': 'META', ':community': 'C#' },
        ProjectionExpression: 'pk, bot',
        ...(after && { ExclusiveStartKey: after }),
      }),
    )
    for (const { pk, bot } of Items) {
      const id = parseCommunityId(String(pk).slice(2))
      if (id) found.push({ id, bot: Number(bot) })
    }
    after = LastEvaluatedKey
  } while (after)
  return found
}

/** Whom the newer table had forgotten and the older one still knows, with all their communities. */
async function toForget(newer: Table, older: Table) {
  const people = new Map<MemberId, { bot: number; communities: CommunityId[] }>()
  for (const { id, bot } of await communitiesOf(older)) {
    for (const m of await erasedAmong(older, id, await erasedIn(newer, id))) {
      const known = people.get(m)
      if (known) known.communities.push(id)
      else people.set(m, { bot, communities: [id] })
    }
  }
  return people
}

export interface Reapplied {
  newer: Table
  /** The restored one. */
  older: Table
  now: Instant
  /** A new pseudonym leads back to nobody. */
  random: () => string
}

/**
 * Forgets again, in a restored table, all who were forgotten since. Whatever interrupts it, a
 * second run does the rest. Answers how many they were.
 */
export async function reapplyErasures({ newer, older, now, random }: Reapplied): Promise<number> {
  const people = await toForget(newer, older)
  for (const [m, { bot, communities }] of people) {
    const telegramId = telegramIdOf(m)
    if (telegramId === undefined) continue
    const asked = { bot, telegramId, pseudonym: pseudonymId(random()), communities }
    await beginErasure(older, asked, now)
    const erasure = await readErasure(older, personPk(telegramId))
    if (!erasure) continue
    await leaveAll(older, erasure, now)
    await advanceErasure(older, erasure, { phase: 'erase' })
    await eraseAll(older, erasure)
  }
  return people.size
}
