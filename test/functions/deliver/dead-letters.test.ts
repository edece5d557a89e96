import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listed, type Place, putBack } from '../../../infra/dead-letters.ts'
import { instant } from '../../../shared/domain/time.ts'
import { enqueue } from '../../../shared/queue/queue.ts'
import { keepAside } from '../../../shared/store/poison.ts'
import { startWorld, type TestWorld } from '../../world/bot.ts'

let world: TestWorld
let place: Place

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  world = await startWorld()
  await world.found()
  const { queue: live, deadLetters: dead, table } = world.machine
  place = { live, dead, table, bot: world.bot }
})
afterEach(async () => {
  await world.close()
  vi.restoreAllMocks()
})

const show = '/recruit 周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演2 风险:无'

/** An activity whose post Telegram refuses, as it does where the bot may not write. */
async function publishRefused(times: number): Promise<void> {
  await world.say(world.anna.id, world.anna.id, show)
  const method = 'sendMessage'
  world.telegram.play.fault({ method, chat: world.group, fault: 'refused', times } as never)
  await world.press(world.anna.id, world.anna.id, '发布')
}

const inGroup = () => world.seen(world.group).map(world.textOf)

describe('a post that Telegram refuses', () => {
  it('is kept with its reason, and one command says it again', async () => {
    await publishRefused(1)
    const [title, line, ...rest] = await listed(place)
    expect([title, rest]).toEqual(['1 dead letter:', []])
    expect(line).toMatch(/post {2}activity \w+ {2}chat -\d+ {2}- .*not enough rights/)
    expect(inGroup().join()).not.toContain('金秋养老院')

    const said = await putBack(place)
    expect(said[0]).toBe('1 dead letter put back:')
    await world.settled()
    expect(inGroup().filter((text) => text.includes('金秋养老院'))).toHaveLength(1)
    expect(await listed(place)).toEqual(['No dead letters.'])
  })

  it('comes back when it is refused again, and looking changes nothing', async () => {
    await publishRefused(2)
    expect(await listed(place)).toEqual(await listed(place))
    await putBack(place)
    await world.settled()
    expect((await listed(place))[0]).toBe('1 dead letter:')
    await putBack(place)
    await world.settled()
    expect((await listed(place))[0]).toBe('No dead letters.')
    expect(inGroup().filter((text) => text.includes('金秋养老院'))).toHaveLength(1)
  })

  it('says one thing when two put it back at the same moment', async () => {
    await publishRefused(1)
    await Promise.all([putBack(place), putBack(place)])
    await world.settled()
    expect(inGroup().filter((text) => text.includes('金秋养老院'))).toHaveLength(1)
    expect((await listed(place))[0]).toBe('No dead letters.')
  })
})

it('shows what no code can read, without the words in it', async () => {
  const intent = { kind: 'chat', text: '王阿姨的电话' } as never
  for (let i = 0; i < 12; i++)
    await enqueue(place.dead, [{ intent, chat: `c${i}`, once: `unreadable-${i}` }])
  const lines = await listed(place)
  expect(lines[0]).toBe('12 dead letters:')
  expect(lines.join()).not.toContain('王阿姨')
  expect(lines[1]).toContain('given up after too many tries')
})

it('shows updates that were kept aside, with the reason and not with their text', async () => {
  const update = { update_id: 17, message: { text: '王阿姨的电话' } }
  const now = instant(Date.UTC(2026, 10, 25, 2))
  await keepAside(world.table, world.bot, update, new TypeError('no such field'), now)
  expect(await listed(place)).toEqual([
    'No dead letters.',
    '1 update that nothing could handle, kept for 30 days:',
    '  2026-11-25 02:00  update 17  - TypeError: no such field',
  ])
})
