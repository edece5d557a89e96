import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'
import { instant, minute } from '../../shared/domain/time.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { communityItem } from '../../shared/store/community.ts'
import { communityJobs } from '../../shared/store/community-job.ts'
import type { Table } from '../../shared/store/connection.ts'
import { jobItem } from '../../shared/store/job.ts'
import { tableDefinition } from '../../shared/store/table.ts'
import { clientOf } from '../world/dynamodb.ts'
import { communityIn, listeningQueue, tickAt } from '../world/ticking.ts'
import { atMost, type Bench, type Figure } from './bench.ts'
import { meter } from './meter.ts'

const founded = instant(Date.parse('2026-11-25T10:00+08:00'))
const nobody = instant(Date.parse('2026-11-25T11:00+08:00'))
const due = instant(Date.parse('2026-11-30T09:00+08:00'))
const kinds = new Set(['WEEKLY', 'MONTHLY'])

/** Of five communities one has its notice at nine sharp; those of the others lie in the hour after. */
const isSharp = (i: number): boolean => i % 5 === 0

// Reckoned once: a hundred thousand crons take longer than all that is measured.
const planned = communityJobs(communityIn('bench', 'Asia/Shanghai', founded), founded).filter(
  ({ kind }) => kinds.has(kind),
)

function rowsOf(i: number): Record<string, unknown>[] {
  const community = communityIn(`bench${i}`, 'Asia/Shanghai', founded)
  const at = isSharp(i) ? due : instant(due + (1 + (i % 59)) * minute)
  const jobs = planned.map((job) => ({
    ...job,
    pk: `C#${community.id}`,
    community: community.id,
    ...(job.kind === 'WEEKLY' && { due: at }),
  }))
  return [...(isSharp(i) ? [communityItem(community)] : []), ...jobs.map(jobItem)]
}

async function populate(table: Table, size: number): Promise<void> {
  const part = 2500
  for (let from = 0; from < size; from += part) {
    const ids = Array.from({ length: Math.min(part, size - from) }, (_, n) => from + n)
    await writeItems(table, ids.flatMap(rowsOf))
  }
}

/** The lowest the heap was in each quarter of the work: what stays after the collector went by. */
function heapFloors() {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(process.memoryUsage().heapUsed), 20)
  return () => {
    clearInterval(timer)
    const quarter = Math.ceil(samples.length / 4)
    const floor = (from: number) => Math.min(...samples.slice(from, from + quarter)) / 1e6
    return { first: floor(0), last: floor(quarter * 3) }
  }
}

async function nothingDue(table: Table): Promise<Figure[]> {
  const counted = meter(table)
  const began = performance.now()
  await tickAt({ table: counted.table, queue: listeningQueue(() => {}), clock: Date.now }, nobody)
  const { calls, read, write } = counted.sums()
  return [
    atMost('nothing due: queries', calls, 'queries', 16),
    atMost('nothing due: read units', read, 'RCU', 8),
    atMost('nothing due: write units', write, 'WCU', 0),
    { what: 'nothing due: time', value: performance.now() - began, unit: 'ms' },
  ]
}

async function manyDue(table: Table, expected: number): Promise<Figure[]> {
  const counted = meter(table)
  const [said, batches] = [new Set<string>(), { count: 0 }]
  const queue = listeningQueue((batch) => {
    batches.count += 1
    for (const { intent, once } of batch) if (intent.kind === 'notice') said.add(once)
  })
  const floors = heapFloors()
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  let ticks = 0
  for (let left = true; left; ticks += 1) {
    const deps = { table: counted.table, queue, clock: Date.now }
    left = (await tickAt(deps, due)).due > 0
  }
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const heap = floors()
  const { read, write, calls } = counted.sums()
  const missing = expected - said.size
  return [
    { what: 'due at one minute', value: expected, unit: 'jobs' },
    atMost('not queued', missing, 'jobs', 0),
    { what: 'claimed, queued and finished', value: expected / seconds, unit: 'jobs/s' },
    // What the rate would be on a machine that does nothing else: one core, this much a job.
    { what: 'processor time a job', value: (user + system) / 1000 / expected, unit: 'ms' },
    { what: 'until all were queued', value: seconds, unit: 's' },
    { what: 'ticks, the last finding nothing', value: ticks, unit: 'ticks' },
    atMost('write units a job', write / expected, 'WCU', 5),
    atMost('read units a job', read / expected, 'RCU', 1),
    { what: 'database calls a job', value: calls / expected, unit: 'calls' },
    atMost('queue calls a job', batches.count / expected, 'calls', 0.5),
    atMost('busiest due shard in a second, written', counted.peak('write', 'DUE'), 'WCU/s', 1000),
    atMost('busiest due shard in a second, read', counted.peak('read', 'DUE'), 'RCU/s', 3000),
    atMost('busiest community in a second, written', counted.peak('write', 'C'), 'WCU/s', 1000),
    { what: 'heap kept: first quarter', value: heap.first, unit: 'MB' },
    atMost('heap kept: growth to the last', heap.last - heap.first, 'MB', 30),
  ]
}

const communities = 100_000

/** What is due at one minute, among the weekly and monthly jobs of a hundred thousand communities. */
export const tick: Bench = {
  name: 'tick',
  title: 'A tick among the jobs of 100,000 communities',
  async run() {
    const { endpoint, stop } = await startDynamoDb()
    const table = { client: clientOf(endpoint), name: 'bench' }
    // Nobody follows the stream here, and the embedded one never forgets.
    const { StreamSpecification: _, ...definition } = tableDefinition(table.name)
    await table.client.send(new CreateTableCommand(definition))
    await populate(table, communities)
    const idle = await nothingDue(table)
    const busy = await manyDue(table, Math.ceil(communities / 5))
    await stop()
    return [...idle, ...busy]
  },
}
