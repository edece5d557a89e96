import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { CommunityId, MemberId } from '../domain/ids.ts'
import type { CalendarDate, Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { instantKey } from './keys.ts'
import { queryPages } from './pages.ts'
import { timelineIndex } from './table.ts'
import { putIfAbsent } from './write.ts'

/** A transcript that was issued: enough to check the paper by, and no name. */
export interface Paper {
  code: string
  serial: string
  community: CommunityId
  member: MemberId
  from: CalendarDate
  to: CalendarDate
  at: Instant
  /** Credited minutes, as printed. */
  service: number
  training: number
}

const paperRow = z.object({
  pk: z.string(),
  serial: z.string(),
  c: z.string(),
  m: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.number(),
  service: z.number(),
  training: z.number(),
})

export function parsePaper(item: unknown): Paper {
  const { pk, c, m, ...row } = paperRow.parse(item)
  return {
    code: pk.slice('PAPER#'.length),
    ...row,
    community: c as CommunityId,
    member: m as MemberId,
    from: row.from as CalendarDate,
    to: row.to as CalendarDate,
    at: row.at as Instant,
  }
}

const paperKey = (code: string): Key => ({ pk: `PAPER#${code}`, sk: 'PAPER' })

/** Notes that a transcript was issued; repeating it changes nothing. */
export const issuePaper = (table: Table, { code, community, member, ...paper }: Paper) =>
  putIfAbsent(table, {
    ...paperKey(code),
    e: 'paper@1',
    c: community,
    m: member,
    ...paper,
    g1p: papersTimeline(community, member),
    g1s: instantKey(paper.at),
  })

export const papersTimeline = (c: CommunityId, m: MemberId): string => `PAPER#${c}#${m}`

/** Rows of the transcripts that somebody was issued. */
export const papersOf = (
  table: Table,
  c: CommunityId,
  m: MemberId,
): Promise<Record<string, unknown>[]> =>
  queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :p',
    ExpressionAttributeValues: { ':p': papersTimeline(c, m) },
  })

/** The transcript that bears a code. */
export async function readPaper(table: Table, code: string): Promise<Paper | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: paperKey(code) }),
  )
  return Item && parsePaper(Item)
}
