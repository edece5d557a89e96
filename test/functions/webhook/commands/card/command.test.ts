import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from '../../../../../shared/domain/activity.ts'
import type { Community } from '../../../../../shared/domain/community.ts'
import { digest, memberOf, type TeamId } from '../../../../../shared/domain/ids.ts'
import { permitKey } from '../../../../../shared/domain/permit.ts'
import { confirmed, type RosterRole, waiting } from '../../../../../shared/domain/roster.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { readActivityAndRoster } from '../../../../../shared/store/activity.ts'
import { writeItems } from '../../../../../shared/store/batch.ts'
import { ledgerFacts } from '../../../../../shared/store/ledger.ts'
import { permitItem } from '../../../../../shared/store/permit.ts'
import { changeRoster } from '../../../../../shared/store/roster.ts'
import { addTeam, readTeam } from '../../../../../shared/store/team.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
let planned: Activity
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(async () => {
  await world.close()
  expect(world.errors).toEqual([])
})

const anna = 8001
const [fang, jian, mei, wei] = [8002, 8003, 8004, 8005]
const m = (id: number) => memberOf(id)

async function put(
  roles: RosterRole[] = [
    { label: '表演', seats: 2 },
    { label: '摄影', seats: 1 },
  ],
  change: Partial<Activity> = {},
): Promise<void> {
  planned = activity(community, anna, change)
  await publish(world.table, community, planned, roles, wednesdayTen)
  await world.settled()
}

/** Signs people up as pressing the button does. */
async function signUp(role: number, ...people: number[]): Promise<void> {
  for (const id of people) {
    const op = { op: 'join' as const, member: m(id), role, seats: undefined }
    const at = world.clock() as Activity['createdAt']
    await changeRoster(world.table, planned.id, op, { kind: 'join', via: 'button', at })
  }
  await world.settled()
}

async function open(): Promise<void> {
  await world.say(anna, anna, '/card')
  await world.press(anna, anna, planned.title)
}

async function state() {
  const found = await readActivityAndRoster(world.table, planned.id)
  if (!found) throw new Error('the activity is gone')
  return found
}

const newest = (chat = anna) => {
  const last = world.seen(chat).at(-1)
  return last ? world.textOf(last) : ''
}
const dataOf = (chat: number, label: string): string => {
  const button = world.buttonsOf(world.find(chat, label)).find((b) => b.text.includes(label))
  return button && 'callback_data' in button ? button.callback_data : ''
}
/** Everything that a person was told after this many messages. */
const told = (chat: number, since = 0): string =>
  world.seen(chat).slice(since).map(world.textOf).join('\n')

describe('the card', () => {
  it('shows who is in with their marks, who waits, and how many may come', async () => {
    await put()
    await signUp(0, fang, jian, mei)
    await signUp(1, wei)
    const at = world.clock() as Activity['createdAt']
    const last = { kind: 'coming' as const, via: 'button' as const, at }
    await changeRoster(world.table, planned.id, { op: 'coming', member: m(fang) }, last)
    await changeRoster(world.table, planned.id, { op: 'maybe', member: m(8006) }, last)
    await open()
    expect(newest()).toMatch(/表演 2\/2\n1\. ✓ 李芳\n2\. 张建国\n候补 1 人：\n1\. 刘梅/)
    expect(newest()).toMatch(/摄影 1\/1\n1\. 王伟/)
    expect(newest()).toContain('可能来 1 人')
  })

  it('lists what is to come, and says so when there is nothing', async () => {
    await world.say(anna, anna, '/管理')
    expect(newest()).toContain('近期没有活动')
    await put()
    await world.say(anna, anna, '/card')
    expect(world.find(anna, '11月28日 周六 09:00 金秋养老院文艺演出')).toBeTruthy()
  })

  it('refuses a volunteer who replays its buttons', async () => {
    await put()
    await open()
    const data = dataOf(anna, '取消活动')
    await world.say(fang, fang, '/language')
    const toast = await world.pressData(fang, fang, world.find(fang, /./), data)
    expect(toast).toContain('负责人')
    await world.say(fang, fang, '/card')
    expect(newest(fang)).toContain('负责人')
    expect((await state()).roster.status).toBe('open')
  })

  it('opens beside the alert that leads to it', async () => {
    await put()
    await open()
    const card = world.find(anna, '表演 0/2')
    const before = world.seen(anna).length
    await world.pressData(anna, anna, card, `1card:${planned.id}`)
    expect(world.seen(anna).length).toBe(before + 1)
  })
})

describe('changing', () => {
  it('the time keeps the sign-ups, tells those in, and asks them again', async () => {
    await put()
    await signUp(0, fang)
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^时间$/)
    await world.say(anna, anna, '周日 14:00')
    expect(newest()).toContain('11月28日 周六 09:00–11:00')
    expect(newest()).toContain('11月29日 周日 14:00–16:00')
    expect(newest()).toContain('1 位')
    await world.press(anna, anna, '就这样改')
    const { activity: after, roster } = await state()
    expect(after).toMatchObject({
      start: Date.UTC(2026, 10, 29, 6),
      end: Date.UTC(2026, 10, 29, 8),
    })
    expect(confirmed(roster)).toEqual([m(fang)])
    expect(told(world.group) + told(fang)).toContain('11月29日 周日 14:00–16:00')
    expect(told(world.group) + told(fang)).toContain('还能来吗')
  })

  it.each([
    ['名称', '重阳节演出', { title: '重阳节演出' }],
    ['地点', '社区礼堂', { place: '社区礼堂' }],
    ['风险', '路滑', { risk: { kind: 'text', text: '路滑' } }],
    ['条件', '会跳舞', { conditions: '会跳舞' }],
    ['说明', '带水杯', { note: '带水杯' }],
    ['最少人数', '2', { minimum: 2 }],
  ])('%s', async (label, text, wanted) => {
    await put()
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, new RegExp(`^${label}$`))
    await world.say(anna, anna, text)
    await world.press(anna, anna, '就这样改')
    expect((await state()).activity).toMatchObject(wanted)
  })

  it('by buttons: the programme, an empty note, the meeting point', async () => {
    await put(undefined, { note: '带水杯' })
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^项目$/)
    await world.press(anna, anna, '助困')
    await world.press(anna, anna, '就这样改')
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^说明$/)
    await world.press(anna, anna, '不写')
    await world.press(anna, anna, '就这样改')
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, '只私下告诉')
    expect((await state()).activity).toMatchObject({
      programme: 'aid',
      note: '',
      placePrivate: true,
    })
  })

  it('names the field of a bad answer and asks again', async () => {
    await put()
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^时间$/)
    await world.say(anna, anna, '昨天 9点')
    expect(newest()).toContain('时间')
    expect(newest()).toContain('已经过去')
    expect((await state()).activity.version).toBe(1)
  })

  it('does nothing by a button from before somebody else’s change', async () => {
    await put()
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^地点$/)
    await world.say(anna, anna, '社区礼堂')
    const confirmation = world.find(anna, '就这样改')
    const data = dataOf(anna, '就这样改')
    await world.pressData(anna, anna, confirmation, `1card:${planned.id}:set:1:counts:0`)
    const toast = await world.pressData(anna, anna, confirmation, data)
    expect(toast).toContain('刚刚有变化')
    expect((await state()).activity.place).toBe('金秋养老院')
  })

  it('says so when something else came in between, and nothing was changed', async () => {
    await put()
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^地点$/)
    await world.say(anna, anna, '社区礼堂')
    const confirmation = world.find(anna, '就这样改')
    const data = dataOf(anna, '就这样改')
    await open()
    await world.press(anna, anna, '📣 发消息')
    expect(await world.pressData(anna, anna, confirmation, data)).toContain('这一次没有改')
    expect((await state()).activity.place).toBe('金秋养老院')
  })

  it('goes through while people sign up', async () => {
    await put()
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^地点$/)
    await world.say(anna, anna, '社区礼堂')
    await signUp(0, fang)
    await world.press(anna, anna, '就这样改')
    const { activity: after, roster } = await state()
    expect([after.place, confirmed(roster)]).toEqual(['社区礼堂', [m(fang)]])
  })

  it('thirty minutes later keeps what people confirmed, and once is once', async () => {
    await put()
    await signUp(0, fang)
    const at = world.clock() as Activity['createdAt']
    const last = { kind: 'coming' as const, via: 'button' as const, at }
    await changeRoster(world.table, planned.id, { op: 'coming', member: m(fang) }, last)
    await open()
    const card = world.find(anna, '晚 30 分钟')
    const data = dataOf(anna, '晚 30 分钟')
    await world.pressData(anna, anna, card, data)
    await world.pressData(anna, anna, card, data)
    const { activity: after, roster } = await state()
    expect(after.start).toBe(planned.start + 30 * 60_000)
    expect(after.end).toBe(planned.end + 30 * 60_000)
    expect(m(fang) in roster.coming).toBe(true)
  })
})

describe('seats', () => {
  it('raised promote the next ones by themselves', async () => {
    await put([{ label: '表演', seats: 1 }])
    await signUp(0, fang, jian)
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^人数$/)
    await world.press(anna, anna, /^2$/)
    expect(confirmed((await state()).roster)).toEqual([m(fang), m(jian)])
    expect(told(jian)).toContain('有空位了')
  })

  it('cut below those in only after a second tap that names who moves, and tells them', async () => {
    await put()
    await signUp(0, fang, jian)
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^人数$/)
    await world.press(anna, anna, '表演 2')
    await world.say(anna, anna, '1')
    expect(newest()).toContain('张建国')
    expect(newest()).not.toContain('李芳')
    expect(confirmed((await state()).roster)).toHaveLength(2)
    await world.press(anna, anna, '转到候补')
    const { roster } = await state()
    expect([confirmed(roster), waiting(roster)]).toEqual([[m(fang)], [m(jian)]])
    expect(told(jian)).toContain('候补：表演，第 1 位')
  })

  it('say what a number looks like when it is none', async () => {
    await put([{ label: '表演', seats: 1 }])
    await open()
    await world.press(anna, anna, '✏️ 修改')
    await world.press(anna, anna, /^人数$/)
    await world.say(anna, anna, '好多')
    expect(newest()).toContain('例：15')
  })
})

describe('people', () => {
  it('a member is found by a part of the name, put in, and told', async () => {
    await put()
    await open()
    await world.press(anna, anna, '加人')
    await world.say(anna, anna, '建')
    await world.press(anna, anna, '张建国')
    await world.press(anna, anna, /^表演$/)
    const { roster } = await state()
    expect(confirmed(roster)).toEqual([m(jian)])
    expect(roster.last).toMatchObject({ via: 'card', by: m(anna) })
    expect(told(jian)).toContain('负责人给您报了名')
  })

  it('into a role that asks for a permit only who holds it is put, and the coordinator is told why not', async () => {
    await put([{ label: '急救', seats: 2, requires: '急救证' }])
    const putIn = async (part: string, name: string) => {
      await open()
      await world.press(anna, anna, '加人')
      await world.say(anna, anna, part)
      return world.press(anna, anna, name)
    }
    expect(await putIn('建', '张建国')).toContain('这个岗位要先有：急救证')
    const of = { community: community.id, member: m(jian), activity: planned.id }
    const held = { key: permitKey('急救证'), name: '急救证', at: instant(0), ...of }
    await writeItems(world.table, [permitItem(held)])
    await putIn('建', '张建国')
    expect(confirmed((await state()).roster)).toEqual([m(jian)])
  })

  it('a neighbour without Telegram is put in by name, once', async () => {
    await put([{ label: '表演', seats: 3 }])
    await open()
    await world.press(anna, anna, '加人')
    await world.say(anna, anna, '李阿姨')
    const found = world.find(anna, '加邻居 李阿姨')
    const data = dataOf(anna, '加邻居')
    await world.pressData(anna, anna, found, data)
    await world.pressData(anna, anna, found, data)
    expect(Object.keys((await state()).roster.tickets)).toHaveLength(1)
    expect(newest()).toContain('1. 李阿姨')
    expect(told(world.group)).not.toContain('负责人给您报了名')
  })

  it('somebody is taken off after a second tap, told, and the next one moves up', async () => {
    await put([{ label: '表演', seats: 1 }])
    await signUp(0, fang, jian)
    await open()
    await world.press(anna, anna, '减人')
    await world.press(anna, anna, /^李芳$/)
    expect(confirmed((await state()).roster)).toEqual([m(fang)])
    await world.press(anna, anna, '拿掉 李芳')
    expect(confirmed((await state()).roster)).toEqual([m(jian)])
    expect(told(fang)).toContain('拿掉')
    expect(told(jian)).toContain('有空位了')
  })
})

describe('telling', () => {
  it('a message reaches those who are in once, after a look at it', async () => {
    await put()
    await signUp(0, fang)
    await open()
    await world.press(anna, anna, '发消息')
    await world.say(anna, anna, '明天降温 <b>多穿</b>')
    expect(told(world.group) + told(fang)).not.toContain('降温')
    const preview = world.find(anna, '发出去')
    const data = dataOf(anna, '发出去')
    await world.pressData(anna, anna, preview, data)
    await world.pressData(anna, anna, preview, data)
    const all = told(world.group) + told(fang)
    expect(all.match(/明天降温 <b>多穿<\/b>/g)).toHaveLength(1)
  })

  it('says so when there is nobody to tell', async () => {
    await put()
    await open()
    expect(await world.press(anna, anna, '发消息')).toContain('还没有人')
    expect(await world.press(anna, anna, '现在提醒')).toContain('还没有人')
  })

  it('reminds those who are in, once however often it is pressed', async () => {
    await put()
    await signUp(0, fang)
    await open()
    await world.press(anna, anna, '现在提醒')
    const screen = world.find(anna, '🔔 提醒')
    const data = dataOf(anna, '🔔 提醒')
    await world.pressData(anna, anna, screen, data)
    await world.pressData(anna, anna, screen, data)
    const all = told(world.group) + told(fang)
    expect(all.match(/快到日子了/g)).toHaveLength(1)
  })
})

describe('closing and cancelling', () => {
  it('closes sign-up and opens it again', async () => {
    await put()
    await open()
    await world.press(anna, anna, '截止报名')
    expect((await state()).roster.status).toBe('closed')
    expect(world.textOf(world.find(world.group, '金秋养老院文艺演出'))).toContain('报名截止')
    await world.press(anna, anna, '重新报名')
    expect((await state()).roster.status).toBe('open')
  })

  it('cancels after a reason and a second tap, and tells everybody who answered', async () => {
    await put()
    await signUp(0, fang)
    await open()
    await world.press(anna, anna, '❌ 取消活动')
    await world.press(anna, anna, '天气不好')
    expect((await state()).roster.status).toBe('open')
    const last = world.find(anna, '是，取消活动')
    const data = dataOf(anna, '是，取消活动')
    await world.pressData(anna, anna, last, data)
    const { activity: after, roster } = await state()
    expect([roster.status, after.cancelledWhy]).toEqual(['cancelled', '天气不好'])
    expect(told(world.group) + told(fang)).toContain('天气不好')
    await world.pressData(anna, anna, last, data)
    expect(newest()).toContain('取消的原因：天气不好')
    await world.say(anna, anna, '/card')
    expect(newest()).toContain('近期没有活动')
  })

  it('takes a reason in the coordinator’s own words', async () => {
    await put()
    await open()
    await world.press(anna, anna, '❌ 取消活动')
    await world.say(anna, anna, '养老院停电')
    await world.press(anna, anna, '是，取消活动')
    expect((await state()).activity.cancelledWhy).toBe('养老院停电')
  })

  it('changes nothing once it has begun', async () => {
    await put()
    await open()
    const card = world.find(anna, '截止报名')
    const data = dataOf(anna, '截止报名')
    await world.moveTo(planned.start + 60_000)
    expect(await world.pressData(anna, anna, card, data)).toContain('刚刚有变化')
    expect((await state()).roster.status).toBe('open')
  })
})

describe('a post that may or may not be up', () => {
  it('is put up again when the coordinator says that it is not there', async () => {
    world.telegram.play.fault({ method: 'sendMessage', chat: world.group, fault: 'server-error' })
    await put()
    await open()
    await world.press(anna, anna, '再发一次')
    expect(world.textOf(world.find(world.group, '金秋养老院文艺演出'))).toContain('表演')
  })
})

describe('the team of an activity that is up', () => {
  const own = (name: string) => digest('team', name) as TeamId
  beforeEach(async () => {
    for (const name of ['夕阳红舞蹈队', '金梅舞蹈队', '敬老志愿服务队']) {
      const at = world.clock() as Activity['createdAt']
      const team = { id: own(name), community: community.id, name, leaders: [], createdAt: at }
      await addTeam(world.table, { ...team, version: 1 })
    }
  })
  const inLedger = async (name: string) => {
    const team = await readTeam(world.table, community.id, own(name))
    if (!team) throw new Error('the team is gone')
    const facts = await ledgerFacts(world.table, community, team, world.clock())
    return [facts.activities.length, facts.records.reduce((sum, r) => sum + r.credited, 0)]
  }

  it('is shown and changed in three taps, on the card as on the post', async () => {
    await put([{ label: '表演', seats: 2 }], { team: own('夕阳红舞蹈队') })
    await open()
    expect(newest()).toContain('文体服务 · 夕阳红舞蹈队')
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '队伍')
    await world.press(anna, anna, '敬老志愿服务队')
    expect(newest()).toContain('夕阳红舞蹈队')
    expect(newest()).toContain('敬老志愿服务队')
    await world.press(anna, anna, '就这样改')
    expect(newest()).toContain('文体服务 · 敬老志愿服务队')
    await world.settled()
    expect(world.textOf(world.find(world.group, planned.title))).toContain('敬老志愿服务队')
  })

  it('is asked for again when the words fit several or none, and may be none', async () => {
    await put([{ label: '表演', seats: 2 }], { team: own('敬老志愿服务队') })
    await open()
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '队伍')
    await world.say(anna, anna, '舞蹈队')
    expect(newest()).toContain('好几支都像')
    await world.say(anna, anna, '登山队')
    expect(newest()).toContain('没有找到这支')
    await world.press(anna, anna, '不写')
    await world.press(anna, anna, '就这样改')
    expect((await state()).activity.team).toBe('')
    expect(newest()).not.toContain('敬老')
  })

  it('moves what it earned to the other ledger until the roll call is confirmed, and not after', async () => {
    await put([{ label: '表演', seats: 2 }], { team: own('夕阳红舞蹈队') })
    await signUp(0, fang)
    await open()
    const card = world.find(anna, planned.title)
    world.passTo(planned.end + 60_000)
    await world.pressData(anna, anna, card, `1card:${planned.id}:show`)
    await world.press(anna, anna, '换队伍')
    await world.press(anna, anna, '敬老志愿服务队')
    await world.press(anna, anna, '就这样改')
    expect(newest()).toContain('敬老志愿服务队')
    await world.say(anna, anna, '/rollcall')
    await world.press(anna, anna, planned.title)
    await world.press(anna, anna, '没标')
    await world.press(anna, anna, '再确认')
    await world.press(anna, anna, '确认记入')
    await world.settled()
    expect(await inLedger('夕阳红舞蹈队')).toEqual([0, 0])
    expect(await inLedger('敬老志愿服务队')).toEqual([1, 120])
    await world.pressData(anna, anna, card, `1card:${planned.id}:fill:team:${own('金梅舞蹈队')}`)
    expect((await state()).activity.team).toBe(own('敬老志愿服务队'))
  })
})
