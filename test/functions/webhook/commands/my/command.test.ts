import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { type ActivityId, memberOf } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { activity, publish, saturday } from '../../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
const [li, zhang, liu] = [8002, 8003, 8004]
const day = 24 * 3_600_000

async function plan(id: string, title: string, days: number, seats = 1): Promise<void> {
  const planned = activity(community, world.anna.id, {
    id: id as ActivityId,
    title,
    start: instant(saturday.start + days * day),
    end: instant(saturday.end + days * day),
  })
  await publish(world.table, community, planned, [{ label: '表演', seats }], world.clock())
  await world.settled()
}

const button = (title: string) => world.find(world.group, title)
const join = (as: number, id: string, title: string) =>
  world.pressData(as, world.group, button(title), `1in:${id}:0`)

beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
  await plan('later00001', '清扫<楼道>', 7)
  await plan('sooner0001', '金秋演出', 0)
})
afterEach(async () => {
  expect(world.errors).toEqual([])
  await world.close()
})

describe("a person's own page", () => {
  it('lists what she is in by date, with her place and a way out', async () => {
    await join(zhang, 'later00001', '清扫')
    await join(li, 'later00001', '清扫')
    await join(li, 'sooner0001', '金秋')
    await world.say(li, li, '/my')
    const page = world.textOf(world.find(li, '我的活动'))
    expect(page.indexOf('金秋演出')).toBeLessThan(page.indexOf('清扫<楼道>'))
    expect(page).toContain('报名成功：表演，第 1 位')
    expect(page).toContain('候补：表演，第 1 位')
    const labels = world.buttonsOf(world.find(li, '我的活动')).map((b) => b.text)
    expect(labels.slice(0, 2)).toEqual(['退出：金秋演出', '退出：清扫<楼道>'])
  })

  it('leaves by one button, and gives the seat on', async () => {
    await join(li, 'later00001', '清扫')
    await join(zhang, 'later00001', '清扫')
    await world.say(li, li, '/my')
    expect(await world.press(li, li, '退出')).toContain('不来')
    expect(world.textOf(world.find(li, '没有报名的活动'))).toBeDefined()
    expect(world.textOf(world.find(zhang, '有空位了'))).toContain('清扫')
  })

  it('leaves once when the press comes twice', async () => {
    await join(li, 'sooner0001', '金秋')
    await world.say(li, li, '/my')
    world.telegram.play.fault({ updates: 'twice', times: 2 })
    expect(await world.press(li, li, '退出')).toContain('不来')
    expect(world.seen(li).filter((m) => world.textOf(m).includes('没有报名'))).toHaveLength(1)
  })

  it('marks that she said she comes', async () => {
    await join(li, 'sooner0001', '金秋')
    await world.pressData(li, world.group, button('金秋'), '1coming:sooner0001')
    await world.say(li, li, '/我的')
    expect(world.textOf(world.find(li, '我的活动'))).toContain('说好会来')
  })

  it('shows who is in nothing what is on, and signs up from there', async () => {
    await world.say(li, li, '/my')
    expect(world.textOf(world.find(li, '没有报名的活动'))).toBeDefined()
    await world.press(li, li, '最近有什么活动')
    expect(await world.press(li, li, '金秋演出　表演 0/1')).toContain('报名成功')
    await world.press(li, li, '我的活动')
    expect(world.textOf(world.find(li, '我的活动'))).toContain('金秋演出')
  })

  it('leaves out what is over', async () => {
    await join(li, 'sooner0001', '金秋')
    await world.moveTo(saturday.end + 1)
    await world.say(li, li, '/my')
    expect(world.textOf(world.find(li, '没有报名的活动'))).toBeDefined()
  })

  it('remembers where she wants to be reminded', async () => {
    await world.say(li, li, '/my')
    expect(await world.press(li, li, '私下')).toContain('私下提醒')
    expect((await readMember(world.table, community.id, memberOf(li)))?.remind).toBe('private')
    const labels = world.buttonsOf(world.find(li, '没有报名')).map((b) => b.text)
    expect(labels).toContain('✓ 私下')
    expect(labels).toContain('群里')
  })

  it('answers alone when asked in the group', async () => {
    await join(li, 'sooner0001', '金秋')
    const before = world.seen(world.group).length
    await world.say(li, world.group, '/my')
    expect(world.seen(world.group)).toHaveLength(before + 1)
    expect(world.textOf(world.find(li, '我的活动'))).toContain('金秋演出')
  })

  it('shows whom it cannot write to the way into the private chat', async () => {
    await world.say(liu, world.group, '/my')
    const [button] = world.buttonsOf(world.find(world.group, '单独说'))
    expect(button && 'url' in button && button.url).toBe('https://t.me/bangshou_bot?start=my')
    world.telegram.play.deeplink({ as: liu, payload: 'my' })
    await world.settled()
    expect(world.textOf(world.find(liu, '没有报名的活动'))).toBeDefined()
  })

  it('says kindly to a stranger how to come in', async () => {
    world.telegram.play.person({ id: 8200, first_name: 'Eve', language_code: 'en' })
    await world.say(8200, 8200, '/my')
    expect(world.textOf(world.find(8200, "haven't joined a community"))).toBeDefined()
  })
})
