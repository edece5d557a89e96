import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { memberOf, type TeamId } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { readRoster } from '../../../../../shared/store/roster.ts'
import { addTeam, placesOf } from '../../../../../shared/store/team.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li] = [8001, 8002]
const me = () => readMember(world.table, community.id, memberOf(li))
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))

async function registered(band = '18–59岁'): Promise<void> {
  await world.say(li, li, '/register')
  await world.press(li, li, band)
  await world.press(li, li, '✅ 同意')
}

describe('registering', () => {
  it('keeps nothing before the yes, and records which question was answered', async () => {
    await world.say(li, li, '/register')
    await world.press(li, li, '18–59岁')
    expect(newest(li)).toContain('在境外')
    expect((await me())?.consent?.version).toBe(1)
    expect((await me())?.age).toBeUndefined()
    await world.press(li, li, '✅ 同意')
    expect(await me()).toMatchObject({ consent: { version: 2 }, age: '18-59', name: '李芳' })
  })

  it('keeps nothing when she says no', async () => {
    await world.say(li, li, '/register')
    await world.press(li, li, '60岁以上')
    await world.press(li, li, '不同意')
    expect((await me())?.age).toBeUndefined()
  })

  it('turns a child away with the way that there is, and keeps nothing', async () => {
    await world.say(li, li, '/register')
    await world.press(li, li, '不满14岁')
    expect(newest(li)).toContain('监护人报名')
    expect((await me())?.age).toBeUndefined()
  })

  it('offers a child who registered before the way out, and says nothing untrue', async () => {
    await registered()
    await world.press(li, li, '年龄段')
    await world.press(li, li, '不满14岁')
    expect(newest(li)).not.toContain('什么也不会记下')
    await world.press(li, li, '删除')
    expect(newest(li)).toContain('真的要删除')
  })

  it('shows that she may be asked until she says no, as matching has it', async () => {
    await registered()
    expect(newest(li)).toContain('可以私下问我')
    await world.press(li, li, '🔕 不要私下问我')
    expect(await me()).toMatchObject({ mayAsk: false })
    expect(newest(li)).toContain('有合适的事：不要私下问我')
  })

  it('takes skills by buttons and in her own words, and gives them back by a second press', async () => {
    await registered()
    await world.press(li, li, '会做的事')
    await world.press(li, li, '修理')
    await world.press(li, li, '电工')
    expect((await me())?.skills).toEqual(['electrician'])
    await world.press(li, li, '✅ 电工')
    expect((await me())?.skills).toEqual([])
    await world.press(li, li, '返回')
    await world.press(li, li, '自己写')
    await world.say(li, li, '修水管，拉二胡，养蜂')
    expect((await me())?.skills).toEqual(['plumber', 'music', '养蜂'])
    await world.press(li, li, '会做的事')
    await world.press(li, li, '✅ 养蜂')
    expect((await me())?.skills).toEqual(['plumber', 'music'])
  })

  it('reads weekly times from buttons and from words', async () => {
    await registered()
    await world.press(li, li, '有空的时间')
    await world.press(li, li, '周三 晚上')
    await world.press(li, li, '自己写')
    await world.say(li, li, '每周六上午')
    expect((await me())?.times).toEqual(['3:1080-1320', '6:480-720'])
    expect(newest(li)).toContain('周六 8:00–12:00')
    await world.press(li, li, '有空的时间')
    await world.press(li, li, '自己写')
    await world.say(li, li, '每周日下午两点到四点')
    await world.press(li, li, '有空的时间')
    await world.press(li, li, '✅ 周日 14:00–16:00')
    expect((await me())?.times).toEqual(['3:1080-1320', '6:480-720'])
  })

  it('never keeps an ID number in place of the volunteer number', async () => {
    await registered()
    await world.press(li, li, '志愿者编号')
    await world.say(li, li, '510105199001011234')
    expect(newest(li)).toContain('不能保存')
    expect((await me())?.officialNumber).toBeUndefined()
    await world.say(li, li, '5101000123')
    expect((await me())?.officialNumber).toBe('5101000123')
  })

  it('lets a guardian’s yes be recorded by a coordinator, who is asked for it', async () => {
    await registered('14–17岁')
    expect(newest(li)).toContain('监护人同意')
    expect(newest(anna)).toContain('李芳')
    await world.press(anna, anna, '监护人已同意')
    expect((await me())?.guardianConsent?.by).toBe(memberOf(anna))
    expect(newest(li)).toContain('监护人同意已登记')
  })

  it('gives nobody of 14–17 a seat before the guardian’s yes, and one after it', async () => {
    await registered('14–17岁')
    const planned = activity(community, anna)
    await publish(world.table, community, planned, [{ label: '表演', seats: 5 }], world.clock())
    await world.settled()
    const seats = async () => (await readRoster(world.table, planned.id))?.tickets ?? {}
    await world.press(li, world.group, '表演')
    expect(await seats()).toEqual({})
    expect(newest(li)).toContain('要监护人先同意')
    await world.press(anna, anna, '监护人已同意')
    expect(newest(anna)).toContain('李芳的监护人同意参加')
    await world.press(li, world.group, '表演')
    expect(Object.keys(await seats())).toEqual([memberOf(li)])
  })

  it('asks the team, whose leader or coordinator lets her in', async () => {
    const id = 'wudao' as TeamId
    await addTeam(world.table, {
      id,
      community: community.id,
      name: '舞蹈队',
      leaders: [],
      createdAt: instant(wednesdayTen),
      version: 1,
    })
    await registered()
    await world.press(li, li, '👥 队伍')
    await world.press(li, li, '舞蹈队')
    expect(newest(anna)).toContain('李芳想加入舞蹈队')
    await world.press(anna, anna, '✅ 同意')
    expect((await me())?.teams).toEqual([id])
    expect(await placesOf(world.table, community.id, id)).toHaveLength(1)
    expect(newest(li)).toContain('您已加入舞蹈队')
  })

  it('goes on in private when it was begun in the group', async () => {
    await world.say(li, world.group, '/register')
    expect(newest(li)).toContain('您多大年纪')
  })
})
