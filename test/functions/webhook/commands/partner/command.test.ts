import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { type ActivityId, memberOf } from '../../../../../shared/domain/ids.ts'
import { hour, instant } from '../../../../../shared/domain/time.ts'
import { readActivity } from '../../../../../shared/store/activity.ts'
import { updateMember } from '../../../../../shared/store/member.ts'
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

  it('go only when that was asked and answered', async () => {
    await hospital()
    await world.press(anna, anna, '🗑 删除')
    expect(await partners()).toHaveLength(1)
    await world.press(anna, anna, '是，删除城南医院')
    expect(await partners()).toEqual([])
  })

  it('are of the kind that the coordinator says, and found by name without a false word', async () => {
    await hospital()
    await world.press(anna, anna, '类型')
    await world.press(anna, anna, '社会组织')
    expect((await partners())[0]?.kinds).toEqual(['social-organisation'])
    await world.say(anna, anna, '/partner 城南')
    expect(newest(anna)).toContain('和城南有关的')
  })

  it('can be linked to what is coming, however much was lately', async () => {
    for (let n = 1; n <= 13; n += 1) {
      const start = instant(world.clock() - n * 20 * hour)
      const id = `lately00${n}` as ActivityId
      const lately = activity(community, anna, { id, start, end: instant(start + hour) })
      await publish(world.table, community, lately, [{ label: '表演', seats: 2 }], world.clock())
    }
    const coming = activity(community, anna, { title: '周六义诊' })
    await publish(world.table, community, coming, [{ label: '表演', seats: 2 }], world.clock())
    await hospital()
    await world.press(anna, anna, '参加的活动')
    expect(world.buttonsOf(world.find(anna, '参加哪些活动')).at(-2)?.text).toContain('周六义诊')
  })

  it('are the coordinators’ alone', async () => {
    await hospital()
    await world.press(anna, anna, '联系方式')
    await world.say(anna, anna, '李医生 13900001111')
    await world.say(li, li, '/partner 义诊')
    expect(newest(li)).not.toContain('城南医院')
  })

  it('are read by the leading group, without whom to call and without a button that changes', async () => {
    await hospital()
    await world.press(anna, anna, '联系方式')
    await world.say(anna, anna, '李医生 13900001111')
    await updateMember(world.table, community.id, memberOf(li), { roles: { leading: true } })
    await world.settled()
    await world.say(li, li, '/partner 义诊')
    await world.press(li, li, '城南医院')
    expect(newest(li)).toContain('能提供：义诊')
    expect(newest(li)).not.toContain('李医生')
    const [partner] = await partners()
    const card = world.find(li, '能提供：义诊')
    expect(world.buttonsOf(card)).toHaveLength(1)
    const said = await world.pressData(li, li, card, `1partner:${community.id}:gone:${partner?.id}`)
    expect(said).toContain('负责人')
    expect(await partners()).toHaveLength(1)
  })
})
