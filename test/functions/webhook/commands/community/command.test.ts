import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommunityId, memberOf } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { foundCommunity, readCommunity } from '../../../../../shared/store/community.ts'
import { addMember, newMember, readProfile } from '../../../../../shared/store/member.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
let harbour: number
const li = 8002
const anna = () => world.anna.id

beforeEach(async () => {
  world = await startWorld()
  const community = await world.found()
  // 陈静 is a coordinator of two communities, each with a group of its own.
  harbour = world.telegram.play.group({
    title: '海港社区',
    by: anna(),
    members: [anna(), li],
    supergroup: true,
  }).id
  const id = 'harbour' as CommunityId
  const now = instant(world.clock())
  await foundCommunity(
    world.table,
    world.bot,
    { ...community, id, name: '海港社区', chat: harbour, coordinators: [memberOf(anna())] },
    {
      ...newMember(id, memberOf(anna()), now),
      name: '陈静',
      consent: { version: 1, at: now },
      roles: { coordinator: true },
    },
  )
  world.telegram.play.addBot({ chat: harbour, by: anna(), admin: true })
  await world.settled()
})
afterEach(async () => {
  expect(world.errors).toEqual([])
  await world.close()
})

const show = '/recruit 周六 9:00-11:00 码头文艺演出 地点:码头 表演5 风险:无'
const own = (chat: number) => world.seen(chat, chat).filter((m) => m.message.from?.id === world.bot)
const newest = (chat: number) => world.textOf(own(chat).at(-1) as never)

describe('who is in several communities', () => {
  it('is asked once which one is meant, and goes on where she was', async () => {
    await world.say(anna(), anna(), show)
    expect(newest(anna())).toContain('您在几个社区里')
    await world.press(anna(), anna(), '海港社区')
    expect(newest(anna())).toContain('发到海港社区的群')
    await world.press(anna(), anna(), '发布')
    expect(world.textOf(world.find(harbour, '码头文艺演出'))).toContain('表演')
    expect(world.seen(world.group).map(world.textOf).join()).not.toContain('码头文艺演出')

    await world.say(anna(), anna(), show.replace('码头文艺演出', '码头合唱演出'))
    expect(newest(anna())).toContain('预览')
    expect(own(anna()).filter((m) => world.textOf(m).includes('您在几个社区里'))).toHaveLength(0)
  })

  it('changes it with a command, by a button that marks where she is', async () => {
    await world.say(anna(), anna(), '/community')
    await world.press(anna(), anna(), '海港社区')
    await world.say(anna(), anna(), '/社区')
    expect(newest(anna())).toContain('现在都算海港社区的')
    const labels = world.buttonsOf(own(anna()).at(-1) as never).map((b) => b.text)
    expect(labels.sort()).toEqual(['✅ 海港社区', '桂花社区'].sort())
    await world.press(anna(), anna(), '桂花社区')
    expect((await readProfile(world.table, anna())).here).toBe('guihua')
    await world.say(anna(), anna(), '/help')
    expect(newest(anna())).toContain('现在是在桂花社区')
  })

  it('is told in private for which one each answer is, and on her own page of each', async () => {
    await world.say(anna(), anna(), '/community')
    await world.press(anna(), anna(), '海港社区')
    for (const command of ['/week', '/team', '/archive', '/role', '/theme', '/need', '/offer']) {
      const before = own(anna()).length
      await world.say(anna(), anna(), command)
      expect(own(anna()).slice(before).map(world.textOf).join()).toContain('海港社区')
    }
    await world.say(anna(), anna(), show)
    await world.press(anna(), anna(), '发布')
    await world.press(anna(), harbour, '表演')
    await world.say(anna(), anna(), '/my')
    expect(newest(anna())).toMatch(/📍 海港社区\n.*码头文艺演出/)
    // In one of the groups it is plain.
    await world.say(anna(), harbour, '/week')
    expect(newest(anna())).not.toContain('📍 海港社区\n\n')
  })

  it('is asked once and publishes once when all of it is delivered twice', async () => {
    world.telegram.play.fault({ updates: 'twice', times: 1 })
    await world.say(anna(), anna(), show)
    expect(own(anna()).filter((m) => world.textOf(m).includes('您在几个社区里'))).toHaveLength(1)
    world.telegram.play.fault({ updates: 'twice', times: 1 })
    await world.press(anna(), anna(), '海港社区')
    world.telegram.play.fault({ updates: 'twice', times: 1 })
    await world.press(anna(), anna(), '发布')
    const posts = world.seen(harbour).map(world.textOf)
    expect(posts.filter((text) => text.includes('码头文艺演出'))).toHaveLength(1)
  })

  it('is asked about a call for help, too, and it goes to that community', async () => {
    await addMember(world.table, newMember('harbour' as CommunityId, memberOf(li), instant(0)))
    await world.say(li, li, '我家的灯坏了，想请人来帮忙换一下灯泡')
    expect(newest(li)).toContain('您在几个社区里')
    await world.press(li, li, '海港社区')
    expect(newest(li)).not.toContain('您在几个社区里')
    expect(newest(li)).toContain('灯')
  })

  it('can choose none that she does not belong to', async () => {
    await world.say(anna(), anna(), '/community')
    const asked = own(anna()).at(-1) as never
    const hers = world.buttonsOf(asked).find((b) => b.text === '桂花社区')
    const data = hers && 'callback_data' in hers ? hers.callback_data : ''
    const foreign = data.replace('guihua', 'elsewhere')
    expect(await world.pressData(anna(), anna(), asked, foreign)).toContain('旧了')
    expect((await readProfile(world.table, anna())).here).toBeUndefined()
  })
})

it('asks nobody who is in one community', async () => {
  await world.say(li, li, '/community')
  expect(newest(li)).toContain('只有这一个社区')
  const only = (await readProfile(world.table, li)).here
  expect((await readCommunity(world.table, only as CommunityId))?.name).toBe('桂花社区')
})
