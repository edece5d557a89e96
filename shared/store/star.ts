import { DeleteCommand, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { calendarDate } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import type { CommunityId, MemberId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import { policyIn } from '../domain/roll.ts'
import { foldRecords, sumOf } from '../domain/service-record.ts'
import { type StarStatus, starStatus } from '../domain/stars.ts'
import type { Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { communityPk } from './keys.ts'
import { always, minutesOfMember } from './record.ts'
import { putIfAbsent, wasRefused } from './write.ts'

/** A star that people conferred on someone: an award's record, entered once. */
export interface Star {
  community: CommunityId
  member: MemberId
  star: number
  by: MemberId
  at: Instant
  /** What the person said to having their name published; absent until they answered. */
  wish?: 'yes' | 'no'
  publishedAt?: Instant
}

const starRow = z.object({
  pk: z.string(),
  sk: z.string(),
  by: z.string(),
  at: z.number(),
  wish: z.optional(z.enum(['yes', 'no'])),
  published: z.optional(z.number()),
})

export function parseStar(item: unknown): Star {
  const row = starRow.parse(item)
  const [, member = '', star = ''] = row.sk.split('#')
  return {
    community: row.pk.slice(2) as CommunityId,
    member: member as MemberId,
    star: Number(star),
    by: row.by as MemberId,
    at: row.at as Instant,
    ...(row.wish && { wish: row.wish }),
    ...(row.published !== undefined && { publishedAt: row.published as Instant }),
  }
}

const starKey = (c: CommunityId, m: MemberId, star: number): Key => ({
  pk: communityPk(c),
  sk: `STAR#${m}#${star}`,
})
const candidateKey = (c: CommunityId, m: MemberId): Key => ({
  pk: communityPk(c),
  sk: `ELIG#${m}`,
})

const rowsOf = async (table: Table, c: CommunityId, prefix: string) => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': communityPk(c), ':prefix': prefix },
    }),
  )
  return Items
}

/** The stars that were conferred on a person, the first one first. */
export const starsOf = async (table: Table, c: CommunityId, m: MemberId): Promise<Star[]> =>
  (await rowsOf(table, c, `STAR#${m}#`)).map(parseStar)

/** The row of a star, as it is conferred. */
export const starItem = (star: Star): Record<string, unknown> => ({
  ...starKey(star.community, star.member, star.star),
  e: 'star@1',
  by: star.by,
  at: star.at,
})

/** The row of someone to be decided on. */
export const candidateItem = (c: CommunityId, m: MemberId, star: number) => ({
  ...candidateKey(c, m),
  e: 'candidate@1',
  star,
})

/** Enters that people conferred a star; of two coordinators at once the first one's entry stays. */
export const conferStar = (table: Table, star: Star): Promise<boolean> =>
  putIfAbsent(table, starItem(star))

async function changed(table: Table, command: UpdateCommand): Promise<boolean> {
  try {
    await table.client.send(command)
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

/** What the person says to having their name published; they may change their mind until it is. */
export const recordWish = (
  table: Table,
  [c, m, star]: [CommunityId, MemberId, number],
  wish: 'yes' | 'no',
): Promise<boolean> =>
  changed(
    table,
    new UpdateCommand({
      TableName: table.name,
      Key: starKey(c, m, star),
      UpdateExpression: 'SET wish = :wish',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(published)',
      ExpressionAttributeValues: { ':wish': wish },
    }),
  )

/** Publishes a name, once, and only with that person's yes. */
export const publishStar = (
  table: Table,
  [c, m, star]: [CommunityId, MemberId, number],
  at: Instant,
): Promise<boolean> =>
  changed(
    table,
    new UpdateCommand({
      TableName: table.name,
      Key: starKey(c, m, star),
      UpdateExpression: 'SET published = :at',
      ConditionExpression: 'wish = :yes AND attribute_not_exists(published)',
      ExpressionAttributeValues: { ':at': at, ':yes': 'yes' },
    }),
  )

export async function readStar(
  table: Table,
  c: CommunityId,
  m: MemberId,
  star: number,
): Promise<Star | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: starKey(c, m, star), ConsistentRead: true }),
  )
  return Item && parseStar(Item)
}

/** Where someone stands: minutes of service since they registered, against the stars conferred. */
export async function starStatusOf(
  table: Table,
  community: Community,
  member: Pick<Member, 'id' | 'joinedAt'>,
): Promise<StarStatus> {
  const from = calendarDate(member.joinedAt, community.zone)
  const [lines, stars] = await Promise.all([
    minutesOfMember(table, community.id, member.id, { ...always, from }),
    starsOf(table, community.id, member.id),
  ])
  const minutesSinceRegistration = sumOf(foldRecords(lines), 'service')
  const conferred = stars.length
  return starStatus({ minutesSinceRegistration, conferred, policy: policyIn(community) })
}

/** Members of whom a coordinator is to decide, with the star. Ask `starStatusOf` whether it still holds. */
export async function starCandidates(
  table: Table,
  c: CommunityId,
): Promise<{ member: MemberId; star: number }[]> {
  const items = await rowsOf(table, c, 'ELIG#')
  return items.map((item) => ({
    member: String(item.sk).slice(5) as MemberId,
    star: Number(item.star),
  }))
}

/** Puts someone on the list of those to be decided on; false when they are on it for that star. */
export const addCandidate = (
  table: Table,
  c: CommunityId,
  m: MemberId,
  star: number,
): Promise<boolean> =>
  changed(
    table,
    new UpdateCommand({
      TableName: table.name,
      Key: candidateKey(c, m),
      UpdateExpression: 'SET star = :star, e = :e',
      ConditionExpression: 'attribute_not_exists(star) OR star <> :star',
      ExpressionAttributeValues: { ':star': star, ':e': 'candidate@1' },
    }),
  )

export async function removeCandidate(table: Table, c: CommunityId, m: MemberId): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: candidateKey(c, m) }))
}
