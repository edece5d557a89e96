import * as z from 'zod/mini'
import { type Activity, type Programme, programmes } from '../domain/activity.ts'
import type { ActivityId, CommunityId, MemberId, NeedId, TeamId } from '../domain/ids.ts'
import { type MinutesKind, provenances, type ServiceRecord } from '../domain/service-record.ts'
import type { CalendarDate } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { itemsUnder, queryPages } from './pages.ts'
import { readKeys } from './read.ts'
import { dueIndex, timelineIndex } from './table.ts'
import { putIfAbsent } from './write.ts'

/** What a record says of the work itself, as it was called when the minutes were confirmed. */
export interface Work {
  community: CommunityId
  of: 'activity' | 'need'
  title: string
  programme: Programme
  /** Left out when the meeting point was private. */
  place?: string
  team?: TeamId
}

/** What the books say of an activity. */
export const workOf = (activity: Activity): Work => ({
  community: activity.community,
  of: 'activity',
  title: activity.title,
  programme: activity.programme,
  ...(!activity.placePrivate && { place: activity.place }),
  ...(activity.team && { team: activity.team }),
})

/** An entry of the books as it is kept: it can be shown, summed and exported without its activity. */
export type BookEntry = ServiceRecord & Work

/** What totals need of an entry; kept in the member's timeline itself, so that summing reads no rows. */
export type MinutesLine = Pick<
  ServiceRecord,
  'activity' | 'member' | 'seq' | 'date' | 'kind' | 'provenance' | 'served' | 'credited'
>

const kinds = ['service', 'training'] as const satisfies readonly MinutesKind[]
const recordRow = z.object({
  c: z.string(),
  of: z.enum(['activity', 'need']),
  activity: z.string(),
  member: z.string(),
  seq: z.number(),
  kind: z.enum(kinds),
  date: z.string(),
  served: z.number(),
  credited: z.number(),
  policy: z.string(),
  provenance: z.enum(provenances),
  by: z.string(),
  second: z.optional(z.string()),
  at: z.number(),
  reason: z.optional(z.string()),
  title: z.string(),
  programme: z.enum(programmes),
  place: z.optional(z.string()),
  team: z.optional(z.string()),
})

/** An entry from its row. Throws when the row isn't one. */
export function parseRecord(item: unknown): BookEntry {
  const { c: community, ...row } = recordRow.parse(item)
  // The schema has checked each field; only the brands are missing.
  return { ...row, community } as unknown as BookEntry
}

/** `A#…` or `N#…`: the entries stand beside what they are about. */
const workPk = ({ of, activity }: Pick<BookEntry, 'of' | 'activity'>): string =>
  `${of === 'activity' ? 'A' : 'N'}#${activity}`
const recordSk = ({ member, seq }: Pick<BookEntry, 'member' | 'seq'>): string =>
  `R#${member}#${String(seq).padStart(3, '0')}`
export const recordKey = (entry: Pick<BookEntry, 'of' | 'activity' | 'member' | 'seq'>): Key => ({
  pk: workPk(entry),
  sk: recordSk(entry),
})

const communityTimeline = (c: CommunityId): string => `R#${c}`
const memberTimeline = (c: CommunityId, m: MemberId): string => `R#${c}#${m}`

/**
 * The row of an entry. It is on two timelines by its day: whole on the community's, so that a
 * month is one query; keys only on the member's, with the minutes in the key, so that ten years
 * of one person are a page.
 */
export function recordItem({ community, ...entry }: BookEntry): Record<string, unknown> {
  const { activity, member, seq, date, kind, provenance, served, credited } = entry
  return {
    ...recordKey(entry),
    e: 'record@1',
    c: community,
    ...entry,
    g1p: communityTimeline(community),
    g1s: `${date}#${activity}#${member}#${seq}`,
    g2p: memberTimeline(community, member),
    g2s: `${date}#${kind}#${provenance}#${served}#${credited}#${activity}#${seq}`,
  }
}

function parseLine(item: Record<string, unknown>): MinutesLine {
  const [, activity = ''] = String(item.pk).split('#')
  const [, member = '', seq = ''] = String(item.sk).split('#')
  const [date = '', kind, provenance, served, credited] = String(item.g2s).split('#')
  return {
    activity: activity as ActivityId | NeedId,
    member: member as MemberId,
    seq: Number(seq),
    date: date as CalendarDate,
    kind: z.enum(kinds).parse(kind),
    provenance: z.enum(provenances).parse(provenance),
    served: Number(served),
    credited: Number(credited),
  }
}

const atOnce = 16

/**
 * Enters what was confirmed. Of two who enter the same place in the books the first one's entry
 * stays, so repeating it, or two at once, gives each person exactly one. Answers how many were new.
 */
export async function confirmRecords(table: Table, entries: BookEntry[]): Promise<number> {
  const left = entries.values()
  let fresh = 0
  const worker = async () => {
    for (const entry of left) if (await putIfAbsent(table, recordItem(entry))) fresh += 1
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, entries.length) }, worker))
  return fresh
}

/** Enters the minutes of one person for one piece of work; false when that entry exists already. */
export const recordService = async (table: Table, entry: BookEntry): Promise<boolean> =>
  (await confirmRecords(table, [entry])) === 1

/** An entry as a part of a transaction that records something else with it. */
export const recordPut = (table: Table, entry: BookEntry) => ({
  Put: {
    TableName: table.name,
    Item: recordItem(entry),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
})

/** Every entry of an activity, corrections included, as committed now: one query. */
export const recordsOfActivity = async (table: Table, a: ActivityId): Promise<BookEntry[]> =>
  (await itemsUnder(table, `A#${a}`, 'R#', { consistent: true })).map(parseRecord)

/** Every entry of a need. */
export const recordsOfNeed = async (table: Table, n: NeedId): Promise<BookEntry[]> =>
  (await itemsUnder(table, `N#${n}`, 'R#', { consistent: true })).map(parseRecord)

// A day's entries go on after the date itself: `~` sorts behind every `#`.
const days = (from: CalendarDate, to: CalendarDate) => ({ ':from': from, ':to': `${to}~` })

/** A community's entries of the days from `from` to `to`, both included: one query of that time only. */
export async function recordsOfCommunity(
  table: Table,
  c: CommunityId,
  from: CalendarDate,
  to: CalendarDate,
): Promise<BookEntry[]> {
  const items = await queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :c AND g1s BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':c': communityTimeline(c), ...days(from, to) },
  })
  return items.map(parseRecord)
}

const memberItems = (
  table: Table,
  c: CommunityId,
  m: MemberId,
  from: CalendarDate,
  to: CalendarDate,
): Promise<Record<string, unknown>[]> =>
  queryPages(table, {
    IndexName: dueIndex,
    KeyConditionExpression: 'g2p = :m AND g2s BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':m': memberTimeline(c, m), ...days(from, to) },
  })

export const always = { from: '0000-01-01' as CalendarDate, to: '9999-12-31' as CalendarDate }

/** A member's minutes of the days from `from` to `to`, for `foldRecords`: keys only, a few units. */
export const minutesOfMember = async (
  table: Table,
  c: CommunityId,
  m: MemberId,
  { from, to } = always,
): Promise<MinutesLine[]> => (await memberItems(table, c, m, from, to)).map(parseLine)

/** A member's whole entries of the days from `from` to `to`, oldest first. */
export async function recordsOfMember(
  table: Table,
  c: CommunityId,
  m: MemberId,
  from: CalendarDate,
  to: CalendarDate,
): Promise<BookEntry[]> {
  const lines = await memberItems(table, c, m, from, to)
  const keys = lines.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
  const entries = (await readKeys(table, keys)).map(parseRecord)
  return entries.sort((a, b) => a.date.localeCompare(b.date) || a.seq - b.seq)
}
