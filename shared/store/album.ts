import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { day, type Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'

/** Pictures that were sent together come as a message each, all at once. */
export interface AlbumMessage {
  chat: number
  /** What Telegram calls the album. */
  album: string
  message: number
}

/**
 * Whether this message is the one of its album that is answered: the first to ask, and that one
 * again when it comes again.
 */
export async function speaksForAlbum(
  table: Table,
  bot: number,
  { chat, album, message }: AlbumMessage,
  about: 'kept' | 'full',
  now: Instant,
): Promise<boolean> {
  const key = { pk: `S#${bot}#album`, sk: `${chat}#${album}#${about}` }
  const ttl = Math.ceil((now + 2 * day) / 1000)
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key, e: 'album@1', message, ttl },
        ConditionExpression: 'attribute_not_exists(pk) OR message = :message',
        ExpressionAttributeValues: { ':message': message },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
