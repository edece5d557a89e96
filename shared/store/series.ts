import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Community } from '../domain/community.ts'
import { periodOn } from '../domain/community-job.ts'
import type { ActivityId, CommunityId } from '../domain/ids.ts'
import { publication } from '../domain/publication.ts'
import { nextPutUp, occurrenceId, planOn, type Series } from '../domain/series.ts'
import type { CalendarDate, Instant } from '../domain/time.ts'
import { jobsOf, planRow, publishActivity } from './activity.ts'
import type { Key, Table } from './connection.ts'
import { type Job, jobItem, jobKey } from './job.ts'
import { queryPages } from './pages.ts'
import { timelineIndex } from './table.ts'
import { wasRefused } from './write.ts'

const text = z.string()
const last = z.literal('last')
const row = z.object({
  id: text,
  community: text,
  rule: z.object({
    every: z.union([
      z.object({ weeks: z.number(), weekdays: z.array(z.number()) }),
      z.object({
        months: z.number(),
        on: z.union([
          z.object({ date: z.union([z.number(), last]) }),
          z.object({ nth: z.union([z.number(), last]), weekday: z.number() }),
        ]),
      }),
    ]),
    from: text,
    until: z.optional(text),
    times: z.optional(z.number()),
  }),
  ahead: z.number(),
  upAt: z.optional(z.number()),
  skipHolidays: z.boolean(),
  skip: z.array(text),
  from: z.number(),
  minutes: z.number(),
  plan: planRow,
  by: text,
  createdAt: z.number(),
  version: z.number(),
  stopped: z.optional(z.boolean()),
})

// The schema has checked each field; only the brands are missing.
const parseSeries = (item: unknown): Series => row.parse(item) as unknown as Series

export const seriesPk = (id: ActivityId): string => `SERIES#${id}`
const seriesKey = (id: ActivityId): Key => ({ pk: seriesPk(id), sk: 'META' })
export const seriesOf = (c: CommunityId): string => `C#${c}#SERIES`

/** What has stopped is kept for its activities, and leaves the list. */
const seriesItem = (series: Series): Record<string, unknown> => ({
  ...seriesKey(series.id),
  e: 'series@1',
  ...series,
  ...(!series.stopped && { g1p: seriesOf(series.community), g1s: series.id }),
})

/** Which series a job puts the next post of up. */
export const seriesIdIn = (pk: string): string => pk.slice('SERIES#'.length)

/** The job that puts up the next occurrence from a date on; without one the job rests. */
function jobFor(series: Series, community: Community, now: Instant): Job {
  const next = nextPutUp(series, community, { now })
  return {
    pk: seriesPk(series.id),
    kind: 'SERIES',
    community: series.community,
    ...(next && { due: next.due, period: periodOn(next.date) }),
  }
}

/**
 * Keeps a series with the job of its next post, as its row was seen (its version is one more now).
 * 'stale' when it is there already, or was changed meanwhile.
 */
export async function writeSeries(
  table: Table,
  series: Series,
  community: Community,
  now: Instant,
): Promise<'written' | 'stale'> {
  const condition =
    series.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :seen',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':seen': series.version - 1 },
        }
  const job = jobFor(series, community, now)
  const TableName = table.name
  try {
    await table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: seriesItem(series), ...condition } },
          job.due === undefined
            ? { Delete: { TableName, Key: jobKey(job) } }
            : { Put: { TableName, Item: jobItem(job) } },
        ],
      }),
    )
    return 'written'
  } catch (error) {
    if (wasRefused(error)) return 'stale'
    throw error
  }
}

export async function readSeries(table: Table, id: ActivityId): Promise<Series | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: seriesKey(id), ConsistentRead: true }),
  )
  return Item && parseSeries(Item)
}

/** The series of a community that go on. */
export const seriesOfCommunity = async (table: Table, c: CommunityId): Promise<Series[]> =>
  (
    await queryPages(table, {
      IndexName: timelineIndex,
      KeyConditionExpression: 'g1p = :c',
      ExpressionAttributeValues: { ':c': seriesOf(c) },
    })
  ).map(parseSeries)

/**
 * Puts one occurrence up, once however often it is tried. 'stale' when the series was changed
 * since it was read: then the change decides.
 */
export function putUp(
  table: Table,
  series: Series,
  community: Community,
  date: CalendarDate,
  now: Instant,
): Promise<'published' | 'already' | 'stale'> {
  const { chat, thread, zone, id } = community
  const made = { id: occurrenceId(series, date), community: id, by: series.by, now }
  const { activity, roster } = publication(planOn(series, date, zone), made)
  const place = { chat, ...(thread !== undefined && { thread }) }
  const jobs = jobsOf(activity, community, now)
  const decidedOn = { key: seriesKey(series.id), version: series.version }
  return publishActivity(table, activity, roster, place, jobs, decidedOn)
}
