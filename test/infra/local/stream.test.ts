import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPosition } from '../../../infra/local/stream/position.ts'
import { followStream, type Stream, type StreamOptions } from '../../../infra/local/stream.ts'
import { anyCredentials, type FreshTable, freshTable } from '../../world/dynamodb.ts'

let directory: string
let table: FreshTable
let streams: Stream[]
let errors: unknown[]
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'bangshou-stream-'))
  table = await freshTable()
  streams = []
  errors = []
})
afterEach(async () => {
  for (const stream of streams) await stream.stop()
  rmSync(directory, { recursive: true })
})

const key = (n: number) => ({ pk: 'A#a', sk: `P#${n}` })
const put = (n: number, more: object = {}) =>
  table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...key(n), n, ...more } }))
const putAll = async (from: number, to: number) => {
  for (let n = from; n <= to; n++) await put(n)
}
const numberOf = (record: DynamoDBRecord) => Number(record.dynamodb?.NewImage?.n?.N)

const follow = async (handler: StreamOptions['handler'], more: Partial<StreamOptions> = {}) => {
  const stream = await followStream({
    client: new DynamoDBStreamsClient({ endpoint: table.endpoint, ...anyCredentials }),
    tableName: table.tableName,
    handler,
    clock: Date.now,
    onError: (error) => errors.push(error),
    positionFile: join(directory, 'position.json'),
    ...more,
  })
  streams.push(stream)
  return stream
}

/** A handler that notes the numbers it sees. */
const noting = (seen: number[]) => async (event: DynamoDBStreamEvent) => {
  seen.push(...event.Records.map(numberOf))
  return undefined
}

test('a change arrives with both images, at the time of the movable clock', async () => {
  const records: DynamoDBRecord[] = []
  const stream = await follow(
    async (event: DynamoDBStreamEvent) => {
      records.push(...event.Records)
      return undefined
    },
    { clock: () => 1_800_000_000_500 },
  )
  await put(1, { photo: Uint8Array.from([1, 2]) })
  await put(1, { title: '演出' })
  await table.client.send(new DeleteCommand({ TableName: table.tableName, Key: key(1) }))
  await stream.settled()
  expect(records.map((r) => r.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE'])
  expect(records[0]?.dynamodb).toMatchObject({
    ApproximateCreationDateTime: 1_800_000_000.5,
    Keys: { pk: { S: 'A#a' }, sk: { S: 'P#1' } },
    NewImage: { n: { N: '1' }, photo: { B: 'AQI=' } },
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  })
  expect(records[0]?.dynamodb).not.toHaveProperty('OldImage')
  expect(records[1]?.dynamodb).toMatchObject({
    OldImage: { photo: { B: 'AQI=' } },
    NewImage: { title: { S: '演出' } },
  })
  expect(records[2]?.dynamodb).not.toHaveProperty('NewImage')
  expect(records.every((r) => r.eventSourceARN?.includes(table.tableName))).toBe(true)
})

test('writing the same again is no change', async () => {
  const seen: number[] = []
  const stream = await follow(noting(seen))
  await put(1)
  await put(1)
  await put(2)
  await stream.settled()
  expect(seen).toEqual([1, 2])
})

test('hundreds of changes come in the order of writing, each once', async () => {
  const seen: number[] = []
  await putAll(1, 250)
  const stream = await follow(noting(seen))
  await putAll(251, 300)
  await stream.settled()
  expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
})

test('goes on after the last handled change when it is started again', async () => {
  const seen: number[] = []
  const first = await follow(noting(seen))
  await putAll(1, 5)
  await first.settled()
  await first.stop()
  await putAll(6, 8)
  const second = await follow(noting(seen))
  await second.settled()
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a position of an earlier table is worth nothing in a new one', async () => {
  const seen: number[] = []
  writeFileSync(
    join(directory, 'position.json'),
    JSON.stringify({ streamArn: 'arn:old', shardId: 'shard', sequence: '999' }),
  )
  await putAll(1, 2)
  const stream = await follow(noting(seen))
  await stream.settled()
  expect(seen).toEqual([1, 2])
})

test('begins again at the change that was reported as failed', async () => {
  const calls: number[][] = []
  await putAll(1, 5)
  const stream = await follow(async (event: DynamoDBStreamEvent) => {
    calls.push(event.Records.map(numberOf))
    const third = event.Records.find((record) => numberOf(record) === 3)
    if (!third || calls.length > 1) return { batchItemFailures: [] }
    return { batchItemFailures: [{ itemIdentifier: third.dynamodb?.SequenceNumber ?? '' }] }
  })
  await stream.settled()
  expect(calls).toEqual([
    [1, 2, 3, 4, 5],
    [3, 4, 5],
  ])
})

test('the position stands before a change that fails, while it fails', async () => {
  await putAll(1, 3)
  const stream = await follow(async (event: DynamoDBStreamEvent) => {
    const second = event.Records.find((record) => numberOf(record) === 2)
    return second
      ? { batchItemFailures: [{ itemIdentifier: second.dynamodb?.SequenceNumber ?? '' }] }
      : undefined
  })
  await sleep(100)
  await stream.stop()
  const seen: number[] = []
  const next = await follow(noting(seen))
  await next.settled()
  expect(seen).toEqual([2, 3])
})

test('one poisonous change is put aside after its tries, and all others are handled once', async () => {
  const seen: number[] = []
  await putAll(1, 10)
  const failuresFile = join(directory, 'failures.jsonl')
  const stream = await follow(
    async (event: DynamoDBStreamEvent) => {
      const numbers = event.Records.map(numberOf)
      if (numbers.includes(7)) throw new Error('poison')
      seen.push(...numbers)
      return undefined
    },
    { retries: 1, failuresFile },
  )
  await stream.settled()
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10])
  const aside = readFileSync(failuresFile, 'utf8').trim().split('\n')
  expect(aside.map((line) => numberOf(JSON.parse(line)))).toEqual([7])
  expect(String(errors.at(-1))).toContain('passed over')
})

test('a poke brings a change in much less than a round of waiting', async () => {
  const seen: number[] = []
  const stream = await follow(noting(seen))
  await stream.settled()
  await put(1)
  stream.poke()
  await stream.settled()
  expect(seen).toEqual([1])
})

test('killed at any moment, it repeats the last change at most and leaves none out', async () => {
  const seenFile = join(directory, 'seen')
  const child = new URL('./stream.child.ts', import.meta.url).pathname
  const run = () =>
    spawn(
      process.execPath,
      ['--import', 'tsx', child, table.endpoint, table.tableName, directory],
      { stdio: 'inherit' },
    )
  const lines = () => (existsSync(seenFile) ? readFileSync(seenFile, 'utf8').split('\n') : [])
  const total = 200
  const writing = putAll(1, total)
  for (const target of [20, 80, 140]) {
    const reader = run()
    while (lines().length < target && lines().length <= total) await sleep(3)
    reader.kill('SIGKILL')
    await once(reader, 'exit')
  }
  await writing
  const last = run()
  while (!lines().includes(String(total))) await sleep(5)
  last.kill('SIGKILL')
  await once(last, 'exit')
  const numbers = lines().slice(0, -1).map(Number)
  expect(new Set(numbers)).toEqual(new Set(Array.from({ length: total }, (_, i) => i + 1)))
  // First sights come in order: only what was handled just before a kill is seen again.
  const first = [...new Set(numbers)]
  expect(first).toEqual(first.toSorted((a, b) => a - b))
  expect(readPosition(join(directory, 'position.json'))?.streamArn).toContain(table.tableName)
})
