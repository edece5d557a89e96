import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../../shared/domain/community.ts'
import { digest, memberOf } from '../../../../shared/domain/ids.ts'
import { type CalendarMonth, instant } from '../../../../shared/domain/time.ts'
import { publishActivity } from '../../../../shared/store/activity.ts'
import { communityJobs } from '../../../../shared/store/community-job.ts'
import { jobItem } from '../../../../shared/store/job.ts'
import { setTheme } from '../../../../shared/store/theme.ts'
import { activity, rosterOf } from '../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
let world: TestWorld
let community: Community

async function plan(title: string, start: string, roles: { label: string; seats: number }[]) {
  const base = activity(community, world.anna.id)
  const from = instant(at(start))
  const planned = {
    ...base,
    id: digest(title, start) as typeof base.id,
    title,
    start: from,
    end: instant(from + 2 * 3_600_000),
  }
  // Their own reminders and roll calls are another test's.
  const place = { chat: community.chat }
  await publishActivity(world.table, planned, rosterOf(planned, roles), place, [])
  return planned
}

beforeAll(async () => {
  world = await startWorld({ now: at('2026-11-25T10:00') })
  community = await world.found()
  for (const job of communityJobs(community, instant(world.clock())).filter(
    ({ kind }) => kind === 'WEEKLY',
  ))
    await world.table.client.send(
      new PutCommand({ TableName: world.table.name, Item: jobItem(job) }),
    )
  await plan('金秋养老院文艺演出', '2026-12-05T09:00', [
    { label: '表演', seats: 2 },
    { label: '摄影', seats: 1 },
  ])
  await plan('社区义诊', '2026-12-01T14:00', [{ label: '医生', seats: 1 }])
  await plan('<b>反诈</b>宣传', '2026-12-01T09:00', [{ label: '志愿者', seats: 3 }])
  await setTheme(
    world.table,
    community.id,
    '2026-12' as CalendarMonth,
    '邻里守望',
    memberOf(world.anna.id),
    instant(0),
  )
  await world.settled()
})
afterAll(() => world.close())

const notices = () => world.seen(world.group).filter((m) => world.textOf(m).includes('这一周'))

describe('Monday morning', () => {
  it('says nothing before its time', async () => {
    await world.moveTo(at('2026-11-30T08:59'))
    expect(notices()).toHaveLength(0)
  })

  it('brings one notice with the week by days, the theme of the month it leads into, and links to the posts', async () => {
    await world.moveTo(at('2026-11-30T10:00'))
    expect(notices()).toHaveLength(1)
    const text = world.textOf(world.find(world.group, '这一周'))
    expect(text).toContain('本月主题：邻里守望')
    expect(text.indexOf('<b>反诈</b>宣传')).toBeLessThan(text.indexOf('社区义诊'))
    expect(text.indexOf('社区义诊')).toBeLessThan(text.indexOf('金秋养老院文艺演出'))
    expect(text).toContain('12月5日 周六')
    expect(text).toContain('还差：表演 2 人、摄影 1 人')
    const links = world
      .find(world.group, '这一周')
      .message.entities?.filter((e) => e.type === 'text_link')
    expect(links).toHaveLength(3)
  })

  it('does not bring it again when the same minute ticks twice, or the clock goes back', async () => {
    await world.moveTo(at('2026-11-30T10:00'))
    await world.moveTo(at('2026-11-30T09:05'))
    await world.moveTo(at('2026-11-30T11:00'))
    expect(notices()).toHaveLength(1)
  })

  it('lets people sign up from the notice itself', async () => {
    const message = world.find(world.group, '这一周')
    const button = world.buttonsOf(message).find((b) => b.text.includes('医生'))
    const data = button && 'callback_data' in button ? button.callback_data : ''
    expect(await world.pressData(8002, world.group, message, data)).toBe('报名成功：医生，第 1 位')
    await world.press(8002, world.group, '看最新名额')
    expect(world.textOf(world.find(world.group, '这一周'))).toContain('名额满了')
  })

  it('signs nobody up who replies to a notice with several activities', async () => {
    await world.say(8003, world.group, '算我一个', world.find(world.group, '这一周'))
    expect(world.textOf(world.find(world.group, '好几场活动', 8003))).toContain('请按')
  })

  it('tells the coordinator in private what is missing', () => {
    const text = world.textOf(world.find(8001, '给负责人的提醒'))
    expect(text).toContain('<b>反诈</b>宣传（12月1日 周二 09:00）还差 3 人')
    expect(text).toContain('还没有活动的服务项目')
    expect(text).toContain('主题"邻里守望"这个月还没有活动')
  })
})

describe('a week later', () => {
  it('is left out when half a day has passed, and the coordinators hear of it', async () => {
    await world.moveTo(at('2026-12-07T22:30'))
    expect(notices()).toHaveLength(1)
    expect(world.textOf(world.find(8001, '每周通知错过了时间'))).toContain('/schedule')
  })

  it('says so kindly when nothing is planned', async () => {
    await world.moveTo(at('2026-12-14T10:00'))
    expect(notices()).toHaveLength(2)
    expect(world.textOf(world.find(world.group, '这一周'))).toContain('还没有安排活动')
  })

  it('is shown to whoever asks', async () => {
    await world.say(8005, 8005, '/week')
    expect(world.textOf(world.find(8005, '这一周'))).toContain('还没有安排活动')
  })

  it('is silent in a group without its bot, whose coordinator knows, and goes on when it is back', async () => {
    world.telegram.play.removeBot({ chat: world.group, by: world.anna.id })
    await world.settled()
    expect(world.textOf(world.find(8001, '我已经不在'))).toContain('提醒和通知都停了')
    await world.moveTo(at('2026-12-21T10:00'))
    world.telegram.play.addBot({ chat: world.group, by: world.anna.id, admin: true })
    await world.settled()
    await world.moveTo(at('2026-12-21T10:30'))
    expect(notices()).toHaveLength(2)
    await world.moveTo(at('2026-12-28T10:00'))
    expect(notices()).toHaveLength(3)
  })

  it('raised no error', () => {
    expect(world.errors).toEqual([])
  })
})
