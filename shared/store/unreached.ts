import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { digest, type MemberId } from '../domain/ids.ts'
import { day } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { itemsUnder } from './pages.ts'
import { putIfAbsent } from './write.ts'

/** Those whom one occasion's message did not reach in private: they are called together. */
export interface Unreached {
  member: MemberId
  /** Real time, epoch milliseconds, at which that turned out. */
  at: number
}

/** What is known of the calls of one occasion. */
export interface Gathering {
  waiting: Unreached[]
  /** By the name of a call's list: when it was first tried, and whether it was said. */
  calls: Map<string, { at: number; said: boolean }>
}

const pkOf = (bot: number, occasion: string): string => `S#${bot}#call#${digest(occasion)}`
const personSk = (occasion: string, m: MemberId): string => `CALL#P#${digest(occasion, m)}`
const listPrefix = 'CALL#L#'
const listSk = (list: string): string => `${listPrefix}${list}`
const ttlFrom = (at: number): number => Math.ceil((at + 2 * day) / 1000)

const row = z.object({
  sk: z.string(),
  member: z.optional(z.string()),
  at: z.number(),
  said: z.optional(z.boolean()),
})

/** Once for an occasion, however often it turns out; false when it was known. */
export const noteUnreached = (
  table: Table,
  bot: number,
  occasion: string,
  { member, at }: Unreached,
): Promise<boolean> =>
  putIfAbsent(table, {
    pk: pkOf(bot, occasion),
    sk: personSk(occasion, member),
    e: 'unreached@1',
    ...{ member, at, ttl: ttlFrom(at) },
  })

/** A call with a list of its own is tried for the first time. */
export const beginCall = (
  table: Table,
  bot: number,
  occasion: string,
  list: string,
  at: number,
): Promise<boolean> =>
  putIfAbsent(table, {
    pk: pkOf(bot, occasion),
    sk: listSk(list),
    e: 'call@1',
    ...{ at, ttl: ttlFrom(at) },
  })

/** Who still waits to be called, as committed now. */
export async function gatheringOf(table: Table, bot: number, occasion: string): Promise<Gathering> {
  const items = await itemsUnder(table, pkOf(bot, occasion), 'CALL#', { consistent: true })
  const rows = items.map((item) => row.parse(item))
  return {
    waiting: rows.flatMap(({ member, at }) =>
      member === undefined ? [] : [{ member: member as MemberId, at }],
    ),
    calls: new Map(
      rows
        .filter(({ sk }) => sk.startsWith(listPrefix))
        .map(({ sk, at, said }) => [sk.slice(listPrefix.length), { at, said: said ?? false }]),
    ),
  }
}

/** They were called: that they were is remembered, who they are isn't. */
export async function endCall(
  table: Table,
  bot: number,
  occasion: string,
  people: readonly MemberId[],
  list?: string,
): Promise<void> {
  const update = (sk: string, UpdateExpression: string, values?: Record<string, unknown>) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: pkOf(bot, occasion), sk },
        UpdateExpression,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: values ? { '#said': 'said' } : { '#member': 'member' },
        ...(values && { ExpressionAttributeValues: values }),
      }),
    )
  await Promise.all([
    ...people.map((m) => update(personSk(occasion, m), 'REMOVE #member')),
    ...(list === undefined ? [] : [update(listSk(list), 'SET #said = :yes', { ':yes': true })]),
  ])
}
