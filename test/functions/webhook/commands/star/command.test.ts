import { afterEach, describe, expect, it } from 'vitest'
import type { Activity } from '../../../../../shared/domain/activity.ts'
import { calendarDate } from '../../../../../shared/domain/calendar.ts'
import type { ActivityId } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { confirmRecords, workOf } from '../../../../../shared/store/record.ts'
import { starsOf } from '../../../../../shared/store/star.ts'
import type { TestWorld } from '../../../../world/bot.ts'
import { appoint, of, startShow } from '../../../../world/hours.ts'

let running: TestWorld | undefined
afterEach(async () => {
  const world = running
  running = undefined
  await world?.close()
  expect(world?.errors ?? []).toEqual([])
})

async function start() {
  const stage = await startShow()
  running = stage.world
  return stage
}

/** So many hours of service in one entry of its own. */
async function served(
  world: TestWorld,
  show: Activity,
  person: { id: number },
  hours: number,
  n = 0,
) {
  const entry = {
    ...workOf(show),
    activity: `served000${n}` as ActivityId,
    member: of(person),
    seq: 0,
    kind: 'service' as const,
    date: calendarDate(show.start, 'Asia/Shanghai'),
    served: hours * 60,
    credited: hours * 60,
    policy: 'chongqing@1',
    provenance: 'attested' as const,
    by: of(world.anna),
    at: instant(show.end),
  }
  await confirmRecords(world.table, [entry])
  await world.settled()
}

const congratulations = (world: TestWorld, chat: number) =>
  world.seen(chat).filter((m) => world.textOf(m).includes('恭喜'))

describe('a star', () => {
  it('is marked at a hundred hours and not at 99.5, conferred by people, told privately', async () => {
    const { world, community, show, lifang } = await start()
    const { anna } = world
    await served(world, show, lifang, 99.5)
    await world.say(anna.id, anna.id, '/star')
    expect(world.textOf(world.find(anna.id, '没有人够'))).toBeTruthy()
    await served(world, show, lifang, 0.5, 1)
    expect(world.textOf(world.find(anna.id, '够 1 星了'))).toContain('李芳')
    expect(congratulations(world, lifang.id)).toEqual([])
    await world.press(anna.id, anna.id, '看名单')
    await world.press(anna.id, anna.id, '李芳 授予')
    expect(await starsOf(world.table, community.id, of(lifang))).toHaveLength(1)
    expect(congratulations(world, lifang.id)).toHaveLength(1)
    // Nobody else hears of it.
    const heard = world.seen(world.group).filter((m) => world.textOf(m).includes('星'))
    expect(heard).toEqual([])
  })

  it('is one when two coordinators confer it at once', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    await appoint(world, community, jianguo.id)
    await served(world, show, lifang, 120)
    const data = `1confer:${community.id}:${of(lifang)}:1`
    const told = (chat: number) => world.find(chat, '够 1 星了')
    await Promise.all([
      world.pressData(world.anna.id, world.anna.id, told(world.anna.id), data),
      world.pressData(jianguo.id, jianguo.id, told(jianguo.id), data),
    ])
    expect(await starsOf(world.table, community.id, of(lifang))).toHaveLength(1)
    expect(congratulations(world, lifang.id)).toHaveLength(1)
  })

  it('comes one at a time, in order', async () => {
    const { world, community, show, lifang } = await start()
    const { anna } = world
    await served(world, show, lifang, 310)
    const told = world.find(anna.id, '够 1 星了')
    const confer = (star: number) =>
      world.pressData(anna.id, anna.id, told, `1confer:${community.id}:${of(lifang)}:${star}`)
    expect(await confer(2)).toContain('还不够')
    await confer(1)
    expect(world.textOf(world.find(anna.id, '够 2 星了'))).toContain('李芳')
    await confer(2)
    expect(await starsOf(world.table, community.id, of(lifang))).toHaveLength(2)
    expect(await confer(3)).toContain('还不够')
  })

  it('is published with that person’s own yes only, and once', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    const { anna } = world
    await served(world, show, lifang, 100)
    await world.press(anna.id, anna.id, '看名单')
    await world.press(anna.id, anna.id, '李芳 授予')
    const published = () =>
      world.seen(world.group).filter((m) => world.textOf(m).includes('祝贺')).length
    const card = world.find(anna.id, '没有人够')
    const publish = `1starpub:${community.id}:${of(lifang)}:1`
    expect(await world.pressData(anna.id, anna.id, card, publish)).toContain('没有同意')
    // Somebody else's yes is about a star of their own, and there is none.
    const asked = world.find(lifang.id, '可以公布')
    const yes = `1starwish:${community.id}:1:yes`
    await world.pressData(jianguo.id, world.group, world.find(world.group, /[▰▱]/), yes)
    expect(await world.pressData(anna.id, anna.id, card, publish)).toContain('没有同意')
    await world.press(lifang.id, lifang.id, '不用公布')
    expect(published()).toBe(0)
    // The message says what was answered, and takes another answer.
    await world.press(lifang.id, lifang.id, '可以公布')
    expect(world.textOf(world.find(lifang.id, '您同意公布'))).toContain('1 星')
    expect(world.find(lifang.id, '您同意公布').message.message_id).toBe(asked.message.message_id)
    await world.press(anna.id, anna.id, '在群里公布')
    expect(world.textOf(world.find(anna.id, '已在群里公布'))).toContain('李芳')
    await world.pressData(anna.id, anna.id, card, publish)
    expect(published()).toBe(1)
  })
})
