import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { CheckInAnswer, CheckInPair } from '../domain/check-in.ts'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import type { Attendance } from '../domain/roll.ts'
import { instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { activityPk, instantKey, participationKey, participationsOf } from './keys.ts'
import { itemsUnder } from './pages.ts'
import { readKeys } from './read.ts'
import { timelineIndex } from './table.ts'

const attendanceRow = z.object({
  sk: z.string(),
  /** In, out, in, out …: one list that only grows, so that its length is its version. */
  pairs: z.optional(z.array(z.number())),
  mark: z.optional(z.enum(['present', 'absent'])),
  min: z.optional(z.number()),
})

const pairsOf = (times: readonly number[]): CheckInPair[] =>
  times.flatMap((at, i) => {
    const out = times[i + 1]
    if (i % 2 === 1) return []
    return [{ in: instant(at), ...(out !== undefined && { out: instant(out) }) }]
  })

const timesOf = (pairs: readonly CheckInPair[]): number[] =>
  pairs.flatMap((pair) => (pair.out === undefined ? [pair.in] : [pair.in, pair.out]))

function parseAttendance(item: unknown): Attendance {
  const { sk, pairs = [], mark, min } = attendanceRow.parse(item)
  return {
    member: sk.slice(2) as MemberId,
    pairs: pairsOf(pairs),
    presence: mark ?? 'unmarked',
    ...(min !== undefined && { minutes: min }),
  }
}

/** Who came, who is marked how: every participation of an activity, as committed now. */
export const attendancesOf = async (table: Table, a: ActivityId): Promise<Attendance[]> =>
  (await itemsUnder(table, activityPk(a), 'P#', { consistent: true })).map(parseAttendance)

/** When a person came to each of these activities, and left; only those where they were. */
export async function pairsAt(
  table: Table,
  ids: readonly ActivityId[],
  m: MemberId,
): Promise<Map<ActivityId, CheckInPair[]>> {
  const keys = ids.map((a) => participationKey(a, m))
  const rows = await readKeys(table, keys, { consistent: true })
  const byPk = new Map(rows.map((row) => [row.pk, attendanceRow.parse(row).pairs ?? []]))
  return new Map(ids.map((a) => [a, pairsOf(byPk.get(activityPk(a)) ?? [])]))
}

async function readTimes(table: Table, a: ActivityId, m: MemberId): Promise<number[]> {
  const Key = participationKey(a, m)
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
  )
  return Item ? (attendanceRow.parse(Item).pairs ?? []) : []
}

async function writeTimes(
  table: Table,
  [a, m]: [ActivityId, MemberId],
  before: number[],
  after: number[],
): Promise<boolean> {
  const fresh = before.length === 0
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: participationKey(a, m),
        UpdateExpression: 'SET pairs = :after, e = if_not_exists(e, :e)',
        ConditionExpression: fresh ? 'attribute_not_exists(pairs)' : 'size(pairs) = :seen',
        ExpressionAttributeValues: {
          ':after': after,
          ':e': 'participation@1',
          ...(!fresh && { ':seen': before.length }),
        },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

// Each further round means that the same person pressed at the same moment.
const rounds = 5

/** Lets someone in or out by the rules of `decide`; two presses at once are one. */
export async function recordPairs(
  table: Table,
  a: ActivityId,
  m: MemberId,
  decide: (pairs: readonly CheckInPair[]) => CheckInAnswer,
): Promise<CheckInAnswer> {
  for (let round = 0; round < rounds; round += 1) {
    const before = await readTimes(table, a, m)
    const answer = decide(pairsOf(before))
    if (!answer.ok) return answer
    const after = timesOf(answer.pairs)
    if (after.length === before.length) return answer
    if (await writeTimes(table, [a, m], before, after)) return answer
  }
  throw new Error(`check-in for ${a} changed ${rounds} times under one press`)
}

/** What a coordinator says of someone: here or not, or so many minutes. */
export type Mark = { presence: 'present' | 'absent' } | { minutes: number }

/** Marks one person on the roll call. A mark takes back minutes that were set before. */
export async function markAttendance(
  table: Table,
  a: ActivityId,
  m: MemberId,
  mark: Mark,
): Promise<void> {
  const minutes = 'minutes' in mark ? mark.minutes : undefined
  const presence = 'presence' in mark ? mark.presence : 'present'
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: participationKey(a, m),
      UpdateExpression:
        minutes === undefined
          ? 'SET mark = :mark, e = if_not_exists(e, :e) REMOVE #min'
          : 'SET mark = :mark, #min = :min, e = if_not_exists(e, :e)',
      ExpressionAttributeNames: { '#min': 'min' },
      ExpressionAttributeValues: {
        ':mark': presence,
        ':e': 'participation@1',
        ...(minutes !== undefined && { ':min': minutes }),
      },
    }),
  )
}

/** Notes on a person's own timeline that they had signed up and didn't come. */
export async function markAbsent(table: Table, a: ActivityId, m: MemberId): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: participationKey(a, m),
      UpdateExpression: 'SET absent = :yes, e = if_not_exists(e, :e)',
      ExpressionAttributeValues: { ':yes': true, ':e': 'participation@1' },
    }),
  )
}

/** Activities of a time that a person had signed up for and didn't come to. */
export async function absencesOf(
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
      FilterExpression: 'absent = :yes',
      ExpressionAttributeValues: {
        ':p': participationsOf(c, m),
        ':from': instantKey(from),
        ':to': instantKey(to),
        ':yes': true,
      },
    }),
  )
  return Items.map((item) => String(item.pk).slice(2) as ActivityId)
}
