import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entries } from '../../../functions/webhook/commands.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { memberOf, type PartnerId, type TeamId } from '../../../shared/domain/ids.ts'
import { instant } from '../../../shared/domain/time.ts'
import { type Dialogue, readDialogue, writeDialogue } from '../../../shared/store/dialogue.ts'
import { updateMember } from '../../../shared/store/member.ts'
import { addPartner } from '../../../shared/store/partner.ts'
import { addTeam } from '../../../shared/store/team.ts'
import { activity, publish, saturday } from '../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../world/bot.ts'

let world: TestWorld
let community: Community
const [anna, li] = [8001, 8002]
const long = '字'.repeat(400)
const over = 'jinqiu0002'

// A question with buttons of its own leads back to where it was asked.
const ways = ['不用了', '‹ 返回']

/** Each verb in the middle of a question, and something that is no answer to it. */
const questions: [Dialogue, string][] = [
  [{ verb: 'offer', step: 'when', data: {} }, '你好'],
  [{ verb: 'register', step: 'times', data: { community: 'guihua' } }, '你好'],
  [{ verb: 'team', step: 'capacity', data: { community: 'guihua', team: 'wudao' } }, '你好'],
  [{ verb: 'training', step: 'gives', data: { activity: 'jinqiu0001' } }, long],
  [{ verb: 'partner', step: 'note', data: { community: 'guihua', partner: 'yiyuan' } }, long],
  [{ verb: 'theme', step: 'text', data: { community: 'guihua', month: '2026-12' } }, long],
  [{ verb: 'schedule', step: 'quiet', data: { community: 'guihua' } }, '你好'],
  [{ verb: 'schedule', step: 'WEEKLY', data: { community: 'guihua' } }, '你好'],
  [{ verb: 'card', step: 'seats', data: { activity: 'jinqiu0001', role: 0 } }, '你好'],
  [{ verb: 'card', step: 'field', data: { activity: 'jinqiu0001', field: 'start' } }, '你好'],
  [{ verb: 'agree', step: 'name', data: { community: 'guihua' } }, long],
  [{ verb: 'archive', step: 'served', data: { activity: over } }, '你好'],
  [{ verb: 'rollcall', step: 'minutes', data: { activity: over, member: 'x' } }, '你好'],
]

// These take any words: what is said to them is an answer.
const takeAll = ['need', 'recruit']

beforeAll(async () => {
  world = await startWorld({ still: true })
  community = await world.found()
  const { table } = world
  const now = instant(wednesdayTen)
  const seats = [{ label: '表演', seats: 5 }]
  await publish(table, community, activity(community, anna), seats, now)
  const past = {
    start: instant(saturday.start - 7 * 86_400_000),
    end: instant(saturday.end - 7 * 86_400_000),
  }
  await publish(
    table,
    community,
    activity(community, anna, { ...past, id: over as never }),
    seats,
    now,
  )
  const c = community.id
  await addTeam(table, {
    ...{ id: 'wudao' as TeamId, community: c, name: '舞蹈队' },
    ...{ leaders: [], createdAt: now, version: 1 },
  })
  await addPartner(table, {
    ...{ id: 'yiyuan' as PartnerId, community: c, name: '区医院', kinds: ['hospital'] },
    ...{ offers: [], asked: [], createdAt: now },
  })
  const consent = { version: 2, at: now }
  await updateMember(table, c, memberOf(anna), { consent })
  await world.settled()
})
afterAll(() => world.close())

const asked = () => readDialogue(world.table, world.bot, anna, instant(wednesdayTen))
const newest = () => {
  const last = world.seen(anna).at(-1)
  if (!last) throw new Error('nothing was said')
  return last
}

describe('a question', () => {
  it('is put by these verbs, and by no others', async () => {
    const verbs = await Promise.all(entries.map(async (e) => [e.name, await e.load()] as const))
    const asking = verbs.flatMap(([name, verb]) => (verb.dialogue ? [name] : []))
    const known = new Set([...questions.map(([{ verb }]) => verb), ...takeAll])
    expect([...known].sort()).toEqual(asking.sort())
  })

  it.each(questions)(
    'has a way out when the answer does not fit: %j',
    async (dialogue, nonsense) => {
      await writeDialogue(world.table, world.bot, anna, dialogue, instant(wednesdayTen))
      await world.say(anna, anna, nonsense)
      const out = world.buttonsOf(newest()).find(({ text }) => ways.includes(text))
      expect(out).toBeDefined()
      expect(await asked()).toMatchObject({ verb: dialogue.verb })
      await world.press(anna, anna, out?.text ?? '')
      expect(await asked()).toBeUndefined()
    },
  )

  it('has one already as it is put', async () => {
    await world.say(li, li, '/offer')
    expect(world.buttonsOf(world.find(li, '什么时候有空')).map((b) => b.text)).toEqual(['不用了'])
    await world.press(li, li, '不用了')
    expect(world.textOf(world.find(li, '不问了'))).toBe('好的，不问了。')
  })

  it('lets what was no answer be taken for what it says', async () => {
    await world.say(li, li, '/offer')
    await world.say(li, li, '我家灯坏了，谁能帮忙换一下')
    await world.press(li, li, '不用了')
    expect(world.textOf(world.find(li, '我家灯坏了'))).toContain('您是想请人帮忙吗')
  })

  it('never takes a command for its answer', async () => {
    await world.say(li, li, '/offer')
    await world.say(li, li, '/my')
    expect(world.textOf(world.find(li, '提醒'))).not.toContain('没看懂')
  })

  it('went through without a fault', () => {
    expect(world.errors).toEqual([])
  })
})
