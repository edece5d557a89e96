import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { ActivityId } from '../domain/ids.ts'
import { day, type Instant } from '../domain/time.ts'
import { activitiesBetween } from './activity.ts'
import { communityOfChat, linkChat, readCommunity, updateCommunity } from './community.ts'
import type { Table } from './connection.ts'
import { postKey } from './keys.ts'
import { postsOf } from './post.ts'
import { readTeam, updateTeam } from './team.ts'
import { wasRefused } from './write.ts'

/** A message of the old group can't be edited from the new one: its post is put up there anew. */
async function movePost(table: Table, a: ActivityId, from: number, to: number): Promise<void> {
  const [post] = (await postsOf(table, a)).filter((p) => p.chat === from)
  if (!post) return
  const Item = {
    ...postKey(a, to),
    e: 'post@1',
    shown: 0,
    ...(post.thread !== undefined && { thread: post.thread }),
  }
  const TableName = table.name
  try {
    await table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Delete: {
              TableName,
              Key: postKey(a, from),
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
          { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
        ],
      }),
    )
  } catch (error) {
    // Telegram tells of a move up to three times; once is enough.
    if (!wasRefused(error)) throw error
  }
}

/**
 * A group became a supergroup: everything that names its chat is to name the new one. Posts of
 * what is still to come follow; those of the past stay where they were.
 */
export async function followMigration(
  table: Table,
  bot: number,
  from: number,
  to: number,
  now: Instant,
): Promise<void> {
  const link = await communityOfChat(table, bot, from)
  if (!link) return
  await linkChat(table, bot, to, link)
  const community = await readCommunity(table, link.community)
  if (community?.chat === from) {
    // The bot's leaving of the old group may have been heard of first.
    await updateCommunity(table, link.community, { chat: to, suspended: false })
  }
  const team = link.team && (await readTeam(table, link.community, link.team))
  if (team && team.chat === from) await updateTeam(table, link.community, team.id, { chat: to })
  const upcoming = await activitiesBetween(table, link.community, now - day, now + 400 * day)
  for (const { id } of upcoming) await movePost(table, id, from, to)
}
