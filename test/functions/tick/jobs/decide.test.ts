import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../shared/domain/community.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { decisionTime } from '../../../../shared/domain/job.ts'
import { instant } from '../../../../shared/domain/time.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { updateMember } from '../../../../shared/store/member.ts'
import { activity, publish, saturday } from '../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const [anna, lifang, jianguo, , wangwei, zhaoqiang] = [8001, 8002, 8003, 8004, 8005, 8006]
let world: TestWorld
let community: Community

beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

/** A show on Saturday at nine that takes at least so many, of four seats. */
async function show(minimum: number, decision?: number) {
  const planned = { minimum, ...(decision && { decision: instant(decision) }) }
  const made = activity(community, anna, planned)
  await publish(world.table, community, made, [{ label: '摄影', seats: 4 }], world.clock())
  await world.settled()
  return made
}
const asked = () => world.seen(anna).filter((m) => world.textOf(m).includes('不到最少的'))
const factsOf = async (a: Awaited<ReturnType<typeof show>>) =>
  (await readActivityAndRoster(world.table, a.id))?.activity

describe('the time to decide', () => {
  it('is a good day before, in waking hours, or as it was named', async () => {
    const made = activity(community, anna, { minimum: 3 })
    expect(decisionTime(made, community)).toBe(at('2026-11-26T20:59'))
    const named = instant(at('2026-11-27T18:00'))
    expect(decisionTime({ ...made, decision: named }, community)).toBe(named)
    const late = { ...made, decision: instant(saturday.start) }
    expect(decisionTime(late, community)).toBe(at('2026-11-26T20:59'))
  })

  it('brings the planner the question with three answers, once, when too few have come', async () => {
    await show(2)
    await world.press(lifang, world.group, '摄影')
    await world.moveTo(at('2026-11-26T20:58'))
    expect(asked()).toEqual([])
    await world.moveTo(at('2026-11-26T20:59'))
    await Promise.all([world.machine.fire(), world.machine.fire()])
    await world.settled()
    expect(asked()).toHaveLength(1)
    const [found] = asked()
    if (!found) throw new Error('nobody was asked')
    expect(world.textOf(found)).toContain('报名 1 人，不到最少的 2 人')
    const labels = world.buttonsOf(found).map(({ text }) => text)
    expect(labels).toEqual(['✅ 照常办', '🕘 改时间', '❌ 取消活动', '🙋 问问合适的志愿者'])
  })

  it('says nothing when enough have come together', async () => {
    await show(2)
    await world.press(lifang, world.group, '摄影')
    await world.press(jianguo, world.group, '摄影')
    await world.moveTo(at('2026-11-27T10:00'))
    expect(asked()).toEqual([])
  })

  it('goes ahead at a press, and a second press changes nothing', async () => {
    const made = await show(3, at('2026-11-27T18:00'))
    await world.moveTo(at('2026-11-27T18:00'))
    const [question] = asked()
    const [go] = question ? world.buttonsOf(question) : []
    const data = go && 'callback_data' in go ? go.callback_data : ''
    if (!question) throw new Error('nobody was asked')
    expect(await world.pressData(anna, anna, question, data)).toContain('照常办')
    expect(await world.pressData(anna, anna, question, data)).toContain('照常办')
    expect((await factsOf(made))?.minimum).toBe(0)
    expect(asked()).toEqual([])
  })

  it('leads on to a new time and to cancelling', async () => {
    await show(3, at('2026-11-27T18:00'))
    await world.moveTo(at('2026-11-27T18:00'))
    await world.press(anna, anna, '改时间')
    expect(world.seen(anna).some((m) => world.textOf(m).includes('几点'))).toBe(true)
  })
})

describe('recruiting with a minimum', () => {
  it('reads the minimum and the time to decide from one message', async () => {
    const text =
      '/recruit 周六 9:00-11:00 清理楼道 地点:3号楼 志愿者10人 至少8人 决定:周五18:00 风险:无 项目:文明'
    await world.say(anna, anna, text)
    expect(world.textOf(world.find(anna, '预览'))).toContain('至少 8 人报名才办')
    await world.press(anna, anna, '发布')
    const card = world.textOf(world.find(anna, '最少 8 人才办'))
    expect(card).toContain('11月27日 周五 18:00 不够就请您定')
    await world.moveTo(at('2026-11-27T18:00'))
    expect(asked()).toHaveLength(1)
  })

  it('lets the card give a minimum afterwards, and asks at its time', async () => {
    const made = await show(0)
    await world.say(anna, anna, '/card')
    await world.press(anna, anna, made.title)
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '最少人数')
    await world.say(anna, anna, '2')
    await world.press(anna, anna, '就这样改')
    expect((await factsOf(made))?.minimum).toBe(2)
    await world.moveTo(at('2026-11-26T20:59'))
    expect(asked()).toHaveLength(1)
  })
})

describe('asking volunteers who fit', () => {
  const agree = (id: number, change: object) =>
    updateMember(world.table, community.id, memberOf(id), change)

  it('asks those who can, are free and agreed, privately and once; nobody else', async () => {
    await agree(lifang, { mayAsk: true, skills: ['photography'] })
    await agree(jianguo, { mayAsk: true, skills: ['photography'], times: ['1:540-600'] })
    await agree(wangwei, { mayAsk: true, skills: ['cooking'] })
    await agree(zhaoqiang, { skills: ['photography'] })
    await show(3)
    await world.moveTo(at('2026-11-26T20:59'))
    await world.press(anna, anna, '问问合适的志愿者')
    expect(world.textOf(world.find(anna, '同意被问的有 1 位'))).toContain('李芳')
    const button = world.find(anna, '私下问这 1 位')
    const [ask] = world.buttonsOf(button)
    const data = ask && 'callback_data' in ask ? ask.callback_data : ''
    await Promise.all([1, 2].map(() => world.pressData(anna, anna, button, data)))
    await world.settled()
    const told = (id: number) => world.seen(id).filter((m) => world.textOf(m).includes('想到了您'))
    expect(told(lifang)).toHaveLength(1)
    for (const id of [jianguo, wangwei, zhaoqiang]) expect(told(id)).toEqual([])
    await world.press(lifang, lifang, '报名 摄影')
    await world.press(anna, anna, '管理这场活动')
    expect(world.textOf(world.find(anna, '李芳'))).toContain('1. 李芳')
    expect(world.errors).toEqual([])
  })
})
