import { afterEach, describe, expect, it } from 'vitest'
import { checkInCode } from '../../../../../shared/domain/check-in-code.ts'
import { attendancesOf } from '../../../../../shared/store/check-in.ts'
import { type TestWorld, token } from '../../../../world/bot.ts'
import { atNine, of, startShow } from '../../../../world/hours.ts'

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

const seenOf = async ({ world, show }: Awaited<ReturnType<typeof startShow>>, id: number) =>
  (await attendancesOf(world.table, show.id)).find((a) => a.member === of({ id }))?.pairs ?? []

describe('check-in by the button', () => {
  it('is shut before, open from half an hour before to two hours after, then shut', async () => {
    const stage = await start()
    const { world, show, lifang } = stage
    const post = world.find(world.group, /[▰▱]/)
    const press = (way: string) =>
      world.pressData(lifang.id, world.group, post, `1${way}:${show.id}`)
    await world.moveTo(atNine(-31))
    expect(await press('ci')).toContain('还没到签到时间')
    await world.moveTo(atNine(-30))
    expect(await press('ci')).toContain('签到成功')
    await world.moveTo(atNine(239))
    expect(await press('co')).toContain('签退成功')
    await world.moveTo(atNine(241))
    expect(await press('ci')).toContain('签到已经结束')
    expect(await seenOf(stage, lifang.id)).toHaveLength(1)
  })

  it('counts two presses at one moment, and the same update twice, as one', async () => {
    const stage = await start()
    const { world, show, lifang } = stage
    const post = world.find(world.group, /[▰▱]/)
    await world.moveTo(atNine(5))
    const twelve = Array.from({ length: 12 }, () =>
      world.pressData(lifang.id, world.group, post, `1ci:${show.id}`),
    )
    await Promise.all(twelve)
    expect(await seenOf(stage, lifang.id)).toHaveLength(1)
  })

  it('is refused a fourth time on the same day', async () => {
    const stage = await start()
    const { world, show, lifang } = stage
    const post = world.find(world.group, /[▰▱]/)
    const press = (way: string) =>
      world.pressData(lifang.id, world.group, post, `1${way}:${show.id}`)
    for (const minutes of [0, 20, 40]) {
      await world.moveTo(atNine(minutes))
      await press('ci')
      await world.moveTo(atNine(minutes + 10))
      await press('co')
    }
    await world.moveTo(atNine(60))
    expect(await press('ci')).toContain('三次')
    expect(await seenOf(stage, lifang.id)).toHaveLength(3)
  })

  it('notes somebody who dropped in, for the roll call', async () => {
    const { world } = await start()
    await world.moveTo(atNine(-20))
    const zhao = world.people.find((p) => p.name === '赵强')
    if (!zhao) throw new Error('no 赵强')
    expect(await world.press(zhao.id, world.group, '签到')).toContain('没有报名')
    await world.moveTo(atNine(120))
    const card = world.find(world.anna.id, '点名')
    expect(world.buttonsOf(card).map((b) => b.text)).toContain('🚶 赵强 2 小时')
  })
})

describe('/checkin', () => {
  it('lets her check in and then out from one message, which says where she is', async () => {
    const stage = await start()
    const { world, show, lifang } = stage
    await world.moveTo(atNine(-10))
    await world.say(lifang.id, lifang.id, '/checkin')
    const labels = () => world.buttonsOf(world.find(lifang.id, '您在哪一场活动')).map((b) => b.text)
    expect(labels()).toEqual([`📍 签到：${show.title}`])
    await world.press(lifang.id, lifang.id, '📍 签到')
    expect(labels()).toEqual([`👋 签退：${show.title}`])
    await world.moveTo(atNine(120))
    await world.press(lifang.id, lifang.id, '👋 签退')
    expect(world.textOf(world.find(lifang.id, '您在哪一场活动'))).toContain('签退成功，11:00')
    const [pair] = await seenOf(stage, lifang.id)
    expect(pair?.out).toBeGreaterThanOrEqual(atNine(120))
  })

  it('says when the door of her activity opens', async () => {
    const { world, show, lifang } = await start()
    await world.moveTo(atNine(-90))
    await world.say(lifang.id, lifang.id, '/checkin')
    const said = world.textOf(world.find(lifang.id, '没有可以签到的活动'))
    expect(said).toContain(`${show.title}：08:30 开始签到`)
  })
})

describe('check-in by the code', () => {
  it('takes the six digits alone, as the picture says', async () => {
    const stage = await start()
    const { world, show, lifang } = stage
    await world.moveTo(atNine(3))
    await world.say(lifang.id, lifang.id, checkInCode(token, show))
    expect(world.textOf(world.find(lifang.id, '签到成功'))).toContain(show.title)
    expect(await seenOf(stage, lifang.id)).toHaveLength(1)
  })

  it('shows the coordinator six digits and a picture that opens the bot', async () => {
    const { world, show } = await start()
    await world.moveTo(atNine(-15))
    await world.say(world.anna.id, world.anna.id, '/checkin')
    await world.press(world.anna.id, world.anna.id, '出示签到码')
    const sent = world.find(world.anna.id, '签到码：')
    expect(sent.message.photo?.length).toBeGreaterThan(0)
    expect(world.textOf(sent)).toContain(checkInCode(token, show))
  })

  it('lets people in who type it, or open it from the picture', async () => {
    const stage = await start()
    const { world, show, lifang, jianguo } = stage
    const code = checkInCode(token, show)
    await world.moveTo(atNine(3))
    await world.say(lifang.id, lifang.id, `/签到 ${code.slice(0, 3)} ${code.slice(3)}`)
    expect(world.textOf(world.find(lifang.id, '签到成功'))).toContain(show.title)
    await world.say(jianguo.id, jianguo.id, `/start checkin_${show.id}_${code}`)
    expect(await seenOf(stage, lifang.id)).toHaveLength(1)
    expect(await seenOf(stage, jianguo.id)).toHaveLength(1)
    await world.press(jianguo.id, jianguo.id, '签退')
    expect(world.textOf(world.find(jianguo.id, '签退成功'))).toContain(show.title)
    expect((await seenOf(stage, jianguo.id))[0]?.out).toBeDefined()
  })

  it('refuses a wrong one, and one of another time', async () => {
    const stage = await start()
    const { world, show, lifang } = stage
    await world.moveTo(atNine(3))
    const wrong = String((Number(checkInCode(token, show)) + 1) % 1_000_000).padStart(6, '0')
    await world.say(lifang.id, lifang.id, `/checkin ${wrong}`)
    expect(world.textOf(world.find(lifang.id, '签到码不对'))).toBeTruthy()
    await world.say(lifang.id, lifang.id, `/start checkin_${show.id}_${wrong}`)
    expect(await seenOf(stage, lifang.id)).toEqual([])
    const moved = { ...show, end: show.start }
    expect(checkInCode(token, moved)).not.toBe(checkInCode(token, show))
    expect(checkInCode('another key', show)).not.toBe(checkInCode(token, show))
  })
})
