import {
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import { provenances, type ServiceRecord } from '../domain/service-record.ts'
import type { CalendarDate, Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { activityKey, activityPk, rosterKey } from './keys.ts'
import { queryPages } from './pages.ts'
import { lastItem } from './roster.ts'
import { timelineIndex } from './table.ts'
import { putIfAbsent, wasRefused } from './write.ts'

/** Entries that were made together: they share everything but the person and the minutes. */
export interface Page {
  activity: ActivityId
  community: CommunityId
  date: CalendarDate
  by: MemberId
  at: Instant
  records: ServiceRecord[]
}

/** A roll call that was confirmed: what was entered at once, and who had signed up and didn't come. */
export interface Roll extends Page {
  absent: MemberId[]
}

/** Entries that wait for a second coordinator. */
export interface Request extends Page {
  id: string
  second?: MemberId
  refusedBy?: MemberId
}

const line = z.tuple([z.number(), z.number(), z.number(), z.enum(provenances)])
const pageRow = z.object({
  pk: z.string(),
  sk: z.string(),
  c: z.string(),
  date: z.string(),
  by: z.string(),
  at: z.number(),
  kind: z.enum(['service', 'training']),
  policy: z.string(),
  reason: z.optional(z.string()),
  /** Member → entry, served, credited, how it is known: 30 bytes a person. */
  lines: z.record(z.string(), line),
})
const rollRow = z.extend(pageRow, { absent: z.array(z.string()) })
const requestRow = z.extend(pageRow, {
  second: z.optional(z.string()),
  refusedBy: z.optional(z.string()),
})

function pageOf(row: z.infer<typeof pageRow>): Page {
  const activity = row.pk.slice(2) as ActivityId
  const [date, by, at] = [row.date as CalendarDate, row.by as MemberId, row.at as Instant]
  const records = Object.entries(row.lines).map(
    ([m, [seq, served, credited, provenance]]): ServiceRecord => ({
      activity,
      member: m as MemberId,
      ...{ seq, kind: row.kind, date, served, credited, policy: row.policy, provenance, by, at },
      ...(row.reason !== undefined && { reason: row.reason }),
    }),
  )
  return { activity, community: row.c as CommunityId, date, by, at, records }
}

/** A confirmed roll call from its row. Throws when the row isn't one. */
export function parseRoll(item: unknown): Roll {
  const row = rollRow.parse(item)
  return { ...pageOf(row), absent: row.absent as MemberId[] }
}

/** A request for a second coordinator from its row. Throws when the row isn't one. */
export function parseRequest(item: unknown): Request {
  const row = requestRow.parse(item)
  return {
    ...pageOf(row),
    id: row.sk.slice(requestPrefix.length),
    ...(row.second !== undefined && { second: row.second as MemberId }),
    ...(row.refusedBy !== undefined && { refusedBy: row.refusedBy as MemberId }),
  }
}

const requestPrefix = 'SECOND#'
const rollKey = (a: ActivityId): Key => ({ pk: activityPk(a), sk: 'ROLL' })
const requestKey = (a: ActivityId, id: string): Key => ({
  pk: activityPk(a),
  sk: `${requestPrefix}${id}`,
})
const rollsOf = (c: CommunityId): string => `ROLL#${c}`

function pageItem({ community, date, by, at, records }: Page): Record<string, unknown> {
  const [first] = records
  const entry = (r: ServiceRecord) => [r.seq, r.served, r.credited, r.provenance]
  return {
    c: community,
    ...{ date, by, at },
    kind: first?.kind ?? 'service',
    policy: first?.policy ?? '',
    ...(first?.reason !== undefined && { reason: first.reason }),
    lines: Object.fromEntries(records.map((r) => [r.member, entry(r)])),
  }
}

/** The row of a confirmed roll call. */
export const rollItem = (roll: Roll): Record<string, unknown> => ({
  ...rollKey(roll.activity),
  e: 'roll@1',
  ...pageItem(roll),
  absent: roll.absent,
  g1p: rollsOf(roll.community),
  g1s: `${roll.date}#${roll.activity}`,
})

/** The row of what waits for a second coordinator. */
export const requestItem = (request: Request): Record<string, unknown> => ({
  ...requestKey(request.activity, request.id),
  e: 'second@1',
  ...pageItem(request),
})

const fresh = 'attribute_not_exists(pk)'

/**
 * Confirms a roll call, once: what is entered, what waits for a second coordinator, and the end of
 * the activity are one write. The entries themselves follow from it, so a crash loses none, and
 * whoever comes second finds what the first one confirmed.
 */
export async function closeRoll(
  table: Table,
  roll: Roll,
  requests: Request[],
  { nobody = false } = {},
): Promise<'closed' | 'already'> {
  const put = (Item: Record<string, unknown>) => ({
    Put: { TableName: table.name, Item, ConditionExpression: fresh },
  })
  const last = lastItem({ kind: 'status', by: roll.by, via: 'card', at: roll.at })
  const finish = {
    Update: {
      TableName: table.name,
      Key: rosterKey(roll.activity),
      UpdateExpression: 'SET st = :finished, v = v + :one, #last = :last',
      ConditionExpression: 'st = :open OR st = :closed',
      ExpressionAttributeNames: { '#last': 'last' },
      ExpressionAttributeValues: {
        ':finished': 'finished',
        ':open': 'open',
        ':closed': 'closed',
        ':one': 1,
        ':last': last,
      },
    },
  }
  const empty = { Update: { TableName: table.name, ...left(roll.activity, true) } }
  const TransactItems = [
    put(rollItem(roll)),
    finish,
    ...requests.map(requestItem).map(put),
    ...(nobody ? [empty] : []),
  ]
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'closed'
  } catch (error) {
    if (wasRefused(error)) return 'already'
    throw error
  }
}

const left = (a: ActivityId, nobody: boolean) => ({
  Key: activityKey(a),
  UpdateExpression: nobody ? 'SET #nobody = :yes' : 'REMOVE #nobody',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeNames: { '#nobody': 'nobody' },
  ...(nobody && { ExpressionAttributeValues: { ':yes': true } }),
})

/** Somebody was there after all. */
export async function somebodyCame(table: Table, a: ActivityId): Promise<void> {
  await table.client.send(new UpdateCommand({ TableName: table.name, ...left(a, false) }))
}

export async function readRoll(table: Table, a: ActivityId): Promise<Roll | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: rollKey(a), ConsistentRead: true }),
  )
  return Item && parseRoll(Item)
}

/** Roll calls of the days from `from` to `to`: attendance and no-shows of a month in one query. */
export async function rollsOfCommunity(
  table: Table,
  c: CommunityId,
  from: CalendarDate,
  to: CalendarDate,
): Promise<Roll[]> {
  const items = await queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :c AND g1s BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':c': rollsOf(c), ':from': from, ':to': `${to}~` },
  })
  return items.map(parseRoll)
}

/** Puts a correction before a second coordinator; of two for the same entry the first one stays. */
export const askSecond = (table: Table, request: Request): Promise<boolean> =>
  putIfAbsent(table, requestItem(request))

export async function readRequest(
  table: Table,
  a: ActivityId,
  id: string,
): Promise<Request | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: requestKey(a, id), ConsistentRead: true }),
  )
  return Item && parseRequest(Item)
}

/** Requests of an activity that nobody has answered yet. */
export async function openRequests(table: Table, a: ActivityId): Promise<Request[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :second)',
      ExpressionAttributeValues: { ':pk': activityPk(a), ':second': requestPrefix },
      ConsistentRead: true,
    }),
  )
  return Items.map(parseRequest).filter((r) => !r.second && !r.refusedBy)
}

/** A second coordinator's word on waiting entries: the first word counts, and nobody seconds themselves. */
export async function answerRequest(
  table: Table,
  request: Request,
  second: MemberId,
  agreed: boolean,
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: requestKey(request.activity, request.id),
        UpdateExpression: agreed ? 'SET #second = :m' : 'SET refusedBy = :m',
        ConditionExpression:
          'attribute_exists(pk) AND attribute_not_exists(#second) AND attribute_not_exists(refusedBy) AND #by <> :m',
        ExpressionAttributeNames: { '#second': 'second', '#by': 'by' },
        ExpressionAttributeValues: { ':m': second },
      }),
    )
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}
