import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { playId } from '../../../../../infra/local/playground/protocol.ts'
import type { Community } from '../../../../../shared/domain/community.ts'
import { type CalendarMonth, instant } from '../../../../../shared/domain/time.ts'
import { openNeeds } from '../../../../../shared/store/need.ts'
import { readSurvey, recordVotes } from '../../../../../shared/store/survey.ts'
import { activity, publish } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li, zhang] = [8001, 8002, 8003]
const december = '2026-12' as CalendarMonth
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const polls = () => world.seen(world.group).filter((m) => m.message.poll)
const survey = () => readSurvey(world.table, community.id, december)

async function vote(as: number, options: number[]): Promise<void> {
  const [poll] = polls()
  if (!poll) throw new Error('no poll')
  world.telegram.play.vote({ as, chat: world.group, id: playId(poll.message), options })
  await world.settled()
}

describe('asking what people want', () => {
  it('shows the coordinator the poll first, and the group one poll', async () => {
    await world.say(anna, anna, '/survey')
    expect(newest(anna)).toContain('2026年12月')
    expect(polls()).toHaveLength(0)
    const preview = world.find(anna, '发到群里投票')
    await world.press(anna, anna, '发到群里投票')
    const [button] = world.buttonsOf(preview)
    const data = button && 'callback_data' in button ? button.callback_data : ''
    await world.pressData(anna, anna, preview, data)
    expect(polls()).toHaveLength(1)
    expect(polls()[0]?.message.poll).toMatchObject({ is_anonymous: true })
    expect(polls()[0]?.message.poll?.options.map((o) => o.text)).toContain('教育')
    expect(world.errors).toEqual([])
  })

  it('counts the votes, beside what is planned, and keeps nobody’s name', async () => {
    const planned = activity(community, anna, { start: instant(Date.UTC(2026, 11, 5, 1)) })
    await publish(world.table, community, planned, [{ label: '表演', seats: 2 }], world.clock())
    await world.say(anna, anna, '/survey 书法班、义诊、广场舞')
    await world.press(anna, anna, '发到群里投票')
    await vote(li, [1])
    await vote(zhang, [0, 1])
    expect(await survey()).toMatchObject({ votes: [1, 2, 0], voters: 2 })
    await world.press(anna, anna, '刷新')
    expect(newest(anna)).toContain('2 人投票')
    expect(newest(anna)).toContain('文体 1')
    expect(JSON.stringify(await survey())).not.toContain(li.toString(36))
  })

  it('can be dropped before the group sees it, and asks about a month once', async () => {
    await world.say(anna, anna, '/survey 书法班、义诊')
    await world.press(anna, anna, '不发了')
    expect(await survey()).toBeUndefined()
    await world.say(anna, anna, '/survey 书法班、义诊')
    await world.press(anna, anna, '发到群里投票')
    await world.say(anna, anna, '/survey 广场舞、合唱')
    expect(newest(anna)).toContain('已经问过大家了')
    expect(polls()).toHaveLength(1)
    expect((await survey())?.options.map(({ label }) => label)).toEqual(['书法班', '义诊'])
  })

  it('turns a wish into one need, however often it is tapped', async () => {
    await world.say(anna, anna, '/survey 书法班、义诊')
    await world.press(anna, anna, '发到群里投票')
    await vote(li, [1])
    await world.press(anna, anna, '刷新')
    const card = world.find(anna, '变成求助')
    const button = world.buttonsOf(card).find((b) => b.text.includes('变成求助'))
    const data = button && 'callback_data' in button ? button.callback_data : ''
    await world.pressData(anna, anna, card, data)
    await world.pressData(anna, anna, card, data)
    const needs = await openNeeds(world.table, community.id)
    expect(needs).toMatchObject([{ origin: 'survey', state: 'accepted', programme: 'health' }])
    expect(newest(anna)).toContain('义诊')
    await world.say(anna, anna, '/need')
    expect(world.seen(anna).some((m) => world.textOf(m).includes('您的求助'))).toBe(false)
  })

  it('ends the vote with the last counts, and late news change nothing', async () => {
    await world.say(anna, anna, '/survey')
    await world.press(anna, anna, '发到群里投票')
    await vote(li, [3])
    await world.press(anna, anna, '刷新')
    await world.press(anna, anna, '截止投票')
    expect(polls()[0]?.message.poll).toMatchObject({ is_closed: true })
    expect(await survey()).toMatchObject({ status: 'closed', voters: 1 })
    const late = { votes: [9], voters: 9, update: 1e9 }
    const which = { community: community.id, month: december }
    expect(await recordVotes(world.table, which, late, instant(wednesdayTen))).toBe(false)
  })

  it('takes no counts that are older than those it has', async () => {
    await world.say(anna, anna, '/survey 书法班、义诊')
    await world.press(anna, anna, '发到群里投票')
    const which = { community: community.id, month: december }
    const at = instant(wednesdayTen)
    await recordVotes(world.table, which, { votes: [2, 0], voters: 2, update: 1e9 }, at)
    await recordVotes(world.table, which, { votes: [1, 0], voters: 1, update: 1e9 - 1 }, at)
    expect(await survey()).toMatchObject({ voters: 2 })
  })

  it('is for coordinators', async () => {
    await world.say(li, li, '/survey')
    expect(newest(li)).toContain('负责人')
    expect(await survey()).toBeUndefined()
  })
})
