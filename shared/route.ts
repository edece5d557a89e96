import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { CommunityId } from './domain/ids.ts'
import type { Queue } from './queue/queue.ts'
import type { Key, Table } from './store/connection.ts'
import { communityKey } from './store/keys.ts'

/** The queue for what follows from an item: that of the bot which its community talks to. */
export type QueueOf = (pk: string, image?: Record<string, unknown>) => Promise<Queue>

const field = async ({ client, name }: Table, Key: Key, attribute: string): Promise<unknown> => {
  const ExpressionAttributeNames = { '#f': attribute }
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key, ProjectionExpression: '#f', ExpressionAttributeNames }),
  )
  return Item?.[attribute]
}

async function communityOf(table: Table, pk: string, image: Record<string, unknown>) {
  const told = image.community ?? image.c
  if (told !== undefined) return String(told)
  if (pk.startsWith('C#')) return pk.slice(2)
  return String(await field(table, { pk, sk: 'META' }, 'community'))
}

/**
 * A cell with one bot has one queue, and nothing is read to find it. With several, a community's
 * row names its bot; that never changes, so it is read once per environment.
 */
export function queueRouter(table: Table, queues: Map<number, Queue>): QueueOf {
  const [only, ...others] = queues.values()
  if (!only) throw new Error('QUEUE_URLS names no queue')
  if (others.length === 0) return async () => only
  const bots = new Map<string, number>()
  return async (pk, image = {}) => {
    const c = await communityOf(table, pk, image)
    const bot = bots.get(c) ?? Number(await field(table, communityKey(c as CommunityId), 'bot'))
    const queue = queues.get(bot)
    if (!queue) throw new Error(`community ${c} has no bot in this cell`)
    bots.set(c, bot)
    return queue
  }
}
