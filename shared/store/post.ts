import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { ActivityId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { activityPk, postKey } from './keys.ts'
import { putIfAbsent, wasRefused } from './write.ts'

/** The message in a group that shows an activity. */
export interface Post {
  activity: ActivityId
  chat: number
  thread?: number
  /** Absent until Telegram said where the message is. */
  message?: number
  /** Newest state that the message shows: `<activity version>.<roster version>` as one number. */
  shown: number
  /** Digest of the text and buttons that it shows. */
  look?: string
  /** When it was last written to. */
  at?: Instant
  /** A send was begun and its outcome is not known. */
  sending?: Instant
}

const postRow = z.object({
  pk: z.string(),
  sk: z.string(),
  thread: z.optional(z.number()),
  message: z.optional(z.number()),
  shown: z.number(),
  look: z.optional(z.string()),
  at: z.optional(z.number()),
  sending: z.optional(z.number()),
})

export function parsePost(item: unknown): Post {
  const row = postRow.parse(item)
  return {
    activity: row.pk.slice(2) as ActivityId,
    chat: Number(row.sk.slice(5)),
    shown: row.shown,
    ...(row.thread !== undefined && { thread: row.thread }),
    ...(row.message !== undefined && { message: row.message }),
    ...(row.look && { look: row.look }),
    ...(row.at !== undefined && { at: row.at as Instant }),
    ...(row.sending !== undefined && { sending: row.sending as Instant }),
  }
}

/** A group that is to show an activity, too; the post follows. One that does so already stays as it is. */
export const addPost = (table: Table, a: ActivityId, chat: number): Promise<boolean> =>
  putIfAbsent(table, { ...postKey(a, chat), e: 'post@1', shown: 0 })

export async function postsOf(table: Table, a: ActivityId): Promise<Post[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :post)',
      ExpressionAttributeValues: { ':pk': activityPk(a), ':post': 'POST#' },
      ConsistentRead: true,
    }),
  )
  return Items.map(parsePost)
}

const conditional = async (command: UpdateCommand, table: Table): Promise<boolean> => {
  try {
    await table.client.send(command)
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

/** Begins the one send of a post; false when it was begun before, whatever came of it. */
export const beginPost = (table: Table, post: Post, now: Instant): Promise<boolean> =>
  conditional(
    new UpdateCommand({
      TableName: table.name,
      Key: postKey(post.activity, post.chat),
      UpdateExpression: 'SET sending = :now',
      ConditionExpression: 'attribute_not_exists(sending) AND attribute_not_exists(message)',
      ExpressionAttributeValues: { ':now': now },
    }),
    table,
  )

/** A send that surely had no effect may be tried again. */
export const forgetPost = (table: Table, post: Post): Promise<boolean> =>
  conditional(
    new UpdateCommand({
      TableName: table.name,
      Key: postKey(post.activity, post.chat),
      UpdateExpression: 'REMOVE sending',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(message)',
    }),
    table,
  )

/** Notes where the post is and what it shows; an older state never replaces a newer one. */
export const recordShown = (
  table: Table,
  post: Pick<Post, 'activity' | 'chat'>,
  message: number,
  { shown, look }: Pick<Post, 'shown'> & { look: string },
  at: Instant,
): Promise<boolean> =>
  conditional(
    new UpdateCommand({
      TableName: table.name,
      Key: postKey(post.activity, post.chat),
      UpdateExpression:
        'SET message = :message, shown = :shown, look = :look, #at = :at REMOVE sending',
      ConditionExpression:
        'attribute_exists(pk) AND (shown <= :shown OR attribute_not_exists(message))',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':message': message, ':shown': shown, ':look': look, ':at': at },
    }),
    table,
  )
