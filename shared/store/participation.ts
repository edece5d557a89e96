import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import type { Roster } from '../domain/roster.ts'
import type { Table } from './connection.ts'
import { instantKey, participationKey, participationsOf, timelineKey } from './keys.ts'
import { timelineIndex } from './table.ts'
import { wasRefused } from './write.ts'

/**
 * Follows a roster: whoever is in has a row on their own timeline, whoever left has none there.
 * Images may arrive twice or late, so an older roster never undoes what a newer one did.
 */
export async function followRoster(table: Table, roster: Roster, m: MemberId): Promise<void> {
  const isIn = m in roster.tickets
  const timeline = isIn
    ? 'SET rv = :v, e = :e, g1p = :p, g1s = :s'
    : 'SET rv = :v, e = :e REMOVE g1p, g1s'
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: participationKey(roster.activity, m),
        UpdateExpression: timeline,
        ConditionExpression: 'attribute_not_exists(rv) OR rv < :v',
        ExpressionAttributeValues: {
          ':v': roster.version,
          ':e': 'participation@1',
          ...(isIn && {
            ':p': participationsOf(roster.community, m),
            ':s': timelineKey(roster.start, roster.activity),
          }),
        },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}

/** Ids of the activities that a person is in and that start in [from, to), by start. */
export async function participationsBetween(
  table: Table,
  c: CommunityId,
  m: MemberId,
  from: number,
  to: number,
): Promise<ActivityId[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: timelineIndex,
      KeyConditionExpression: 'g1p = :p AND g1s BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':p': participationsOf(c, m),
        ':from': instantKey(from),
        ':to': instantKey(to),
      },
    }),
  )
  return Items.map((item) => String(item.pk).slice(2) as ActivityId)
}
