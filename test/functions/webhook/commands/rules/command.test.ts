import { afterEach, describe, expect, it } from 'vitest'
import { auditsOf } from '../../../../../shared/store/audit.ts'
import type { TestWorld } from '../../../../world/bot.ts'
import { atNine, booksOf, of, startShow } from '../../../../world/hours.ts'

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

describe('the rules by which hours count', () => {
  it('are shown to everybody in plain words, and to be chosen by coordinators alone', async () => {
    const { world, community, lifang } = await start()
    await world.say(lifang.id, lifang.id, '/rules')
    const shown = world.find(lifang.id, '时长怎么算')
    expect(world.textOf(shown)).toContain('45 分钟以内算半小时')
    expect(world.textOf(shown)).toContain('一天超过 8 小时')
    expect(world.textOf(shown)).toContain('10 个工作日')
    expect(world.buttonsOf(shown)).toEqual([])
    const data = `1rules:${community.id}:plain-minutes@1:yes`
    await world.pressData(lifang.id, lifang.id, shown, data)
    await world.say(world.anna.id, world.anna.id, '/规则')
    const labels = world.buttonsOf(world.find(world.anna.id, '时长怎么算')).map((b) => b.text)
    expect(labels).toEqual(['✓ 按半小时', '按半小时，到场要满 60%', '按分钟'])
  })

  it('change with a second tap, for what is confirmed from then on: 71 of 120 minutes are none', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    const { anna } = world
    await world.say(anna.id, anna.id, '/rules')
    await world.press(anna.id, anna.id, '到场要满 60%')
    expect(world.textOf(world.find(anna.id, '以后这样算吗'))).toContain('已经记入的不变')
    await world.press(anna.id, anna.id, '是，这样算')
    expect(world.textOf(world.find(anna.id, '时长怎么算'))).toContain('不到活动时间的 60%')
    const [audit] = await auditsOf(world.table, community.id)
    expect(audit).toMatchObject({ what: 'policy-chongqing-60', by: of(anna) })
    await world.moveTo(atNine(121))
    const card = world.find(anna.id, '点名')
    for (const [person, minutes] of [
      [lifang, 71],
      [jianguo, 72],
    ] as const) {
      const data = `1rmin:${show.id}:${of(person)}:${minutes}:0`
      await world.pressData(anna.id, anna.id, card, data)
    }
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    const books = await booksOf(world, show)
    expect(books.map(({ served, credited }) => [served, credited]).sort()).toEqual([
      [71, 0],
      [72, 60],
    ])
  })
})
