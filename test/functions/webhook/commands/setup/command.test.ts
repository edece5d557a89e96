import { DateTime } from 'luxon'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { communityOfChat, readCommunity } from '../../../../../shared/store/community.ts'
import { readMember, updateProfile } from '../../../../../shared/store/member.ts'
import { postsOf } from '../../../../../shared/store/post.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
beforeEach(async () => {
  world = await startWorld({ admin: false })
})
afterEach(async () => {
  expect(world.errors).toEqual([])
  await world.close()
})

const [li, zhang] = [8002, 8003]
const anna = () => world.anna.id
const group = () => world.group
const said = (pattern: string, chat = group()) =>
  world
    .seen(chat)
    .filter((m) => m.message.from?.id === world.bot && world.textOf(m).includes(pattern))

async function comeIn(): Promise<void> {
  world.telegram.play.addBot({ chat: group(), by: anna() })
  await world.settled()
}

async function founded(chat = group()) {
  const link = await communityOfChat(world.table, world.bot, chat)
  return link && readCommunity(world.table, link.community)
}

async function setUp() {
  await comeIn()
  await world.press(anna(), group(), '启用帮手')
  await world.press(anna(), group(), '我做负责人')
  const community = await founded()
  if (!community) throw new Error('not founded')
  return community
}

describe('a group gets its bot', () => {
  it('is founded by two presses, with the name, zone and language of the group', async () => {
    const community = await setUp()
    expect(community).toMatchObject({
      name: '桂花社区志愿者',
      zone: 'Asia/Shanghai',
      language: 'zh-CN',
      calendar: 'cn',
      coordinators: [memberOf(anna())],
    })
    const founder = await readMember(world.table, community.id, memberOf(anna()))
    expect(founder).toMatchObject({ name: '陈静', roles: { coordinator: true } })
    expect(founder?.consent).toBeDefined()
    expect(said('启用好了')).toHaveLength(1)
    expect(said('大家好')).toHaveLength(0)
  })

  it('says on the button that the name will be seen', async () => {
    await comeIn()
    await world.press(anna(), group(), '启用帮手')
    const card = world.find(group(), '我做负责人')
    expect(world.buttonsOf(card).map((b) => b.text)[0]).toContain('显示我的名字')
  })

  it('takes another name, zone and language before it begins, HTML as plain text', async () => {
    await comeIn()
    await world.press(anna(), group(), '启用帮手')
    await world.press(anna(), group(), '改名称')
    await world.say(anna(), group(), '<b>金秋</b> & 友', world.find(group(), '要改名'))
    expect(said('<b>金秋</b> & 友')).toHaveLength(1)
    await world.press(anna(), group(), '改时区')
    await world.say(anna(), group(), '慕尼黑', world.find(group(), '哪里的时间'))
    expect(said('德国时间')).toHaveLength(1)
    await world.press(anna(), group(), '改语言')
    await world.press(anna(), group(), 'English')
    await world.press(anna(), group(), 'I coordinate')
    expect(await founded()).toMatchObject({
      name: '<b>金秋</b> & 友',
      zone: 'Europe/Berlin',
      language: 'en',
      calendar: 'none',
    })
    expect(said('is ready')).toHaveLength(1)
  })

  it('offers what a place may mean, and says so when it knows none', async () => {
    await comeIn()
    await world.press(anna(), group(), '启用帮手')
    await world.press(anna(), group(), '改时区')
    await world.say(anna(), group(), 'Atlantis', world.find(group(), '哪里的时间'))
    await world.say(anna(), group(), 'Indiana', world.find(group(), '没找到这个地方'))
    expect(world.buttonsOf(world.find(group(), '是哪一个')).length).toBeGreaterThan(2)
    expect((await founded())?.id).toBeUndefined()
  })

  it('lets only the admin who began choose', async () => {
    world.telegram.play.promote({ chat: group(), person: li, admin: true })
    await comeIn()
    await world.press(anna(), group(), '启用帮手')
    expect(await world.press(li, group(), '我做负责人')).toContain('开始启用的那位管理员')
    await world.say(li, group(), '别的名字', world.find(group(), '我做负责人'))
    expect(said('别的名字')).toEqual([])
    expect(await founded()).toBeUndefined()
  })

  it('founds one community when every update comes twice, and welcomes once', async () => {
    world.telegram.play.fault({ updates: 'twice', times: 20 })
    await setUp()
    expect(said('启用好了')).toHaveLength(1)
    await world.say(anna(), group(), '/setup')
    expect(said('启用好了')).toHaveLength(2)
  })

  it('founds one community when two admins press at the same moment', async () => {
    world.telegram.play.promote({ chat: group(), person: li, admin: true })
    await comeIn()
    const welcome = world.find(group(), '启用帮手')
    const toasts = await Promise.all(
      [anna(), li].map((as) => world.pressData(as, group(), welcome, '1setup:begin')),
    )
    expect(toasts.filter((t) => t.includes('另一位管理员'))).toHaveLength(1)
  })

  it('tells a press of somebody who is no admin what to do', async () => {
    await comeIn()
    expect(await world.press(zhang, group(), '启用帮手')).toContain('群管理员')
    expect(await founded()).toBeUndefined()
  })

  it('binds an anonymous admin whom Telegram does not name by a code sent as the group', async () => {
    await comeIn()
    const toast = await world.press(zhang, group(), '启用帮手')
    const code = /\/setup (\d{4})/.exec(toast)?.[1]
    const wrong = code === '1111' ? '2222' : '1111'
    const as = { as: anna(), chat: group(), anonymous: true }
    world.telegram.play.send({ ...as, text: `/setup ${wrong}` })
    await world.settled()
    expect(said('名称：')).toEqual([])
    world.telegram.play.send({ ...as, text: `/setup ${code}` })
    await world.settled()
    expect(await world.press(zhang, group(), '我做负责人')).toBe('')
    expect((await founded())?.coordinators).toEqual([memberOf(zhang)])
  })

  it('does not take the code from somebody who writes in their own name', async () => {
    await comeIn()
    const code = /\/setup (\d{4})/.exec(await world.press(zhang, group(), '启用帮手'))?.[1]
    await world.say(zhang, group(), `/setup ${code}`)
    expect(said('名称：')).toEqual([])
  })

  it('hints once in a group that nobody set up', async () => {
    await comeIn()
    await world.say(li, group(), '/my')
    await world.say(zhang, group(), '/help')
    expect(said('还没有启用帮手')).toHaveLength(1)
  })

  it('gives later admins the rights of coordinators, also when they write as the group', async () => {
    await setUp()
    world.telegram.play.promote({ chat: group(), person: zhang, admin: true })
    await world.say(zhang, group(), '/help')
    await world.say(zhang, zhang, '/start')
    expect(said('您是桂花社区志愿者的负责人', zhang)).toHaveLength(1)
  })
})

describe('a bot that leaves, comes back and moves', () => {
  it('rests while it is out of the group, tells the coordinator, and goes on when it is back', async () => {
    await setUp()
    await updateProfile(world.table, anna(), { reachable: true })
    world.telegram.play.removeBot({ chat: group(), by: anna() })
    await world.settled()
    expect((await founded())?.suspended).toBe(true)
    expect(said('已经不在桂花社区志愿者的群里', anna())).toHaveLength(1)
    world.telegram.play.addBot({ chat: group(), by: anna() })
    await world.settled()
    expect((await founded())?.suspended).toBeUndefined()
    expect(said('我回来了')).toHaveLength(1)
  })

  it('puts up what was planned while it was out, once it is back', async () => {
    await setUp()
    const community = await founded()
    if (!community) throw new Error('not founded')
    world.telegram.play.removeBot({ chat: group(), by: anna() })
    await world.settled()
    const planned = activity(community, anna(), { title: '义诊日' })
    await publish(world.table, community, planned, [{ label: '医生', seats: 3 }], instant(0))
    await world.settled()
    expect(said('义诊日')).toEqual([])
    world.telegram.play.addBot({ chat: group(), by: anna() })
    await world.settled()
    expect(said('义诊日')).toHaveLength(1)
  })

  it('says nothing when it is made an admin', async () => {
    await setUp()
    const before = world.seen(group()).length
    world.telegram.play.promote({ chat: group(), person: world.bot, admin: true })
    await world.settled()
    expect(world.seen(group())).toHaveLength(before)
  })

  it('goes on in the supergroup that its group became, with one new post', async () => {
    const small = world.telegram.play.group({ title: '小群', by: anna(), members: [li] }).id
    world.telegram.play.addBot({ chat: small, by: anna() })
    await world.settled()
    await world.press(anna(), small, '启用帮手')
    await world.press(anna(), small, '我做负责人')
    const community = await founded(small)
    if (!community) throw new Error('not founded')
    const planned = activity(community, anna())
    await publish(world.table, community, planned, [{ label: '表演', seats: 3 }], instant(0))
    await world.settled()
    const next = world.telegram.play.migrate({ chat: small })
    await world.settled()
    expect((await founded(next.id))?.chat).toBe(next.id)
    expect((await postsOf(world.table, planned.id)).map((p) => p.chat)).toEqual([next.id])
    expect(said('金秋养老院文艺演出', next.id)).toHaveLength(1)
    await world.press(li, next.id, '表演 0/3')
    expect(said('1/3', next.id)).toHaveLength(1)
    // Its clock goes on there, too.
    const monday = DateTime.fromMillis(world.clock(), { zone: community.zone }).plus({ weeks: 1 })
    await world.moveTo(monday.startOf('week').set({ hour: 10 }).toMillis())
    expect(said('这一周', next.id)).toHaveLength(1)
  })
})
