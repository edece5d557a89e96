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
  endErasure,
  erasedAmong,
  erasedIn,
  readErasure,
} from '../../../shared/store/erasure.ts'
import { eraseAll, leaveAll } from '../../../shared/store/forget.ts'
import { personPk } from '../../../shared/store/keys.ts'
import { communitiesIn } from '../../backup/place.ts'

/** Whom the newer table had forgotten and the older one still knows, with all their communities. */
async function toForget(newer: Table, older: Table) {
  const people = new Map<MemberId, { bot: number; communities: CommunityId[] }>()
  for (const { id: name, bot } of await communitiesIn(older)) {
    const id = parseCommunityId(name)
    if (!id) continue
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
    await endErasure(older, erasure)
  }
  return people.size
}
