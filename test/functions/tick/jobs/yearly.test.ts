import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../../shared/domain/community.ts'
import { digest, memberOf } from '../../../../shared/domain/ids.ts'
import { type CalendarDate, instant } from '../../../../shared/domain/time.ts'
import { writeItems } from '../../../../shared/store/batch.ts'
import { communityJobs } from '../../../../shared/store/community-job.ts'
import { jobItem } from '../../../../shared/store/job.ts'
import { readMember, updateMember } from '../../../../shared/store/member.ts'
import { confirmRecords, workOf } from '../../../../shared/store/record.ts'
import { activity } from '../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const [anna, lifang, jianguo, , wangwei] = [8001, 8002, 8003, 8004, 8005]
let world: TestWorld
let community: Community

/** So many minutes in the books of one person in October. */
async function served(id: number, minutes: number): Promise<void> {
  const made = activity(community, anna, { id: digest('served', id) as never })
  const counted = { served: minutes, credited: minutes, provenance: 'checked-in' as const }
  const by = memberOf(anna)
  await confirmRecords(world.table, [
    {
      ...workOf(made),
      ...counted,
      activity: made.id,
      member: memberOf(id),
      seq: 0,
      kind: 'service',
      date: '2026-10-17' as CalendarDate,
      policy: 'chongqing@1',
      by,
      at: instant(at('2026-10-17T11:00')),
    },
  ])
}

beforeAll(async () => {
  world = await startWorld({ now: at('2026-11-01T10:00') })
  community = await world.found()
  const jobs = communityJobs(community, instant(world.clock()))
  const yearly = jobs.filter(({ kind }) => kind === 'HINT' || kind === 'ANNUAL')
  await writeItems(world.table, yearly.map(jobItem))
  await served(lifang, 19.5 * 60)
  await served(jianguo, 20 * 60)
  await served(wangwei, 2 * 60)
  for (const id of [lifang, jianguo])
    await updateMember(world.table, community.id, memberOf(id), { yearHint: true })
  await world.settled()
})
afterAll(() => world.close())

const hints = (id: number) => world.seen(id).filter((m) => world.textOf(m).includes('一年建议'))
const reports = (id: number) => world.seen(id).filter((m) => m.message.document !== undefined)

describe('the year’s hint in November', () => {
  it('tells whoever has 19.5 hours and wants to know that half an hour is missing', async () => {
    await world.moveTo(at('2026-11-10T10:59'))
    expect(hints(lifang)).toHaveLength(1)
    const text = world.textOf(world.find(lifang, '一年建议'))
    expect(text).toContain('19.5 小时')
    expect(text).toContain('还差 0.5 小时')
  })

  it('is silent to who has 20 hours, and to who never asked for it', () => {
    expect(hints(jianguo)).toEqual([])
    expect(hints(wangwei)).toEqual([])
  })

  it('comes once a year', async () => {
    await Promise.all([world.machine.fire(), world.machine.fire()])
    await world.moveTo(at('2026-11-20T10:59'))
    expect(hints(lifang)).toHaveLength(1)
  })

  it('is switched on and off on one’s own page', async () => {
    const wants = async () =>
      (await readMember(world.table, community.id, memberOf(wangwei)))?.yearHint
    await world.say(wangwei, wangwei, '/register')
    await world.press(wangwei, wangwei, '18–59岁')
    await world.press(wangwei, wangwei, '✅ 同意')
    await world.press(wangwei, wangwei, '每年 11 月提示')
    expect(await wants()).toBe(true)
    await world.press(wangwei, wangwei, '不用每年提示')
    expect(await wants()).toBe(false)
  })
})

describe('the year’s hint for a coordinator who doesn’t wait for November', () => {
  const newest = () => world.textOf(world.seen(anna).at(-1) ?? world.find(anna, ''))
  const card = async () => {
    await world.say(anna, anna, '/schedule')
    await world.press(anna, anna, /^. 年度时长提示$/)
  }

  it('is shown to them alone, with their own hours and how many want it', async () => {
    await card()
    await world.press(anna, anna, '先给我看看')
    expect(newest()).toContain('要这个提示的志愿者：2 位')
    expect(newest()).toContain('今年您已经服务了 0 小时')
    expect(hints(lifang)).toHaveLength(1)
  })

  it('reaches only those who want it now and had none this year, however often it is sent', async () => {
    await updateMember(world.table, community.id, memberOf(wangwei), { yearHint: true })
    for (let minutes = 0; minutes < 2; minutes++) {
      await card()
      await world.press(anna, anna, '现在发')
      expect(newest()).toContain('只发给今年还没收到的人')
      await world.press(anna, anna, '是，现在发')
      await world.moveTo(world.clock() + 10 * 60_000)
    }
    expect(hints(wangwei)).toHaveLength(1)
    expect(hints(lifang)).toHaveLength(1)
    expect(hints(jianguo)).toEqual([])
  })

  it('has a time of its own, at most once a year', async () => {
    await card()
    await world.press(anna, anna, '改时间')
    await world.say(anna, anna, '每月10号10点')
    expect(newest()).toContain('太密了：一年最多一次')
    await world.say(anna, anna, '每年11月20日9点')
    expect(newest()).toContain('新的时间：每年 11 月 20 日 09:00')
  })
})

describe('the annual report in January', () => {
  it('comes to those who lead, once, as a paper', async () => {
    await world.moveTo(at('2027-01-10T10:59'))
    await Promise.all([world.machine.fire(), world.machine.fire()])
    await world.settled()
    const [report, ...more] = reports(anna)
    expect(more).toEqual([])
    expect(report?.message.document?.file_name).toBe('2026.pdf')
    expect(report && world.textOf(report)).toContain('2026 年志愿服务年报')
    expect(reports(lifang)).toEqual([])
    expect(world.errors).toEqual([])
  })
})
