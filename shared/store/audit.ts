import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type CommunityId, digest, type MemberId, type TeamId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { communityPk, instantKey } from './keys.ts'

/** Who changed whose rights, or took books away, when. Rows are only ever added. */
export interface Audit {
  community: CommunityId
  at: Instant
  by: MemberId
  member: MemberId
  what: string
  team?: TeamId
}

const auditRow = z.object({
  c: z.string(),
  at: z.number(),
  by: z.string(),
  member: z.string(),
  what: z.string(),
  team: z.optional(z.string()),
})

const auditItem = ({ community, ...entry }: Audit): Record<string, unknown> => {
  const { at, by, member, what, team = '' } = entry
  const id = digest(community, by, member, what, team)
  return {
    pk: communityPk(community),
    sk: `AUDIT#${instantKey(at)}#${id}`,
    e: 'audit@1',
    c: community,
    ...entry,
  }
}

/** An entry as a part of the transaction that does what it tells of. */
export const auditPut = (table: Table, entry: Audit) => ({
  Put: { TableName: table.name, Item: auditItem(entry) },
})

/** An entry by itself, for what changes nothing: who took which part of the books away. */
export async function recordAudit(table: Table, entry: Audit): Promise<void> {
  await table.client.send(new PutCommand(auditPut(table, entry).Put))
}

/** The newest changes of rights in a community. */
export async function auditsOf(table: Table, c: CommunityId, limit = 20): Promise<Audit[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :audit)',
      ExpressionAttributeValues: { ':pk': communityPk(c), ':audit': 'AUDIT#' },
      ScanIndexForward: false,
      Limit: limit,
    }),
  )
  return Items.map((item) => {
    const { c: community, ...row } = auditRow.parse(item)
    return { ...row, community } as unknown as Audit
  })
}
