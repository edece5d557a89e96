import { afterEach, describe, expect, it } from 'vitest'
import type { TeamId } from '../../../../../shared/domain/ids.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { summarise } from '../../../../../shared/domain/summary.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { booksOf as monthOf } from '../../../../../shared/store/books.ts'
import { addMember, newMember, updateMember } from '../../../../../shared/store/member.ts'
import { addTeam } from '../../../../../shared/store/team.ts'
import type { TestWorld } from '../../../../world/bot.ts'
import { appoint, atNine, booksOf, daysLater, of, startShow } from '../../../../world/hours.ts'

let running: TestWorld | undefined
afterEach(async () => {
  const world = running
  running = undefined
  await world?.close()
  expect(world?.errors ?? []).toEqual([])
})

async function start(change = {}) {
  const stage = await startShow(change)
  running = stage.world
  return stage
}

describe('a Saturday with check-in', () => {
  it('shows the check-in half an hour before, and enters what people showed', async () => {
    const { world, show, lifang, jianguo } = await start()
    const shown = () => world.find(world.group, /[▰▱]/)
    const post = () => world.buttonsOf(shown()).map((b) => b.text)
    expect(post().join()).not.toContain('签到')
    await world.moveTo(atNine(-30))
    expect(post().join()).toContain('签到')
    await world.moveTo(atNine(-10))
    expect(await world.press(lifang.id, world.group, '签到')).toContain('签到成功')
    await world.moveTo(atNine(100))
    expect(await world.press(lifang.id, world.group, '签退')).toContain('签退成功')
    expect(await world.press(jianguo.id, world.group, '签到')).toContain('签到成功')
    await world.moveTo(atNine(120))
    // By itself, privately, to whoever planned it.
    const card = world.find(world.anna.id, '点名')
    expect(world.textOf(card)).toContain('到了 2 人')
    expect(world.textOf(card)).toContain('11月28日 周六 当天确认，您一个人就行')
    await world.press(world.anna.id, world.anna.id, '再确认')
    const checked = world.textOf(world.find(world.anna.id, '请核对'))
    expect(checked).toContain(`• ${lifang.name} 1 小时 40 分钟 → 1 小时 30 分钟`)
    expect(checked).toContain('按半小时计')
    expect(await world.press(world.anna.id, world.anna.id, '确认记入')).toBe('已经记入')
    expect(world.textOf(world.find(world.anna.id, '的时长已记入'))).not.toContain('请核对')
    expect(await booksOf(world, show)).toEqual([
      { member: of(lifang), seq: 0, served: 100, credited: 90, provenance: 'checked-in' },
      { member: of(jianguo), seq: 0, served: 20, credited: 30, provenance: 'attested' },
    ])
    expect(world.textOf(shown())).toContain('活动结束')
  })

  it('marks each by a tap, all the others by one, changes minutes singly, adds who dropped in', async () => {
    const { world, show, lifang, jianguo, wangwei } = await start()
    const { anna } = world
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, /李芳/)
    expect(world.textOf(world.find(anna.id, '点名'))).toContain('到了 2 人')
    const card = world.find(anna.id, '点名')
    const edit = world
      .buttonsOf(card)
      .find(
        (b) =>
          'callback_data' in b && b.callback_data.startsWith(`1rone:${show.id}:${of(jianguo)}`),
      )
    if (!edit || !('callback_data' in edit)) throw new Error('no way to change minutes')
    await world.pressData(anna.id, anna.id, card, edit.callback_data)
    await world.press(anna.id, anna.id, '1 小时 30 分钟')
    await world.press(anna.id, anna.id, '加一个人')
    await world.say(anna.id, anna.id, '孙奶奶')
    expect(world.textOf(world.find(anna.id, '点名'))).toContain('到了 3 人')
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    const books = await booksOf(world, show)
    expect(books.map((r) => [r.member.startsWith('~'), r.served]).sort()).toEqual([
      [false, 120],
      [false, 90],
      [true, 120],
    ])
    expect(books.every((r) => r.provenance === 'attested')).toBe(true)
    expect(books.some((r) => r.member === of(lifang))).toBe(false)
    expect(books.some((r) => r.member === of(wangwei))).toBe(true)
    // A no-show is told to that person alone.
    await world.say(lifang.id, lifang.id, '/minutes')
    expect(world.textOf(world.find(lifang.id, '我的时长'))).toContain('报了名没到：1 次')
    await world.say(wangwei.id, wangwei.id, '/minutes')
    expect(world.textOf(world.find(wangwei.id, '最近记入'))).toContain(
      `• 11月28日 周六 ${show.title}：2 小时（当天确认）`,
    )
    await world.say(wangwei.id, wangwei.id, '/my')
    const mine = world.textOf(world.find(wangwei.id, '我的时长'))
    expect(mine).toContain('当天确认 2 小时')
    expect(mine).toContain('离 1 星还差 98 小时')
  })

  it('enters each person once when two coordinators confirm at the same moment, and again', async () => {
    const { world, community, show, lifang } = await start()
    await appoint(world, community, lifang.id)
    await world.moveTo(atNine(125))
    const { anna } = world
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, '再确认')
    const card = world.find(anna.id, '请核对')
    await world.say(lifang.id, lifang.id, '/rollcall')
    await world.press(lifang.id, lifang.id, show.title)
    await world.press(lifang.id, lifang.id, '再确认')
    const other = world.find(lifang.id, '请核对')
    const data = `1rollok:${show.id}`
    const toasts = await Promise.all([
      world.pressData(anna.id, anna.id, card, data),
      world.pressData(lifang.id, lifang.id, other, data),
      world.pressData(anna.id, anna.id, card, data),
    ])
    expect(toasts.filter((t) => t === '已经记入')).toHaveLength(1)
    await world.pressData(lifang.id, lifang.id, other, data)
    const books = await booksOf(world, show)
    expect(books).toHaveLength(3)
    expect(new Set(books.map((r) => r.member)).size).toBe(3)
  })

  it('tells two of the same name apart by their teams, and the entered ones from those to come', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    const { anna, table } = world
    const team = { id: 'dance' as TeamId, community: community.id, name: '舞蹈队', leaders: [] }
    await addTeam(table, { ...team, version: 1, createdAt: instant(0) })
    for (const { id } of [lifang, jianguo])
      await updateMember(table, community.id, memberOf(id), { name: '王芳' })
    await updateMember(table, community.id, of(lifang), { teams: [team.id] })
    await updateMember(table, community.id, of(jianguo), { officialNumber: '5101' })
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, '加一个人')
    await world.say(anna.id, anna.id, '王芳')
    const labels = world.buttonsOf(world.find(anna.id, '是哪一位')).map((b) => b.text)
    expect(labels.slice(0, 2).sort()).toEqual(['王芳 · 5101', '王芳 · 舞蹈队'])
    const listed = async () => {
      await world.say(anna.id, anna.id, '/rollcall')
      return world.buttonsOf(world.find(anna.id, '给哪一场')).map((b) => b.text)
    }
    expect(await listed()).toEqual([`📋 11月28日 周六 ${show.title}`])
    await world.press(anna.id, anna.id, show.title)
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    expect(await listed()).toEqual([`📗 11月28日 周六 ${show.title}`])
  })

  it('cannot be confirmed before it is over, nor by a volunteer', async () => {
    const { world, show, lifang } = await start()
    await world.moveTo(atNine(60))
    const { anna } = world
    await world.say(anna.id, anna.id, '/点名')
    await world.press(anna.id, anna.id, show.title)
    expect(await world.press(anna.id, anna.id, '再确认')).toContain('还没结束')
    const post = world.find(world.group, /[▰▱]/)
    for (const data of [
      `1rollok:${show.id}`,
      `1rall:${show.id}:0`,
      `1rmark:${show.id}:${of(lifang)}:present:0`,
    ])
      expect(await world.pressData(lifang.id, world.group, post, data)).toContain('负责人')
    expect(await booksOf(world, show)).toEqual([])
  })
})

describe('whoever is not marked', () => {
  it('is not called away, and the confirmation says what becomes of them', async () => {
    const { world, show, lifang, jianguo, wangwei } = await start()
    const { anna } = world
    await world.moveTo(atNine(121))
    expect(world.textOf(world.find(anna.id, '点名'))).toContain(
      '到了 0 人 · 没到 0 人 · 还没标 3 人',
    )
    await world.press(anna.id, anna.id, '李芳')
    await world.press(anna.id, anna.id, '张建国')
    await world.press(anna.id, anna.id, '张建国')
    expect(world.textOf(world.find(anna.id, '点名'))).toContain(
      '到了 1 人 · 没到 1 人 · 还没标 1 人',
    )
    await world.press(anna.id, anna.id, '再确认')
    const asked = world.textOf(world.find(anna.id, '请核对'))
    expect(asked).toContain('没有到：1 人')
    expect(asked).toContain(`还没标：1 人（${wangwei.name}）`)
    expect(asked).toContain('不给他们记时长，也不算没到')
    await world.press(anna.id, anna.id, '确认记入')
    expect((await booksOf(world, show)).map((r) => r.member)).toEqual([of(lifang)])
    const noShows = async (id: number) => {
      await world.say(id, id, '/minutes')
      return world.textOf(world.find(id, '我的时长'))
    }
    expect(await noShows(jianguo.id)).toContain('报了名没到：1 次')
    expect(await noShows(wangwei.id)).not.toContain('没到')
  })

  it('is marked away by one tap, as by one tap here', async () => {
    const { world } = await start()
    const { anna } = world
    world.telegram.play.language({ as: anna.id, language_code: 'en' })
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, '李芳')
    await world.press(anna.id, anna.id, 'Look once more')
    expect(world.textOf(world.find(anna.id, 'Please check'))).toContain('Not marked yet: 2')
    await world.press(anna.id, anna.id, 'Unmarked: not here')
    expect(world.textOf(world.find(anna.id, 'Roll call'))).toContain('Here: 1 · Not here: 2 ·')
    expect(
      world
        .buttonsOf(world.find(anna.id, 'Roll call'))
        .map((b) => b.text)
        .join(),
    ).not.toContain('Unmarked')
  })
})

describe('an activity that nobody signed up for', () => {
  const alone = async () => {
    const stage = await start()
    const { world, lifang, jianguo, wangwei } = stage
    for (const { id } of [lifang, jianguo, wangwei]) await world.press(id, world.group, '去不了')
    return stage
  }

  it('is closed by one tap, once, and whoever is remembered later still gets in', async () => {
    const { world, community, show, lifang } = await alone()
    const { anna } = world
    await world.moveTo(atNine(121))
    const asked = world.find(anna.id, '没有人报名')
    expect(world.buttonsOf(asked).map((b) => b.text)).toEqual([
      '✅ 没有人来，结束',
      '🚶 有人来了，写上',
    ])
    const data = `1rclose:${show.id}`
    const toasts = await Promise.all(
      [1, 2].map(() => world.pressData(anna.id, anna.id, asked, data)),
    )
    expect(toasts.filter((toast) => toast === '已经结束')).toHaveLength(1)
    expect(world.textOf(world.find(anna.id, '随时可以补'))).toContain(show.title)
    expect(world.textOf(world.find(world.group, /活动结束/))).toContain(show.title)
    const counted = async () => {
      const asked = { month: '2026-11' as never, zone: community.zone, now: instant(world.clock()) }
      return summarise(asked, await monthOf(world.table, community, asked.month)).activities
    }
    expect(await counted()).toBe(0)
    await appoint(world, community, lifang.id)
    await world.moveTo(daysLater(1))
    await world.press(anna.id, anna.id, '补一个人')
    await world.say(anna.id, anna.id, '孙奶奶')
    await world.say(anna.id, anna.id, '90')
    await world.say(anna.id, anna.id, '那天来帮忙了')
    await world.press(lifang.id, lifang.id, '属实')
    expect(await booksOf(world, show)).toMatchObject([{ served: 90, provenance: 'back-filled' }])
    expect(await counted()).toBe(1)
  })

  it('becomes a roll call as soon as one who came is added, and a tap too late closes nothing', async () => {
    const { world, show } = await alone()
    const { anna } = world
    await world.moveTo(atNine(121))
    const asked = world.find(anna.id, '没有人报名')
    await world.press(anna.id, anna.id, '有人来了')
    await world.say(anna.id, anna.id, '孙奶奶')
    expect(world.textOf(world.find(anna.id, '点名'))).toContain('到了 1 人')
    await world.pressData(anna.id, anna.id, asked, `1rclose:${show.id}`)
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    expect(await booksOf(world, show)).toMatchObject([{ served: 120, provenance: 'attested' }])
  })

  it('is no roll call to be closed before it is over', async () => {
    const { world, show } = await alone()
    const { anna } = world
    await world.moveTo(atNine(60))
    await world.say(anna.id, anna.id, '/rollcall')
    await world.press(anna.id, anna.id, show.title)
    expect(await world.press(anna.id, anna.id, '没有人来')).toContain('还没结束')
  })
})

describe('what is entered late', () => {
  it('waits for a second coordinator, and nobody seconds themselves', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    await appoint(world, community, lifang.id)
    await world.moveTo(daysLater(3))
    const { anna } = world
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, '再确认')
    expect(world.textOf(world.find(anna.id, '请核对'))).toContain('要第二位负责人确认：3 人')
    await world.press(anna.id, anna.id, '确认记入')
    expect(await booksOf(world, show)).toEqual([])
    // Li Fang is asked about the others; her own minutes need somebody else.
    const asked = world.find(lifang.id, '请您确认')
    expect(world.textOf(asked)).toContain(jianguo.name)
    expect(world.textOf(asked)).not.toContain(lifang.name)
    expect(world.textOf(asked)).toContain('原因：过了当天才记')
    const data = `1second:${show.id}:all:y`
    expect(
      await world.pressData(anna.id, anna.id, world.find(anna.id, '点名已确认'), data),
    ).toContain('另一位')
    await world.press(lifang.id, lifang.id, '属实')
    await world.pressData(lifang.id, lifang.id, asked, data)
    const books = await booksOf(world, show)
    expect(books.map((r) => [r.provenance, r.second])).toEqual([
      ['back-filled', of(lifang)],
      ['back-filled', of(lifang)],
    ])
    expect(
      await world.pressData(lifang.id, lifang.id, asked, `1second:${show.id}:own-0:y`),
    ).toContain('自己的时长')
    expect(world.textOf(world.find(anna.id, '另一位负责人已确认'))).toContain(show.title)
  })

  it('waits until there is a second coordinator at all', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    const { anna } = world
    await world.moveTo(daysLater(3))
    await world.press(anna.id, anna.id, jianguo.name)
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    expect(world.textOf(world.find(anna.id, '还没有别的负责人'))).toContain(jianguo.name)
    await appoint(world, community, lifang.id)
    await world.say(lifang.id, lifang.id, '/rollcall')
    await world.press(lifang.id, lifang.id, show.title)
    await world.press(lifang.id, lifang.id, '确认 1 人的补录')
    await world.press(lifang.id, lifang.id, '属实')
    expect(await booksOf(world, show)).toMatchObject([
      { member: of(jianguo), served: 120, provenance: 'back-filled', second: of(lifang) },
    ])
  })

  it('is not entered when the second coordinator cannot confirm it', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    await appoint(world, community, lifang.id)
    const { anna } = world
    await world.moveTo(daysLater(3))
    await world.press(anna.id, anna.id, jianguo.name)
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    await world.press(lifang.id, lifang.id, '不能确认')
    const data = `1second:${show.id}:all:y`
    await world.pressData(lifang.id, lifang.id, world.find(lifang.id, '没有确认'), data)
    expect(await booksOf(world, show)).toEqual([])
    expect(world.textOf(world.find(anna.id, '没有确认'))).toContain('没有记入')
  })

  it('shows the day by which it is due, by the official calendar', async () => {
    const { world } = await start()
    await world.moveTo(atNine(121))
    expect(world.textOf(world.find(world.anna.id, '点名'))).toContain('12月11日 周五')
  })
})

describe('a correction', () => {
  it('is a new entry with its reason, and keeps the old one', async () => {
    const { world, show, jianguo } = await start()
    const { anna } = world
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    await world.moveTo(daysLater(1))
    await world.say(anna.id, anna.id, '/rollcall')
    await world.press(anna.id, anna.id, show.title)
    await world.press(anna.id, anna.id, jianguo.name)
    await world.say(anna.id, anna.id, '一小时？')
    expect(world.textOf(world.find(anna.id, '没看懂'))).toContain('90')
    await world.say(anna.id, anna.id, '1小时')
    await world.say(anna.id, anna.id, '提前离开')
    const mine = (await booksOf(world, show)).filter((r) => r.member === of(jianguo))
    expect(mine.map((r) => [r.seq, r.credited, r.provenance])).toEqual([
      [0, 120, 'attested'],
      [1, 60, 'attested'],
    ])
  })

  it('upwards on a later day waits for the second coordinator', async () => {
    const { world, community, show, lifang, jianguo } = await start()
    await appoint(world, community, lifang.id)
    const { anna } = world
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, /张建国/)
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    await world.moveTo(daysLater(2))
    await world.say(anna.id, anna.id, '/rollcall')
    await world.press(anna.id, anna.id, show.title)
    await world.press(anna.id, anna.id, '补一个人')
    await world.say(anna.id, anna.id, '王伟')
    await world.press(anna.id, anna.id, '王伟')
    await world.say(anna.id, anna.id, '120')
    await world.say(anna.id, anna.id, '漏记了')
    expect(await booksOf(world, show)).toHaveLength(1)
    expect(world.textOf(world.find(lifang.id, '请您确认'))).toContain('漏记了')
    await world.press(lifang.id, lifang.id, '属实')
    const books = await booksOf(world, show)
    expect(books.find((r) => r.member !== of(jianguo))).toMatchObject({
      served: 120,
      provenance: 'back-filled',
      second: of(lifang),
    })
  })
})

describe('training and rehearsals', () => {
  it('keep training minutes apart from service', async () => {
    const { world, lifang } = await start({
      kind: 'training',
      countsHours: false,
      training: { host: '红十字会', learningMinutes: 120 },
    })
    const { anna } = world
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, '再确认')
    await world.press(anna.id, anna.id, '确认记入')
    await world.say(lifang.id, lifang.id, '/minutes')
    const mine = world.textOf(world.find(lifang.id, '我的时长'))
    expect(mine).toContain('培训（另记）：2 小时')
    expect(mine).toContain('服务：0 分钟')
  })

  it('earn nothing at a rehearsal, and the roll call says so', async () => {
    const { world, show } = await start({ kind: 'rehearsal', countsHours: false })
    const { anna } = world
    await world.moveTo(atNine(121))
    expect(world.textOf(world.find(anna.id, '点名'))).toContain('不算服务时长')
    await world.press(anna.id, anna.id, '没标的都到了')
    await world.press(anna.id, anna.id, '再确认')
    const checked = world.textOf(world.find(anna.id, '请核对'))
    expect(checked).toContain('3 人，共 6 小时')
    expect(checked).toContain('不算服务时长')
    expect(checked).not.toContain('→')
    await world.press(anna.id, anna.id, '确认记入')
    expect((await booksOf(world, show)).map(({ credited }) => credited)).toEqual([0, 0, 0])
  })

  it('let no day be over twelve hours, and say by name whose would be', async () => {
    const { world, show, lifang } = await start()
    const { anna, table } = world
    await addMember(table, newMember(show.community, of(lifang), instant(0)))
    await world.moveTo(atNine(121))
    await world.press(anna.id, anna.id, '没标的都到了')
    const card = world.find(anna.id, '点名')
    await world.pressData(anna.id, anna.id, card, `1rmin:${show.id}:${of(lifang)}:780:0`)
    await world.press(anna.id, anna.id, '再确认')
    expect(world.textOf(world.find(anna.id, '请核对'))).toContain('李芳：同一天加起来超过 12 小时')
    await world.pressData(anna.id, anna.id, card, `1rollok:${show.id}`)
    expect(await booksOf(world, show)).toEqual([])
  })
})
