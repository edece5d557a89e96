import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Period } from '../domain/community-job.ts'
import { type CommunityId, digest } from '../domain/ids.ts'
import { type Instant, minute } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { instantKey } from './keys.ts'
import { dueIndex } from './table.ts'
import { wasRefused } from './write.ts'

/** Something to be done at an instant: one row beside what it is about. */
export interface Job {
  /** `A#…` or `C#…`. */
  pk: string
  kind: string
  community: CommunityId
  /** The occurrence: when it is to happen. Absent once it is finished for good. */
  due?: Instant
  /** Of a job that repeats: the week, month or day that the occurrence is about. */
  period?: Period
  /** For repeating jobs: a cron line in the community's zone. */
  cron?: string
  /** A period that is said once more because somebody asked for it. */
  again?: string
  /** Switched off: it runs when asked to, and not again. */
  off?: boolean
  /** The occurrence that was done last. */
  done?: Instant
  /** How long before somebody else may take a claimed job over. */
  leaseUntil?: Instant
}

const jobRow = z.object({
  pk: z.string(),
  sk: z.string(),
  c: z.string(),
  due: z.optional(z.number()),
  cron: z.optional(z.string()),
  period: z.optional(z.string()),
  again: z.optional(z.string()),
  off: z.optional(z.boolean()),
  done: z.optional(z.number()),
  lease: z.optional(z.number()),
})

/** The job that forgets a person; it stands among the person's own rows. */
export const forgetJob = 'FORGET'

export const jobSk = (kind: string): string => `JOB#${kind}`
export const jobKey = (job: Pick<Job, 'pk' | 'kind'>): Key => ({ pk: job.pk, sk: jobSk(job.kind) })

export function parseJob(item: unknown): Job {
  const row = jobRow.parse(item)
  return {
    pk: row.pk,
    kind: row.sk.slice(4),
    community: row.c as CommunityId,
    ...(row.due !== undefined && { due: row.due as Instant }),
    ...(row.cron && { cron: row.cron }),
    ...(row.period && { period: row.period as Period }),
    ...(row.again && { again: row.again }),
    ...(row.off && { off: true }),
    ...(row.done !== undefined && { done: row.done as Instant }),
    ...(row.lease !== undefined && { leaseUntil: row.lease as Instant }),
  }
}

export const dueShards = 16
const shardOf = (job: Pick<Job, 'pk' | 'kind'>): number =>
  Number.parseInt(digest(job.pk, job.kind).slice(-4), 36) % dueShards
const duePk = (shard: number): string => `DUE#${shard}`

/** The row of a job. Putting it over an older one is how a job is moved: the claim is dropped. */
export const jobItem = (job: Job): Record<string, unknown> => ({
  ...jobKey(job),
  e: 'job@1',
  c: job.community,
  ...(job.cron && { cron: job.cron }),
  ...(job.period && { period: job.period }),
  ...(job.again && { again: job.again }),
  ...(job.off && { off: true }),
  ...(job.done !== undefined && { done: job.done }),
  ...(job.due !== undefined && {
    due: job.due,
    g2p: duePk(shardOf(job)),
    g2s: instantKey(job.due),
  }),
})

/**
 * Keys of what is due at `now` in one shard, oldest first, page by page: with nothing due it is one
 * query. What is finished meanwhile doesn't come again.
 */
export async function* dueJobs(
  table: Table,
  shard: number,
  now: Instant,
  pageSize = 100,
): AsyncGenerator<Key[]> {
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: dueIndex,
        KeyConditionExpression: 'g2p = :shard AND g2s <= :now',
        ExpressionAttributeValues: { ':shard': duePk(shard), ':now': instantKey(now) },
        Limit: pageSize,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    yield (page.Items ?? []).map((item) => ({ pk: String(item.pk), sk: String(item.sk) }))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
}

/**
 * When the next job of some kinds is due after an instant, if that is not after `until`: for a clock
 * that is moved.
 */
export async function nextDue(
  table: Table,
  kinds: readonly string[],
  after: number,
  until: number,
): Promise<Instant | undefined> {
  if (Math.floor(after) >= Math.floor(until)) return undefined
  const dueIn = async (shard: number) => {
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: dueIndex,
        KeyConditionExpression: 'g2p = :shard AND g2s BETWEEN :from AND :until',
        ExpressionAttributeValues: {
          ':shard': duePk(shard),
          ':from': instantKey(Math.floor(after) + 1),
          ':until': instantKey(Math.floor(until)),
        },
      }),
    )
    return Items.filter(({ sk }) => kinds.some((kind) => sk === jobSk(kind)))
  }
  const shards = Array.from({ length: dueShards }, (_, shard) => dueIn(shard))
  const found = (await Promise.all(shards)).flat().map(({ g2s }) => Number(g2s))
  return found.length > 0 ? (Math.min(...found) as Instant) : undefined
}

export const leaseMs = 2 * minute

/**
 * Takes a due job for two minutes. Undefined when it isn't due any more, or somebody else has it:
 * the index may be behind, so the item itself decides.
 */
export async function claimJob(table: Table, key: Key, now: Instant): Promise<Job | undefined> {
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET lease = :until',
        ConditionExpression: 'due <= :now AND (attribute_not_exists(lease) OR lease <= :now)',
        ExpressionAttributeValues: { ':until': now + leaseMs, ':now': now },
        ReturnValues: 'ALL_NEW',
      }),
    )
    return parseJob(Attributes)
  } catch (error) {
    if (wasRefused(error)) return undefined
    throw error
  }
}

/**
 * Puts a claimed job to rest, or at its next time. A job that was moved while it ran keeps what
 * it was moved to, and one that somebody else took over is theirs: the condition names the claim.
 */
export async function finishJob(
  table: Table,
  job: Job,
  next?: Instant,
  period?: Period,
): Promise<void> {
  const again = next !== undefined
  const about = period ? ', #period = :period' : ''
  const when = again ? ', due = :next, g2s = :key' : ''
  const gone = again ? 'lease, again' : 'lease, again, due, g2p, g2s'
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: jobKey(job),
        UpdateExpression: `SET done = :due${when}${about} REMOVE ${gone}`,
        ConditionExpression: 'due = :due AND lease = :lease',
        ...(period && { ExpressionAttributeNames: { '#period': 'period' } }),
        ExpressionAttributeValues: {
          ':due': job.due,
          ':lease': job.leaseUntil,
          ...(again && { ':next': next, ':key': instantKey(next) }),
          ...(period && { ':period': period }),
        },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}

/** Takes a claimed job away altogether; one that somebody else took over is theirs to end. */
export async function dropJob(table: Table, job: Job): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: jobKey(job),
        ConditionExpression: 'due = :due AND lease = :lease',
        ExpressionAttributeValues: { ':due': job.due, ':lease': job.leaseUntil },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
  }
}
