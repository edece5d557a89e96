import {
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { namesMember, type Swap, swappedFields } from '../domain/forget.ts'
import type { ActivityId, CommunityId } from '../domain/ids.ts'
import { stepOut } from '../domain/need-case.ts'
import { day, type Instant } from '../domain/time.ts'
import { readCommunity } from './community.ts'
import type { Table } from './connection.ts'
import { advanceErasure, deleteItem, type Erasure, recordErased } from './erasure.ts'
import { forgetJob, jobSk } from './job.ts'
import { activitiesOf, chatKey, communityPk, personPk } from './keys.ts'
import { readMember, withdrawName } from './member.ts'
import { changeNeed, openNeeds } from './need.ts'
import { itemsUnder, queryPages } from './pages.ts'
import { papersOf } from './paper.ts'
import { participationsBetween } from './participation.ts'
import { changeRole, type RoleChange, type RoleSeen } from './role.ts'
import { changeRoster } from './roster.ts'
import { seriesOf, seriesPk } from './series.ts'
import { timelineIndex } from './table.ts'
import { readTeam } from './team.ts'
import { setFields, wasRefused } from './write.ts'

type Item = Record<string, unknown>

/**
 * Takes a person out of what is still to come; whoever waits moves up, as on every path. Answers how
 * many it was: what was cancelled keeps its list, and gets the pseudonym later.
 */
async function leaveRosters(table: Table, c: CommunityId, e: Erasure, now: Instant) {
  const ids = await participationsBetween(table, c, e.member, now, now + 400 * day)
  const op = { op: 'leave' as const, member: e.member }
  const last = { kind: 'leave' as const, member: e.member, via: 'button' as const, at: now }
  let left = 0
  for (const a of ids) {
    const result = await changeRoster(table, a, op, last)
    if (result !== 'gone' && result.ok && result.changed) left += 1
  }
  return left
}

/** What they asked for is taken back, what they were to help with is given back. */
async function leaveNeeds(table: Table, c: CommunityId, { member }: Erasure, now: Instant) {
  for (const need of await openNeeds(table, c)) await changeNeed(table, need, stepOut(member), now)
}

const tries = 5

/** Ends one right, on what is newest; whoever changed something meanwhile is met again. */
async function dropRight(
  table: Table,
  c: CommunityId,
  { member: m }: Erasure,
  at: Instant,
  changeFor: (seen: RoleSeen) => Promise<RoleChange | undefined>,
): Promise<void> {
  for (let i = 0; i < tries; i++) {
    const [community, member] = await Promise.all([
      readCommunity(table, c),
      readMember(table, c, m),
    ])
    const change = community && member && (await changeFor({ community, member }))
    if (!change) return
    const result = await changeRole(table, { community, member }, change, { by: m, at, last: true })
    if (result !== 'stale') return
  }
  throw new Error(`rights in ${c} keep changing`)
}

/** Rights end with their holder; the last coordinator was told what follows from it. */
async function dropRights(table: Table, c: CommunityId, e: Erasure, now: Instant): Promise<void> {
  for (const role of ['coordinator', 'leading'] as const)
    await dropRight(table, c, e, now, async ({ member }) =>
      member.roles[role] ? { role, on: false } : undefined,
    )
  const led = (await readMember(table, c, e.member))?.roles.leads ?? []
  for (const t of led)
    await dropRight(table, c, e, now, async ({ member }) => {
      const team = await readTeam(table, c, t)
      return team && member.roles.leads?.includes(t)
        ? { role: 'leader', team, on: false }
        : undefined
    })
}

const idsIn = (json: unknown): string[] => String(json).match(/(?<=")[0-9a-z]{6,16}(?=")/g) ?? []

/** The question that waits for an answer, and the draft that it is about. */
async function dropDialogue(table: Table, { bot, telegramId, member }: Erasure): Promise<void> {
  const pk = `S#${bot}#${telegramId}`
  for (const { data } of await itemsUnder(table, pk, '', { consistent: true }))
    for (const id of idsIn(data))
      await deleteThose(table, `S#${bot}#${id}`, ({ by }) => by === member)
  await deleteThose(table, pk)
}

/** First step: seats and rights go back to the others, the name goes, and the list notes it. */
export async function leaveAll(table: Table, e: Erasure, now: Instant): Promise<void> {
  await dropDialogue(table, e)
  for (const c of e.communities) {
    await recordErased(table, c, e.member, now)
    await leaveRosters(table, c, e, now)
    await leaveNeeds(table, c, e, now)
    await dropRights(table, c, e, now)
    if (await readMember(table, c, e.member)) await withdrawName(table, c, e.member)
  }
}

/** Whoever signed up anew between the steps is out again; answers whether anybody did. */
export async function leaveAgain(table: Table, e: Erasure, now: Instant): Promise<boolean> {
  let found = 0
  for (const c of e.communities) found += await leaveRosters(table, c, e, now)
  return found > 0
}

/** The row under its new key, and the old one gone: both or none. */
async function moveItem(table: Table, item: Item, fields: Item): Promise<void> {
  const TableName = table.name
  const { pk, sk } = item
  const TransactItems = [
    { Put: { TableName, Item: { ...item, ...fields } } },
    { Delete: { TableName, Key: { pk, sk } } },
  ]
  await table.client.send(new TransactWriteCommand({ TransactItems }))
}

/**
 * Puts the pseudonym where the member stood. Each field that changes must still be what was read:
 * else somebody wrote meanwhile, and the row as it is now is read and done instead.
 */
async function disownItem(table: Table, item: Item, swap: Swap): Promise<void> {
  const fields = swappedFields(item, swap)
  const changed = Object.keys(fields)
  if (changed.length === 0) return
  if ('pk' in fields || 'sk' in fields) return moveItem(table, item, fields)
  const set = setFields(fields)
  const same = changed.map((_, i) => `#f${i} = :was${i}`).join(' AND ')
  const was = Object.fromEntries(changed.map((key, i) => [`:was${i}`, item[key]]))
  const [TableName, Key] = [table.name, { pk: item.pk, sk: item.sk }]
  try {
    await table.client.send(
      new UpdateCommand({
        ...{ TableName, Key, ...set },
        ConditionExpression: same,
        ExpressionAttributeValues: { ...set.ExpressionAttributeValues, ...was },
      }),
    )
  } catch (error) {
    if (!wasRefused(error)) throw error
    const newest = new GetCommand({ TableName, Key, ConsistentRead: true })
    const { Item: now } = await table.client.send(newest)
    if (now) await disownItem(table, now, swap)
  }
}

/** Everything kept under one activity or need. What was told in confidence goes altogether. */
async function disownPartition(table: Table, pk: string, swap: Swap): Promise<void> {
  const items = await itemsUnder(table, pk, '', { consistent: true })
  const isTheirs = items.some(({ sk, by }) => sk === 'META' && by === swap.member)
  // A series that has stopped is on no timeline: its activities lead to it.
  const [series] = items.flatMap((item) => (typeof item.series === 'string' ? [item.series] : []))
  if (series) await disownPartition(table, seriesPk(series as ActivityId), swap)
  for (const item of items) {
    // What they told in confidence goes, and so do the pictures and words that they gave.
    const isGiven = /^KEPT#(PHOTO|WORD)#/.test(String(item.sk)) && item.by === swap.member
    if ((item.sk === 'PRIVATE' && isTheirs) || isGiven) await deleteItem(table, item)
    else await disownItem(table, item, swap)
  }
}

const pageSize = 100
const atOnce = 8

async function each<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  const worker = async () => {
    for (const one of left) await act(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

interface Walk {
  /** Which timeline: `c/ACT`, `c/NEED`. */
  name: string
  g1p: string
}

const walksOf = (c: CommunityId): Walk[] => [
  { name: `${c}/ACT`, g1p: activitiesOf(c) },
  { name: `${c}/NEED`, g1p: `C#${c}#NEED` },
  { name: `${c}/SERIES`, g1p: seriesOf(c) },
]

/** A page of a timeline, from where the last run stopped. */
async function pageOf(table: Table, { g1p }: Walk, after: Item | undefined) {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: timelineIndex,
      KeyConditionExpression: 'g1p = :p',
      ExpressionAttributeValues: { ':p': g1p },
      ProjectionExpression: 'pk',
      Limit: pageSize,
      ...(after && { ExclusiveStartKey: after }),
    }),
  )
  return { pks: Items.map((item) => String(item.pk)), next: LastEvaluatedKey }
}

/** All activities and needs that a community ever had, a page at a time, noting where it is. */
async function disownTimelines(table: Table, e: Erasure): Promise<void> {
  const walks = e.communities.flatMap(walksOf)
  const [name, json] = e.cursor?.split(' ', 2) ?? []
  const start = Math.max(
    0,
    walks.findIndex((walk) => walk.name === name),
  )
  for (const walk of walks.slice(start)) {
    let after: Item | undefined = walk.name === name && json ? JSON.parse(json) : undefined
    do {
      const { pks, next } = await pageOf(table, walk, after)
      await each(pks, (pk) => disownPartition(table, pk, e))
      after = next
      const cursor = next && `${walk.name} ${JSON.stringify(next)}`
      if (cursor) await advanceErasure(table, e, { phase: 'erase', cursor })
    } while (after)
  }
}

/** The community's own rows: those of the person go, those that mention them are disowned. */
async function disownCommunity(table: Table, c: CommunityId, e: Erasure): Promise<void> {
  const items = await queryPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': communityPk(c) },
    ConsistentRead: true,
  })
  for (const item of items) {
    const isTheirs = namesMember(String(item.sk), e.member)
    await (isTheirs ? deleteItem(table, item) : disownItem(table, item, e))
  }
}

async function deleteThose(
  table: Table,
  pk: string,
  which: (item: Item) => boolean = () => true,
): Promise<void> {
  for (const item of await itemsUnder(table, pk, '', { consistent: true }))
    if (which(item)) await deleteItem(table, item)
}

/** What lies about for hours or days: set-ups, codes, updates kept aside for an operator. */
async function deleteTraces(
  table: Table,
  { bot, telegramId, communities }: Erasure,
): Promise<void> {
  for (const c of communities) {
    const community = await readCommunity(table, c)
    const theirs = ({ by, user }: Item) => by === telegramId || user === telegramId
    if (community) await deleteThose(table, chatKey(bot, community.chat).pk, theirs)
  }
  const aside = new RegExp(`"id":${telegramId}\\b`)
  await deleteThose(table, `UPD#${bot}`, ({ update }) => aside.test(String(update)))
}

/** The person's own rows but the job itself; what they are to other communities stays. */
async function deletePerson(table: Table, { telegramId, communities }: Erasure): Promise<void> {
  const pk = personPk(telegramId)
  const items = await itemsUnder(table, pk, 'MEM#', { consistent: true })
  const others = items.filter(({ sk }) => !communities.includes(String(sk).slice(4) as CommunityId))
  const kept = new Set(others.length > 0 ? ['PROFILE', ...others.map(({ sk }) => sk)] : [])
  await deleteThose(table, pk, ({ sk }) => sk !== jobSk(forgetJob) && !kept.has(sk))
}

/**
 * Second step: the pseudonym takes the person's place in all books, so that totals stay, and what
 * was theirs alone is deleted. The row that says that this is to be done is left to who had it done.
 */
export async function eraseAll(table: Table, e: Erasure): Promise<void> {
  await disownTimelines(table, e)
  for (const c of e.communities) {
    for (const item of await papersOf(table, c, e.member)) await disownItem(table, item, e)
    await disownCommunity(table, c, e)
  }
  await deleteTraces(table, e)
  await dropDialogue(table, e)
  await deletePerson(table, e)
}
