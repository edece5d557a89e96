import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { day, hour } from '../../../../../shared/domain/time.ts'
import { activitiesBetween } from '../../../../../shared/store/activity.ts'
import { updateCommunity } from '../../../../../shared/store/community.ts'
import { updateMember } from '../../../../../shared/store/member.ts'
import { needsOfResident, openNeeds, readPrivate } from '../../../../../shared/store/need.ts'
import { recordsOfNeed } from '../../../../../shared/store/record.ts'
import { countWaitingNeeds } from '../../../../../shared/store/week.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li, zhang, liu, wang, zhao] = [8001, 8002, 8003, 8004, 8005, 8006]
const sentence = '我家灯坏了，周六上午有人能帮忙换吗，电话13800138000，住3号楼2单元402'

const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const needs = () => needsOfResident(world.table, community.id, memberOf(wang))
const theNeed = async () => {
  const [need] = await needs()
  if (!need) throw new Error('no need')
  return need
}

/** 王伟 asks for help, as far as the coordinator's card. */
async function asked(text = sentence): Promise<void> {
  await world.say(wang, wang, `/need ${text}`)
  await world.press(wang, wang, '我家')
  await world.press(wang, wang, '发给负责人')
}

async function skilled(user: number, skills: string[]): Promise<void> {
  await updateMember(world.table, community.id, memberOf(user), { skills })
}

/** The coordinator ticks these people and asks them. */
async function match(...names: string[]): Promise<void> {
  await world.press(anna, anna, '找志愿者')
  for (const name of names) await world.press(anna, anna, `☐ ${name}`)
  await world.press(anna, anna, '问勾选的人')
}

describe('asking for help', () => {
  it('shows what will be passed on before anybody sees it, with what is private apart', async () => {
    await world.say(wang, wang, `/need ${sentence}`)
    expect(newest(wang)).toContain('大概在哪里')
    await world.press(wang, wang, '我家')
    expect(newest(wang)).toContain('这样转给负责人')
    expect(newest(wang)).toContain('11月28日 周六 08:00–12:00')
    expect(newest(wang)).toContain('🔒 单独保存')
    expect(newest(wang).split('🔒')[0]).not.toContain('13800138000')
    expect(await openNeeds(world.table, community.id)).toEqual([])
    await world.press(wang, wang, '发给负责人')
    const card = newest(anna)
    expect(card).toContain('新的求助')
    expect(card).toContain('灯坏了')
    expect(card).toContain('13800138000')
    expect(card).toContain('王伟')
    const need = await theNeed()
    expect(JSON.stringify(need)).not.toContain('13800138000')
    expect(JSON.stringify(need)).not.toContain('402')
    expect(world.errors).toEqual([])
  })

  it('hears the time in the sentence that answers what help is wanted', async () => {
    await world.say(wang, wang, '/need')
    await world.say(wang, wang, '我家灯坏了，周六上午有人能帮忙换吗')
    expect(newest(wang)).toContain('大概在哪里')
    await world.press(wang, wang, '我家')
    expect(newest(wang)).toContain('11月28日 周六 08:00–12:00')
    await world.press(wang, wang, '改内容')
    await world.say(wang, wang, '厨房的灯坏了，想请人换一下')
    expect(newest(wang)).toContain('厨房的灯坏了')
    expect(newest(wang)).toContain('11月28日 周六 08:00–12:00')
  })

  it('asks what is missing one thing at a time, and takes the answers as they are typed', async () => {
    await world.say(wang, wang, '/need')
    expect(newest(wang)).toContain('要请人帮什么忙')
    await world.say(wang, wang, '想请人教我用手机')
    expect(newest(wang)).toContain('什么时候方便')
    await world.say(wang, wang, '随便吧啦')
    expect(newest(wang)).toContain('什么时候方便')
    await world.say(wang, wang, '周日下午')
    expect(newest(wang)).toContain('大概在哪里')
    await world.say(wang, wang, '活动室')
    expect(newest(wang)).toContain('教育')
    await world.press(wang, wang, '改类别')
    await world.press(wang, wang, '公益')
    await world.press(wang, wang, '替别人')
    await world.press(wang, wang, '发给负责人')
    expect(newest(anna)).toContain('替别人求助')
    expect(newest(anna)).toContain('活动室')
    expect((await theNeed()).programme).toBe('charity')
    await world.say(wang, wang, '张奶奶 13900139000')
    expect(newest(wang)).toContain('记下了')
    expect(await readPrivate(world.table, (await theNeed()).id, world.clock())).toContain('张奶奶')
  })

  it('understands a sentence in private, and leaves small talk alone', async () => {
    await world.say(wang, wang, '今天天气不错')
    expect(newest(wang)).not.toContain('请人帮忙吗')
    await world.say(wang, wang, '我家灯坏了，周六上午有人能帮忙换吗')
    expect(newest(wang)).toContain('您是想请人帮忙吗')
    await world.press(wang, wang, '是，请社区帮忙')
    await world.press(wang, wang, '社区里')
    await world.press(wang, wang, '发给负责人')
    expect(await needs()).toHaveLength(1)
  })

  it('moves what is asked in the group to the private chat', async () => {
    const before = world.seen(world.group).length
    await world.say(wang, world.group, '/need 我家水管漏水了，明天有人能修吗')
    expect(world.seen(world.group)).toHaveLength(before + 1)
    expect(newest(wang)).toContain('大概在哪里')
    await world.say(liu, world.group, '/need 我家水管漏水了，明天有人能修吗')
    const moved = world.seen(world.group).at(-1)
    expect(moved && world.buttonsOf(moved)[0]).toMatchObject({
      url: expect.stringMatching(/start=need_/),
    })
  })

  it('keeps no ID number, and says so kindly', async () => {
    await asked(`${sentence}，身份证11010519491231002X`)
    expect(world.textOf(world.find(wang, '身份证号不用给'))).toContain('没有保存')
    const { Items = [] } = await world.table.client.send(
      new ScanCommand({ TableName: world.table.name }),
    )
    expect(JSON.stringify(Items)).not.toContain('11010519491231002')
  })

  it('is one need when Telegram brings everything twice', async () => {
    world.telegram.play.fault({ updates: 'twice' })
    await asked()
    expect(await openNeeds(world.table, community.id)).toHaveLength(1)
    const cards = world.seen(anna).filter((m) => world.textOf(m).includes('新的求助'))
    expect(cards).toHaveLength(1)
  })

  it('can be taken back, which the coordinator hears', async () => {
    await asked()
    await world.say(wang, wang, '/need')
    await world.press(wang, wang, '我家灯坏了')
    world.find(wang, '进度：新的')
    await world.press(wang, wang, '不用帮了')
    await world.press(wang, wang, '是，不用了')
    expect(newest(anna)).toContain('求助人说不用了')
    expect(await openNeeds(world.table, community.id)).toEqual([])
  })
})

describe('one’s own request', () => {
  it('takes the door and telephone later, too, for the coordinator alone to see', async () => {
    await asked('我家灯坏了，周六上午有人能帮忙换吗')
    await world.press(wang, wang, '不用了')
    await world.say(wang, wang, '/need')
    await world.press(wang, wang, '我家灯坏了')
    await world.press(wang, wang, '补充称呼')
    await world.say(wang, wang, '13800138000，3号楼2单元402')
    expect(newest(wang)).toContain('记下了')
    await world.press(anna, anna, '✅ 受理')
    expect(world.textOf(world.find(anna, '进度：已受理'))).toContain('13800138000')
  })
})

describe('at the coordinator’s desk', () => {
  it('begins with all that is open, and is asked for by its own button', async () => {
    await asked()
    await world.say(anna, anna, '/need')
    expect(newest(anna)).toContain('还没办完的求助：1 件')
    await world.press(anna, anna, '新的 · 我家灯坏了')
    await world.press(anna, anna, '✅ 受理')
    await world.press(anna, anna, '所有没办完的求助')
    await world.press(anna, anna, '我要求助')
    await world.say(anna, anna, '想请人帮我搬柜子，周日下午')
    await world.press(anna, anna, '我家')
    await world.press(anna, anna, '发给负责人')
    expect(await openNeeds(world.table, community.id)).toHaveLength(2)
  })

  it('accepts, and who asked hears of it', async () => {
    await asked()
    await world.press(anna, anna, '✅ 受理')
    expect(newest(wang)).toContain('已经受理')
    expect(newest(anna)).toContain('已受理')
  })

  it('refuses with a reason in the resident’s own language', async () => {
    await asked()
    await world.press(anna, anna, '❌ 不接')
    await world.press(anna, anna, '自己写原因')
    await world.say(anna, anna, '请找物业')
    expect(newest(wang)).toContain('请找物业')
    expect((await theNeed()).state).toBe('refused')
  })

  it('asks back, and hears the answer without what is private in it', async () => {
    await asked()
    await world.press(anna, anna, '❓ 问清楚')
    await world.say(anna, anna, '是什么灯？')
    expect(newest(wang)).toContain('是什么灯？')
    await world.say(wang, wang, '厨房的吸顶灯，打13700137000')
    expect(newest(anna)).toContain('厨房的吸顶灯')
    const { Item } = await world.table.client.send(
      new GetCommand({
        TableName: world.table.name,
        Key: { pk: `N#${(await theNeed()).id}`, sk: 'META' },
      }),
    )
    expect(JSON.stringify(Item)).not.toContain('13700137000')
  })

  it('opens a recruitment that is filled in, and lets the activity serve the need', async () => {
    await asked()
    await world.press(anna, anna, '办成活动')
    await world.press(anna, anna, '打开招募')
    for (let i = 0; i < 6 && !newest(anna).includes('预览'); i++) {
      const text = newest(anna)
      if (text.includes('多少人')) await world.say(anna, anna, '2')
      else if (text.includes('风险')) await world.say(anna, anna, '无')
      else await world.say(anna, anna, '社区门口')
    }
    await world.press(anna, anna, '发布到群里')
    const [activity] = await activitiesBetween(world.table, community.id, 0, wednesdayTen * 2)
    expect((await theNeed()).activity).toBe(activity?.id)
    expect(newest(wang)).toContain('办成一场活动')
  })

  it('presents a need that nobody touched for a day, once, and not one that was', async () => {
    await asked()
    await world.moveTo(wednesdayTen + 25 * hour)
    await world.moveTo(wednesdayTen + 25 * hour + 1000)
    const again = () => world.seen(anna).filter((m) => world.textOf(m).includes('一天没人动'))
    expect(again()).toHaveLength(1)
    // The card in hand becomes the accepted need's; the next one is a new message.
    await world.press(anna, anna, '✅ 受理')
    await world.moveTo(wednesdayTen + 48 * hour)
    expect(again()).toHaveLength(0)
    await world.moveTo(wednesdayTen + 51 * hour)
    expect(again()).toHaveLength(1)
  })

  it('says of a need whose time went by that it did', async () => {
    await asked('我家灯坏了，今天下午有人能帮忙换吗')
    await world.moveTo(wednesdayTen + 25 * hour)
    const card = world.find(anna, '时间已经过了')
    expect(world.textOf(card)).toContain('灯坏了')
    expect(world.buttonsOf(card).map((b) => b.text)).toContain('❓ 问清楚')
  })

  it('asks of a need that somebody went to whether it is done', async () => {
    await asked('我家灯坏了，今天下午有人能帮忙换吗')
    await match('李芳')
    await world.press(li, li, '我来帮')
    await world.moveTo(wednesdayTen + 40 * hour)
    const card = world.find(anna, '办好了没有')
    expect(world.textOf(card)).toContain('李芳')
    expect(world.buttonsOf(card).map((b) => b.text)).toContain('✅ 办好了')
  })

  it('offers the partner who fits first, with whom to call, and waits for nobody else then', async () => {
    for (const [name, note] of [
      ['便民超市', '物资'],
      ['城南医院', '义诊、量血压'],
    ]) {
      await world.say(anna, anna, `/partner 新增 ${name}`)
      await world.say(anna, anna, note ?? '')
    }
    await world.press(anna, anna, '联系方式')
    await world.say(anna, anna, '李医生 13900001111')
    await asked('想请医生给老人量血压，周六上午')
    expect(await countWaitingNeeds(world.table, community.id)).toBe(1)
    await world.press(anna, anna, '转合作单位')
    const [first] = world.buttonsOf(world.find(anna, '转给哪个合作单位'))
    expect(first?.text).toBe('城南医院 · 义诊')
    await world.press(anna, anna, '城南医院')
    expect(world.textOf(world.find(anna, '转给：城南医院'))).toContain('联系：李医生 13900001111')
    expect(newest(wang)).toContain('城南医院')
    expect(newest(wang)).not.toContain('李医生')
    expect(await countWaitingNeeds(world.table, community.id)).toBe(0)
  })

  it('lets nobody but coordinators act, whatever button data they send', async () => {
    await asked()
    const { id } = await theNeed()
    const message = world.find(wang, /./)
    expect(await world.pressData(wang, wang, message, `1need:${id}:accept`)).toContain('负责人')
    await world.say(zhao, zhao, '/help')
    const help = world.find(zhao, /./)
    const press = (data: string) => world.pressData(zhao, zhao, help, data)
    expect(await press(`1mine:${id}:withdraw:yes`)).toContain('求助的人自己决定')
    expect(await press(`1match:${id}:show`)).toContain('负责人')
    await world.press(anna, anna, '✅ 受理')
    expect(await press(`1helper:${id}:take`)).toContain('没有问到您')
    expect(await press(`1needs:${community.id}`)).toContain('领导小组')
    expect((await theNeed()).helper).toBeUndefined()
  })
})

describe('from match to thanks', () => {
  beforeEach(async () => {
    await skilled(li, ['electrician'])
    await asked()
    await world.press(anna, anna, '找志愿者')
  })

  it('shows the electrician first, with reasons, and not who asked', async () => {
    const text = newest(anna)
    expect(text).toMatch(/1\. <?b?>?李芳/)
    expect(text).toContain('还没有服务过')
    expect(text).not.toContain('王伟')
    // 刘梅 never pressed Start: she can't be asked privately.
    expect(text).not.toContain('刘梅')
  })

  it('asks those ticked without a name or door, and the first to say yes is it', async () => {
    for (const name of ['李芳', '张建国']) await world.press(anna, anna, `☐ ${name}`)
    await world.press(anna, anna, '问勾选的人')
    expect(newest(li)).toContain('邻居需要帮忙')
    expect(newest(li)).not.toContain('13800138000')
    await Promise.all([world.press(li, li, '我来帮'), world.press(zhang, zhang, '我来帮')])
    await world.settled()
    const { helper } = await theNeed()
    const [winner, other] = helper === memberOf(li) ? [li, zhang] : [zhang, li]
    expect(world.textOf(world.find(winner, '13800138000'))).toContain('交给您')
    expect(world.seen(other).some((m) => world.textOf(m).includes('13800138000'))).toBe(false)
    expect(world.seen(other).some((m) => world.textOf(m).includes('已经有人去了'))).toBe(true)
    expect(newest(wang)).toContain('有志愿者来帮您了')
  })

  it('sends the helper what is added to the private part later', async () => {
    await world.press(anna, anna, '☐ 李芳')
    await world.press(anna, anna, '问勾选的人')
    await world.press(li, li, '我来帮')
    await world.say(wang, wang, '/need')
    await world.press(wang, wang, '我家灯坏了')
    await world.press(wang, wang, '补充称呼')
    await world.say(wang, wang, '门铃坏了，请打 13900139000')
    expect(newest(li)).toContain('13900139000')
    expect(newest(li)).toContain('交给您')
  })

  it('is found again on the helper’s own page, the door for the helper alone', async () => {
    await world.press(anna, anna, '☐ 李芳')
    await world.press(anna, anna, '问勾选的人')
    await world.say(li, li, '/my')
    expect(newest(li)).toContain('等您回答')
    await world.press(li, li, '🤝 我家灯坏了')
    await world.press(li, li, '我来帮')
    await world.say(li, li, '/my')
    expect(newest(li)).toContain('您在帮')
    expect(newest(li)).not.toContain('13800138000')
    await world.press(li, li, '🤝 我家灯坏了')
    expect(newest(li)).toContain('13800138000')
    expect(world.buttonsOf(world.find(li, '13800138000')).map((b) => b.text)).toContain('✅ 帮好了')
    await world.say(zhao, zhao, '/help')
    const { id } = await theNeed()
    await world.pressData(zhao, zhao, world.find(zhao, /./), `1helper:${id}:show`)
    expect(newest(zhao)).not.toContain('灯坏了')
  })

  it('comes back to the coordinator when everybody says no', async () => {
    await world.press(anna, anna, '☐ 李芳')
    await world.press(anna, anna, '问勾选的人')
    await world.press(li, li, '这次不行')
    expect(newest(anna)).toContain('还没有人能来')
    expect(newest(anna)).toContain('来不了：李芳')
  })

  it('enters the minutes that a coordinator confirms, once, and asks for stars', async () => {
    await world.press(anna, anna, '☐ 李芳')
    await world.press(anna, anna, '问勾选的人')
    await world.press(li, li, '我来帮')
    await world.press(li, li, '✅ 帮好了')
    await world.press(li, li, '1 小时')
    expect(newest(anna)).toContain('请确认时长')
    const card = world.find(anna, '确认 1 小时')
    await world.press(anna, anna, '确认 1 小时')
    const { id } = await theNeed()
    await world.pressData(anna, anna, card, `1need:${id}:mins:90`)
    const records = await recordsOfNeed(world.table, id)
    expect(records).toMatchObject([
      {
        member: memberOf(li),
        served: 60,
        credited: 60,
        provenance: 'attested',
        by: memberOf(anna),
      },
    ])
    expect(JSON.stringify(records)).not.toContain('402')
    expect(newest(li)).toContain('1 小时')
    await world.press(wang, wang, '5⭐')
    await world.say(wang, wang, '小李真好')
    expect((await theNeed()).rating).toEqual({ stars: 5, word: '小李真好' })
    const rated = world.seen(anna).filter((m) => world.textOf(m).includes('求助人的评价'))
    expect(rated.map((m) => world.textOf(m).includes('⭐⭐⭐⭐⭐ 小李真好'))).toEqual([true])
    expect(world.errors).toEqual([])
  })

  it('enters one hour once when every step arrives twice', async () => {
    const twice = () => world.telegram.play.fault({ updates: 'twice' })
    const steps: [number, string][] = [
      [anna, '☐ 李芳'],
      [anna, '问勾选的人'],
      [li, '我来帮'],
      [li, '✅ 帮好了'],
      [li, '1 小时'],
      [anna, '确认 1 小时'],
      [wang, '4⭐'],
    ]
    for (const [who, label] of steps) {
      twice()
      await world.press(who, who, label)
    }
    twice()
    await world.say(wang, wang, '谢谢')
    const need = await theNeed()
    expect(need.rating).toEqual({ stars: 4, word: '谢谢' })
    expect(await recordsOfNeed(world.table, need.id)).toHaveLength(1)
    const told = (who: number, text: string) =>
      world.seen(who).filter((m) => world.textOf(m).includes(text))
    // The one message with the telephone became the thanks for the report.
    expect(told(li, '13800138000')).toHaveLength(0)
    expect(told(li, '负责人确认以后')).toHaveLength(1)
    expect(told(li, '谢谢您帮了这个忙')).toHaveLength(1)
    expect(told(wang, '有志愿者来帮您了')).toHaveLength(1)
    expect(told(wang, '谢谢，记下了')).toHaveLength(1)
    expect(world.errors).toEqual([])
  })

  it('needs a second coordinator the day after, and nobody confirms their own', async () => {
    const coordinators = [memberOf(anna), memberOf(zhao)]
    await updateCommunity(world.table, community.id, { coordinators })
    world.telegram.play.promote({ chat: world.group, person: zhao, admin: true })
    await world.press(anna, anna, '☐ 李芳')
    await world.press(anna, anna, '问勾选的人')
    await world.press(li, li, '我来帮')
    await world.press(li, li, '✅ 帮好了')
    await world.press(li, li, '30 分钟')
    await world.moveTo(wednesdayTen + day)
    expect(await world.press(anna, anna, '确认 30 分钟')).toContain('另一位负责人')
    const { id } = await theNeed()
    expect(await recordsOfNeed(world.table, id)).toEqual([])
    await world.press(zhao, zhao, '确认 30 分钟')
    expect(await recordsOfNeed(world.table, id)).toMatchObject([
      { provenance: 'back-filled', by: memberOf(anna), second: memberOf(zhao) },
    ])
  })

  it('looks for somebody else when the helper can’t come after all', async () => {
    await world.press(anna, anna, '☐ 李芳')
    await world.press(anna, anna, '问勾选的人')
    await world.press(li, li, '我来帮')
    await world.press(li, li, '我来不了了')
    expect(newest(wang)).toContain('另外找人')
    expect(newest(anna)).toContain('还没有人能来')
    await match('张建国')
    await world.press(zhang, zhang, '我来帮')
    expect((await theNeed()).helper).toBe(memberOf(zhang))
  })

  it('has nothing private left thirty days after the end', async () => {
    const { id } = await theNeed()
    await world.press(anna, anna, '返回')
    await world.press(anna, anna, '❌ 不接')
    await world.press(anna, anna, '专业人员')
    expect(await readPrivate(world.table, id, world.clock())).toContain('13800138000')
    expect(await readPrivate(world.table, id, wednesdayTen + 31 * day)).toBeUndefined()
    await world.moveTo(wednesdayTen + 2 * day)
    await world.moveTo(wednesdayTen + 31 * day)
    const Key = { pk: `N#${id}`, sk: 'PRIVATE' }
    const { Item } = await world.table.client.send(
      new GetCommand({ TableName: world.table.name, Key }),
    )
    expect(Item).toBeUndefined()
  })
})
