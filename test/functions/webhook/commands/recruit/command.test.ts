import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Programme } from '../../../../../shared/domain/activity.ts'
import type { Community } from '../../../../../shared/domain/community.ts'
import { digest, type TeamId } from '../../../../../shared/domain/ids.ts'
import type { Team } from '../../../../../shared/domain/team.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { activitiesBetween, readActivityAndRoster } from '../../../../../shared/store/activity.ts'
import { updateProfile } from '../../../../../shared/store/member.ts'
import { addTeam } from '../../../../../shared/store/team.ts'
import { activity, publish, saturday } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

const whole = '周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演15 摄影2 急救1 风险:无'
const english =
  '/recruit Sat 9-11am Care home show at Jinqiu, 15 performers, 2 photographers, risk: none'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const anna = 8001
const newest = (chat = anna) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const labels = (chat = anna) =>
  world.buttonsOf(world.seen(chat).at(-1) ?? world.find(chat, /./)).map((b) => b.text)
const published = () => activitiesBetween(world.table, community.id, 0, wednesdayTen * 2)
const botLines = (chat: number) =>
  world.seen(chat).filter((m) => m.message.from?.id === world.bot).length

describe('recruiting in one message', () => {
  it('shows the writer a preview, the group nothing, and publishes on a tap', async () => {
    const before = botLines(world.group)
    await world.say(anna, anna, `/recruit ${whole}`)
    expect(newest()).toContain('预览')
    expect(newest()).toContain('金秋养老院文艺演出')
    expect(newest()).toContain('11月28日 周六 09:00–11:00')
    expect(newest()).toContain('0/15')
    expect(botLines(world.group)).toBe(before)
    await world.press(anna, anna, '发布到群里')
    expect(newest()).toContain('已经发布')
    const post = world.find(world.group, '金秋养老院文艺演出')
    expect(world.buttonsOf(post).map((b) => b.text)).toContain('表演 0/15')
    expect(world.errors).toEqual([])
  })

  it('reads English as well, and the post speaks the language of the group', async () => {
    world.telegram.play.language({ as: anna, language_code: 'en' })
    await world.say(anna, anna, english)
    expect(newest()).toContain('Preview')
    expect(newest()).toContain('performers')
    expect(newest()).toContain('风险：没有特别的风险')
  })

  it('takes the command typed in Chinese in the group, and answers in private', async () => {
    const before = botLines(world.group)
    await world.say(anna, world.group, `/招募 ${whole}`)
    expect(newest()).toContain('预览')
    expect(botLines(world.group)).toBe(before)
  })

  it('publishes once when Publish is pressed twice', async () => {
    await world.say(anna, anna, `/recruit ${whole}`)
    const preview = world.find(anna, '发布到群里')
    const button = world.buttonsOf(preview).find((b) => b.text.includes('发布'))
    const data = button && 'callback_data' in button ? button.callback_data : ''
    await world.pressData(anna, anna, preview, data)
    const first = newest()
    await world.pressData(anna, anna, preview, data)
    expect(newest()).toContain('已经发布')
    expect(first).toContain('已经发布')
    expect(await published()).toHaveLength(1)
    const posts = world.seen(world.group).filter((m) => world.textOf(m).includes('文艺演出'))
    expect(posts).toHaveLength(1)
  })

  it('makes the same draft when Telegram brings the command twice', async () => {
    world.telegram.play.fault({ updates: 'twice' })
    await world.say(anna, anna, `/recruit ${whole}`)
    await world.press(anna, anna, '发布到群里')
    const others = world
      .seen(anna)
      .filter((m) => world.buttonsOf(m).some((b) => b.text.includes('发布')))
    for (const other of others) {
      const button = world.buttonsOf(other).find((b) => b.text.includes('发布'))
      const data = button && 'callback_data' in button ? button.callback_data : ''
      await world.pressData(anna, anna, other, data)
    }
    expect(await published()).toHaveLength(1)
  })

  it('shows HTML in a title as text', async () => {
    await world.say(anna, anna, '/recruit 周六 9:00-11:00 标题:<b>演出</b> 地点:礼堂 表演5 风险:无')
    expect(newest()).toContain('<b>演出</b>')
  })

  it('hints at what the community has at the same time', async () => {
    await publish(
      world.table,
      community,
      activity(community, anna, { title: '义诊' }),
      [{ label: '医生', seats: 2 }],
      wednesdayTen,
    )
    await world.say(anna, anna, `/recruit ${whole}`)
    expect(newest()).toContain('同一时间社区还有：义诊')
  })
})

describe('the team that holds it', () => {
  const team = (name: string, programme: Programme): Team => ({
    id: digest('team', name) as TeamId,
    community: community.id,
    name,
    programme,
    leaders: [],
    createdAt: instant(wednesdayTen),
    version: 1,
  })
  beforeEach(async () => {
    for (const each of [
      team('夕阳红舞蹈队', 'culture'),
      team('金梅舞蹈队', 'culture'),
      team('敬老志愿服务队', 'aid'),
    ])
      await addTeam(world.table, each)
  })

  it('is found by a part of its name, shown on the post, and has it in its ledger', async () => {
    await world.say(anna, anna, `/recruit ${whole} 队伍:敬老`)
    expect(newest()).toContain('敬老志愿服务队')
    await world.press(anna, anna, '发布到群里')
    const [made] = await published()
    expect(made?.team).toBe(digest('team', '敬老志愿服务队'))
    expect(made?.note ?? '').not.toContain('敬老')
    expect(world.textOf(world.find(world.group, '文艺演出'))).toContain('敬老志愿服务队')
    await world.say(anna, anna, '/recruit')
    await world.press(anna, anna, '🔁 金秋养老院文艺演出')
    await world.press(anna, anna, '12月5日')
    expect(newest()).toContain('敬老志愿服务队')
  })

  it('is asked for when several fit or none does, with the names to press', async () => {
    await world.say(anna, anna, `/recruit ${whole} 队伍:舞蹈队`)
    expect(newest()).toContain('好几支都像')
    expect(labels()).toContain('金梅舞蹈队')
    expect(labels()).not.toContain('敬老志愿服务队')
    await world.press(anna, anna, '金梅舞蹈队')
    expect(newest()).toContain('预览')
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '队伍')
    await world.say(anna, anna, '登山队')
    expect(newest()).toContain('没有找到这支')
    await world.press(anna, anna, '不写')
    expect(newest()).not.toContain('舞蹈队')
    await world.press(anna, anna, '发布到群里')
    expect((await published())[0]?.team).toBeUndefined()
  })
})

describe('a training', () => {
  const course = '/recruit 培训 周六 14:00-16:00 心肺复苏 地点:活动室 20人 项目:卫生 风险:无'

  it('says what it gives, for how long, what is learnt and who holds it, and keeps that', async () => {
    const more = '发证:急救证 2年 学时:90分钟 培训单位:区红十字会'
    await world.say(anna, anna, `${course} ${more}`)
    expect(newest()).toContain('心肺复苏')
    expect(newest()).toContain('区红十字会主办，学习 1 小时 30 分钟')
    expect(newest()).toContain('参加后有「急救证（2年有效）」')
    await world.press(anna, anna, '发布到群里')
    expect(newest()).toContain('培训，参加后有「急救证（2年有效）」')
    const [made] = await published()
    expect(made).toMatchObject({
      kind: 'training',
      countsHours: false,
      training: { host: '区红十字会', learningMinutes: 90, gives: '急救证', validDays: 730 },
    })
    await world.say(anna, anna, '/recruit')
    await world.press(anna, anna, '🔁 心肺复苏')
    await world.press(anna, anna, '12月5日')
    expect(newest()).toContain('参加后有「急救证（2年有效）」')
    expect(newest()).toContain('区红十字会主办')
  })

  it('has what it gives changed from the preview, with an example when that is wrong', async () => {
    await world.say(anna, anna, `${course} 发证:急救证 99年`)
    expect(newest()).toContain('有效期要在 1 天到 10 年之间')
    expect(newest()).toContain('急救证 2年')
    await world.say(anna, anna, '急救证 3年')
    expect(newest()).toContain('急救证（3年有效）')
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '学时')
    await world.press(anna, anna, '1 小时')
    expect(newest()).toContain('学习 1 小时（')
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '发证')
    await world.press(anna, anna, '不写')
    expect(newest()).not.toContain('急救证')
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '改成普通活动')
    expect(newest()).not.toContain('🎓')
  })

  it('is read in English just so', async () => {
    world.telegram.play.language({ as: anna, language_code: 'en' })
    const text = 'Training Sat 2-4pm, CPR for beginners, at Hall, 20 people, risk: none'
    await world.say(anna, anna, `/recruit ${text}, programme: health, gives: first aid, 99 years`)
    expect(newest()).toContain('it can hold for a day up to ten years')
    expect(newest()).toContain('First aid, 2 years')
    await world.say(anna, anna, 'First aid, 2 years')
    await world.press(anna, anna, 'Publish')
    expect(newest()).toContain('Training, gives “First aid (valid for 2 years)”')
    expect((await published())[0]).toMatchObject({
      title: 'CPR for beginners',
      training: { gives: 'First aid', validDays: 730 },
    })
  })

  it('is known by its name, earns no service hours, and says so', async () => {
    await world.say(
      anna,
      anna,
      '/recruit 周六 14:00-15:30 急救培训 地点:活动室 20人 项目:卫生 风险:无',
    )
    expect(newest()).toContain('桂花社区主办，学习 1 小时 30 分钟')
    await world.press(anna, anna, '发布到群里')
    expect((await published())[0]).toMatchObject({
      kind: 'training',
      countsHours: false,
      training: { host: '桂花社区', learningMinutes: 90 },
    })
  })
})

describe('what is missing', () => {
  it('is asked one thing at a time, with buttons or in words', async () => {
    await world.say(anna, anna, '/recruit 楼道大扫除')
    expect(newest()).toContain('哪一天')
    await world.press(anna, anna, '11月28日 周六 09:00')
    expect(newest()).toContain('几点结束')
    await world.press(anna, anna, '2 小时')
    expect(newest()).toContain('什么地方')
    await world.say(anna, anna, '3号楼')
    expect(newest()).toContain('多少人')
    await world.press(anna, anna, '10 人')
    expect(newest()).toContain('风险')
    await world.press(anna, anna, '没有特别的风险')
    expect(newest()).toContain('预览')
    expect(newest()).toContain('09:00–11:00')
    expect(newest()).toContain('文明服务')
    expect(newest()).toContain('0/10')
  })

  it('asks for the programme when no word tells', async () => {
    await world.say(anna, anna, '/recruit 周六 9:00-11:00 集体活动 地点:礼堂 5人 风险:无')
    expect(newest()).toContain('哪一类服务')
    await world.press(anna, anna, '助困')
    expect(newest()).toContain('助困服务')
  })

  it.each([
    ['昨天 9:00-11:00 演出 地点:礼堂 表演5 风险:无', '时间', '已经过去'],
    ['周六 11:00-9:00 演出 地点:礼堂 表演5 风险:无', '结束时间', '比开始时间还早'],
    ['周六 9:00-11:00 演出 地点:礼堂 表演0 风险:无', '人数', '至少是 1'],
    ['周六 9:00-11:00 演出 地点:礼堂 表演9000 风险:无', '人数', '太多'],
    ['2月30日 9:00-11:00 演出 地点:礼堂 表演5 风险:无', '时间', '没看懂'],
    ['本周末 9:00-11:00 演出 地点:礼堂 表演5 风险:无', '时间', '周六还是周日'],
  ])('names the field and shows an example: %s', async (text, field, told) => {
    await world.say(anna, anna, `/recruit ${text}`)
    expect(newest()).toContain(field)
    expect(newest()).toContain(told)
    expect(newest()).toMatch(/例：|点一个/)
  })

  it('asks again, and says why, when the answer does not help', async () => {
    await world.say(anna, anna, '/recruit 演出 周六 9:00-11:00 地点:礼堂 风险:无')
    await world.say(anna, anna, '很多很多')
    expect(newest()).toContain('人数')
    expect(newest()).toContain('很多很多')
    await world.say(anna, anna, '表演15 摄影2')
    expect(newest()).toContain('预览')
  })

  it('takes an answer that comes twice only once', async () => {
    await world.say(anna, anna, '/recruit 演出 周六 9:00-11:00 地点:礼堂')
    world.telegram.play.fault({ updates: 'twice' })
    await world.say(anna, anna, '15')
    expect(newest()).toContain('风险')
    expect(newest()).not.toContain('预览')
  })
})

describe('before Publish', () => {
  it('changes a field and shows the preview again; an older preview publishes nothing', async () => {
    await world.say(anna, anna, `/recruit ${whole}`)
    const old = world.find(anna, '发布到群里')
    const button = world.buttonsOf(old).find((b) => b.text.includes('发布'))
    const data = button && 'callback_data' in button ? button.callback_data : ''
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, /^时间$/)
    await world.say(anna, anna, '周日 14:00-16:00')
    expect(newest()).toContain('11月29日 周日 14:00–16:00')
    const toast = await world.pressData(anna, anna, old, data)
    expect(toast).toContain('又改过')
    expect(await published()).toHaveLength(0)
    await world.press(anna, anna, '发布到群里')
    const [made] = await published()
    expect(made?.start).toBe(Date.UTC(2026, 10, 29, 6))
  })

  it.each([
    ['名称', '敬老合唱', '敬老合唱'],
    ['地点', '社区礼堂', '社区礼堂'],
    ['人数', '8人', '0/8'],
    ['风险', '路滑', '路滑'],
    ['条件', '会跳舞', '条件：会跳舞'],
    ['说明', '带水杯', '带水杯'],
  ])('changes %s', async (label, text, shown) => {
    await world.say(anna, anna, `/recruit ${whole}`)
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, new RegExp(`^${label}$`))
    await world.say(anna, anna, text)
    expect(newest()).toContain('预览')
    expect(newest()).toContain(shown)
  })

  it('keeps the meeting point for those who are in', async () => {
    await world.say(anna, anna, `/recruit ${whole}`)
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '只私下告诉')
    expect(newest()).toContain('集合地点会私下告诉')
    expect(newest()).not.toContain('📍 金秋养老院')
    await world.press(anna, anna, '发布到群里')
    const [made] = await published()
    expect(made).toMatchObject({ placePrivate: true, place: '金秋养老院', countsHours: true })
  })

  it('publishes dangerous service only once insurance was bought', async () => {
    await world.say(anna, anna, '/recruit 周六 9:00-11:00 消防演练 地点:广场 5人 风险:有明火')
    await world.press(anna, anna, '有危险')
    await world.press(anna, anna, '还没买')
    expect(labels().join()).not.toContain('发布')
    await world.press(anna, anna, '保险已经买好')
    expect(newest()).toContain('已买保险')
    await world.press(anna, anna, '发布到群里')
    expect((await published())[0]?.insured).toBe(true)
  })

  it('leaves nothing behind when it is cancelled', async () => {
    await world.say(anna, anna, `/recruit ${whole}`)
    await world.press(anna, anna, '不发了')
    expect(newest()).toContain('群里什么也没有出现')
    expect(await published()).toHaveLength(0)
  })

  it('asks for the time again when the draft lay until it had passed', async () => {
    await world.say(anna, anna, `/recruit ${whole}`)
    await world.moveTo(saturday.start + 60_000)
    await world.press(anna, anna, '发布到群里')
    expect(newest()).toContain('已经过去')
    expect(await published()).toHaveLength(0)
  })
})

describe('what else a message says', () => {
  const rich = `${whole} 集合:东门 队伍:文艺队 截止:周五 18:00`

  it('stands in the post: the meeting point, the team, and until when to sign up', async () => {
    await world.say(anna, anna, `/recruit ${rich}`)
    expect(newest()).toContain('集合：东门')
    expect(newest()).toContain('组织：文艺队')
    expect(newest()).toContain('报名截止：11月27日 周五 18:00')
  })

  it('keeps the meeting point out of the post when it is told privately', async () => {
    await world.say(anna, anna, `/recruit ${rich}`)
    await world.press(anna, anna, '修改')
    await world.press(anna, anna, '只私下告诉')
    expect(newest()).not.toContain('东门')
    await world.press(anna, anna, '发布到群里')
    expect((await published())[0]?.place).toBe('金秋养老院 · 集合：东门')
  })

  it('closes sign-up at the deadline', async () => {
    await world.say(anna, anna, `/recruit ${rich}`)
    await world.press(anna, anna, '发布到群里')
    const [made] = await published()
    await world.moveTo(Date.UTC(2026, 10, 27, 10, 1))
    const found = made && (await readActivityAndRoster(world.table, made.id))
    expect(found?.roster.status).toBe('closed')
    expect(world.textOf(world.find(world.group, '金秋养老院文艺演出'))).toContain('报名截止')
  })
})

describe('/recruit alone', () => {
  it('goes step by step when there is nothing to repeat', async () => {
    await world.say(anna, anna, '/recruit')
    expect(newest()).toContain('是什么活动')
    await world.say(anna, anna, whole)
    expect(newest()).toContain('预览')
  })

  it('repeats an earlier activity but for the date', async () => {
    const roles = [{ label: '表演', seats: 15 }]
    await publish(world.table, community, activity(community, anna), roles, wednesdayTen)
    await world.say(anna, anna, '/recruit')
    await world.press(anna, anna, '🔁 金秋养老院文艺演出')
    expect(newest()).toContain('哪一天')
    await world.say(anna, anna, '12月5日')
    expect(newest()).toContain('12月5日 周六 09:00–11:00')
    expect(newest()).toContain('0/15')
  })

  it('begins a blank one', async () => {
    const roles = [{ label: '表演', seats: 15 }]
    await publish(world.table, community, activity(community, anna), roles, wednesdayTen)
    await world.say(anna, anna, '/recruit')
    await world.press(anna, anna, '新的活动')
    expect(newest()).toContain('是什么活动')
  })
})

describe('who may', () => {
  it('refuses a volunteer, also one who replays a coordinator’s buttons', async () => {
    await world.say(8002, 8002, `/recruit ${whole}`)
    expect(newest(8002)).toContain('负责人')
    await world.say(anna, anna, `/recruit ${whole}`)
    const button = world.buttonsOf(world.find(anna, '发布到群里'))[0]
    const data = button && 'callback_data' in button ? button.callback_data : ''
    const own = world.seen(8002).at(-1)
    if (!own) throw new Error('nothing was said')
    await world.say(8002, 8002, '/language')
    const theirs = world.find(8002, /./)
    const toast = await world.pressData(8002, 8002, theirs, data)
    expect(toast).toContain('负责人')
    expect(await published()).toHaveLength(0)
  })

  it('goes on in private with a coordinator who never pressed Start, nothing typed twice', async () => {
    const mei = 8004
    world.telegram.play.promote({ chat: world.group, person: mei, admin: true })
    await updateProfile(world.table, mei, { reachable: false })
    await world.say(mei, world.group, `/recruit ${whole}`)
    const hint = world.find(world.group, '单独聊', mei)
    const button = world.buttonsOf(hint)[0]
    const url = button && 'url' in button ? button.url : ''
    world.telegram.play.deeplink({ as: mei, payload: new URL(url).searchParams.get('start') ?? '' })
    await world.settled()
    expect(newest(mei)).toContain('预览')
    await world.press(mei, mei, '发布到群里')
    expect(await published()).toHaveLength(1)
  })

  it('lets an admin who writes as the group go on under the real name', async () => {
    world.telegram.play.promote({ chat: world.group, person: anna, admin: true, anonymous: true })
    world.telegram.play.send({
      as: anna,
      chat: world.group,
      text: `/recruit ${whole}`,
      anonymous: true,
    })
    await world.settled()
    const button = world.buttonsOf(world.find(world.group, '单独聊'))[0]
    const url = button && 'url' in button ? button.url : ''
    world.telegram.play.deeplink({
      as: anna,
      payload: new URL(url).searchParams.get('start') ?? '',
    })
    await world.settled()
    await world.press(anna, anna, '发布到群里')
    const [made] = await published()
    const found = made && (await readActivityAndRoster(world.table, made.id))
    expect(found?.activity.by).toBe((8001).toString(36))
  })
})
