import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { CommunityId, TeamId } from '../domain/ids.ts'
import { day, type Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'

/** Which team a code lets a group belong to. */
export interface TeamCode {
  community: CommunityId
  team: TeamId
}

const row = z.object({ c: z.string(), team: z.string(), ttl: z.number() })
const codeKey = (bot: number, code: string): Key => ({ pk: `S#${bot}#${code}`, sk: 'TEAMCODE' })

/** Keeps a code for a day. */
export async function keepTeamCode(
  table: Table,
  bot: number,
  code: string,
  { community: c, team }: TeamCode,
  now: Instant,
): Promise<void> {
  const ttl = Math.ceil((now + day) / 1000)
  const Item = { ...codeKey(bot, code), e: 'team-code@1', c, team, ttl }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

/** What a code stands for, if its day isn't over. */
export async function teamOfCode(
  table: Table,
  bot: number,
  code: string,
  now: Instant,
): Promise<TeamCode | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: codeKey(bot, code), ConsistentRead: true }),
  )
  const found = Item && row.parse(Item)
  if (!found || found.ttl * 1000 <= now) return undefined
  return { community: found.c as CommunityId, team: found.team as TeamId }
}
