import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { day, instant } from '../../../../../shared/domain/time.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { needsOfResident } from '../../../../../shared/store/need.ts'
import { offersOf } from '../../../../../shared/store/offer.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li, wang] = [8001, 8002, 8005]
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const labels = (chat: number) =>
  world.buttonsOf(world.seen(chat).at(-1) ?? world.find(chat, /./)).map((b) => b.text)
const now = instant(wednesdayTen)

async function acceptedNeed(text: string): Promise<void> {
  await world.say(wang, wang, `/need ${text}`)
  await world.press(wang, wang, '我家')
  await world.press(wang, wang, '发给负责人')
  await world.press(anna, anna, '✅ 受理')
}

describe('offering time', () => {
  it('keeps the offer until it is over, once, and shows what fits', async () => {
    await acceptedNeed('我家灯坏了，周六上午有人能换吗，电话13800138000')
    await publish(
      world.table,
      community,
      activity(community, anna),
      [
        { label: '表演', seats: 2 },
        { label: '摄影', seats: 0 },
      ],
      world.clock(),
    )
    await world.settled()
    await world.say(li, li, '/offer 周六上午')
    expect(newest(li)).toContain('11月28日 周六 08:00–12:00')
    expect(newest(li)).toContain('灯坏了')
    expect(newest(li)).not.toContain('13800138000')
    expect(newest(li)).toContain('金秋养老院文艺演出')
    expect(labels(li).filter((l) => l.includes('表演'))).toHaveLength(1)
    expect(labels(li).some((l) => l.includes('摄影'))).toBe(false)
    await world.say(li, li, '/offer 周六上午')
    expect(await offersOf(world.table, community.id, now, memberOf(li))).toHaveLength(1)
    const later = instant(wednesdayTen + 5 * day)
    expect(await offersOf(world.table, community.id, later, memberOf(li))).toEqual([])
  })

  it('lets the coordinator send whoever offered for a need, with one tap', async () => {
    await acceptedNeed('我家灯坏了，周六上午有人能换吗，电话13800138000')
    await world.say(li, li, '/offer 周六上午')
    expect(await world.press(li, li, '我能帮')).toContain('已经告诉负责人')
    expect(newest(anna)).toContain('有人愿意来帮忙')
    await world.press(anna, anna, '请 李芳 来帮')
    expect(newest(li)).toContain('13800138000')
    const [need] = await needsOfResident(world.table, community.id, memberOf(wang))
    expect(need).toMatchObject({ state: 'serving', helper: memberOf(li) })
  })

  it('shows nobody a need that no coordinator has looked at', async () => {
    await world.say(wang, wang, '/need 我家灯坏了，周六上午有人能换吗')
    await world.press(wang, wang, '我家')
    await world.press(wang, wang, '发给负责人')
    await world.say(li, li, '/offer 周六上午')
    expect(newest(li)).not.toContain('灯坏了')
  })

  it('takes an offer back at one tap, and says of every week that it is in the profile', async () => {
    await world.say(li, li, '/offer 每周六上午')
    expect(newest(li)).toContain('每周六 8:00–12:00，也记在您的登记里')
    await world.press(li, li, '没空了')
    expect(newest(li)).toContain('这些时间不算了')
    expect(await offersOf(world.table, community.id, now, memberOf(li))).toEqual([])
    expect((await readMember(world.table, community.id, memberOf(li)))?.times).toHaveLength(1)
  })

  it('asks when, and says what it could not read', async () => {
    await world.say(li, li, '/offer')
    expect(newest(li)).toContain('什么时候有空')
    await world.say(li, li, '啦啦啦')
    expect(newest(li)).toContain('没看懂时间')
    await world.say(li, li, '每周三晚上')
    expect(newest(li)).toContain('记下了')
    const member = await readMember(world.table, community.id, memberOf(li))
    expect(member?.times).toEqual(['3:1080-1320'])
  })
})
