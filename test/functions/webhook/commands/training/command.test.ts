import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../../shared/domain/community.ts'
import { type ActivityId, memberOf } from '../../../../../shared/domain/ids.ts'
import { standing } from '../../../../../shared/domain/roster.ts'
import { day, instant } from '../../../../../shared/domain/time.ts'
import { readActivity } from '../../../../../shared/store/activity.ts'
import { expiringPermits, permitsOf } from '../../../../../shared/store/permit.ts'
import { confirmRecords } from '../../../../../shared/store/record.ts'
import { readRoster } from '../../../../../shared/store/roster.ts'
import { callbackData } from '../../../../../shared/telegram/callback.ts'
import { activity, publish, saturday } from '../../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li] = [8001, 8002]
const me = memberOf(li)
const course = 'kecheng001' as ActivityId
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))

async function show(): Promise<void> {
  const planned = activity(community, anna)
  const roles = [{ label: '急救岗', seats: 2 }]
  await publish(world.table, community, planned, roles, world.clock())
  await world.settled()
}

async function requireFirstAid(): Promise<void> {
  await show()
  await world.say(anna, anna, '/training')
  await world.press(anna, anna, '设置培训')
  await world.press(anna, anna, '金秋养老院文艺演出')
  await world.press(anna, anna, '急救岗')
  await world.press(anna, anna, '自己写')
  await world.say(anna, anna, '急救证')
}

async function courseWith(gives: string, validDays: number): Promise<void> {
  const training = { host: '桂花社区', learningMinutes: 120, gives, validDays }
  const start = instant(saturday.start - day)
  const end = instant(saturday.end - day)
  const planned = activity(community, anna, {
    id: course,
    kind: 'training',
    title: '急救培训',
    training,
    start,
    end,
  })
  await publish(world.table, community, planned, [{ label: '学员', seats: 9 }], world.clock())
  await world.settled()
}

const attended = (seq: number, served: number) => ({
  community: community.id,
  of: 'activity' as const,
  activity: course,
  member: me,
  seq,
  kind: 'training' as const,
  date: calendarDate(saturday.start - day, community.zone),
  served,
  credited: served,
  policy: 'chongqing@1',
  provenance: 'attested' as const,
  by: memberOf(anna),
  at: instant(saturday.end - day),
  title: '急救培训',
  programme: 'health' as const,
})

async function confirmed(seq = 0, served = 120): Promise<void> {
  await confirmRecords(world.table, [attended(seq, served)])
  await world.settled()
}

const seat = async () => {
  const roster = await readRoster(world.table, activity(community, anna).id)
  return roster && standing(roster, me).kind
}

describe('a training', () => {
  it('is what a coordinator says: by whom, how long, with or without a permit', async () => {
    await show()
    const kept = async () =>
      (await readActivity(world.table, activity(community, anna).id))?.training
    await world.say(anna, anna, '/training')
    expect(newest(anna)).toContain('要办培训，发：/recruit')
    await world.press(anna, anna, '设置培训')
    await world.press(anna, anna, '金秋养老院文艺演出')
    world.find(anna, '这场不是培训')
    await world.press(anna, anna, '这场是培训')
    expect(await kept()).toEqual({ host: '桂花社区', learningMinutes: 120 })
    world.find(anna, '参加后不发证书')
    await world.press(anna, anna, '主办')
    await world.say(anna, anna, '城南医院')
    await world.press(anna, anna, '学习时长')
    await world.say(anna, anna, '很久')
    await world.say(anna, anna, '1小时30分')
    expect(newest(anna)).toContain('城南医院主办，学习 1 小时 30 分钟')
    await world.press(anna, anna, '给什么证书')
    await world.say(anna, anna, '急救证')
    await world.press(anna, anna, '2年')
    expect(await kept()).toMatchObject({
      host: '城南医院',
      learningMinutes: 90,
      gives: '急救证',
      validDays: 730,
    })
  })
})

describe('a role that asks for a permit', () => {
  it('says so in the post and tells the untrained which training gives it, and when', async () => {
    await requireFirstAid()
    await courseWith('急救', 365)
    expect(world.textOf(world.find(world.group, '金秋养老院文艺演出'))).toContain('急救证')
    const said = await world.press(li, world.group, '急救岗')
    expect(said).toContain('急救培训')
    expect(said).toContain('11月27日')
    expect(await seat()).toBe('none')
  })

  it('takes those who attended the training, by button', async () => {
    await requireFirstAid()
    await courseWith('急救', 365)
    await confirmed()
    expect(newest(li)).toContain('急救')
    expect(await world.press(li, world.group, '急救岗')).toContain('报名成功')
    expect(await seat()).toBe('in')
  })

  it('takes them by a reply in plain words, too, and nobody else', async () => {
    await requireFirstAid()
    await courseWith('急救', 365)
    const post = () => world.find(world.group, '金秋养老院文艺演出')
    await world.say(li, world.group, '我来', post())
    expect(await seat()).toBe('none')
    await confirmed()
    await world.say(li, world.group, '我来', post())
    expect(await seat()).toBe('in')
  })

  it('takes nobody else by a button of the time before, and tells them of the training', async () => {
    await requireFirstAid()
    await courseWith('急救', 365)
    const old = callbackData('in', activity(community, anna).id, 0)
    const press = () =>
      world.pressData(li, world.group, world.find(world.group, '金秋养老院文艺演出'), old)
    expect(await press()).toContain('急救培训')
    expect(await seat()).toBe('none')
    await confirmed()
    expect(await press()).toContain('报名成功')
    expect(await seat()).toBe('in')
  })

  it('asks for a permit that holds until the activity is over', async () => {
    await requireFirstAid()
    await courseWith('急救', 0)
    await confirmed()
    await world.press(li, world.group, '急救岗')
    expect(await seat()).toBe('none')
  })
})

describe('a permit', () => {
  it('goes with a correction that says that she was not there', async () => {
    await courseWith('急救', 365)
    await confirmed()
    expect(await permitsOf(world.table, community.id, me)).toHaveLength(1)
    await confirmed(1, 0)
    expect(await permitsOf(world.table, community.id, me)).toEqual([])
  })

  it('is found before it ends', async () => {
    await courseWith('急救', 365)
    await confirmed()
    const end = saturday.end - day + 365 * day
    expect(await expiringPermits(world.table, community.id, end - day, end + day)).toHaveLength(1)
    expect(await expiringPermits(world.table, community.id, end + 1, end + day)).toEqual([])
  })
})
