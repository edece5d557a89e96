import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import type { CalendarMonth, Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { activityKey, communityPk } from './keys.ts'

const themeKey = (c: CommunityId, month: CalendarMonth) => ({
  pk: communityPk(c),
  sk: `THEME#${month}`,
})

/** The theme of a month, if it has one. */
export async function readTheme(
  table: Table,
  c: CommunityId,
  month: CalendarMonth,
): Promise<string | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: themeKey(c, month) }),
  )
  return typeof Item?.text === 'string' ? Item.text : undefined
}

/** The row of a month's theme. */
export const themeItem = (
  c: CommunityId,
  month: CalendarMonth,
  theme: { text: string; by: MemberId; at: Instant },
): Record<string, unknown> => ({ ...themeKey(c, month), e: 'theme@1', ...theme })

/** Gives a month its theme; a later one takes its place. */
export async function setTheme(
  table: Table,
  c: CommunityId,
  month: CalendarMonth,
  text: string,
  by: MemberId,
  at: Instant,
): Promise<void> {
  const Item = themeItem(c, month, { text, by, at })
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

/** Lets an activity carry a theme, or no longer; its post shows it with the new version. */
export async function tagActivity(
  table: Table,
  a: ActivityId,
  theme: string | undefined,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: activityKey(a),
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: theme
        ? 'SET theme = :theme, version = version + :one'
        : 'SET version = version + :one REMOVE theme',
      ExpressionAttributeValues: { ':one': 1, ...(theme && { ':theme': theme }) },
    }),
  )
}
