import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Activity } from '../domain/activity.ts'
import type { CommunityId } from '../domain/ids.ts'
import type { Roster } from '../domain/roster.ts'
import { activitiesBetween, readActivitiesAndRosters } from './activity.ts'
import type { Table } from './connection.ts'
import { postKey } from './keys.ts'
import { type Post, parsePost } from './post.ts'
import { readKeys } from './read.ts'
import { timelineIndex } from './table.ts'

/** An activity as a notice shows it: who is sought, and where its post is. */
export interface Shown {
  activity: Activity
  roster: Roster
  post?: Post
}

/**
 * What starts in [from, to) and was not cancelled, by start, with rosters and posts of one chat:
 * a query of that time only and two batch reads.
 */
export async function shownBetween(
  table: Table,
  c: CommunityId,
  from: number,
  to: number,
  chat: number,
): Promise<Shown[]> {
  const ids = (await activitiesBetween(table, c, from, to)).map(({ id }) => id)
  if (ids.length === 0) return []
  const [found, rows] = await Promise.all([
    readActivitiesAndRosters(table, ids),
    readKeys(
      table,
      ids.map((a) => postKey(a, chat)),
    ),
  ])
  const posts = new Map(rows.map(parsePost).map((post) => [post.activity, post]))
  return found
    .filter(({ activity, roster }) => roster.status !== 'cancelled' && activity.start >= from)
    .map((each) => {
      const post = posts.get(each.activity.id)
      return { ...each, ...(post && { post }) }
    })
}

/** How many needs wait for somebody: open ones that neither a helper nor a partner took on. */
export async function countWaitingNeeds(table: Table, c: CommunityId): Promise<number> {
  const { Count = 0 } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: timelineIndex,
      KeyConditionExpression: 'g1p = :needs AND begins_with(g1s, :open)',
      FilterExpression: 'NOT #state IN (:serving, :handed)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':needs': `C#${c}#NEED`,
        ':open': 'OPEN#',
        ':serving': 'serving',
        ':handed': 'handed',
      },
      Select: 'COUNT',
    }),
  )
  return Count
}
