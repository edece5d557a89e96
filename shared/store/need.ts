import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { programmes } from '../domain/activity.ts'
import type { CommunityId, MemberId, NeedId } from '../domain/ids.ts'
import { isOpen, needStates } from '../domain/need.ts'
import type { Move, Moved, Need } from '../domain/need-case.ts'
import type { Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { type Job, jobItem } from './job.ts'
import { instantKey } from './keys.ts'
import { queryPages } from './pages.ts'
import { readKeys } from './read.ts'
import { dueIndex, timelineIndex } from './table.ts'
import { wasRefused } from './write.ts'

const text = z.string()
const number = z.number()
const claim = z.object({ by: text, minutes: number, at: number })
const needRow = z.object({
  id: text,
  community: text,
  by: text,
  origin: z.enum(['resident', 'survey']),
  behalf: z.optional(z.boolean()),
  what: text,
  when: z.optional(z.object({ start: number, end: number })),
  where: z.optional(text),
  programme: z.enum(programmes),
  urgent: z.boolean(),
  language: z.optional(text),
  volunteers: z.array(text),
  question: z.optional(text),
  answer: z.optional(text),
  report: z.optional(claim),
  claim: z.optional(claim),
  minutes: z.optional(number),
  did: text,
  last: text,
  version: number,
  state: z.enum(needStates),
  createdAt: number,
  touchedAt: number,
  presentedAt: number,
  asked: z.array(text),
  declined: z.array(text),
  helper: z.optional(text),
  activity: z.optional(text),
  partner: z.optional(text),
  reason: z.optional(text),
  closedAt: z.optional(number),
  rating: z.optional(z.object({ stars: number, word: z.optional(text) })),
})

/** A need from its row. Throws when the row isn't one. */
export function parseNeed(item: unknown): Need {
  // The schema has checked each field; only the brands are missing.
  return needRow.parse(item) as unknown as Need
}

export const needPk = (n: NeedId): string => `N#${n}`
export const needKey = (n: NeedId): Key => ({ pk: needPk(n), sk: 'META' })
const privateKey = (n: NeedId): Key => ({ pk: needPk(n), sk: 'PRIVATE' })
const needsTimeline = (c: CommunityId): string => `C#${c}#NEED`
const residentsTimeline = (c: CommunityId, m: MemberId): string => `N#${c}#${m}`

/** On the community's timeline, the open ones apart; keys only on that of who asked. */
export const needItem = (need: Need): Record<string, unknown> => ({
  ...needKey(need.id),
  e: 'need@1',
  ...need,
  g1p: needsTimeline(need.community),
  g1s: isOpen(need)
    ? `OPEN#${instantKey(need.createdAt)}#${need.id}`
    : `DONE#${instantKey(need.closedAt ?? need.touchedAt)}#${need.id}`,
  g2p: residentsTimeline(need.community, need.by),
  g2s: `${isOpen(need) ? 'OPEN' : 'DONE'}#${instantKey(need.createdAt)}`,
})

/** Puts the need before somebody again when nobody touches it, and clears up behind it. */
export const needJob = 'NEED24'
export const needJobOf = ({ id, community }: Need, due: Instant): Job => ({
  pk: needPk(id),
  kind: needJob,
  community,
  due,
})

/** Rows that are written in the same moment as a need. */
type Also = NonNullable<TransactWriteCommandInput['TransactItems']>

const privatePut = (table: Table, { id, community }: Need, details: string) => ({
  TableName: table.name,
  Item: { ...privateKey(id), e: 'need-private@1', c: community, details },
})

/**
 * Puts a need in with its private part and the job that is first due then, once: 'already' when it
 * was there before. What nobody waits for has no job.
 */
export async function addNeed(
  table: Table,
  need: Need,
  due?: Instant,
  details?: string,
): Promise<'added' | 'already'> {
  const Item = needItem(need)
  const ConditionExpression = 'attribute_not_exists(pk)'
  const TransactItems: Also = [
    { Put: { TableName: table.name, Item, ConditionExpression } },
    ...(due === undefined
      ? []
      : [{ Put: { TableName: table.name, Item: jobItem(needJobOf(need, due)) } }]),
    ...(details ? [{ Put: privatePut(table, need, details) }] : []),
  ]
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'added'
  } catch (error) {
    if (wasRefused(error)) return 'already'
    throw error
  }
}

export async function readNeed(table: Table, n: NeedId): Promise<Need | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: needKey(n), ConsistentRead: true }),
  )
  return Item && parseNeed(Item)
}

type Written = { kind: 'written' } | { kind: 'changed-meanwhile'; need: Need } | { kind: 'gone' }

const meanwhile = (item: Record<string, unknown> | undefined): Written =>
  item ? { kind: 'changed-meanwhile', need: parseNeed(item) } : { kind: 'gone' }

/** One conditional write. A refusal carries the newest state, so that deciding again needs no read. */
async function write(table: Table, seen: Need, need: Need, also: Also): Promise<Written> {
  const put = {
    TableName: table.name,
    Item: needItem(need),
    ConditionExpression: 'version = :seen',
    ExpressionAttributeValues: { ':seen': seen.version },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  }
  try {
    if (also.length === 0) await table.client.send(new PutCommand(put))
    else
      await table.client.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, ...also] }))
    return { kind: 'written' }
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      return meanwhile(error.Item && unmarshall(error.Item))
    if (!(error instanceof TransactionCanceledException)) throw error
    const [reason] = error.CancellationReasons ?? []
    if (reason?.Code !== 'ConditionalCheckFailed') throw error
    // Of a transaction the clients differ in how they hand the refused row over: it is read instead.
    const newest = await readNeed(table, seen.id)
    return newest ? { kind: 'changed-meanwhile', need: newest } : { kind: 'gone' }
  }
}

// So many others at once on one need are not people.
const tries = 40

/**
 * Changes a need as the move decides, on its newest state: of several at once each sees what the
 * others did. `also` goes into the same transaction.
 */
export async function changeNeed(
  table: Table,
  seen: Need,
  move: Move,
  now: Instant,
  also: (need: Need) => Also = () => [],
): Promise<Moved & { changed?: boolean }> {
  let newest = seen
  for (let i = 0; i < tries; i++) {
    const moved = move(newest, now)
    if (!moved.ok || moved.need === newest) return moved
    const need = { ...moved.need, version: newest.version + 1 }
    const written = await write(table, newest, need, also(need))
    if (written.kind === 'written') return { ok: true, need, changed: true }
    if (written.kind === 'gone') return { ok: false, reason: 'wrong-state' }
    newest = written.need
  }
  throw new Error(`need ${seen.id} keeps changing`)
}

/** A community's open needs, the oldest first: a query of those only. */
export async function openNeeds(table: Table, c: CommunityId): Promise<Need[]> {
  const items = await queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :needs AND begins_with(g1s, :open)',
    ExpressionAttributeValues: { ':needs': needsTimeline(c), ':open': 'OPEN#' },
  })
  return items.map(parseNeed)
}

/** Needs that were closed in [from, to), by when they were. */
export async function closedNeeds(
  table: Table,
  c: CommunityId,
  from: number,
  to: number,
): Promise<Need[]> {
  const items = await queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :needs AND g1s BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':needs': needsTimeline(c),
      ':from': `DONE#${instantKey(from)}`,
      ':to': `DONE#${instantKey(to)}`,
    },
  })
  return items.map(parseNeed)
}

/** What one person asked for, the newest first; with `open` only what isn't over. */
export async function needsOfResident(
  table: Table,
  c: CommunityId,
  m: MemberId,
  { open = false } = {},
): Promise<Need[]> {
  const keys = await queryPages(table, {
    IndexName: dueIndex,
    KeyConditionExpression: `g2p = :mine${open ? ' AND begins_with(g2s, :open)' : ''}`,
    ExpressionAttributeValues: {
      ':mine': residentsTimeline(c, m),
      ...(open && { ':open': 'OPEN#' }),
    },
  })
  const items = await readKeys(
    table,
    keys.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    { consistent: true },
  )
  return items.map(parseNeed).sort((a, b) => b.createdAt - a.createdAt)
}

const privateRow = z.object({ details: text, ttl: z.optional(number) })

/** Name, door and telephone; undefined when none were told, or once they are to be gone. */
export async function readPrivate(
  table: Table,
  n: NeedId,
  now: number,
): Promise<string | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: privateKey(n), ConsistentRead: true }),
  )
  const row = Item && privateRow.parse(Item)
  return row && (row.ttl === undefined || row.ttl * 1000 > now) ? row.details : undefined
}

/** Keeps the private part; a later one takes the place of an earlier one. */
export async function writePrivate(table: Table, need: Need, details: string): Promise<void> {
  await table.client.send(new PutCommand(privatePut(table, need, details)))
}

/** Lets the table drop the private part at an instant; the need's job makes sure of it. */
export async function expirePrivate(table: Table, n: NeedId, at: Instant): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: privateKey(n),
        UpdateExpression: 'SET #ttl = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':at': Math.floor(at / 1000) },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}

export async function erasePrivate(table: Table, n: NeedId): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: privateKey(n) }))
}
