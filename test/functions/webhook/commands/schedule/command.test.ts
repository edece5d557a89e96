import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { writeItems } from '../../../../../shared/store/batch.ts'
import { communityJobs } from '../../../../../shared/store/community-job.ts'
import { jobItem } from '../../../../../shared/store/job.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const anna = 8001
let world: TestWorld
let community: Community

beforeAll(async () => {
  world = await startWorld({ now: at('2026-11-30T08:00') })
  community = await world.found()
  await writeItems(world.table, communityJobs(community, instant(world.clock())).map(jobItem))
})
afterAll(() => world.close())

const newest = (): string => world.textOf(world.seen(anna).at(-1) ?? world.find(anna, ''))
const notices = () =>
  world.seen(world.group).filter((m) => world.textOf(m).includes('这一周')).length
const card = async (job: string) => {
  await world.say(anna, anna, '/schedule')
  await world.press(anna, anna, new RegExp(`^. ${job}$`))
}

describe('a coordinator looks at the schedule', () => {
  it('sees each thing that is sent by itself with its next three times, the quiet hours and the zone', async () => {
    await world.say(anna, world.group, '/定时')
    const text = newest()
    expect(text).toMatch(
      /每周通知：每周一 09:\d\d\n　接下来：11月30日 周一、12月7日 周一、12月14日 周一/,
    )
    expect(text).toContain('每月小结：每月 1 日 09:00')
    expect(text).toContain('主题提醒：每月最后一天')
    expect(text).toContain('年度报告：每年 1 月 10 日')
    expect(text).toContain('2028年1月10日 周一')
    expect(text).toContain('21:00–08:00')
    expect(text).toContain('中国时间')
  })

  it('is no volunteer: they are told who may', async () => {
    await world.say(8002, world.group, '/schedule')
    expect(world.seen(8002).filter((m) => world.textOf(m).includes('的定时'))).toHaveLength(0)
  })
})

describe('another time', () => {
  it('is chosen by taps, shown with its next three, and set with the last one', async () => {
    await card('每周通知')
    await world.press(anna, anna, '改时间')
    await world.press(anna, anna, '周四')
    await world.press(anna, anna, '08:30')
    expect(newest()).toContain('新的时间：每周四 08:30')
    expect(newest()).toContain('• 12月3日 周四 08:30\n• 12月10日 周四 08:30\n• 12月17日 周四 08:30')
    expect(await world.press(anna, anna, '就这样')).toBe('改好了')
    expect(newest()).toContain('时间：每周四 08:30')
  })

  it.each([
    ['周一上午8点半', '每周一 08:30'],
    ['Mondays 8:30', '每周一 08:30'],
    ['30 7 * * 2', '每周二 07:30'],
    // What isn't said stays.
    ['9点', '每周四 09:00'],
    ['周二', '每周二 08:30'],
  ])('is understood as "%s"', async (typed, understood) => {
    await card('每周通知')
    await world.press(anna, anna, '改时间')
    await world.say(anna, anna, typed)
    expect(newest()).toContain(`新的时间：${understood}`)
  })

  it.each([
    ['0 0 9 * * 1', '您是不是想写：0 9 * * 1'],
    ['0 9 31 2 *', '没有这样的日子'],
    ['0 9 30 2 1', '没有这样的日子'],
    ['周一、周三 9:00', '太密了：一周最多一次'],
    ['随便', '没看懂'],
    ['每周一 25:00', '没看懂'],
  ])('is refused as "%s", with what would be right', async (typed, answer) => {
    await card('每周通知')
    await world.press(anna, anna, '改时间')
    await world.say(anna, anna, typed)
    expect(newest()).toContain(answer)
  })

  it('says of a day that some months lack that those get none', async () => {
    await card('每月小结')
    await world.press(anna, anna, '改时间')
    await world.say(anna, anna, '每月30号9点')
    expect(newest()).toContain('新的时间：每月 30 日 09:00')
    expect(newest()).toContain('有的月份没有这一天')
    await world.say(anna, anna, '每月最后一天9点')
    expect(newest()).not.toContain('有的月份没有这一天')
  })

  it('warns of quiet hours', async () => {
    await card('每周通知')
    await world.press(anna, anna, '改时间')
    await world.say(anna, anna, '周五 22:30')
    expect(newest()).toContain('免打扰时段里')
  })
})

describe('a preview', () => {
  it('goes to whoever asked, and to nobody else', async () => {
    const before = notices()
    await card('每周通知')
    await world.press(anna, anna, '先给我看看')
    expect(world.textOf(world.find(anna, '还没有安排活动'))).toContain('这一周')
    expect(notices()).toBe(before)
  })

  it('shows the question for a theme', async () => {
    await card('主题提议')
    await world.press(anna, anna, '先给我看看')
    expect(world.textOf(world.find(anna, '12月'))).toContain('主题')
  })
})

describe('"send now"', () => {
  it('sends after a second tap, however often that comes, and counts as the one of its week', async () => {
    await card('每周通知')
    await world.press(anna, anna, '现在发')
    expect(newest()).toContain('发了就算这一期的')
    const ask = world.find(anna, '是，现在发')
    const button = world.buttonsOf(ask).find((b) => b.text.includes('是，现在发'))
    const data = button && 'callback_data' in button ? button.callback_data : ''
    await Promise.all([
      world.pressData(anna, anna, ask, data),
      world.pressData(anna, anna, ask, data),
    ])
    await world.moveTo(at('2026-11-30T08:10'))
    expect(notices()).toBe(1)
    expect(await world.pressData(anna, anna, ask, data)).toContain('刚才有人改过')
    // Thursday was this week's.
    await world.moveTo(at('2026-12-03T09:00'))
    expect(notices()).toBe(1)
    await world.moveTo(at('2026-12-10T09:00'))
    expect(notices()).toBe(2)
  })

  it('says that the week had its turn, and sends it once more all the same', async () => {
    await card('每周通知')
    await world.press(anna, anna, '现在发')
    expect(newest()).toContain('不会再自动发')
    await world.press(anna, anna, '是，现在发')
    await world.moveTo(at('2026-12-10T09:10'))
    expect(notices()).toBe(3)
    await card('每周通知')
    expect(newest()).toContain('• 12月17日 周四 08:30')
  })
})

describe('a job that is switched off', () => {
  it('stays silent, and owes nothing when it is switched on again', async () => {
    await card('每周通知')
    expect(await world.press(anna, anna, '关掉')).toBe('关掉了')
    await world.moveTo(at('2026-12-17T09:00'))
    await world.moveTo(at('2026-12-18T09:00'))
    expect(notices()).toBe(3)
    await card('每周通知')
    expect(newest()).toContain('关着')
    await world.press(anna, anna, '打开')
    expect(newest()).toContain('• 12月24日 周四 08:30')
    await world.moveTo(at('2026-12-18T09:30'))
    expect(notices()).toBe(3)
  })
})

describe('the zone, the language and the quiet hours', () => {
  it('move every job with the zone, after a look at what that means', async () => {
    await world.say(anna, anna, '/schedule')
    await world.press(anna, anna, '时区')
    await world.say(anna, anna, 'Atlantis')
    expect(newest()).toContain('没找到这个时区')
    await world.say(anna, anna, '柏林')
    expect(newest()).toContain('每周四 08:30')
    expect(await world.press(anna, anna, '就这样')).toBe('改好了')
    expect(newest()).toMatch(/德国|柏林/)
    await card('每周通知')
    // 08:30 in Berlin is half past three in the afternoon in Shanghai.
    await world.moveTo(at('2026-12-24T15:29'))
    expect(notices()).toBe(3)
    await world.moveTo(at('2026-12-24T15:31'))
    expect(notices()).toBe(4)
  })

  it('are chosen by a tap or in words', async () => {
    const text = '/recruit 2027年1月3日 14:00-16:00 清扫楼道 地点:广场 12人 风险:无'
    await world.say(anna, world.group, text)
    await world.press(anna, anna, '发布')
    await world.say(anna, anna, '/schedule')
    await world.press(anna, anna, '免打扰')
    await world.say(anna, anna, '吃饭的时候')
    expect(newest()).toContain('21:30-7:30')
    await world.say(anna, anna, '晚上10点到早上6点半')
    expect(newest()).toContain('22:00–06:30')
    await world.press(anna, anna, '语言')
    await world.press(anna, anna, 'English')
    expect(newest()).toContain('群里的语言：English')
    // What is up already speaks it, too.
    expect(world.textOf(world.find(world.group, '清扫楼道'))).toContain('Jan 3')
  })

  it('raised no error', () => {
    expect(world.errors).toEqual([])
  })
})
