import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { digest, type MemberId } from '../domain/ids.ts'
import { day } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { itemsUnder } from './pages.ts'
import { putIfAbsent } from './write.ts'

/** Someone whom one occasion's message did not reach in private: they are called together. */
export interface Unreached {
  member: MemberId
  /** Real time, epoch milliseconds, at which that turned out. */
  at: number
  /** The call that says it to them; whoever else comes leaves them out. */
  by?: string
}

/** What is known of the calls of one occasion. */
export interface Gathering {
  people: Unreached[]
  /** When each call with a list of its own was first tried, by its name. */
  calls: Map<string, number>
}

const pkOf = (bot: number, occasion: string): string => `S#${bot}#call#${digest(occasion)}`
const personSk = (occasion: string, m: MemberId): string => `CALL#P#${digest(occasion, m)}`
const listPrefix = 'CALL#L#'
const ttlFrom = (at: number): number => Math.ceil((at + 2 * day) / 1000)

const row = z.object({
  sk: z.string(),
  member: z.optional(z.string()),
  at: z.number(),
  by: z.optional(z.string()),
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
  call: string,
  at: number,
): Promise<boolean> =>
  putIfAbsent(table, {
    pk: pkOf(bot, occasion),
    sk: `${listPrefix}${call}`,
    e: 'call@1',
    ...{ at, ttl: ttlFrom(at) },
  })

/** Who is to be called, as committed now; who was called already is left out. */
export async function gatheringOf(table: Table, bot: number, occasion: string): Promise<Gathering> {
  const items = await itemsUnder(table, pkOf(bot, occasion), 'CALL#', { consistent: true })
  const rows = items.map((item) => row.parse(item))
  return {
    people: rows.flatMap(({ member, at, by }) =>
      member === undefined ? [] : [{ member: member as MemberId, at, ...(by && { by }) }],
    ),
    calls: new Map(
      rows
        .filter(({ sk }) => sk.startsWith(listPrefix))
        .map(({ sk, at }) => [sk.slice(listPrefix.length), at]),
    ),
  }
}

type Change = Pick<
  ConstructorParameters<typeof UpdateCommand>[0],
  'UpdateExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>

async function changeAll(
  table: Table,
  bot: number,
  occasion: string,
  people: readonly MemberId[],
  change: Change,
): Promise<void> {
  const one = (m: MemberId) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: pkOf(bot, occasion), sk: personSk(occasion, m) },
        ConditionExpression: 'attribute_exists(pk)',
        ...change,
      }),
    )
  await Promise.all(people.map(one))
}

/**
 * One call is to say it to them: before it does, so that no failure after it makes another call say
 * it again. The same call may, when it comes again.
 */
export const claimUnreached = (
  table: Table,
  bot: number,
  occasion: string,
  people: readonly MemberId[],
  call: string,
): Promise<void> =>
  changeAll(table, bot, occasion, people, {
    UpdateExpression: 'SET #by = :call',
    ExpressionAttributeNames: { '#by': 'by' },
    ExpressionAttributeValues: { ':call': call },
  })

/** They were called: that they were is remembered, who they are isn't. */
export const endUnreached = (
  table: Table,
  bot: number,
  occasion: string,
  people: readonly MemberId[],
): Promise<void> =>
  changeAll(table, bot, occasion, people, {
    UpdateExpression: 'REMOVE #member',
    ExpressionAttributeNames: { '#member': 'member' },
  })
