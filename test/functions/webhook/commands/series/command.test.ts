import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { day } from '../../../../../shared/domain/time.ts'
import { activitiesBetween } from '../../../../../shared/store/activity.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const anna = 8001
let world: TestWorld
let community: Community

beforeAll(async () => {
  world = await startWorld({ now: at('2026-11-25T10:00') })
  community = await world.found()
})
afterAll(() => world.close())

const newest = (): string => world.textOf(world.seen(anna).at(-1) ?? world.find(anna, ''))
const posts = (title: string) =>
  world.seen(world.group).filter((m) => world.textOf(m).startsWith(title))
const dates = async (title: string) => {
  const from = world.clock() - 30 * day
  const all = await activitiesBetween(world.table, community.id, from, from + 400 * day)
  return all
    .filter((a) => a.title === title)
    .map(({ start }) => new Date(start + 8 * 3_600_000).toISOString().slice(5, 16))
}

describe('a coordinator writes "每周六"', () => {
  it('sees the rule with its next three dates before anything is posted', async () => {
    await world.say(
      anna,
      world.group,
      '/recruit 每周六 9:00-11:00 清扫楼道 地点:3号楼 10人 风险:无 直到2027年6月30日',
    )
    const text = newest()
    expect(text).toContain('每周六，到 2027 年6月30日 周三为止')
    expect(text).toContain('接下来：11月28日 周六、12月5日 周六、12月12日 周六')
    expect(text).toContain('提前 7 天')
    expect(posts('清扫楼道')).toHaveLength(0)
  })

  it('gets the first post at once, and each further one a week before its day', async () => {
    await world.press(anna, anna, '发布')
    expect(newest()).toContain('好了，到时候自己会发')
    expect(newest()).toContain('11月28日 周六 ✅ 已经发了')
    expect(posts('清扫楼道')).toHaveLength(1)
    await world.moveTo(at('2026-11-28T08:59'))
    expect(posts('清扫楼道')).toHaveLength(1)
    await world.moveTo(at('2026-11-28T09:00'))
    await world.moveTo(at('2026-11-28T09:01'))
    expect(await dates('清扫楼道')).toEqual(['11-28T09:00', '12-05T09:00'])
    expect(posts('清扫楼道')).toHaveLength(2)
  })

  it('has a list of its own under each post', async () => {
    const post = posts('清扫楼道').at(-1)
    const button = post && world.buttonsOf(post)[0]
    const data = button && 'callback_data' in button ? button.callback_data : ''
    if (post) await world.pressData(8002, world.group, post, data)
    const lists = posts('清扫楼道').map((m) => world.textOf(m).includes('李芳'))
    expect(lists.filter(Boolean)).toHaveLength(1)
  })
})

describe('one date', () => {
  it('is skipped, and comes back', async () => {
    await world.say(anna, anna, '/series')
    expect(newest()).toContain('清扫楼道')
    expect(newest()).toContain('12月5日 周六、12月12日 周六、12月19日 周六')
    await world.press(anna, anna, '清扫楼道')
    expect(await world.press(anna, anna, '跳过 12月12日')).toBe('那一次跳过了')
    expect(newest()).not.toContain('• 12月12日')
    expect(await world.press(anna, anna, '恢复 12月12日')).toBe('恢复了')
    await world.press(anna, anna, '跳过 12月12日')
    await world.moveTo(at('2026-12-05T09:30'))
    await world.moveTo(at('2026-12-12T09:30'))
    expect(await dates('清扫楼道')).toEqual(['11-28T09:00', '12-05T09:00', '12-19T09:00'])
  })

  it('is put up early to be changed by itself', async () => {
    await world.say(anna, anna, '/系列')
    await world.press(anna, anna, '清扫楼道')
    await world.press(anna, anna, '现在发 12月26日')
    expect(await dates('清扫楼道')).toContain('12-26T09:00')
    await world.press(anna, anna, '12月26日 周六 › 管理')
    await world.press(anna, anna, '晚 30 分钟')
    expect(await dates('清扫楼道')).toContain('12-26T09:30')
    // The job that comes to it finds it there.
    await world.moveTo(at('2026-12-19T09:30'))
    expect((await dates('清扫楼道')).filter((d) => d.startsWith('12-26'))).toHaveLength(1)
  })
})

describe('all that follow', () => {
  it('are changed together; what is posted stays', async () => {
    await world.say(anna, anna, '/series')
    await world.press(anna, anna, '清扫楼道')
    await world.press(anna, anna, '改以后每一次')
    await world.press(anna, anna, '时间')
    await world.say(anna, anna, '2027年1月3日 14:00-16:00')
    expect(newest()).toContain('以后每一次都改成这样')
    expect(newest()).toContain('每周日')
    expect(newest()).toContain('接下来：1月3日 周日、1月10日 周日、1月17日 周日')
    await world.press(anna, anna, '改以后每一次')
    await world.moveTo(at('2026-12-27T09:30'))
    await world.moveTo(at('2027-01-03T09:30'))
    expect((await dates('清扫楼道')).slice(-3)).toEqual([
      '12-26T09:30',
      '01-03T14:00',
      '01-10T14:00',
    ])
  })

  it('stop after a second tap', async () => {
    await world.say(anna, anna, '/series')
    await world.press(anna, anna, '清扫楼道')
    await world.press(anna, anna, '停止')
    await world.press(anna, anna, '是，停掉')
    expect(newest()).toContain('已经停了')
    await world.moveTo(at('2027-01-10T09:30'))
    expect((await dates('清扫楼道')).at(-1)).toBe('01-10T14:00')
    await world.say(anna, anna, '/series')
    expect(newest()).toContain('还没有定期活动')
  })
})

describe('an activity that was once', () => {
  it('comes again by the button of its card, as often as is chosen, without the holidays', async () => {
    await world.say(
      anna,
      world.group,
      '/recruit 2027年1月13日 14:00-16:00 书法班 地点:文化站 12人 风险:无',
    )
    await world.press(anna, anna, '发布')
    await world.press(anna, anna, '重复…')
    expect(newest()).toContain('接下来：1月20日 周三、1月27日 周三、2月3日 周三')
    await world.press(anna, anna, '每两周的周三')
    expect(newest()).toContain('接下来：1月20日 周三、2月3日 周三、2月17日 周三')
    await world.say(anna, anna, '每月第五个周六')
    expect(newest()).toContain('每月第 5 个周六（没有的月份跳过）')
    expect(newest()).toContain('接下来：1月30日 周六、5月29日 周六、7月31日 周六')
    await world.say(anna, anna, '每月最后一天')
    expect(newest()).toContain('每月最后一天')
    expect(newest()).toContain('接下来：1月31日 周日、2月28日 周日、3月31日 周三')
    await world.press(anna, anna, '提前 14 天')
    await world.press(anna, anna, '18:00发')
    await world.press(anna, anna, '做 3 个月')
    await world.say(anna, anna, '随便')
    expect(newest()).toContain('没看懂多久一次')
    await world.press(anna, anna, '节假日不发')
    expect(newest()).toContain('2027 年起的放假安排')
    await world.press(anna, anna, '好了')
    await world.press(anna, anna, '发布')
    expect(newest()).toContain('1月31日 周日（1月17日 周日发到群里）')
    expect(newest()).toContain('提前 14 天，18:00 发到群里')
    expect(newest()).toContain('2027 年起的放假安排')
  })
})

describe('ticks', () => {
  it('put each date up once, two at a time, late, or after the bot was away', async () => {
    await world.moveTo(at('2027-01-17T17:59'))
    expect(await dates('书法班')).toEqual(['01-13T14:00'])
    await Promise.all([
      world.moveTo(at('2027-01-17T18:00')),
      world.machine.fire(),
      world.machine.fire(),
    ])
    await world.settled()
    expect(await dates('书法班')).toEqual(['01-13T14:00', '01-31T14:00'])
    // Ten days late: the last of February is still to come.
    await world.moveTo(at('2027-02-24T12:00'))
    expect((await dates('书法班')).at(-1)).toBe('02-28T14:00')
    expect(posts('书法班')).toHaveLength(3)
  })

  it('of a group without its bot wait until it is back', async () => {
    world.telegram.play.removeBot({ chat: world.group, by: anna })
    await world.settled()
    expect(newest()).toContain('我已经不在')
    await world.moveTo(at('2027-03-17T18:30'))
    expect((await dates('书法班')).at(-1)).toBe('02-28T14:00')
    world.telegram.play.addBot({ chat: world.group, by: anna, admin: true })
    await world.settled()
    await world.moveTo(at('2027-03-17T20:00'))
    expect((await dates('书法班')).at(-1)).toBe('03-31T14:00')
  })

  it('raised no error', () => {
    expect(world.errors).toEqual([])
  })
})
