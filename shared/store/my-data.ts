import type { CommunityId, MemberId } from '../domain/ids.ts'
import { parseActivity } from './activity.ts'
import { readCommunity } from './community.ts'
import type { Table } from './connection.ts'
import { activityPk, communityPk, memberKey, participationsOf, personPk } from './keys.ts'
import { readMember } from './member.ts'
import { itemsUnder, queryPages } from './pages.ts'
import { papersOf } from './paper.ts'
import { readKeys } from './read.ts'
import { always, recordsOfMember } from './record.ts'
import { dueIndex, timelineIndex } from './table.ts'
import { teamsOf } from './team.ts'

type Item = Record<string, unknown>

const timeline = (table: Table, g1p: string): Promise<Item[]> =>
  queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :p',
    ExpressionAttributeValues: { ':p': g1p },
  })

/** The needs that somebody brought, their private parts included: keys first, then the rows. */
async function needsOf(table: Table, c: CommunityId, m: MemberId): Promise<Item[]> {
  const keys = await queryPages(table, {
    IndexName: dueIndex,
    KeyConditionExpression: 'g2p = :p',
    ExpressionAttributeValues: { ':p': `N#${c}#${m}` },
  })
  const all = keys.map(({ pk }) => String(pk))
  return readKeys(
    table,
    all.flatMap((pk) => ['META', 'PRIVATE'].map((sk) => ({ pk, sk }))),
  )
}

/** What somebody gave to the archive of what they were in: pictures, words, their ratings. */
async function givenBy(table: Table, m: MemberId, activities: Item[]): Promise<Item[]> {
  const kept = await Promise.all(activities.map(({ pk }) => itemsUnder(table, String(pk), 'KEPT#')))
  return kept.flat().filter(({ sk, by }) => by === m || sk === `KEPT#RATE#${m}`)
}

/** What the rows speak of by its number, as people call it. */
async function namesOf(table: Table, c: CommunityId, m: MemberId, activities: Item[]) {
  const keys = activities.map(({ pk }) => ({ pk: String(pk), sk: 'META' }))
  const [member, teams, found] = await Promise.all([
    readMember(table, c, m),
    teamsOf(table, c),
    readKeys(table, keys),
  ])
  const known = found.map(parseActivity)
  return { member, teams, activities: new Map(known.map((one) => [activityPk(one.id), one])) }
}

async function inCommunity(table: Table, c: CommunityId, m: MemberId) {
  const under = (begin: string) => itemsUnder(table, communityPk(c), begin)
  const [member] = await readKeys(table, [memberKey(c, m)])
  const activities = await timeline(table, participationsOf(c, m))
  const community = await readCommunity(table, c)
  const rows = {
    community: community?.name,
    member,
    permits: await under(`PERMIT#${m}#`),
    stars: await under(`STAR#${m}#`),
    offers: await under(`OFFER#${m}#`),
    activities,
    archive: await givenBy(table, m, activities),
    records: await recordsOfMember(table, c, m, always.from, always.to),
    transcripts: await papersOf(table, c, m),
    needs: await needsOf(table, c, m),
  }
  return { rows, zone: community?.zone ?? 'UTC', names: await namesOf(table, c, m, activities) }
}

/** One community's part of it: the rows, and what is needed to read them. */
export type MyCommunity = Awaited<ReturnType<typeof inCommunity>>

/** Everything that is kept of a person, by community. */
export async function myData(
  table: Table,
  telegramId: number,
  m: MemberId,
  communities: CommunityId[],
) {
  const person = await itemsUnder(table, personPk(telegramId), '')
  const all = []
  for (const c of communities) all.push(await inCommunity(table, c, m))
  return { telegramId, person, communities: all }
}
