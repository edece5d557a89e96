import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summary } from '../../../../functions/deliver/messages/summary/message.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { digest, memberOf, type TeamId } from '../../../../shared/domain/ids.ts'
import { type CalendarDate, type CalendarMonth, instant } from '../../../../shared/domain/time.ts'
import { writeItems } from '../../../../shared/store/batch.ts'
import { communityJobs } from '../../../../shared/store/community-job.ts'
import { jobItem } from '../../../../shared/store/job.ts'
import { updateMember } from '../../../../shared/store/member.ts'
import { closeRoll } from '../../../../shared/store/roll.ts'
import { beginSent, readSent } from '../../../../shared/store/sent.ts'
import { addCandidate } from '../../../../shared/store/star.ts'
import { addTeam } from '../../../../shared/store/team.ts'
import { botApi } from '../../../../shared/telegram/api.ts'
import { activity, publish } from '../../../world/activities.ts'
import { startWorld, type TestWorld, token } from '../../../world/bot.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const [anna, lifang, jianguo, liumei, wangwei] = [8001, 8002, 8003, 8004, 8005]
const team = 'yinling' as TeamId
const november = '2026-11' as CalendarMonth
let world: TestWorld
let community: Community
let own: number

/** An activity of the team on a day of November, with who came and who didn't. */
async function held(day: string, came: number[], absent: number[]): Promise<void> {
  const start = instant(at(`${day}T09:00`))
  const end = instant(at(`${day}T11:00`))
  const planned = { team, start, end, id: digest(day) as never, programme: 'aid' as const }
  const each = activity(community, anna, planned)
  await publish(world.table, community, each, [{ label: '陪伴', seats: 9 }], world.clock())
  const by = memberOf(anna)
  const entry = {
    activity: each.id,
    seq: 0,
    kind: 'service' as const,
    date: day as CalendarDate,
    served: 120,
    credited: 120,
    policy: 'chongqing@1',
    provenance: 'checked-in' as const,
    by,
    at: end,
  }
  const records = came.map((id) => ({ ...entry, member: memberOf(id) }))
  const page = { activity: each.id, community: community.id, date: entry.date, by, at: end }
  const roll = { ...page, records, absent: absent.map(memberOf) }
  expect(await closeRoll(world.table, roll, [])).toBe('closed')
}

beforeAll(async () => {
  world = await startWorld({ now: at('2026-11-29T10:00') })
  community = await world.found()
  own = world.telegram.play.group({
    title: '银龄互助队',
    by: jianguo,
    members: [jianguo, wangwei],
    supergroup: true,
  }).id
  world.telegram.play.addBot({ chat: own, by: jianguo, admin: true })
  await world.settled()
  await addTeam(world.table, {
    id: team,
    community: community.id,
    name: '银龄互助队',
    leaders: [memberOf(jianguo)],
    chat: own,
    createdAt: instant(0),
    version: 1,
  })
  await addTeam(world.table, {
    id: 'rest' as TeamId,
    community: community.id,
    name: '书画队',
    leaders: [memberOf(wangwei)],
    createdAt: instant(0),
    version: 1,
  })
  await updateMember(world.table, community.id, memberOf(lifang), { roles: { leading: true } })
  await held('2026-11-07', [lifang, jianguo, liumei], [])
  await held('2026-11-21', [jianguo, liumei], [wangwei])
  const jobs = communityJobs(community, instant(world.clock()))
  await writeItems(world.table, jobs.filter(({ kind }) => kind === 'MONTHLY').map(jobItem))
  await world.settled()
  await addCandidate(world.table, community.id, memberOf(liumei), 1)
})
afterAll(() => world.close())

const summaries = (chat: number) => world.seen(chat).filter((m) => m.message.caption !== undefined)
const textsOf = (chat: number) => world.seen(chat).map(world.textOf)

describe('the first of the month', () => {
  it('is quiet before nine', async () => {
    await world.moveTo(at('2026-12-01T08:59'))
    expect(summaries(world.group)).toEqual([])
  })

  it('brings the group one picture with the numbers of its month, and no name', async () => {
    await world.moveTo(at('2026-12-01T09:00'))
    const [found, ...more] = summaries(world.group)
    expect(more).toEqual([])
    expect(found?.message.photo).toBeDefined()
    const text = found ? world.textOf(found) : ''
    expect(text).toContain('活动场次：2')
    expect(text).toContain('服务小时：10')
    expect(text).toContain('参加人次：5')
    expect(text).toContain('参加的志愿者：3')
    expect(text).toContain('到场率：83%（报名未到 1 人次）')
    expect(text).toContain('签到 10 小时')
    for (const { name } of world.people) expect(text).not.toContain(name)
  })

  it('brings a team its own month, in its group and to its leader', () => {
    for (const chat of [own, jianguo]) {
      const [found, ...more] = summaries(chat)
      expect(more).toEqual([])
      expect(found && world.textOf(found)).toContain('银龄互助队 · 2026年11月小结')
    }
  })

  it('does not remind a team that rested', () => {
    expect(summaries(wangwei)).toEqual([])
  })

  it('tells those who lead everything, and alone who is due for a star', () => {
    for (const chat of [anna, lifang]) {
      const full = textsOf(chat).filter((text) => text.includes('各队情况'))
      expect(full).toHaveLength(1)
      expect(full[0]).toContain('银龄互助队：2 场，10 小时')
      expect(full[0]).toContain('没有活动的队伍：书画队')
      expect(full[0]).toContain('刘梅：1 星')
    }
    for (const chat of [world.group, own, jianguo])
      expect(textsOf(chat).join('\n')).not.toContain('够星级')
  })

  it('comes once, however often its tick and its messages are repeated', async () => {
    const jobs = communityJobs(community, instant(at('2026-11-29T10:00')))
    // As after a crash between queueing and finishing: the occurrence is due again.
    await writeItems(world.table, jobs.filter(({ kind }) => kind === 'MONTHLY').map(jobItem))
    await Promise.all([
      world.moveTo(at('2026-12-01T09:06')),
      world.machine.fire(),
      world.machine.fire(),
    ])
    await world.moveTo(at('2026-12-01T10:00'))
    for (const chat of [world.group, own, jianguo, anna]) expect(summaries(chat)).toHaveLength(1)
    expect(textsOf(anna).filter((text) => text.includes('各队情况'))).toHaveLength(1)
  })
})

describe('a summary under one name', () => {
  const now = instant(at('2026-12-01T12:00'))
  const intent = (what?: string) => ({
    kind: 'summary' as const,
    community: community.id,
    month: november,
    to: world.group,
    ...(what && { what }),
  })
  const depsOf = (apiRoot = world.telegram.url) => ({
    table: world.table,
    queue: world.machine.queue,
    api: botApi(token, apiRoot),
    bot: world.bot,
    botInfo: () => botApi(token, world.telegram.url).getMe(),
    clock: Date.now,
    editGapMs: 0,
  })

  it('is sent once by two who deliver it at the same time', async () => {
    const before = summaries(world.group).length
    await Promise.all([1, 2].map(() => summary(depsOf(), intent('once'), now)))
    expect(summaries(world.group)).toHaveLength(before + 1)
  })

  it('is not sent again after a crash between the mark and the answer; coordinators are told', async () => {
    const before = summaries(world.group).length
    await beginSent(world.table, community.id, 'crashed', now)
    expect(await summary(depsOf(), intent('crashed'), now)).toEqual({ kind: 'done' })
    await world.settled()
    expect(summaries(world.group)).toHaveLength(before)
    expect(textsOf(anna).some((text) => text.includes('每月小结'))).toBe(true)
    expect(await readSent(world.table, community.id, 'crashed')).toMatchObject({ state: 'unsure' })
  })

  it('is asked of nobody but its reader when the chat is private', async () => {
    await beginSent(world.table, community.id, 'crashed-here', now)
    for (const to of [anna, jianguo])
      await summary(depsOf(), { ...intent('crashed-here'), to }, now)
    await world.settled()
    expect(textsOf(anna).at(-1)).toContain('有没有发给您')
    expect(textsOf(lifang).join('\n')).not.toContain('网络不稳')
    expect(textsOf(jianguo).join('\n')).not.toContain('网络不稳')
  })

  it('is tried again when Telegram surely refused it', async () => {
    const before = summaries(world.group).length
    const refused = { ...depsOf(), api: botApi('7700001:wrong', world.telegram.url) }
    expect((await summary(refused, intent('refused'), now)).kind).not.toBe('done')
    await summary(depsOf(), intent('refused'), now)
    expect(summaries(world.group)).toHaveLength(before + 1)
  })

  it('is shown as often as somebody asks to see it first', async () => {
    const before = summaries(anna).length
    for (let i = 0; i < 2; i++) await summary(depsOf(), { ...intent(), to: anna }, now)
    expect(summaries(anna)).toHaveLength(before + 2)
    expect(world.errors).toEqual([])
  })
})
