import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type Activity, activityKinds, programmes } from '../domain/activity.ts'
import type { Community } from '../domain/community.ts'
import type { ActivityId, CommunityId } from '../domain/ids.ts'
import { planJobs } from '../domain/job.ts'
import type { LastChange, Roster } from '../domain/roster.ts'
import type { Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { type Job, jobItem } from './job.ts'
import {
  activitiesOf,
  activityKey,
  activityPk,
  instantKey,
  postKey,
  rosterKey,
  timelineKey,
} from './keys.ts'
import { readKeys } from './read.ts'
import { lastItem, parseRoster, rosterItem } from './roster.ts'
import { timelineIndex } from './table.ts'
import { isRefusedAt, setFields, wasRefused } from './write.ts'

const text = z.string()
const activityRow = z.object({
  id: text,
  community: text,
  kind: z.enum(activityKinds),
  countsHours: z.boolean(),
  programme: z.enum(programmes),
  title: text,
  start: z.number(),
  end: z.number(),
  place: text,
  placePrivate: z.boolean(),
  risk: z.union([
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('text'), text }),
  ]),
  insured: z.optional(z.boolean()),
  conditions: z.optional(text),
  note: z.optional(text),
  team: z.optional(text),
  theme: z.optional(text),
  partners: z.optional(z.array(text)),
  training: z.optional(
    z.object({
      host: text,
      learningMinutes: z.number(),
      gives: z.optional(text),
      validDays: z.optional(z.number()),
    }),
  ),
  minimum: z.optional(z.number()),
  decision: z.optional(z.number()),
  series: z.optional(text),
  need: z.optional(text),
  by: text,
  createdAt: z.number(),
  version: z.number(),
  nobody: z.optional(z.boolean()),
  cancelledWhy: z.optional(text),
})

const role = z.object({ label: text, seats: z.number(), requires: z.optional(text) })

/** What is decided of an activity but its time, as a row of its own keeps it. */
export const planRow = z.extend(
  z.omit(activityRow, {
    id: true,
    community: true,
    start: true,
    end: true,
    series: true,
    decision: true,
    by: true,
    createdAt: true,
    version: true,
    nobody: true,
    cancelledWhy: true,
  }),
  { roles: z.array(role) },
)

/** An activity from its row. Throws when the row isn't one. */
export function parseActivity(item: unknown): Activity {
  // The schema has checked each field; only the brands are missing.
  return activityRow.parse(item) as unknown as Activity
}

export const activityItem = (activity: Activity): Record<string, unknown> => ({
  ...activityKey(activity.id),
  e: 'activity@1',
  ...activity,
  g1p: activitiesOf(activity.community),
  g1s: timelineKey(activity.start, activity.id),
})

/** The rows of an activity's jobs, each at its time; sign-up closes at a deadline of its own. */
export function jobsOf(
  activity: Activity,
  community: Community,
  now: Instant,
  deadline?: Instant,
): Job[] {
  const planned: { kind: string; due: Instant }[] = planJobs(activity, community, now)
  const closing = deadline !== undefined && deadline > now ? [{ kind: 'CLOSE', due: deadline }] : []
  return [...planned, ...closing].map(({ kind, due }) => ({
    pk: activityPk(activity.id),
    kind,
    community: community.id,
    due,
  }))
}

/** Where a post is to appear, or has appeared. */
export interface PostPlace {
  chat: number
  thread?: number
}

/**
 * Puts an activity, its roster, the place of its post and its jobs in, all or nothing.
 * 'already' when the same plan was published before: a second delivery, a second tap. 'stale' when
 * what it was decided on (an item at a version) has changed.
 */
export async function publishActivity(
  table: Table,
  activity: Activity,
  roster: Roster,
  place: PostPlace,
  jobs: Job[],
  decidedOn?: { key: Key; version: number },
): Promise<'published' | 'already' | 'stale'> {
  const post = {
    ...postKey(activity.id, place.chat),
    e: 'post@1',
    shown: 0,
    ...(place.thread !== undefined && { thread: place.thread }),
  }
  const items = [rosterItem(roster), post, ...jobs.map(jobItem)]
  const put = (Item: Record<string, unknown>) => ({ Put: { TableName: table.name, Item } })
  const once = {
    ...put(activityItem(activity)).Put,
    ConditionExpression: 'attribute_not_exists(pk)',
  }
  const check = decidedOn && {
    ConditionCheck: {
      TableName: table.name,
      Key: decidedOn.key,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': decidedOn.version },
    },
  }
  const TransactItems = [{ Put: once }, ...items.map(put), ...(check ? [check] : [])]
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'published'
  } catch (error) {
    if (!wasRefused(error)) throw error
    return decidedOn && !isRefusedAt(error, 0) ? 'stale' : 'already'
  }
}

export async function readActivity(table: Table, a: ActivityId): Promise<Activity | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: activityKey(a), ConsistentRead: true }),
  )
  return Item && parseActivity(Item)
}

/** An activity with its roster: one request, both as committed now. */
export async function readActivityAndRoster(
  table: Table,
  a: ActivityId,
): Promise<{ activity: Activity; roster: Roster } | undefined> {
  const [found] = await readActivitiesAndRosters(table, [a])
  return found
}

/** Several activities with their rosters, in the order asked for; missing ones are left out. */
export async function readActivitiesAndRosters(
  table: Table,
  ids: ActivityId[],
): Promise<{ activity: Activity; roster: Roster }[]> {
  const keys = [...new Set(ids)].flatMap((a) => [activityKey(a), rosterKey(a)])
  const items = await readKeys(table, keys, { consistent: true })
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
  return ids.flatMap((a) => {
    const [meta, roster] = [activityKey(a), rosterKey(a)].map((k) => byKey.get(`${k.pk} ${k.sk}`))
    return meta && roster ? [{ activity: parseActivity(meta), roster: parseRoster(roster) }] : []
  })
}

/** Activities of a community that start in [from, to), by start. */
export async function activitiesBetween(
  table: Table,
  c: CommunityId,
  from: number,
  to: number,
  options: { newestFirst?: boolean; limit?: number } = {},
): Promise<Activity[]> {
  const { newestFirst = false, limit } = options
  const found: Activity[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: timelineIndex,
        KeyConditionExpression: 'g1p = :c AND g1s BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':c': activitiesOf(c),
          ':from': instantKey(from),
          ':to': instantKey(to),
        },
        ScanIndexForward: !newestFirst,
        ...(limit !== undefined && { Limit: limit }),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    found.push(...(page.Items ?? []).map(parseActivity))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey && (limit === undefined || found.length < limit))
  return found
}

/** What may change of an activity that is already up. */
export type ActivityChange = Partial<
  Pick<
    Activity,
    | 'title'
    | 'start'
    | 'end'
    | 'place'
    | 'placePrivate'
    | 'risk'
    | 'conditions'
    | 'note'
    | 'programme'
    | 'insured'
    | 'countsHours'
    | 'cancelledWhy'
    | 'minimum'
    | 'decision'
    | 'team'
  >
>

/**
 * Changes facts of an activity as it was seen. The roster keeps its own copy of the start (nobody
 * signs up after it) and asks everyone again when `askAgain`. Jobs are put at their new times.
 * 'stale' when somebody else changed it meanwhile.
 */
export async function changeActivity(
  table: Table,
  seen: { activity: Activity; roster: Roster },
  change: ActivityChange & { status?: Roster['status'] },
  options: { askAgain: boolean; jobs: Job[]; last: LastChange },
): Promise<'changed' | 'stale'> {
  const { status, ...facts } = change
  const { activity, roster } = seen
  const start = facts.start ?? activity.start
  const meta = setFields({
    ...facts,
    g1s: timelineKey(start, activity.id),
    version: activity.version + 1,
  })
  const rosterFields = setFields({
    start,
    ...(status && { st: status }),
    ...(options.askAgain && { ok: {} }),
    v: roster.version + 1,
    last: lastItem(options.last),
  })
  const guarded = (
    Key: Key,
    fields: ReturnType<typeof setFields>,
    name: string,
    version: number,
  ) => ({
    Update: {
      TableName: table.name,
      Key,
      ...fields,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { ...fields.ExpressionAttributeNames, '#version': name },
      ExpressionAttributeValues: { ...fields.ExpressionAttributeValues, ':version': version },
    },
  })
  const TransactItems = [
    guarded(activityKey(activity.id), meta, 'version', activity.version),
    guarded(rosterKey(activity.id), rosterFields, 'v', roster.version),
    ...options.jobs.map((job) => ({ Put: { TableName: table.name, Item: jobItem(job) } })),
  ]
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'changed'
  } catch (error) {
    if (wasRefused(error)) return 'stale'
    throw error
  }
}
