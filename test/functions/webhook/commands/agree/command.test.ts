import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
const [hong, quiet] = [8101, 8102]
const sly = '<b>小红</b>'

beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
  world.telegram.play.person({ id: hong, first_name: sly, language_code: 'zh-hans', started: true })
  world.telegram.play.person({ id: quiet, first_name: '小静', language_code: 'zh-hans' })
  for (const person of [hong, quiet]) world.telegram.play.join({ chat: world.group, person })
  await world.say(hong, hong, '/start')
  const roles = [{ label: '表演', seats: 5 }]
  await publish(world.table, community, activity(community, world.anna.id), roles, world.clock())
  await world.settled()
  await world.press(hong, world.group, '表演 0/5')
})
afterEach(async () => {
  expect(world.errors).toEqual([])
  await world.close()
})

const post = () => world.textOf(world.find(world.group, '表演 '))
const member = (id: number) => readMember(world.table, community.id, memberOf(id))
const waitFor = async (done: () => boolean): Promise<void> => {
  for (let i = 0; i < 50 && !done(); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await world.settled()
  }
}

describe('the question whether a name may be shown', () => {
  it('keeps no name before the yes, and shows it in the post after', async () => {
    expect(post()).toContain('新伙伴')
    expect((await member(hong))?.name).toBeUndefined()
    await world.press(hong, hong, '可以，显示我的名字')
    expect(world.textOf(world.find(hong, '名单里会显示您的名字'))).toContain(sly)
    expect(await member(hong)).toMatchObject({ name: sly, consent: { version: 1 } })
    await waitFor(() => post().includes(sly))
    expect(post()).toContain(sly)
  })

  it('keeps no name after a no, and does not ask again', async () => {
    await world.press(hong, hong, '不用，别显示')
    expect(world.textOf(world.find(hong, '不显示您的名字'))).toBeDefined()
    const known = await member(hong)
    expect([known?.name, known?.consent]).toEqual([undefined, undefined])
    await world.press(hong, world.group, '去不了')
    await world.press(hong, world.group, '表演 0/5')
    expect(world.seen(hong).filter((m) => world.textOf(m).includes('可以吗'))).toEqual([])
  })

  it('takes a yes back when she says no afterwards', async () => {
    const asked = world.find(hong, '可以，显示我的名字')
    await world.pressData(hong, hong, asked, `1agree:${community.id}:yes`)
    await world.pressData(hong, hong, asked, `1agree:${community.id}:no`)
    expect((await member(hong))?.name).toBeUndefined()
    await waitFor(() => !post().includes(sly))
    expect(post()).toContain('新伙伴')
  })

  it('gives the same end when each press comes twice', async () => {
    world.telegram.play.fault({ updates: 'twice', times: 5 })
    await world.press(hong, hong, '可以，显示我的名字')
    expect((await member(hong))?.name).toBe(sly)
    const thanks = world.seen(hong).filter((m) => world.textOf(m).includes('谢谢！'))
    expect(thanks).toHaveLength(1)
  })

  it('asks who never pressed Start in the group alone, and thanks there', async () => {
    await world.press(quiet, world.group, '表演 1/5')
    const asked = world.find(world.group, '可以，显示我的名字', quiet)
    expect(asked.onlyFor).toBe(quiet)
    await world.press(quiet, world.group, '可以，显示我的名字')
    expect((await member(quiet))?.name).toBe('小静')
    expect(world.find(world.group, '名单里会显示您的名字', quiet).onlyFor).toBe(quiet)
  })

  it('takes a press by somebody else for their own answer and leaves the question', async () => {
    const question = {
      chat_id: world.group,
      text: `<a href="tg://user?id=${quiet}">你</a>，可以吗？`,
      parse_mode: 'HTML',
      reply_markup: {
        inline_keyboard: [[{ text: '可以', callback_data: `1agree:${community.id}:yes` }]],
      },
    }
    await world.telegram.call('sendMessage', question)
    const toast = await world.press(hong, world.group, '可以')
    expect(toast).toContain('名单里会显示您的名字')
    expect((await member(hong))?.name).toBe(sly)
    expect((await member(quiet))?.name).toBeUndefined()
    expect(world.buttonsOf(world.find(world.group, '可以吗'))).toHaveLength(1)
  })

  it('calls her what she wants to be called', async () => {
    await world.press(hong, hong, '可以，显示我的名字')
    world.telegram.play.deeplink({ as: hong, payload: `agree_${community.id}` })
    await world.settled()
    await world.say(hong, hong, '长'.repeat(31))
    await world.say(hong, hong, '红姐')
    expect((await member(hong))?.name).toBe('红姐')
    await waitFor(() => post().includes('红姐'))
    expect(post()).toContain('红姐')
    await world.say(hong, hong, '今天天气真好')
    expect((await member(hong))?.name).toBe('红姐')
  })

  it('knows no community of that name', async () => {
    const asked = world.find(hong, '可以，显示我的名字')
    expect(await world.pressData(hong, hong, asked, '1agree:nosuchone:yes')).toContain('还没有启用')
  })
})
