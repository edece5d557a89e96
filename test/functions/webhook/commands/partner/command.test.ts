import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { readActivity } from '../../../../../shared/store/activity.ts'
import { partnersOf } from '../../../../../shared/store/partner.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li] = [8001, 8002]
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const partners = () => partnersOf(world.table, community.id)

async function hospital(): Promise<void> {
  await world.say(anna, anna, '/partner 新增 城南医院')
  await world.say(anna, anna, '义诊、量血压，周一到周五')
}

describe('partners', () => {
  it('are found by what they offer', async () => {
    await hospital()
    await world.say(anna, anna, '/partner 新增 桂花小学')
    await world.say(anna, anna, '场地、学生志愿者')
    await world.say(anna, anna, '/partner 义诊')
    expect(newest(anna)).toContain('城南医院')
    expect(newest(anna)).not.toContain('桂花小学')
    await world.say(anna, anna, '/partner 法律')
    expect(newest(anna)).toContain('还没有谁')
    expect((await partners()).map(({ kinds }) => kinds)).toEqual([['hospital'], ['school']])
  })

  it('remember when they were asked for what', async () => {
    await hospital()
    await world.press(anna, anna, '记一次邀请')
    await world.say(anna, anna, '重阳节义诊')
    expect(newest(anna)).toContain('11月25日 周三 重阳节义诊')
    expect((await partners())[0]?.asked).toHaveLength(1)
  })

  it('belong to activities by a tap, and no longer by another', async () => {
    const planned = activity(community, anna)
    await publish(world.table, community, planned, [{ label: '表演', seats: 2 }], world.clock())
    await hospital()
    const [partner] = await partners()
    await world.press(anna, anna, '参加的活动')
    await world.press(anna, anna, '金秋养老院文艺演出')
    expect((await readActivity(world.table, planned.id))?.partners).toEqual([partner?.id])
    await world.press(anna, anna, '✅ 金秋养老院文艺演出')
    expect((await readActivity(world.table, planned.id))?.partners).toEqual([])
  })

  it('are the coordinators’ alone', async () => {
    await hospital()
    await world.say(li, li, '/partner 义诊')
    expect(newest(li)).not.toContain('城南医院')
  })
})
