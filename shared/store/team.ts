import {
  DeleteCommand,
  GetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { programmes } from '../domain/activity.ts'
import type { CommunityId, MemberId, TeamId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import { type TeamKind, teamKinds } from '../domain/offers.ts'
import type { Team } from '../domain/team.ts'
import type { Instant } from '../domain/time.ts'
import { auditPut } from './audit.ts'
import type { Key, Table } from './connection.ts'
import { communityPk, memberKey } from './keys.ts'
import { itemsUnder } from './pages.ts'
import { readKeys } from './read.ts'
import { putIfAbsent, setFields, wasRefused } from './write.ts'

export const teamKey = (c: CommunityId, team: TeamId): Key => ({
  pk: communityPk(c),
  sk: `TEAM#${team}`,
})
const teamMemberKey = (c: CommunityId, team: TeamId, m: MemberId): Key => ({
  pk: communityPk(c),
  sk: `TM#${team}#${m}`,
})
const requestKey = (c: CommunityId, team: TeamId, m: MemberId): Key => ({
  pk: communityPk(c),
  sk: `JOIN#${team}#${m}`,
})

const teamRow = z.object({
  id: z.string(),
  community: z.string(),
  name: z.string(),
  kind: z.optional(z.enum(Object.keys(teamKinds) as [TeamKind, ...TeamKind[]])),
  programme: z.optional(z.enum(programmes)),
  leaders: z.array(z.string()),
  capacity: z.optional(z.number()),
  chat: z.optional(z.number()),
  createdAt: z.number(),
  version: z.number(),
})

/** A team from its row. Throws when the row isn't one. */
export function parseTeam(item: unknown): Team {
  // The schema has checked each field; only the brands are missing.
  return teamRow.parse(item) as unknown as Team
}

export const teamItem = (team: Team): Record<string, unknown> => ({
  ...teamKey(team.community, team.id),
  e: 'team@1',
  ...team,
})

/** The row by which a team finds its members. */
export const teamMemberItem = (c: CommunityId, team: TeamId, m: MemberId, at: Instant) => ({
  ...teamMemberKey(c, team, m),
  e: 'team-member@1',
  at,
})

export async function readTeam(
  table: Table,
  c: CommunityId,
  team: TeamId,
): Promise<Team | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: teamKey(c, team), ConsistentRead: true }),
  )
  return Item && parseTeam(Item)
}

export const readTeamName = async (
  table: Table,
  c: CommunityId,
  team: TeamId,
): Promise<string | undefined> => (await readTeam(table, c, team))?.name

/** All teams of a community, by name. */
export async function teamsOf(table: Table, c: CommunityId): Promise<Team[]> {
  const items = await itemsUnder(table, communityPk(c), 'TEAM#')
  return items.map(parseTeam).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

/** False when there is a team of that id, which is made of its name. */
export const addTeam = (table: Table, team: Team): Promise<boolean> =>
  putIfAbsent(table, teamItem(team))

export async function updateTeam(
  table: Table,
  c: CommunityId,
  team: TeamId,
  change: Partial<Pick<Team, 'name' | 'kind' | 'programme' | 'capacity' | 'chat'>>,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: teamKey(c, team),
      ConditionExpression: 'attribute_exists(pk)',
      ...setFields(change),
    }),
  )
}

/** From now on as many are in it as come. */
export async function liftCapacity(table: Table, c: CommunityId, team: TeamId): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: teamKey(c, team),
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'REMOVE #capacity',
      ExpressionAttributeNames: { '#capacity': 'capacity' },
    }),
  )
}

export interface TeamPlace {
  member: MemberId
  since: Instant
}

/** Who is in a team: keys only, a unit a hundred members. */
export async function placesOf(table: Table, c: CommunityId, team: TeamId): Promise<TeamPlace[]> {
  const prefix = `TM#${team}#`
  const items = await itemsUnder(table, communityPk(c), prefix, { consistent: true })
  return items.map(({ sk, at }) => ({
    member: String(sk).slice(prefix.length) as MemberId,
    since: Number(at) as Instant,
  }))
}

export interface Request {
  team: TeamId
  member: MemberId
}

const named =
  (prefix: string) =>
  (sk: string): Request | undefined => {
    const [kind, team, member] = sk.split('#')
    return kind === prefix && team && member
      ? { team: team as TeamId, member: member as MemberId }
      : undefined
  }

/** Who asks to join which team, from the sort key. */
export const parseRequest = named('JOIN')
/** Who is in which team, from the sort key. */
export const parsePlace = named('TM')

/** Asks to join; asking again changes nothing. */
export const requestTeam = (
  table: Table,
  c: CommunityId,
  team: TeamId,
  m: MemberId,
  at: Instant,
): Promise<boolean> => putIfAbsent(table, { ...requestKey(c, team, m), e: 'request@1', at })

export async function requestsOf(table: Table, c: CommunityId, team: TeamId): Promise<MemberId[]> {
  const items = await itemsUnder(table, communityPk(c), `JOIN#${team}#`)
  return items.flatMap(({ sk }) => parseRequest(String(sk))?.member ?? [])
}

/** To which of these teams a person has asked to come. */
export async function hasRequested(
  table: Table,
  c: CommunityId,
  m: MemberId,
  teams: TeamId[],
): Promise<TeamId[]> {
  const items = await readKeys(
    table,
    teams.map((t) => requestKey(c, t, m)),
  )
  return items.flatMap(({ sk }) => parseRequest(String(sk))?.team ?? [])
}

export async function dropRequest(
  table: Table,
  c: CommunityId,
  team: TeamId,
  m: MemberId,
): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: requestKey(c, team, m) }))
}

interface Seen {
  team: Team
  member: Member
}
interface By {
  by: MemberId
  at: Instant
}

/** A member's list of teams as it was seen, changed; nobody else changed it meanwhile. */
const teamsUpdate = (table: Table, { community: c, id, teams }: Member, next: TeamId[]) => ({
  Update: {
    TableName: table.name,
    Key: memberKey(c, id),
    UpdateExpression: 'SET teams = :next',
    ConditionExpression: teams
      ? 'teams = :seen'
      : 'attribute_exists(pk) AND attribute_not_exists(teams)',
    ExpressionAttributeValues: { ':next': next, ...(teams && { ':seen': teams }) },
  },
})

const versionUpdate = (table: Table, { community: c, id, version }: Team) => ({
  Update: {
    TableName: table.name,
    Key: teamKey(c, id),
    UpdateExpression: 'SET version = :next',
    ConditionExpression: 'version = :seen',
    ExpressionAttributeValues: { ':next': version + 1, ':seen': version },
  },
})

async function together(
  table: Table,
  TransactItems: NonNullable<
    ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']
  >,
): Promise<'changed' | 'stale'> {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'changed'
  } catch (error) {
    if (wasRefused(error)) return 'stale'
    throw error
  }
}

/**
 * Puts a member into a team, unless it is full. The team's version makes two who come at once
 * come one after the other, so that the last place is given once.
 */
export async function joinTeam(
  table: Table,
  { team, member }: Seen,
  { by, at }: By,
): Promise<'changed' | 'same' | 'full' | 'stale'> {
  const { community: c, id: t } = team
  if (member.teams?.includes(t)) {
    await dropRequest(table, c, t, member.id)
    return 'same'
  }
  if (team.capacity !== undefined && (await placesOf(table, c, t)).length >= team.capacity)
    return 'full'
  return together(table, [
    teamsUpdate(table, member, [...(member.teams ?? []), t]),
    versionUpdate(table, team),
    { Put: { TableName: table.name, Item: teamMemberItem(c, t, member.id, at) } },
    { Delete: { TableName: table.name, Key: requestKey(c, t, member.id) } },
    auditPut(table, { community: c, at, by, member: member.id, what: 'team-in', team: t }),
  ])
}

/** Takes a member out of a team. */
export async function leaveTeam(
  table: Table,
  { team, member }: Seen,
  { by, at }: By,
): Promise<'changed' | 'same' | 'stale'> {
  const { community: c, id: t } = team
  if (!member.teams?.includes(t)) return 'same'
  return together(table, [
    teamsUpdate(
      table,
      member,
      member.teams.filter((id) => id !== t),
    ),
    versionUpdate(table, team),
    { Delete: { TableName: table.name, Key: teamMemberKey(c, t, member.id) } },
    auditPut(table, { community: c, at, by, member: member.id, what: 'team-out', team: t }),
  ])
}
