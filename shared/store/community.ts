import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Community } from '../domain/community.ts'
import type { CommunityId, MemberId, TeamId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { type Job, jobItem } from './job.ts'
import { chatKey, communityKey } from './keys.ts'
import { memberItem, membershipItem } from './member.ts'
import { putIfAbsent, setFields, wasRefused } from './write.ts'

const communityRow = z.object({
  id: z.string(),
  name: z.string(),
  zone: z.string(),
  language: z.string(),
  chat: z.number(),
  thread: z.optional(z.number()),
  quiet: z.object({ from: z.number(), to: z.number() }),
  policy: z.string(),
  calendar: z.string(),
  residents: z.optional(z.number()),
  createdAt: z.number(),
  coordinators: z.array(z.string()),
  suspended: z.optional(z.boolean()),
})

export function parseCommunity(item: unknown): Community {
  const row = communityRow.parse(item)
  const { thread, residents, suspended, ...rest } = row
  return {
    ...rest,
    id: row.id as CommunityId,
    createdAt: row.createdAt as Instant,
    coordinators: row.coordinators as MemberId[],
    ...(thread !== undefined && { thread }),
    ...(residents !== undefined && { residents }),
    ...(suspended && { suspended }),
  }
}

export const communityItem = (community: Community): Record<string, unknown> => ({
  ...communityKey(community.id),
  e: 'community@1',
  ...community,
})

/** Which community, and which of its teams, a chat belongs to. */
export interface ChatLink {
  community: CommunityId
  team?: TeamId
  thread?: number
}

const chatRow = z.object({
  c: z.optional(z.string()),
  team: z.optional(z.string()),
  thread: z.optional(z.number()),
  hinted: z.optional(z.number()),
})

export async function readCommunity(table: Table, c: CommunityId): Promise<Community | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: communityKey(c) }),
  )
  return Item && parseCommunity(Item)
}

export async function readCommunities(table: Table, ids: CommunityId[]): Promise<Community[]> {
  if (ids.length === 0) return []
  const Keys = ids.slice(0, 100).map(communityKey)
  const { Responses } = await table.client.send(
    new BatchGetCommand({ RequestItems: { [table.name]: { Keys } } }),
  )
  return (Responses?.[table.name] ?? []).map(parseCommunity)
}

export async function communityOfChat(
  table: Table,
  bot: number,
  chat: number,
): Promise<ChatLink | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: chatKey(bot, chat) }),
  )
  const row = Item && chatRow.parse(Item)
  if (!row?.c) return undefined
  return {
    community: row.c as CommunityId,
    ...(row.team && { team: row.team as TeamId }),
    ...(row.thread !== undefined && { thread: row.thread }),
  }
}

/** Founds a community for a chat with its jobs, once: 'taken' when the chat already belongs to one. */
export async function foundCommunity(
  table: Table,
  bot: number,
  community: Community,
  founder: Member,
  jobs: Job[] = [],
): Promise<'founded' | 'taken'> {
  const fresh = 'attribute_not_exists(pk)'
  const put = (Item: Record<string, unknown> | undefined, ConditionExpression?: string) =>
    Item
      ? [
          {
            Put: {
              TableName: table.name,
              Item,
              ...(ConditionExpression && { ConditionExpression }),
            },
          },
        ]
      : []
  const link = { ...chatKey(bot, community.chat), e: 'chat@1', c: community.id }
  const TransactItems = [
    // Which bot it talks to: a cell may have several, each with a queue of its own.
    ...put({ ...communityItem(community), bot }, fresh),
    // The chat's row may be there already: a hint was given in it.
    ...put(link, 'attribute_not_exists(pk) OR attribute_not_exists(c)'),
    ...put(memberItem(founder), fresh),
    ...put(membershipItem(community.id, founder.id)),
    ...jobs.flatMap((job) => put(jobItem(job))),
  ]
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'founded'
  } catch (error) {
    if (wasRefused(error)) return 'taken'
    throw error
  }
}

/** Notes that a group without set-up got its hint; true the first time only. */
export const markHinted = (
  table: Table,
  bot: number,
  chat: number,
  at: Instant,
): Promise<boolean> => putIfAbsent(table, { ...chatKey(bot, chat), e: 'chat@1', hinted: at })

/** Changes some settings of a community. */
export async function updateCommunity(
  table: Table,
  c: CommunityId,
  change: Partial<Omit<Community, 'id'>>,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: communityKey(c),
      ConditionExpression: 'attribute_exists(pk)',
      ...setFields(change),
    }),
  )
}

/** Links a chat: another group of the community, a team's group, or a group's new id. */
export async function linkChat(
  table: Table,
  bot: number,
  chat: number,
  link: ChatLink,
): Promise<void> {
  const { community: c, team, thread } = link
  const Item = {
    ...chatKey(bot, chat),
    e: 'chat@1',
    c,
    ...(team && { team }),
    ...(thread !== undefined && { thread }),
  }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

/**
 * The bot is out of a group, or back in it: the community's jobs rest meanwhile. Answers the
 * community as it was; none when the group is only one of its teams', or was left behind in a move.
 */
export async function suspendCommunity(
  table: Table,
  bot: number,
  chat: number,
  suspended: boolean,
): Promise<Community | undefined> {
  const link = await communityOfChat(table, bot, chat)
  const community = link && (await readCommunity(table, link.community))
  if (community?.chat !== chat) return undefined
  await updateCommunity(table, community.id, { suspended })
  return community
}
