import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { type ActivityId, type CommunityId, type MemberId, telegramIdOf } from '../domain/ids.ts'
import { linesPk } from './archive.ts'
import { writeItems } from './batch.ts'
import type { Key, Table } from './connection.ts'
import { activitiesOf, chatKey, communityPk, personPk, profileKey } from './keys.ts'
import { itemsUnder, queryPages } from './pages.ts'
import { papersOf } from './paper.ts'
import { readKeys } from './read.ts'
import { restoredMark } from './restored.ts'
import { seriesOf, seriesPk } from './series.ts'
import { pollKey } from './survey.ts'
import { timelineIndex } from './table.ts'
import { putIfAbsent } from './write.ts'

export type Row = Record<string, unknown>

const atOnce = 8

async function inOrder<T, R>(all: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = new Array(all.length)
  const left = all.entries()
  const worker = async () => {
    for (const [i, one] of left) found[i] = await read(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return found
}

const partition = (table: Table, pk: string): Promise<Row[]> =>
  itemsUnder(table, pk, '', { consistent: true })

async function partitionsOn(table: Table, g1p: string): Promise<string[]> {
  const items = await queryPages(table, {
    IndexName: timelineIndex,
    KeyConditionExpression: 'g1p = :p',
    ExpressionAttributeValues: { ':p': g1p },
    ProjectionExpression: 'pk',
  })
  return [...new Set(items.map(({ pk }) => String(pk)))]
}

/** Rows in a hundred partitions at a time, so that ten years need no more room than a year. */
async function* partitions(table: Table, pks: readonly string[]): AsyncGenerator<Row[]> {
  for (let i = 0; i < pks.length; i += 100)
    yield (await inOrder(pks.slice(i, i + 100), (pk) => partition(table, pk))).flat()
}

const textsAt = (rows: readonly Row[], field: string): string[] =>
  rows.flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : []))

const membersIn = (rows: readonly Row[]): MemberId[] => {
  const ids = rows.flatMap(({ sk }) => /^[MR]#([^#]+)/.exec(String(sk))?.[1] ?? [])
  return [...new Set(ids)] as MemberId[]
}

const isLeaving = (sk: unknown): boolean => String(sk).startsWith('JOB#')

/** What the community's people have beside it: language, reachability, that they belong to it. */
async function peopleRows(table: Table, c: CommunityId, members: MemberId[]): Promise<Row[]> {
  const ids = members.flatMap((m) => telegramIdOf(m) ?? [])
  const keys = ids.flatMap((id) => [profileKey(id), { pk: personPk(id), sk: `MEM#${c}` }])
  const rows = await readKeys(table, keys, { consistent: true })
  // Only whose way leads here: others of that number are in some roster of another community.
  const here = new Set(rows.filter(({ sk }) => sk === `MEM#${c}`).map(({ pk }) => pk))
  return rows.filter(({ pk, sk }) => here.has(pk) && !isLeaving(sk))
}

/** Chats that lead to the community, and polls that lead to its surveys. */
function linkKeys(own: readonly Row[]): Key[] {
  const meta = own.find(({ sk }) => sk === 'META')
  const bot = Number(meta?.bot ?? 0)
  const teams = own.filter(({ sk }) => String(sk).startsWith('TEAM#'))
  const chats = [meta?.chat, ...teams.map(({ chat }) => chat)].flatMap((chat) =>
    typeof chat === 'number' ? [chat] : [],
  )
  const surveys = own.filter(({ sk }) => String(sk).startsWith('SURVEY#'))
  return [
    ...[...new Set(chats)].map((chat) => chatKey(bot, chat)),
    ...textsAt(surveys, 'poll').map((poll) => pollKey(bot, poll)),
  ]
}

export interface Part {
  name: 'community' | 'activities' | 'needs' | 'series' | 'people' | 'links'
  rows: Row[]
}

/**
 * Everything that a community owns, part by part: its own rows, its activities and needs with all
 * that is beside them, its people's rows, and what leads to it. What somebody is in the middle of
 * writing is not among it. Costs what all of it weighs, in units of 4 kB.
 */
export async function* partsOf(table: Table, c: CommunityId): AsyncGenerator<Part> {
  const own = await partition(table, communityPk(c))
  const members = new Set(membersIn(own))
  const series = new Set(await partitionsOn(table, seriesOf(c)))
  const noted = (rows: Row[]): Row[] => {
    for (const m of membersIn(rows)) members.add(m)
    // Those that have stopped are named by their activities alone.
    for (const id of textsAt(rows, 'series')) series.add(seriesPk(id as ActivityId))
    return rows
  }
  yield { name: 'community', rows: own }
  yield { name: 'community', rows: await partition(table, linesPk(c)) }
  const walks = [
    ['activities', activitiesOf(c)],
    ['needs', `C#${c}#NEED`],
  ] as const
  for (const [name, timeline] of walks)
    for await (const rows of partitions(table, await partitionsOn(table, timeline)))
      yield { name, rows: noted(rows) }
  for await (const rows of partitions(table, [...series])) yield { name: 'series', rows }
  yield { name: 'people', rows: await peopleRows(table, c, [...members]) }
  const papers = await inOrder([...members], (m) => papersOf(table, c, m))
  const links = await readKeys(table, linkKeys(own), { consistent: true })
  yield { name: 'links', rows: [...links.filter((row) => row.c === c), ...papers.flat()] }
}

/** Rows of the community that stand in the way of a restore: none, or only those of this archive. */
export async function inTheWay(table: Table, c: CommunityId, archive: number): Promise<Row[]> {
  const own = await partition(table, communityPk(c))
  return own.filter((row) => !String(row.sk).startsWith('ERASED#') && row[restoredMark] !== archive)
}

/** Chats of an archive that belong to some other community by now. */
export async function takenChats(table: Table, rows: readonly Row[]): Promise<Row[]> {
  const chats = rows.filter(({ pk }) => String(pk).startsWith('CHAT#'))
  const owner = new Map(chats.map(({ pk, c }) => [pk, c]))
  const keys = chats.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
  const found = await readKeys(table, keys, { consistent: true })
  return found.filter(({ pk, c }) => c !== undefined && c !== owner.get(pk))
}

const isShared = ({ sk }: Row): boolean => sk === 'PROFILE'

/**
 * Puts rows in as they are, marked as restored. What people have in common with other communities
 * stays as it is there. Repeating it changes nothing.
 */
export async function putBack(table: Table, rows: readonly Row[], archive: number): Promise<void> {
  const marked = rows.map((row): Row => ({ ...row, [restoredMark]: archive }))
  await writeItems(
    table,
    marked.filter((row) => !isShared(row)),
  )
  await inOrder(marked.filter(isShared), (row) => putIfAbsent(table, row))
}

/** The community's own row comes last: until then nobody finds the others. */
export async function openCommunity(table: Table, meta: Row, archive: number): Promise<void> {
  const Item = { ...meta, [restoredMark]: archive }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
}
