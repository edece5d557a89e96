import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../../shared/domain/community.ts'
import { digest, memberOf } from '../../../../shared/domain/ids.ts'
import { day, instant } from '../../../../shared/domain/time.ts'
import { writeItems } from '../../../../shared/store/batch.ts'
import { markAttendance } from '../../../../shared/store/check-in.ts'
import { communityJobs } from '../../../../shared/store/community-job.ts'
import { jobItem } from '../../../../shared/store/job.ts'
import { permitItem } from '../../../../shared/store/permit.ts'
import { closeRoll } from '../../../../shared/store/roll.ts'
import { activity, publish } from '../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const [anna, lifang, jianguo] = [8001, 8002, 8003]
let world: TestWorld
let community: Community

async function plan(title: string, start: string, seats: number) {
  const from = instant(at(start))
  const id = digest(title) as never
  const times = { start: from, end: instant(from + 7_200_000) }
  const made = activity(community, anna, { id, title, ...times })
  await publish(world.table, community, made, [{ label: '志愿者', seats }], world.clock())
  await world.settled()
  return made
}
/** The minute itself and the next one: a missed day is left out first, then today's is due. */
async function live(text: string): Promise<void> {
  await world.moveTo(at(text))
  await world.moveTo(at(text) + 60_000)
}
const digests = () => world.seen(anna).filter((m) => world.textOf(m).includes('还有这些等着您'))
const newest = () => world.textOf(digests().at(-1) ?? world.find(anna, '还有这些等着您'))

beforeAll(async () => {
  // A Monday without a holiday near it.
  world = await startWorld({ now: at('2026-11-02T10:00') })
  community = await world.found()
  const jobs = communityJobs(community, instant(world.clock()))
  await writeItems(world.table, jobs.filter(({ kind }) => kind === 'DAILY').map(jobItem))
})
afterAll(() => world.close())

describe('five in the afternoon', () => {
  it('is quiet when nothing waits', async () => {
    await live('2026-11-02T17:01')
    expect(digests()).toEqual([])
  })

  it('tells of an activity in two days that lacks people, with the button that asks some', async () => {
    await plan('义诊', '2026-11-05T09:00', 2)
    await world.press(lifang, world.group, '志愿者')
    await live('2026-11-03T17:00')
    expect(digests()).toHaveLength(1)
    expect(newest()).toContain('义诊（11月5日 周四 09:00）还差 1 人')
    expect(world.buttonsOf(world.find(anna, '问合适的人')).map((b) => b.text)).toContain(
      '🙋 问合适的人：义诊',
    )
  })

  it('tells of a roll call from three working days before its last day, not earlier', async () => {
    await live('2026-11-13T17:00')
    // Ten working days after Thursday the 5th is Thursday the 19th.
    expect(digests().some((m) => world.textOf(m).includes('登记时长'))).toBe(false)
    await live('2026-11-16T17:00')
    expect(newest()).toContain('义诊：还有 3 个工作日')
    await live('2026-11-19T17:00')
    expect(newest()).toContain('义诊：今天是最后一天')
    await live('2026-11-20T17:00')
    expect(newest()).toContain('义诊：已经晚了 1 个工作日')
    await world.press(anna, anna, '点名：义诊')
    expect(world.textOf(world.find(anna, '点名'))).toContain('义诊')
  })

  it('never tells of one that nobody signed up for, unless somebody came all the same', async () => {
    const empty = await plan('象棋会', '2026-11-05T14:00', 2)
    const came = await plan('读书会', '2026-11-05T16:00', 2)
    await markAttendance(world.table, came.id, memberOf(lifang), { presence: 'present' })
    await live('2026-11-21T17:00')
    expect(newest()).not.toContain(empty.title)
    expect(newest()).toContain('读书会：已经晚了')
    await closeRoll(
      world.table,
      {
        activity: came.id,
        community: community.id,
        date: '2026-11-05' as never,
        by: memberOf(anna),
        at: instant(world.clock()),
        records: [],
        absent: [],
      },
      [],
    )
  })

  it('tells of a request that its card did not help along, and of a permit a month before its end', async () => {
    await live('2026-11-22T16:00')
    await world.say(jianguo, jianguo, '/need 水管漏水，周六上午能来人看看吗')
    await world.press(jianguo, jianguo, '我家')
    await world.press(jianguo, jianguo, '发给负责人')
    await writeItems(world.table, [
      permitItem({
        community: community.id,
        member: memberOf(lifang),
        key: 'firstaid',
        name: '急救证',
        activity: digest('t') as never,
        at: instant(0),
        expiresAt: instant(at('2026-11-23T18:00') + 30 * day),
      }),
    ])
    await live('2026-11-22T17:00')
    expect(newest()).not.toContain('没人处理的求助')
    expect(newest()).not.toContain('急救证')
    const cards = () => world.seen(anna).filter((m) => world.textOf(m).includes('一天没人动'))
    await live('2026-11-23T16:30')
    await live('2026-11-23T17:00')
    // Its card came an hour ago.
    expect(cards()).toHaveLength(1)
    expect(newest()).not.toContain('没人处理的求助')
    expect(newest()).toContain('李芳：急救证，12月23日 周三到期')
    const heard = () =>
      world
        .seen(lifang)
        .filter((m) => world.textOf(m).includes('您的急救证快到期了：12月23日 周三'))
    expect(heard()).toHaveLength(1)
    await live('2026-11-24T16:30')
    await live('2026-11-24T17:00')
    expect(newest()).toContain('没人处理的求助')
    expect(cards()).toHaveLength(1)
    expect(newest()).not.toContain('急救证')
    expect(heard()).toHaveLength(1)
  })

  it('leaves it to the card of a request, where the list was switched off', async () => {
    const [row] = communityJobs(community, instant(world.clock())).filter((j) => j.kind === 'DAILY')
    if (!row) throw new Error('no such job')
    const { due: _, ...off } = row
    await writeItems(world.table, [jobItem({ ...off, off: true })])
    await live('2026-11-25T16:31')
    expect(world.seen(anna).filter((m) => world.textOf(m).includes('一天没人动'))).toHaveLength(2)
    await writeItems(world.table, [jobItem(row)])
  })

  it('comes once a day, however often the minute ticks, and never to volunteers', async () => {
    const before = digests().length
    await live('2026-11-25T17:00')
    await Promise.all([world.machine.fire(), world.machine.fire()])
    await live('2026-11-25T20:00')
    expect(digests()).toHaveLength(before + 1)
    const others = [lifang, jianguo].flatMap((id) => world.seen(id).map(world.textOf))
    expect(others.some((text) => text.includes('等着您'))).toBe(false)
  })

  it('says so when it counts working days of a year whose holidays it doesn’t know', async () => {
    expect(digests().some((m) => world.textOf(m).includes('放假安排'))).toBe(false)
    await plan('送春联', '2027-01-28T09:00', 2)
    await world.press(lifang, world.group, '志愿者')
    await live('2027-02-08T17:00')
    expect(newest()).toContain('送春联：还有 3 个工作日')
    expect(newest()).toContain('那段日子的放假安排，帮手还不知道')
    expect(world.errors).toEqual([])
  })

  it('tells of a permit whose day nobody ran, and of the training that renews it', async () => {
    const training = { host: '桂花社区', learningMinutes: 120, gives: '消防证' }
    const start = instant(at('2027-02-27T14:00'))
    const end = instant(start + 7_200_000)
    const course = { id: 'kecheng002' as never, kind: 'training' as const, title: '消防培训' }
    const made = activity(community, anna, { ...course, training, start, end })
    await publish(world.table, community, made, [{ label: '学员', seats: 9 }], world.clock())
    await writeItems(world.table, [
      permitItem({
        ...{ community: community.id, member: memberOf(lifang), key: '消防证', name: '消防证' },
        ...{ activity: digest('f') as never, at: instant(0) },
        expiresAt: instant(at('2027-02-12T18:00') + 30 * day),
      }),
    ])
    // Nothing ran from the 8th on until the night of the 14th.
    await live('2027-02-14T03:00')
    const heard = world.seen(lifang).filter((m) => world.textOf(m).includes('您的消防证快到期了'))
    expect(heard.map(world.textOf)).toEqual([
      expect.stringContaining('消防培训，2月27日 周六 14:00'),
    ])
    expect(world.buttonsOf(heard[0] ?? world.find(lifang, /./)).map((b) => b.text)).toEqual([
      '报名 消防培训',
    ])
  })
})
