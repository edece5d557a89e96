import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { day, type Instant, second } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'

const onceKey = (bot: number, update: number): Key => ({ pk: `UPD#${bot}#${update}`, sk: 'ONCE' })

// Longer than a function may take: whoever didn't end by then was cut off.
const leaseMs = 30 * second

/**
 * Notes that an update is being handled. `busy`: another delivery of it has begun, and ends or is
 * given up after half a minute; `done`: nothing is left to do. For what people would see twice:
 * Telegram brings an update again for at most a day, and gives its number anew after weeks.
 */
export async function beginOnce(
  table: Table,
  bot: number,
  update: number,
  now: Instant,
): Promise<'begun' | 'busy' | 'done'> {
  const ttl = Math.ceil((now + 2 * day) / 1000)
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...onceKey(bot, update), e: 'once@1', until: now + leaseMs, ttl },
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': now },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return 'begun'
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return error.Item?.until ? 'busy' : 'done'
  }
}

/** It was done: no later delivery does it again. */
export async function endOnce(table: Table, bot: number, update: number): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: onceKey(bot, update),
      UpdateExpression: 'REMOVE #until',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#until': 'until' },
    }),
  )
}

/** Nothing came of it: the next delivery may try again. */
export async function forgetOnce(table: Table, bot: number, update: number): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: onceKey(bot, update) }))
}
