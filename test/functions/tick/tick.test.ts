import { describe, expect, it } from 'vitest'
import type { Community } from '../../../shared/domain/community.ts'
import { memberOf } from '../../../shared/domain/ids.ts'
import { day, hour, type Instant, instant, minute } from '../../../shared/domain/time.ts'
import type { Queue } from '../../../shared/queue/queue.ts'
import { writeItems } from '../../../shared/store/batch.ts'
import { updateCommunity } from '../../../shared/store/community.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { dueJobs, dueShards, jobItem, parseJob } from '../../../shared/store/job.ts'
import { itemsUnder } from '../../../shared/store/pages.ts'
import { changeRoster } from '../../../shared/store/roster.ts'
import { activity, publish } from '../../world/activities.ts'
import { freshTable } from '../../world/dynamodb.ts'
import {
  communityIn,
  dyingAt,
  foundAll,
  listeningQueue,
  type Queued,
  tickAt,
} from '../../world/ticking.ts'
import { countingUnits } from '../../world/units.ts'

const founded = instant(Date.parse('2026-11-25T10:00+08:00'))
const monday = instant(Date.parse('2026-11-30T10:00+08:00'))

async function groups(count: number, kinds = ['WEEKLY'] as const) {
  const { client, tableName } = await freshTable()
  const table: Table = { client, name: tableName }
  const communities = Array.from({ length: count }, (_, i) =>
    communityIn(`group${i}`, 'Asia/Shanghai', founded),
  )
  await foundAll(table, communities, founded, kinds)
  return { table, communities }
}

const at = (table: Table, queue: Queue, now: Instant, clock = Date.now) =>
  tickAt({ table, queue, clock }, now)

function ear() {
  const heard: Queued[] = []
  const queue = listeningQueue((batch) => void heard.push(...batch))
  const notices = () => heard.filter(({ intent }) => intent.kind === 'notice').map((q) => q.once)
  return { heard, queue, notices }
}

const weeklyOf = async (table: Table, { id }: Community) => {
  const [row] = await itemsUnder(table, `C#${id}`, 'JOB#WEEKLY', { consistent: true })
  return parseJob(row)
}

describe('a tick', () => {
  it('with nothing due asks sixteen times and writes nothing', async () => {
    const { table } = await groups(3)
    const counted = countingUnits(table)
    expect(await at(counted.table, ear().queue, founded)).toEqual({ due: 0, failed: 0 })
    expect(counted.calls()).toBe(16)
    expect(counted.write()).toBe(0)
  })

  it('does what is due once, though four come at the same moment', async () => {
    const { table } = await groups(40)
    const { queue, notices } = ear()
    await Promise.all([1, 2, 3, 4].map(() => at(table, queue, monday)))
    expect(notices()).toHaveLength(40)
    expect(new Set(notices()).size).toBe(40)
  })

  it('that dies before any of its steps leaves each to be done once by the next', async () => {
    let steps = 0
    for (let diesAt = 16; steps < 1; diesAt += 1) {
      const { table, communities } = await groups(2)
      const { queue, notices } = ear()
      const { failed } = await at(dyingAt(table, diesAt), queue, monday)
      if (failed === 0) steps = diesAt
      // The claim is over after two minutes; until then nobody touches it.
      await at(table, queue, instant(monday + 3 * minute))
      expect(new Set(notices())).toEqual(
        new Set(communities.map(({ id }) => `${id}:WEEKLY#2026-W49`)),
      )
      for (const community of communities)
        expect((await weeklyOf(table, community)).period).toBe('2026-W50')
    }
    expect(steps).toBeGreaterThan(20)
  })

  it('goes on with the others when one of them fails, and tries that one again', async () => {
    const { table, communities } = await groups(12)
    const [broken] = communities
    const heard: string[] = []
    const bad = {
      pk: `C#${broken?.id}`,
      kind: 'UNHEARD-OF',
      community: broken?.id ?? communities[0]?.id,
      due: founded,
    }
    if (!bad.community) throw new Error('no community')
    await writeItems(table, [jobItem({ ...bad, community: bad.community })])
    const queue = listeningQueue((batch) => void heard.push(...batch.map(({ once }) => once)))
    expect(await at(table, queue, monday)).toEqual({ due: 13, failed: 1 })
    expect(heard.filter((once) => once.includes(':WEEKLY#') && !/^gaps/.test(once))).toHaveLength(
      12,
    )
    expect(await at(table, queue, instant(monday + 3 * minute))).toEqual({ due: 1, failed: 1 })
  })

  it('lets a shard rest between ten jobs and the next ten, as long as its partition needs', async () => {
    const { table } = await groups(220)
    let rests = 0
    for (let shard = 0; shard < dueShards; shard += 1)
      for await (const page of dueJobs(table, shard, monday))
        rests += Math.ceil(page.length / 10) - 1
    const paused: number[] = []
    const { queue, notices } = ear()
    const pause = async (ms: number) => void paused.push(ms)
    await tickAt({ table, queue, clock: () => 0, pause }, monday)
    expect(rests).toBeGreaterThan(0)
    expect(paused).toEqual(Array(rests).fill(50))
    expect(new Set(notices()).size).toBe(220)
  })

  it('that runs out of time leaves the rest to the next', async () => {
    const { table } = await groups(30)
    const { queue, notices } = ear()
    let asked = 0
    // A minute goes by at each look at the clock.
    const clock = () => asked++ * minute
    await at(table, queue, monday, clock)
    expect(notices()).toHaveLength(0)
    await at(table, queue, monday)
    expect(notices()).toHaveLength(30)
  })

  it('reads what is due page by page, each key once', async () => {
    const { table } = await groups(60)
    const pages: number[] = []
    const keys = new Set<string>()
    for (let shard = 0; shard < dueShards; shard += 1)
      for await (const page of dueJobs(table, shard, monday, 2)) {
        pages.push(page.length)
        for (const { pk } of page) keys.add(pk)
      }
    expect(Math.max(...pages)).toBe(2)
    expect(keys.size).toBe(60)
    expect(pages.reduce((sum, n) => sum + n, 0)).toBe(60)
  })
})

describe('a clock that is wrong', () => {
  it('set back an hour repeats nothing', async () => {
    const { table } = await groups(1)
    const { queue, notices } = ear()
    await at(table, queue, monday)
    await at(table, queue, instant(monday - hour))
    await at(table, queue, monday)
    expect(notices()).toHaveLength(1)
  })

  it('three days late leaves the week out, says so, and goes on with the next', async () => {
    const { table, communities } = await groups(1)
    const { heard, queue, notices } = ear()
    await at(table, queue, instant(monday + 3 * day))
    expect(notices()).toHaveLength(0)
    expect(heard.map(({ intent }) => intent)).toMatchObject([{ kind: 'warn', about: 'skipped' }])
    await at(table, queue, instant(monday + 7 * day))
    expect(notices()).toEqual([`${communities[0]?.id}:WEEKLY#2026-W50`])
  })
})

describe('a group', () => {
  const weekOn = instant(monday + 7 * day)

  it('that put the bot out rests, owes nothing, and goes on when the bot is back', async () => {
    const { table, communities } = await groups(1)
    const { queue, notices, heard } = ear()
    const [{ id }] = communities as [Community]
    await updateCommunity(table, id, { suspended: true })
    await at(table, queue, monday)
    expect(heard).toEqual([])
    await updateCommunity(table, id, { suspended: false })
    await at(table, queue, instant(monday + day))
    expect(notices()).toEqual([])
    await at(table, queue, weekOn)
    expect(notices()).toEqual([`${id}:WEEKLY#2026-W50`])
  })

  it('that moved to another chat goes on there', async () => {
    const { table, communities } = await groups(1)
    const chats: string[] = []
    const queue = listeningQueue((batch) => void chats.push(...batch.map(({ chat }) => chat)))
    const [{ id }] = communities as [Community]
    await updateCommunity(table, id, { chat: -1_009_999 })
    await at(table, queue, monday)
    expect(chats).toContain('-1009999')
  })
})

describe('a reminder that was planned before the quiet hours became longer', () => {
  it('waits for the morning', async () => {
    const { table, communities } = await groups(1)
    const [community] = communities as [Community]
    const { heard, queue } = ear()
    // Saturday at 19:00: the long reminder is due on Friday at 19:00.
    const start = instant(Date.parse('2026-11-28T19:00+08:00'))
    const planned = activity(community, 8001, { start, end: instant(start + hour) })
    await publish(table, community, planned, [{ label: '表演', seats: 3 }], founded)
    const join = { op: 'join' as const, member: memberOf(8002), role: 0, seats: 1 }
    await changeRoster(table, planned.id, join, { kind: 'join', via: 'button', at: founded })
    await updateCommunity(table, community.id, { quiet: { from: 18 * 60, to: 8 * 60 } })
    await at(table, queue, instant(start - day))
    expect(heard).toEqual([])
    await at(table, queue, instant(Date.parse('2026-11-28T08:00+08:00')))
    expect(heard.map(({ intent }) => intent)).toMatchObject([{ kind: 'call', about: 'reminder' }])
  })
})
