import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../../../../shared/domain/calendar.ts'
import { namesMember } from '../../../../../shared/domain/forget.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { instant, minute } from '../../../../../shared/domain/time.ts'
import { erasedAmong, erasedIn } from '../../../../../shared/store/erasure.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { always, minutesOfMember, recordsOfActivity } from '../../../../../shared/store/record.ts'
import { askSecond } from '../../../../../shared/store/roll.ts'
import { callbackData } from '../../../../../shared/telegram/callback.ts'
import { appoint, atNine, daysLater, of, startShow } from '../../../../world/hours.ts'

let stage: Awaited<ReturnType<typeof startShow>>
beforeEach(async () => {
  stage = await startShow()
})
afterEach(async () => {
  await stage.world.close()
  expect(stage.world.errors).toEqual([])
})

/** 李芳 goes after the show was over; the books keep what she did under a pseudonym. */
async function forget(): Promise<void> {
  const { world, lifang } = stage
  await world.say(lifang.id, lifang.id, '/forget')
  await world.press(lifang.id, lifang.id, '全部删除，不能恢复')
  await world.moveTo(world.clock() + minute)
  await world.moveTo(world.clock() + minute)
  expect(world.textOf(world.find(lifang.id, '已经全部删除'))).toContain('合计')
}

async function traces() {
  const { client, name: TableName } = stage.world.table
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  const her = memberOf(stage.lifang.id)
  return Items.filter(
    (row) => JSON.stringify(row).includes('李芳') || namesMember(String(row.sk), her),
  )
}

async function confirmed(): Promise<void> {
  const { world } = stage
  const { anna } = world
  await world.moveTo(atNine(121))
  await world.press(anna.id, anna.id, '没标的都到了')
  await world.press(anna.id, anna.id, '再确认')
  await world.press(anna.id, anna.id, '确认记入')
}

const hers = async () =>
  (await recordsOfActivity(stage.world.table, stage.show.id)).filter(({ member }) =>
    member.startsWith('-'),
  )

describe('after somebody was forgotten', () => {
  it('knows her as a stranger when she comes back, and keeps what she did then apart', async () => {
    const { world, community, lifang } = stage
    await confirmed()
    await forget()
    await world.say(lifang.id, world.group, '/register')
    await world
      .press(lifang.id, lifang.id, '18')
      .catch(() => world.say(lifang.id, lifang.id, '/my'))
    expect(world.textOf(world.find(lifang.id, /登记|年龄|多大|岁/))).not.toContain('2 小时')
    await world.press(lifang.id, lifang.id, '同意')
    const back = await readMember(world.table, community.id, of(lifang))
    expect(back).toMatchObject({ name: '李芳', roles: {} })
    expect(await minutesOfMember(world.table, community.id, of(lifang), always)).toEqual([])
    expect(await hers()).toMatchObject([{ credited: 120 }])
    // A restore from before forgets the one who left, not the one who came back.
    const list = await erasedIn(world.table, community.id)
    expect(await erasedAmong(world.table, community.id, list)).toEqual([])
  })

  it('enters what a second coordinator agrees to, under her pseudonym', async () => {
    const { world, community, show, lifang, wangwei } = stage
    await appoint(world, community, wangwei.id)
    await world.moveTo(atNine(121))
    const date = calendarDate(show.start, community.zone)
    const by = of(world.anna)
    const at = instant(world.clock())
    const record = {
      ...{ activity: show.id, member: of(lifang), seq: 0, kind: 'service' as const, date },
      ...{ served: 120, credited: 120, policy: 'chongqing@1', provenance: 'back-filled' as const },
      ...{ by, at },
    }
    const page = { activity: show.id, community: community.id, date, by, at }
    await askSecond(world.table, { ...page, id: 'all', records: [record] })
    await world.settled()
    await forget()
    await world.press(wangwei.id, wangwei.id, /同意|属实|确认/)
    expect(await hers()).toMatchObject([{ credited: 120, second: of(wangwei) }])
    expect(await traces()).toEqual([])
  })

  it('takes her name off the post of what is over', async () => {
    const { world, lifang, jianguo } = stage
    await confirmed()
    const post = () => world.textOf(world.find(world.group, '活动结束'))
    expect(post()).toContain(lifang.name)
    await forget()
    expect(post()).not.toContain(lifang.name)
    expect(post()).toContain(jianguo.name)
  })

  it('keeps her out of the name of a correction that was refused', async () => {
    const { world, community, show, lifang, wangwei } = stage
    const { anna, table } = world
    await appoint(world, community, wangwei.id)
    await confirmed()
    await world.moveTo(daysLater(1))
    const card = world.find(anna.id, '的时长已记入')
    await world.pressData(anna.id, anna.id, card, callbackData('rfix', show.id, of(lifang)))
    await world.say(anna.id, anna.id, '180')
    await world.say(anna.id, anna.id, '多留了一个小时')
    await world.press(wangwei.id, wangwei.id, '不能确认')
    await forget()
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }))
    const asked = Items.map(({ sk }) => String(sk)).filter((sk) => sk.startsWith('SECOND#'))
    expect(asked).toHaveLength(1)
    expect(asked.join()).not.toContain(of(lifang))
  })

  it('corrects her minutes in the books by the pseudonym, and by no older button', async () => {
    const { world, show, lifang } = stage
    const { anna } = world
    await confirmed()
    const old = world.find(anna.id, '的时长已记入')
    await forget()
    const press = (...data: [string, ...string[]]) =>
      world.pressData(anna.id, anna.id, old, callbackData(...data))
    expect(await press('rfix', show.id, of(lifang))).toContain('找不到')
    const [record] = await hers()
    await press('rfix', show.id, record?.member ?? '')
    expect(world.textOf(world.find(anna.id, '分钟'))).toContain('已退出的志愿者')
    await world.say(anna.id, anna.id, '60')
    await world.say(anna.id, anna.id, '提前走了')
    expect((await hers()).map(({ credited }) => credited)).toEqual([120, 60])
    expect(await traces()).toEqual([])
  })

  it('marks her on no roll call that was shown before', async () => {
    const { world, show, lifang } = stage
    const { anna } = world
    await world.moveTo(atNine(121))
    const card = world.find(anna.id, '点名')
    await forget()
    const said = await world.pressData(
      ...([anna.id, anna.id, card] as const),
      callbackData('rmark', show.id, of(lifang), 'present', 0),
    )
    expect(said).toContain('找不到')
    expect(world.textOf(world.find(anna.id, '点名'))).not.toContain('李芳')
    expect(await traces()).toEqual([])
  })
})
