import { expect, it } from 'vitest'
import { communityJobs as kinds } from '../../../shared/domain/job.ts'
import { instant, minute } from '../../../shared/domain/time.ts'
import { completeJobs, readCommunityJobs } from '../../../shared/store/community-job.ts'
import { freshTable } from '../../world/dynamodb.ts'
import { communityIn, foundAll, listeningQueue, type Queued, tickAt } from '../../world/ticking.ts'

const at = (text: string) => instant(Date.parse(`${text}+08:00`))
const founded = at('2026-11-02T12:00')
const old = communityIn('old', 'Asia/Shanghai', founded)

async function founding(some: readonly (typeof kinds)[number][]) {
  const { client, tableName } = await freshTable()
  const table = { client, name: tableName }
  await foundAll(table, [old], founded, some)
  return table
}

it('gives a community the jobs that are newer than it, once, however many ask at once', async () => {
  const table = await founding(['WEEKLY', 'MONTHLY'])
  const before = await readCommunityJobs(table, old)
  const now = at('2026-11-20T12:00')
  const asked = await Promise.all([1, 2, 3].map((i) => completeJobs(table, old, instant(now + i))))
  for (const jobs of asked) expect(jobs.map(({ kind }) => kind)).toEqual([...kinds])
  const jobs = await readCommunityJobs(table, old)
  expect(jobs.filter(({ kind }) => kind === 'WEEKLY' || kind === 'MONTHLY')).toEqual(before)
  // This year's hint would have been before it was known here.
  expect(jobs.find(({ kind }) => kind === 'HINT')).toMatchObject({ period: '2027' })
  expect(await completeJobs(table, old, at('2027-12-01T12:00'))).toEqual(jobs)
})

it('lets them begin with the next monthly summary, without a word of what was before', async () => {
  const table = await founding(['MONTHLY'])
  const said: Queued[] = []
  const queue = listeningQueue((batch) => void said.push(...batch))
  const deps = { table, queue, clock: Date.now }
  const first = at('2026-12-01T09:00')
  for (const now of [first, first, first + minute]) await tickAt(deps, now)
  expect(new Set(said.map(({ intent }) => intent.kind))).toEqual(new Set(['summary', 'details']))
  expect((await readCommunityJobs(table, old)).map(({ kind }) => kind)).toEqual([...kinds])
  await tickAt(deps, at('2026-12-01T17:00'))
  await tickAt(deps, at('2026-12-01T17:01'))
  expect(said.filter(({ intent }) => intent.kind === 'todo')).toHaveLength(1)
})
