import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { beforeAll, describe, expect, it } from 'vitest'
import { changes } from '../../../../functions/changes/changes.ts'
import { localQueue } from '../../../../infra/local/machine.ts'
import { startQueue } from '../../../../infra/local/queue/queue.ts'
import { type SampleBooks, sampleBooks } from '../../../../infra/local/sample/books.ts'
import {
  booksSeed,
  sampleCommunity,
  seedBooks,
  seedPast,
} from '../../../../infra/local/sample/seed.ts'
import { programmes } from '../../../../shared/domain/activity.ts'
import { calendarDate } from '../../../../shared/domain/calendar.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { communityJobs } from '../../../../shared/domain/job.ts'
import { foldRecords, sumOf } from '../../../../shared/domain/service-record.ts'
import { day, instant } from '../../../../shared/domain/time.ts'
import { parseActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { parseJob } from '../../../../shared/store/job.ts'
import { parseMember } from '../../../../shared/store/member.ts'
import { parseNeed } from '../../../../shared/store/need.ts'
import { expiringPermits, parsePermit } from '../../../../shared/store/permit.ts'
import { parsePost } from '../../../../shared/store/post.ts'
import {
  minutesOfMember,
  parseRecord,
  recordsOfCommunity,
} from '../../../../shared/store/record.ts'
import { parseRequest, parseRoll } from '../../../../shared/store/roll.ts'
import { parseRoster } from '../../../../shared/store/roster.ts'
import { starCandidates } from '../../../../shared/store/star.ts'
import { freshTable } from '../../../world/dynamodb.ts'

const now = instant(Date.UTC(2026, 10, 26, 9))
const weeks = 57
const zone = 'Asia/Shanghai'
type Row = Record<string, unknown>

const parsers: Record<string, (row: Row) => unknown> = {
  'member@1': parseMember,
  'activity@1': parseActivity,
  'roster@1': parseRoster,
  'roll@1': parseRoll,
  'second@1': parseRequest,
  'record@1': parseRecord,
  'permit@1': parsePermit,
  'post@1': parsePost,
  'job@1': parseJob,
  'need@1': parseNeed,
}

const everything = async ({ client, name }: Table): Promise<Map<string, Row>> => {
  const rows = new Map<string, Row>()
  let ExclusiveStartKey: Row | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    )
    for (const { silent: _, ...row } of page.Items ?? []) rows.set(`${row.pk} ${row.sk}`, row)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows
}

const asWritten = (row: Row, i: number): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    ApproximateCreationDateTime: now / 1000,
    Keys: marshall({ pk: row.pk, sk: row.sk }) as never,
    NewImage: marshall(row, { removeUndefinedValues: true }) as never,
    SequenceNumber: String(i),
  },
})

describe('the books of the sample community', () => {
  let table: Table
  let books: SampleBooks
  let rows: Row[]

  beforeAll(async () => {
    const { client, tableName } = await freshTable()
    table = { client, name: tableName }
    books = await seedBooks(table, 7, { now, weeks })
    await seedPast(table, weeks, new AbortController().signal)
    rows = [...books.present, ...books.over]
  }, 120_000)

  it('are the same each time', () => {
    expect(sampleBooks(booksSeed(now, weeks))).toEqual(books)
  })

  it('hold a year of more than five hundred activities in all seven programmes', () => {
    const lastYear = books.past.filter(({ activity }) => activity.start > now - 365 * day)
    const seen = new Set(lastYear.map(({ activity }) => activity.programme))
    expect(lastYear.length).toBeGreaterThan(490)
    expect([...seen].sort()).toEqual([...programmes].sort())
  })

  it('know 1,525 volunteers', () => {
    const residents = 2
    expect(books.members).toHaveLength(1525 + residents)
  })

  it('hold nothing that the product itself could not read', () => {
    for (const row of rows) parsers[String(row.e)]?.(row)
    const known = rows.filter(({ e }) => String(e) in parsers)
    expect(known.length).toBeGreaterThan(5000)
  })

  it('give the sample the same periodic jobs as a group that is set up', async () => {
    const kept = await everything(table)
    const jobs = communityJobs.map((kind) => kept.get(`C#${sampleCommunity} JOB#${kind}`))
    for (const job of jobs) expect(parseJob(job)).toMatchObject({ due: expect.any(Number) })
    expect((await readCommunity(table, sampleCommunity))?.residents).toBe(7098)
  })

  it('sum to the same by person as by community', async () => {
    const from = calendarDate(now - 800 * day, zone)
    const all = await recordsOfCommunity(table, sampleCommunity, from, calendarDate(now, zone))
    const liFang = memberOf(7002)
    const hers = await minutesOfMember(table, sampleCommunity, liFang)
    const mine = all.filter(({ member }) => member === liFang)
    const total = sumOf(foldRecords(hers), 'service')
    expect(total).toBe(sumOf(foldRecords(mine), 'service'))
    expect(total).toBeGreaterThan(90 * 60)
    expect(total).toBeLessThan(100 * 60)
    expect(new Set(all.map(({ provenance }) => provenance)).size).toBe(3)
  })

  it('have permits that end within a month, and people to decide on for a star', async () => {
    const ending = await expiringPermits(table, sampleCommunity, now, instant(now + 40 * day))
    expect(ending.length).toBeGreaterThan(0)
    expect((await starCandidates(table, sampleCommunity)).length).toBeGreaterThan(2)
  })

  it('are put in once, however often it is started', async () => {
    const before = await everything(table)
    await seedPast(table, weeks, new AbortController().signal)
    expect(await everything(table)).toEqual(before)
  })

  it('are such that whatever follows from them is among them already', async () => {
    const local = await startQueue({ clock: () => now })
    const follow = changes({ table, queue: localQueue(local.url) })
    const before = await everything(table)
    const trainings = books.past.filter(({ activity }) => activity.kind === 'training').slice(-4)
    const some = [...books.past.slice(-30), ...trainings].map(({ activity }) => `A#${activity.id}`)
    const theirs = rows.filter(({ pk, e }) => some.includes(String(pk)) && e !== 'post@1')
    const result = await follow({ Records: theirs.map(asWritten) })
    expect(result.batchItemFailures).toEqual([])
    expect(await everything(table)).toEqual(before)
    await local.close()
  }, 60_000)
})
