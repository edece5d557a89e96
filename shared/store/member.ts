import {
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type CommunityId, type MemberId, telegramIdOf } from '../domain/ids.ts'
import type { Consent, Member, Profile } from '../domain/member.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { forgetJob, jobSk } from './job.ts'
import { memberKey, personPk, profileKey } from './keys.ts'
import { itemsUnder } from './pages.ts'
import { readKeys } from './read.ts'
import { setFields, wasRefused } from './write.ts'

const memberRow = z.object({
  id: z.string(),
  community: z.string(),
  name: z.optional(z.string()),
  consent: z.optional(z.object({ version: z.number(), at: z.number() })),
  askedAt: z.optional(z.number()),
  roles: z.object({
    coordinator: z.optional(z.boolean()),
    leading: z.optional(z.boolean()),
    leads: z.optional(z.array(z.string())),
  }),
  remind: z.enum(['group', 'private', 'none']),
  joinedAt: z.number(),
  sponsor: z.optional(z.string()),
  skills: z.optional(z.array(z.string())),
  languages: z.optional(z.array(z.string())),
  times: z.optional(z.array(z.string())),
  teams: z.optional(z.array(z.string())),
  officialNumber: z.optional(z.string()),
  age: z.optional(z.enum(['14-17', '18-59', '60+'])),
  guardianConsent: z.optional(z.object({ by: z.string(), at: z.number() })),
  mayAsk: z.optional(z.boolean()),
  yearHint: z.optional(z.boolean()),
})

/** A member from their row. Throws when the row isn't one. */
export function parseMember(item: unknown): Member {
  // The schema has checked each field; only the brands are missing.
  return memberRow.parse(item) as unknown as Member
}

export const memberItem = (member: Member): Record<string, unknown> => ({
  ...memberKey(member.community, member.id),
  e: 'member@1',
  ...member,
})

const profileRow = z.object({
  language: z.optional(z.string()),
  heard: z.optional(z.string()),
  reachable: z.optional(z.boolean()),
  here: z.optional(z.string()),
})

export async function readMember(
  table: Table,
  c: CommunityId,
  m: MemberId,
): Promise<Member | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: memberKey(c, m) }),
  )
  return Item && parseMember(Item)
}

export async function readMembers(
  table: Table,
  c: CommunityId,
  ids: MemberId[],
): Promise<Map<MemberId, Member>> {
  const items = await readKeys(
    table,
    [...new Set(ids)].map((m) => memberKey(c, m)),
  )
  return new Map(items.map(parseMember).map((member) => [member.id, member]))
}

/** Names of those who agreed that theirs is shown. */
export async function readNames(
  table: Table,
  c: CommunityId,
  ids: MemberId[],
): Promise<Map<MemberId, string>> {
  const members = await readMembers(table, c, ids)
  return new Map([...members].flatMap(([m, { name }]) => (name ? [[m, name] as const] : [])))
}

/** All members of a community: about 1,500 in a large one, a page of 1 MB holds them. */
export const membersOf = async (table: Table, c: CommunityId): Promise<Member[]> =>
  (await itemsUnder(table, memberKey(c, '' as MemberId).pk, 'M#')).map(parseMember)

/** What is known of a person across communities: one query. */
export async function readProfile(table: Table, telegramId: number): Promise<Profile> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': personPk(telegramId) },
    }),
  )
  const own = Items.find((item) => item.sk === 'PROFILE')
  const { language, heard, reachable, here: chosen } = profileRow.parse(own ?? {})
  const communities = Items.flatMap(({ sk }) =>
    typeof sk === 'string' && sk.startsWith('MEM#') ? [sk.slice(4) as CommunityId] : [],
  )
  const leaving = Items.some(({ sk }) => sk === jobSk(forgetJob))
  const here = communities.length === 1 ? communities[0] : communities.find((c) => c === chosen)
  return {
    telegramId,
    ...(language && { language }),
    ...(heard && { heard }),
    reachable: reachable ?? false,
    communities,
    ...(here && { here }),
    ...(leaving && { leaving }),
  }
}

/** How to reach several members: profiles keyed by member. Communities are not read. */
export async function readProfiles(
  table: Table,
  ids: MemberId[],
): Promise<Map<MemberId, Omit<Profile, 'communities' | 'here' | 'leaving'>>> {
  const known = ids.flatMap((m) => {
    const telegramId = telegramIdOf(m)
    return telegramId === undefined ? [] : [[m, telegramId] as const]
  })
  const items = await readKeys(
    table,
    known.map(([, id]) => profileKey(id)),
  )
  const byPk = new Map(items.map((item) => [item.pk, profileRow.parse(item)]))
  return new Map(
    known.map(([m, telegramId]) => {
      const { language: chosen, heard, reachable } = byPk.get(personPk(telegramId)) ?? {}
      const language = chosen ?? heard
      return [m, { telegramId, ...(language && { language }), reachable: reachable ?? false }]
    }),
  )
}

/** Remembers a person's language, chosen or of their Telegram, whether they can be written to, or where they act. */
export async function updateProfile(
  table: Table,
  telegramId: number,
  change: { language?: string; heard?: string; reachable?: boolean; here?: CommunityId },
): Promise<void> {
  const fields = setFields({ e: 'profile@1', ...change })
  await table.client.send(
    new UpdateCommand({ TableName: table.name, Key: profileKey(telegramId), ...fields }),
  )
}

/** Somebody can't be written to any more; of whom nothing is known, nothing is noted. */
export async function markUnreachable(table: Table, telegramId: number): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: profileKey(telegramId),
        ConditionExpression: 'attribute_exists(pk)',
        ...setFields({ reachable: false }),
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}

/** The way back from a person to their communities; a neighbour without Telegram has none. */
export function membershipItem(c: CommunityId, m: MemberId): Record<string, unknown> | undefined {
  const telegramId = telegramIdOf(m)
  if (telegramId === undefined) return undefined
  return { pk: personPk(telegramId), sk: `MEM#${c}`, e: 'membership@1' }
}

/** Puts a new member in; of one who is there already, what is known stays. */
export async function addMember(table: Table, member: Member): Promise<void> {
  const { pk, sk, ...fields } = memberItem(member)
  const Update = { TableName: table.name, Key: { pk, sk }, ...setFields(fields, 'if-absent') }
  const Item = membershipItem(member.community, member.id)
  const link = Item ? [{ Put: { TableName: table.name, Item } }] : []
  await table.client.send(new TransactWriteCommand({ TransactItems: [{ Update }, ...link] }))
}

/** Changes fields of a member; throws when there is no such member. */
export async function updateMember(
  table: Table,
  c: CommunityId,
  m: MemberId,
  change: Partial<Omit<Member, 'id' | 'community'>>,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: memberKey(c, m),
      ConditionExpression: 'attribute_exists(pk)',
      ...setFields(change),
    }),
  )
}

/** Records a person's yes to keeping their name, and the name with it. */
export async function recordConsent(
  table: Table,
  member: Member,
  consent: Consent,
  name: string,
): Promise<void> {
  await addMember(table, { ...member, name, consent })
  await updateMember(table, member.community, member.id, { name, consent })
}

/** Takes a member's name and their yes to it out again. */
export async function withdrawName(table: Table, c: CommunityId, m: MemberId): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: memberKey(c, m),
      UpdateExpression: 'REMOVE #name, #consent',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': 'name', '#consent': 'consent' },
    }),
  )
}

export const newMember = (c: CommunityId, m: MemberId, joinedAt: Instant): Member => ({
  id: m,
  community: c,
  roles: {},
  remind: 'group',
  joinedAt,
})

/** Members with how to reach them, in the order asked for: two batch reads. */
export async function reachable(table: Table, c: CommunityId, ids: MemberId[]) {
  const [members, profiles] = await Promise.all([
    readMembers(table, c, ids),
    readProfiles(table, ids),
  ])
  return ids.map((id) => {
    const [member, profile] = [members.get(id), profiles.get(id)]
    return { id, ...(member && { member }), ...(profile && { profile }) }
  })
}

/** Notes that a person was asked whether their name may be kept. */
export const markAsked = (table: Table, c: CommunityId, m: MemberId, at: Instant): Promise<void> =>
  addMember(table, { ...newMember(c, m, at), askedAt: at })
