import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { activityKinds, programmes } from '../domain/activity.ts'
import type { ArchiveLine, Kept, KeptPhoto, KeptWord, Stars } from '../domain/archive.ts'
import { instantsIn, type Period } from '../domain/book-filter.ts'
import type { Community } from '../domain/community.ts'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { activityPk, instantKey, participationKey, postKey, timelineKey } from './keys.ts'
import { itemsUnder, queryPages } from './pages.ts'
import { parsePost } from './post.ts'
import { readKeys } from './read.ts'
import { recordKey } from './record.ts'
import { putIfAbsent, setFields } from './write.ts'

/** What is kept of an activity stands beside it; `KEPT#` sorts it together. */
const keptKey = (a: ActivityId, what: string): Key => ({ pk: activityPk(a), sk: `KEPT#${what}` })

/** Keeps a picture; false when it is there already, whoever sends it again. */
export const keepPhoto = (
  table: Table,
  c: CommunityId,
  a: ActivityId,
  { unique, ...photo }: KeptPhoto,
): Promise<boolean> =>
  putIfAbsent(table, { ...keptKey(a, `PHOTO#${unique}`), e: 'photo@1', c, ...photo })

/** The rows of words and of the facts beside them. */
export const wordItem = (c: CommunityId, a: ActivityId, message: string, word: KeptWord) => ({
  ...keptKey(a, `WORD#${message}`),
  e: 'word@1',
  c,
  ...word,
})
export const factsItem = (c: CommunityId, a: ActivityId, f: Pick<Kept, 'served' | 'learned'>) => ({
  ...keptKey(a, 'FACTS'),
  e: 'facts@1',
  c,
  ...f,
})

/** Keeps a few words; the message that they came in names them, so a second delivery adds none. */
export const keepWord = (
  table: Table,
  c: CommunityId,
  a: ActivityId,
  message: string,
  word: KeptWord,
): Promise<boolean> => putIfAbsent(table, wordItem(c, a, message, word))

/** A person's rating; their last one counts. */
export async function rate(
  table: Table,
  c: CommunityId,
  a: ActivityId,
  m: MemberId,
  stars: Stars,
  at: Instant,
): Promise<void> {
  const Item = { ...keptKey(a, `RATE#${m}`), e: 'rating@1', c, stars, at }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

/** Notes how many residents were served, or what was learned. */
export async function noteFacts(
  table: Table,
  c: CommunityId,
  a: ActivityId,
  facts: Pick<Kept, 'served' | 'learned'>,
): Promise<void> {
  const Key = keptKey(a, 'FACTS')
  const fields = setFields({ e: 'facts@1', c, ...facts })
  await table.client.send(new UpdateCommand({ TableName: table.name, Key, ...fields }))
}

const photoRow = z.object({ sk: z.string(), file: z.string(), by: z.string(), at: z.number() })
const wordRow = z.object({ text: z.string(), by: z.string(), at: z.number() })
const ratingRow = z.object({ stars: z.union([1, 2, 3, 4, 5].map((n) => z.literal(n))) })
const factsRow = z.object({ served: z.optional(z.number()), learned: z.optional(z.string()) })

const photoOf = (item: unknown): KeptPhoto => {
  const { sk, file, by, at } = photoRow.parse(item)
  return { unique: sk.slice('KEPT#PHOTO#'.length), file, by: by as MemberId, at: at as Instant }
}
const wordOf = (item: unknown): KeptWord => wordRow.parse(item) as unknown as KeptWord
const starsOf = (item: unknown): Stars => ratingRow.parse(item).stars as Stars

/** Everything kept of an activity, as committed now. */
export async function keptOf(table: Table, a: ActivityId): Promise<Kept> {
  const items = await itemsUnder(table, activityPk(a), 'KEPT#', { consistent: true })
  const those = (what: string) => items.filter(({ sk }) => String(sk).startsWith(`KEPT#${what}`))
  const byTime = (one: { at: number }, other: { at: number }) => one.at - other.at
  const { served, learned } = factsRow.parse(those('FACTS')[0] ?? {})
  return {
    photos: those('PHOTO#').map(photoOf).sort(byTime),
    words: those('WORD#').map(wordOf).sort(byTime),
    ratings: those('RATE#').map(starsOf),
    ...(served !== undefined && { served }),
    ...(learned && { learned }),
  }
}

/** Whether somebody was there, by the books or by the check-in. */
export async function wasThere(table: Table, a: ActivityId, m: MemberId): Promise<boolean> {
  const entry = recordKey({ of: 'activity', activity: a, member: m, seq: 0 })
  const items = await readKeys(table, [entry, participationKey(a, m)], { consistent: true })
  return items.some(
    ({ served, pairs, mark }) => Number(served) > 0 || Array.isArray(pairs) || mark === 'present',
  )
}

// ---- The index: a compact line an activity, in a partition of its own. ----

export const linesPk = (c: CommunityId): string => `ARCHIVE#${c}`
const lineKey = ({ community, start, activity }: ArchiveLine): Key => ({
  pk: linesPk(community),
  sk: timelineKey(start, activity),
})

const lineRow = z.object({
  a: z.string(),
  c: z.string(),
  t: z.string(),
  start: z.number(),
  end: z.number(),
  g: z.enum(programmes),
  k: z.enum(activityKinds),
  pl: z.optional(z.string()),
  tm: z.optional(z.string()),
  pa: z.optional(z.array(z.string())),
  w: z.optional(z.string()),
  l: z.optional(z.string()),
  n: z.optional(z.number()),
  ph: z.number(),
  r: z.tuple([z.number(), z.number()]),
  x: z.optional(z.boolean()),
})

/** The row of a line: short names, since a search reads thousands of them. */
export const lineItem = (line: ArchiveLine): Record<string, unknown> => ({
  ...lineKey(line),
  e: 'line@1',
  a: line.activity,
  c: line.community,
  t: line.title,
  start: line.start,
  end: line.end,
  g: line.programme,
  k: line.kind,
  ph: line.photos,
  r: [line.rating.sum, line.rating.count],
  ...(line.place && { pl: line.place }),
  ...(line.team && { tm: line.team }),
  ...(line.partners && { pa: line.partners }),
  ...(line.words && { w: line.words }),
  ...(line.learned && { l: line.learned }),
  ...(line.served !== undefined && { n: line.served }),
  ...(line.cancelled && { x: true }),
})

function parseLine(item: unknown): ArchiveLine {
  const row = lineRow.parse(item)
  // The schema has checked each field; only the brands are missing.
  return {
    ...{ activity: row.a, community: row.c, title: row.t, start: row.start, end: row.end },
    ...{ programme: row.g, kind: row.k, photos: row.ph },
    rating: { sum: row.r[0], count: row.r[1] },
    ...(row.pl && { place: row.pl }),
    ...(row.tm && { team: row.tm }),
    ...(row.pa && { partners: row.pa }),
    ...(row.w && { words: row.w }),
    ...(row.l && { learned: row.l }),
    ...(row.n !== undefined && { served: row.n }),
    ...(row.x && { cancelled: true }),
  } as unknown as ArchiveLine
}

/** Brings the index in line; a line that stood at an earlier start goes. */
export async function writeLine(
  table: Table,
  line: ArchiveLine,
  earlierStart?: Instant,
): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: lineItem(line) }))
  if (earlierStart === undefined || earlierStart === line.start) return
  const Key = lineKey({ ...line, start: earlierStart })
  await table.client.send(new DeleteCommand({ TableName: table.name, Key }))
}

/** The lines of a period, oldest first: of a year about 16 units, of ten years 160. */
export async function linesIn(
  table: Table,
  { id, zone }: Pick<Community, 'id' | 'zone'>,
  period: Period,
): Promise<ArchiveLine[]> {
  const { from, to } = instantsIn(period, zone)
  const items = await queryPages(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': linesPk(id),
      ':from': instantKey(from),
      ':to': instantKey(to),
    },
  })
  return items.map(parseLine)
}

/** Where the posts of several activities are in a chat: one batch. */
export async function postMessages(
  table: Table,
  ids: ActivityId[],
  chat: number,
): Promise<Map<ActivityId, number>> {
  const items = await readKeys(
    table,
    ids.map((a) => postKey(a, chat)),
  )
  return new Map(
    items
      .map(parsePost)
      .flatMap(({ activity, message }) => (message ? [[activity, message] as const] : [])),
  )
}
