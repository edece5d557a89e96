import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Community } from '../domain/community.ts'
import { type Occurrence, type Period, planCommunityJobs } from '../domain/community-job.ts'
import { type CommunityJob, communityJobs as kinds } from '../domain/job.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { type Job, jobItem, jobSk, parseJob } from './job.ts'
import { communityKey, communityPk } from './keys.ts'
import { itemsUnder } from './pages.ts'
import { putIfAbsent, setFields, wasRefused } from './write.ts'

/** The jobs that a community has from its founding on. */
export const communityJobs = (community: Community, now: Instant): Job[] =>
  planCommunityJobs(community, now).map((planned) => ({
    pk: communityPk(community.id),
    community: community.id,
    ...planned,
  }))

/** A job of a community as it is set. */
export interface SetJob extends Job {
  kind: CommunityJob
  cron: string
  period: Period
}

/** The jobs that a community has, in their order. */
export async function readCommunityJobs(
  table: Table,
  { id }: Pick<Community, 'id'>,
): Promise<SetJob[]> {
  const rows = await itemsUnder(table, communityPk(id), jobSk(''), { consistent: true })
  const found = new Map(rows.map(parseJob).map((job) => [job.kind, job]))
  return kinds.flatMap((kind) => {
    const job = found.get(kind)
    return job?.cron && job.period ? [{ ...job, kind, cron: job.cron, period: job.period }] : []
  })
}

/**
 * Every job that a community can have. A kind that is newer than the community gets its row here,
 * with its first time after now: nothing of it was sent before, and nothing is owed.
 */
export async function completeJobs(
  table: Table,
  community: Community,
  now: Instant,
): Promise<SetJob[]> {
  const found = await readCommunityJobs(table, community)
  if (found.length === kinds.length) return found
  const known = new Set<string>(found.map(({ kind }) => kind))
  const missing = communityJobs(community, now).filter(({ kind }) => !known.has(kind))
  await Promise.all(missing.map((job) => putIfAbsent(table, jobItem(job))))
  return readCommunityJobs(table, community)
}

/** How a job is to be set: without an occurrence it is off, and its period waits. */
export interface JobMove {
  seen: SetJob
  cron: string
  next?: Occurrence
  /** It runs once all the same. */
  off?: boolean
}

/** A claimed job must not be moved: what is being said just now would be said again. */
function moveOf(
  table: Table,
  { seen, cron, next, off = next === undefined }: JobMove,
  now: Instant,
) {
  const { due: _, leaseUntil: __, again: ___, off: ____, ...kept } = seen
  const Item = jobItem({ ...kept, cron, ...next, ...(off && { off }) })
  const asSeen = seen.due === undefined ? 'attribute_not_exists(due)' : 'due = :due'
  const asDone = seen.done === undefined ? 'attribute_not_exists(done)' : 'done = :done'
  const free = '(attribute_not_exists(lease) OR lease <= :now)'
  return {
    Put: {
      TableName: table.name,
      Item,
      ConditionExpression: `cron = :cron AND #period = :period AND ${asSeen} AND ${asDone} AND ${free}`,
      ExpressionAttributeNames: { '#period': 'period' },
      ExpressionAttributeValues: {
        ':cron': seen.cron,
        ':period': seen.period,
        ':now': now,
        ...(seen.due !== undefined && { ':due': seen.due }),
        ...(seen.done !== undefined && { ':done': seen.done }),
      },
    },
  }
}

/**
 * Moves jobs as they were seen, and changes settings of the community with them: all or nothing.
 * 'busy' when one was changed, or is being done, meanwhile.
 */
export async function moveJobs(
  table: Table,
  community: Community,
  moves: JobMove[],
  now: Instant,
  change?: Partial<Pick<Community, 'zone' | 'calendar'>>,
): Promise<'moved' | 'busy'> {
  const Key = communityKey(community.id)
  const setting = change && {
    Update: {
      TableName: table.name,
      Key,
      ConditionExpression: 'attribute_exists(pk)',
      ...setFields(change),
    },
  }
  const TransactItems = [...moves.map((m) => moveOf(table, m, now)), ...(setting ? [setting] : [])]
  if (TransactItems.length === 0) return 'moved'
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'moved'
  } catch (error) {
    if (wasRefused(error)) return 'busy'
    throw error
  }
}
