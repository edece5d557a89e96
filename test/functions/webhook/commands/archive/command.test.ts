import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { playId } from '../../../../../infra/local/playground/protocol.ts'
import { photoLimit } from '../../../../../shared/domain/archive.ts'
import { parsePeriod } from '../../../../../shared/domain/book-filter.ts'
import type { ActivityId, TeamId } from '../../../../../shared/domain/ids.ts'
import { day, instant } from '../../../../../shared/domain/time.ts'
import { keepPhoto, keptOf, lineItem, linesIn } from '../../../../../shared/store/archive.ts'
import { writeItems } from '../../../../../shared/store/batch.ts'
import { myData } from '../../../../../shared/store/my-data.ts'
import { activity, publish, saturday } from '../../../../world/activities.ts'
import { atNine, minutesOf, of, startShow } from '../../../../world/hours.ts'
import { countingUnits } from '../../../../world/units.ts'

type Show = Awaited<ReturnType<typeof startShow>>
let it_: Show
beforeEach(async () => {
  it_ = await startShow()
})
afterEach(() => it_.world.close())

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const putPhoto = (as: number, chat: number, seed: number, more: object = {}) => {
  const { world } = it_
  const reply = chat < 0 ? { replyTo: playId(world.find(chat, '金秋养老院文艺演出').message) } : {}
  const bytes = Buffer.concat([Buffer.from(png, 'base64'), Buffer.from([seed])])
  world.telegram.play.upload({
    ...{ as, chat, name: 'p.png', mime: 'image/png', base64: bytes.toString('base64') },
    ...reply,
    ...more,
  })
}
const sendPhoto = async (as: number, chat: number, seed: number, caption?: string) => {
  putPhoto(as, chat, seed, caption ? { caption } : {})
  await it_.world.settled()
}

/** Everyone came, and the roll call is confirmed at eleven. */
async function close(): Promise<void> {
  const { world, show } = it_
  await world.moveTo(atNine(125))
  await world.say(world.anna.id, world.anna.id, '/rollcall')
  await world.press(world.anna.id, world.anna.id, show.title)
  await world.press(world.anna.id, world.anna.id, '没标的都到了')
  await world.press(world.anna.id, world.anna.id, '看一遍再确认 ›')
  await world.press(world.anna.id, world.anna.id, '确认记入')
}

const newest = (chat: number) =>
  it_.world.textOf(it_.world.seen(chat).at(-1) ?? it_.world.find(chat, /./))

describe('what is kept of an activity', () => {
  it('begins with the number of residents, asked as soon as the hours are confirmed', async () => {
    const { world, show } = it_
    await close()
    expect(world.textOf(world.find(world.anna.id, '服务了多少位居民'))).toContain(show.title)
    await world.press(world.anna.id, world.anna.id, /^30$/)
    expect((await keptOf(world.table, show.id)).served).toBe(30)
    expect(world.textOf(world.find(world.anna.id, '服务居民 30 人'))).toContain('服务时长 6 小时')
    await world.press(world.anna.id, world.anna.id, '服务居民人数')
    await world.press(world.anna.id, world.anna.id, '写一个数')
    await world.say(world.anna.id, world.anna.id, '不少')
    expect(newest(world.anna.id)).toContain('请写一个数')
    await world.say(world.anna.id, world.anna.id, '大约 42 位')
    expect(newest(world.anna.id)).toContain('服务居民 42 人')
  })

  it('takes photos and words from replies in the group, twice delivered or not', async () => {
    const { world, show, lifang, jianguo } = it_
    await close()
    await sendPhoto(lifang.id, world.group, 1, '老人们很高兴')
    await sendPhoto(jianguo.id, world.group, 1)
    await sendPhoto(jianguo.id, world.group, 2)
    const post = world.find(world.group, '金秋养老院文艺演出')
    await world.say(jianguo.id, world.group, '下次还来，电话13912345678', post)
    await world.say(jianguo.id, world.group, '报名', post)
    const kept = await keptOf(world.table, show.id)
    expect(kept.words.map(({ text }) => text)).toEqual([
      '老人们很高兴',
      expect.stringMatching(/^下次还来/),
    ])
    expect(kept.words[1]?.text).not.toContain('139')
    // The same picture, sent by two people, has another name for each.
    expect(kept.photos).toHaveLength(3)
    const [line] = await linesIn(world.table, it_.community, 'all')
    expect(line).toMatchObject({ photos: 3, words: expect.stringContaining('老人们很高兴') })
  })

  it('keeps every picture of an album that comes at once, twice, and answers it once', async () => {
    const { world, show, lifang } = it_
    await close()
    const before = world.seen(world.group).length
    world.telegram.play.fault({ updates: 'twice', times: 5 })
    for (const seed of [1, 2, 3, 4, 5])
      putPhoto(lifang.id, world.group, seed, {
        album: 'a1',
        ...(seed === 1 && { caption: '老人们很高兴' }),
      })
    await world.settled()
    const kept = await keptOf(world.table, show.id)
    expect([kept.photos.length, kept.words.length]).toEqual([5, 1])
    const added = world.seen(world.group).slice(before)
    expect(added.filter((m) => m.message.from?.id === world.bot)).toEqual([])
    expect(added.flatMap(({ reactions }) => reactions)).toEqual([{ emoji: '❤', by: [world.bot] }])
    expect(added[0]?.reactions).toHaveLength(1)
    const hearts = world.telegram.calls.of('setMessageReaction')
    expect(new Set(hearts.map(({ params }) => params.message_id)).size).toBe(1)
  })

  it('says once of an album that there is no more room', async () => {
    const { world, show, lifang } = it_
    await close()
    for (let n = 0; n < photoLimit - 1; n += 1) {
      const photo = { unique: `u${n}`, file: `f${n}`, by: of(lifang), at: instant(world.clock()) }
      await keepPhoto(world.table, it_.community.id, show.id, photo)
    }
    putPhoto(lifang.id, world.group, 1)
    await world.settled()
    for (const seed of [2, 3, 4]) putPhoto(lifang.id, world.group, seed, { album: 'a2' })
    await world.settled()
    expect((await keptOf(world.table, show.id)).photos).toHaveLength(photoLimit)
    const told = world.seen(world.group).filter((m) => world.textOf(m).includes(`${photoLimit}`))
    expect(told).toHaveLength(1)
  })

  it('keeps nothing before the activity, and pictures while it runs', async () => {
    const { world, show, lifang } = it_
    await sendPhoto(lifang.id, world.group, 1, '到了')
    expect((await keptOf(world.table, show.id)).photos).toHaveLength(0)
    await world.moveTo(atNine(30))
    await sendPhoto(lifang.id, world.group, 2)
    expect((await keptOf(world.table, show.id)).photos).toHaveLength(1)
  })

  it('counts one rating a person, of those who were there, and shows the average from three on', async () => {
    const { world, show, lifang, jianguo, wangwei } = it_
    await close()
    const stranger = world.people[4]
    if (!stranger) throw new Error('the cast is missing')
    expect(await world.press(stranger.id, world.group, '1⭐')).toContain('到场的人')
    await world.press(lifang.id, world.group, '2⭐')
    expect(await world.press(lifang.id, world.group, '5⭐')).toContain('5 分')
    await world.press(jianguo.id, world.group, '4⭐')
    await world.say(lifang.id, lifang.id, '/archive')
    await world.press(lifang.id, lifang.id, /^1$/)
    expect(newest(lifang.id)).toContain('已有 2 人评分')
    await world.press(wangwei.id, world.group, '5⭐')
    expect((await keptOf(world.table, show.id)).ratings.toSorted()).toEqual([4, 5, 5])
    await world.press(lifang.id, world.group, '活动档案')
    expect(newest(lifang.id)).toContain('4.7 分（3 人评分）')
  })

  it('shows names and lessons to those who answer for it, and the album to everyone', async () => {
    const { world, lifang } = it_
    await close()
    await sendPhoto(lifang.id, world.group, 1)
    await sendPhoto(lifang.id, world.group, 2)
    await world.press(world.anna.id, world.anna.id, /^30$/)
    await world.press(world.anna.id, world.anna.id, '写心得')
    await world.say(world.anna.id, world.anna.id, '下次早到半小时。')
    expect(newest(world.anna.id)).toContain('李芳')
    expect(newest(world.anna.id)).toContain('下次早到半小时。')
    expect(newest(world.anna.id)).toContain('🗓 2026年11月28日 周六 09:00–11:00')
    await world.press(lifang.id, world.group, '活动档案')
    expect(newest(lifang.id)).toContain('到场志愿者 3 人')
    expect(newest(lifang.id)).not.toContain('早到半小时')
    await world.press(lifang.id, lifang.id, '看照片（2）')
    const album = world.seen(lifang.id).slice(-2)
    expect(album.map(({ message }) => message.photo?.length)).toEqual([1, 1])
    expect(new Set(album.map(({ message }) => message.media_group_id)).size).toBe(1)
  })

  it('takes photos in private while it was asked for them', async () => {
    const { world, show } = it_
    await close()
    await world.press(world.anna.id, world.anna.id, /^0$/)
    await world.press(world.anna.id, world.anna.id, '加照片和话')
    await sendPhoto(world.anna.id, world.anna.id, 7)
    await world.say(world.anna.id, world.anna.id, '大家辛苦了')
    const { photos, words } = await keptOf(world.table, show.id)
    expect([photos.length, words[0]?.text]).toEqual([1, '大家辛苦了'])
    expect(newest(world.anna.id)).toContain('大家辛苦了')
  })
})

describe('what somebody gave to the archive', () => {
  it('is in the file of their own data, and goes with them, their rating without a name', async () => {
    const { world, show, lifang, jianguo } = it_
    await close()
    await sendPhoto(lifang.id, world.group, 1, '老人们很高兴')
    await sendPhoto(jianguo.id, world.group, 2)
    await world.press(lifang.id, world.group, '4⭐')
    const data = await myData(world.table, lifang.id, of(lifang), [it_.community.id])
    const given = data.communities.flatMap(({ rows }) => rows.archive)
    expect(given.map(({ sk }) => String(sk).split('#')[1]).sort()).toEqual([
      'PHOTO',
      'RATE',
      'WORD',
    ])
    await world.say(lifang.id, lifang.id, '/forget')
    await world.press(lifang.id, lifang.id, '全部删除')
    for (let i = 1; i < 6; i += 1) await world.moveTo(atNine(130 + 3 * i))
    const kept = await keptOf(world.table, show.id)
    expect(kept.photos.map(({ by }) => by)).toEqual([of(jianguo)])
    expect(kept.words).toEqual([])
    expect(kept.ratings).toEqual([4])
    const [line] = await linesIn(world.table, it_.community, 'all')
    expect(line).toMatchObject({ photos: 1, rating: { sum: 4, count: 1 } })
    expect(line?.words).toBeUndefined()
  })
})

describe('searching what was done', () => {
  it('finds by text, month, programme and team, with the way to the post', async () => {
    const { world, community, lifang } = it_
    const patrol = activity(community, world.anna.id, {
      id: 'patrol0001' as ActivityId,
      title: '夜间巡逻',
      place: '东门',
      programme: 'safety',
      team: 'teamone' as TeamId,
      start: instant(saturday.start + day),
      end: instant(saturday.end + day),
    })
    await publish(world.table, community, patrol, [{ label: '巡逻', seats: 4 }], world.clock())
    await world.settled()
    await world.say(lifang.id, lifang.id, '/archive')
    expect(newest(lifang.id)).toContain('没有找到')
    await world.moveTo(saturday.end + 2 * day)
    await world.say(lifang.id, lifang.id, '/档案 养老院')
    expect(newest(lifang.id)).toContain('找到 1 场')
    expect(
      world
        .seen(lifang.id)
        .at(-1)
        ?.message.entities?.some((e) => e.type === 'text_link'),
    ).toBe(true)
    await world.say(lifang.id, lifang.id, '/archive 2026-11')
    expect(newest(lifang.id)).toContain('找到 2 场')
    await world.press(lifang.id, lifang.id, '服务项目')
    await world.press(lifang.id, lifang.id, '安全')
    expect(newest(lifang.id)).toMatch(/2026年11月 · 安全\n找到 1 场/)
    expect(newest(lifang.id)).toContain('夜间巡逻')
    await world.press(lifang.id, lifang.id, '时间')
    await world.press(lifang.id, lifang.id, '2025')
    await world.press(lifang.id, lifang.id, '全年')
    expect(newest(lifang.id)).toContain('没有找到')
    await world.press(lifang.id, lifang.id, '搜文字')
    await world.say(lifang.id, lifang.id, '巡逻')
    expect(newest(lifang.id)).toContain('找到 1 场')
  })

  it('reads ten years of 500 activities in two hundred units and two calls', async () => {
    const { world, community, show } = it_
    const lines = Array.from({ length: 5000 }, (_, i) => ({
      activity: `old${String(i).padStart(7, '0')}` as ActivityId,
      community: community.id,
      title: i % 50 === 0 ? '重阳节义诊' : `第 ${i} 场楼道清理与环境整治`,
      start: instant(show.start - (i + 1) * 0.73 * day),
      end: instant(show.start - (i + 1) * 0.73 * day + 2 * 60 * minutesOf),
      programme: 'civility' as const,
      kind: 'service' as const,
      place: '桂花社区东门广场',
      words: '大家一起把楼道清理干净，居民都说好，下次还来。',
      served: 30,
      photos: 4,
      rating: { sum: 45, count: 10 },
    }))
    await writeItems(world.table, lines.map(lineItem))
    const all = countingUnits(world.table)
    expect(await linesIn(all.table, community, 'all')).toHaveLength(5001)
    expect(all.read()).toBeLessThan(220)
    expect(all.calls()).toBeLessThanOrEqual(2)
    const year = countingUnits(world.table)
    await linesIn(year.table, community, parsePeriod('2026') ?? 'all')
    expect(year.read()).toBeLessThan(25)
    await world.moveTo(saturday.end + day)
    await world.say(8002, 8002, '/archive 义诊')
    expect(newest(8002)).toContain('找到 100 场')
  })
})
