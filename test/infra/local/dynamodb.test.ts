import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, describe, expect, test } from 'vitest'
import { startDynamoDb } from '../../../infra/local/dynamodb.ts'
import { createTable } from '../../../infra/local/table.ts'
import { tableDefinition } from '../../../shared/store/table.ts'
import { clientOf, freshTable } from '../../world/dynamodb.ts'

const directory = mkdtempSync(join(tmpdir(), 'bangshou-dynamodb-'))
afterAll(() => rmSync(directory, { recursive: true }))
const fileFor = (name: string) => join(directory, name, 'table.db')

const alive = (pid: number) => existsSync(`/proc/${pid}`)
const untilGone = async (pid: number) => {
  while (alive(pid)) await sleep(5)
}

const startChild = async (file: string) => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('./dynamodb.child.ts', import.meta.url).pathname, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = await once(child.stdout, 'data')
  const started: { endpoint: string; pid: number } = JSON.parse(String(line))
  return { child, ...started }
}

const signUp = (n: number) => ({ pk: 'A#a', sk: `P#${n}`, n })
const writeAll = async (endpoint: string, numbers: number[]) => {
  const client = clientOf(endpoint)
  for (const n of numbers)
    await client.send(new PutCommand({ TableName: 'bangshou', Item: signUp(n) }))
}
const read = async (endpoint: string, n: number) => {
  const { n: _, ...Key } = signUp(n)
  const found = await clientOf(endpoint).send(new GetCommand({ TableName: 'bangshou', Key }))
  return found.Item
}

describe('the one table', () => {
  test('has the keys, indexes, stream and expiry of its definition', async () => {
    const { client, tableName } = await freshTable()
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    const wanted = tableDefinition(tableName)
    expect(Table?.KeySchema).toEqual(wanted.KeySchema)
    expect(Table?.StreamSpecification).toEqual(wanted.StreamSpecification)
    const indexes = Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    }))
    expect(indexes).toEqual(wanted.GlobalSecondaryIndexes)
    const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }))
    expect(ttl.TimeToLiveDescription).toEqual({
      AttributeName: 'ttl',
      TimeToLiveStatus: 'ENABLED',
    })
  })

  test('is made once, however many start at the same moment', async () => {
    const { client, tableName, endpoint } = await freshTable()
    await client.send(new PutCommand({ TableName: tableName, Item: signUp(1) }))
    await Promise.all([1, 2, 3].map(() => createTable(clientOf(endpoint), tableName)))
    await Promise.all([1, 2, 3].map(() => createTable(clientOf(endpoint), `${tableName}-2`)))
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    expect(Table?.ItemCount).toBe(1)
  })
})

describe('the embedded DynamoDB', () => {
  test('keeps what was written over a stop and a start', async () => {
    const file = fileFor('kept')
    const first = await startDynamoDb({ file })
    await createTable(clientOf(first.endpoint), 'bangshou')
    await writeAll(first.endpoint, [1])
    await first.stop()
    expect(alive(first.pid)).toBe(false)
    const second = await startDynamoDb({ file })
    expect(await read(second.endpoint, 1)).toEqual(signUp(1))
    await second.stop()
  })

  test('ends with a host that is killed, and the next start finds every acknowledged write', async () => {
    const file = fileFor('killed')
    const { child, endpoint, pid } = await startChild(file)
    await createTable(clientOf(endpoint), 'bangshou')
    let acknowledged = 0
    const writing = (async () => {
      for (;;) await writeAll(endpoint, [++acknowledged])
    })().catch(() => acknowledged - 1)
    while (acknowledged < 12) await sleep(5)
    child.kill('SIGKILL')
    const last = await writing
    expect(last).toBeGreaterThan(10)
    await untilGone(pid)
    const again = await startDynamoDb({ file })
    expect(await read(again.endpoint, 1)).toEqual(signUp(1))
    expect(await read(again.endpoint, last)).toEqual(signUp(last))
    await again.stop()
  })

  test('an orphan that still holds the file is ended before the next one opens it', async () => {
    const file = fileFor('orphan')
    const first = await startDynamoDb({ file })
    const lock = JSON.parse(readFileSync(`${file}.lock`, 'utf8'))
    // As after a crash that even the guard did not survive: the owner is no more.
    writeFileSync(`${file}.lock`, JSON.stringify({ ...lock, born: '1' }))
    const second = await startDynamoDb({ file })
    expect(alive(first.pid)).toBe(false)
    await second.stop()
  })

  test('refuses a file that another running host has, and says which', async () => {
    const file = fileFor('shared')
    const first = await startDynamoDb({ file })
    await expect(startDynamoDb({ file })).rejects.toThrow(`already (process ${process.pid})`)
    await first.stop()
  })

  test('a half-written lock does not keep anyone out', async () => {
    const file = fileFor('torn')
    await (await startDynamoDb({ file })).stop()
    writeFileSync(`${file}.lock`, '{"owner":')
    await (await startDynamoDb({ file })).stop()
  })

  test('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const file = fileFor('port')
    await expect(startDynamoDb({ file, port })).rejects.toThrow('did not start')
    other.close()
    await (await startDynamoDb({ file })).stop()
  })

  test('finds a stream record by an index, and drops those that its reader has done with', async () => {
    const file = fileFor('records')
    const first = await startDynamoDb({ file })
    await createTable(clientOf(first.endpoint), 'bangshou')
    await writeAll(first.endpoint, [1, 2, 3, 4])
    await first.stop()
    const sequences = () => {
      const database = new DatabaseSync(file)
      const rows = database.prepare('SELECT sequence_number AS s FROM _stream_records').all()
      const plan = database
        .prepare(
          `EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER))
           FROM _stream_records WHERE table_name = 'bangshou'`,
        )
        .all()
      database.close()
      return { rows: rows.map((row) => String(row.s)), plan: JSON.stringify(plan) }
    }
    const before = sequences()
    expect(before.plan).toContain('ix_stream_records')
    expect(before.rows).toHaveLength(4)
    const third = before.rows[2] ?? ''
    const second = await startDynamoDb({ file, trimBefore: third })
    await writeAll(second.endpoint, [5])
    await second.stop()
    const after = sequences().rows
    expect(after.slice(0, 2)).toEqual(before.rows.slice(2))
    expect(Number(after[2])).toBeGreaterThan(Number(before.rows[3]))
  })
})
