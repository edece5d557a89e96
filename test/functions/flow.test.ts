import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../shared/domain/community.ts'
import { activity, publish, saturday } from '../world/activities.ts'
import { startWorld, type TestWorld } from '../world/bot.ts'

const hour = 3_600_000
let world: TestWorld
let community: Community

beforeAll(async () => {
  world = await startWorld()
  community = await world.found()
  const planned = activity(community, world.anna.id)
  const roles = [
    { label: '表演', seats: 2 },
    { label: '摄影', seats: 1 },
  ]
  await publish(world.table, community, planned, roles, world.clock())
  await world.settled()
})
afterAll(() => world.close())

const [li, zhang, liu, wang, zhao] = [8002, 8003, 8004, 8005, 8006]
const post = () => world.find(world.group, '金秋养老院文艺演出')
const reactionsTo = (message: { message: { message_id: number } }) =>
  world.telegram.world
    .message(world.group, message.message.message_id)
    ?.reactions.map((r) => r.emoji)

describe('one Saturday from the post to the reminder', () => {
  it('shows one post with the day, the place and a button for each role', () => {
    expect(world.textOf(post())).toContain('11月28日 周六 09:00–11:00')
    expect(world.buttonsOf(post()).map((b) => b.text)).toEqual([
      '表演 0/2',
      '摄影 0/1',
      '可能来',
      '去不了',
    ])
  })

  it('tells her where she stands, and shows her name', async () => {
    expect(await world.press(li, world.group, '表演')).toBe('报名成功：表演，第 1 位')
    expect(world.textOf(post())).toContain('李芳')
  })

  it('understands a reply in plain words and answers with a thumb', async () => {
    const reply = await world.say(zhang, world.group, '算我一个', post())
    expect(reactionsTo(reply)).toEqual(['👍'])
    expect(world.textOf(post())).toContain('张建国')
  })

  it('puts two on the waitlist and tells them so alone', async () => {
    const reply = await world.say(wang, world.group, '+2', post())
    expect(reactionsTo(reply)).toEqual(['✍'])
    expect(world.textOf(world.find(wang, '候补'))).toContain('表演，第 1 位起，一共 2 人')
    expect(world.textOf(post())).toContain('候补 2 人')
  })

  it('tells whoever signed a neighbour up where that neighbour stands', async () => {
    await world.say(zhao, world.group, '帮王奶奶报名', post())
    expect(world.textOf(world.find(zhao, '王奶奶'))).toMatch(/^王奶奶：候补：表演，第 3 位/)
  })

  it('gives a freed seat on and tells the lucky one', async () => {
    await world.say(zhang, world.group, '去不了', post())
    expect(world.textOf(world.find(wang, '有空位了'))).toContain('金秋养老院文艺演出')
    expect(world.textOf(post())).toContain('王伟')
  })

  it('leaves talk about signing up alone', async () => {
    const talk = await world.say(zhao, world.group, '昨天报名的人好多啊', post())
    expect(reactionsTo(talk)).toEqual([])
  })

  it('never puts up a second post', () => {
    const posts = world
      .seen(world.group)
      .filter((m) => world.textOf(m).startsWith('金秋养老院文艺演出'))
    expect(posts).toHaveLength(1)
  })

  it('reminds those who are in a day before, once, in one message', async () => {
    await world.press(liu, world.group, '摄影')
    await world.moveTo(saturday.start - 24 * hour)
    await world.moveTo(saturday.start - 24 * hour + 1000)
    const reminders = world.seen(world.group).filter((m) => world.textOf(m).includes('快到日子了'))
    expect(reminders).toHaveLength(1)
    const [reminder] = reminders
    expect(reminder && world.textOf(reminder)).toMatch(/李芳、王伟、刘梅/)
  })

  it('asks again two hours before only those who did not say that they come', async () => {
    expect(await world.press(li, world.group, '我会来')).toBe('好的，到时候见！')
    await world.moveTo(saturday.start - hour)
    const nudge = world.find(world.group, '两个小时')
    expect(world.textOf(nudge)).not.toContain('李芳')
    expect(world.textOf(nudge)).toContain('刘梅')
  })

  it('tells the coordinator when someone drops out on the day', async () => {
    await world.press(liu, world.group, '去不了')
    expect(world.textOf(world.find(world.anna.id, '临时来不了'))).toContain('刘梅')
  })

  it('went through without a fault', () => {
    expect(world.errors).toEqual([])
  })
})
