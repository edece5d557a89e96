import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entries } from '../../../../../functions/webhook/commands.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
const [li, liu] = [8002, 8004]

beforeAll(async () => {
  world = await startWorld()
  await world.found()
})
afterAll(() => world.close())

const listed = (audience: string) => entries.filter((e) => e.menu === audience).map((e) => e.name)
const helpFor = async (id: number): Promise<string> => {
  await world.say(id, id, '/help')
  return world.textOf(world.find(id, '您可以'))
}

describe('help', () => {
  it('shows a volunteer what everybody can do, and nothing else', async () => {
    const text = await helpFor(li)
    for (const name of listed('anyone')) expect(text).toContain(`/${name} `)
    for (const name of listed('coordinator')) expect(text).not.toContain(`/${name} `)
  })

  it('shows a coordinator every verb of the list', async () => {
    const text = await helpFor(world.anna.id)
    for (const { menu, name } of entries) if (menu) expect(text).toContain(`/${name} `)
  })

  it('names every command that there is, so that none can be forgotten', async () => {
    const text = await helpFor(world.anna.id)
    const verbs = await Promise.all(entries.map(async (e) => ({ ...e, verb: await e.load() })))
    const typed = verbs.filter(({ verb }) => verb.command).map(({ name }) => `/${name} `)
    expect(typed.length).toBeGreaterThan(30)
    expect(typed.filter((command) => !text.includes(command))).toEqual([])
  })

  it('leads everybody to what is kept of them', async () => {
    const line = (await helpFor(li)).split('\n').find((one) => one.startsWith('/privacy'))
    for (const command of ['/mydata', '/correct', '/forget']) expect(line).toContain(command)
  })

  it('answers alone when asked in the group, and shows strangers the way', async () => {
    const before = world.seen(world.group).length
    await world.say(li, world.group, '/帮助')
    expect(world.seen(world.group)).toHaveLength(before + 1)
    await world.say(liu, world.group, '/help')
    expect(world.buttonsOf(world.find(world.group, '单独聊'))).toHaveLength(1)
  })

  it('answers small talk kindly', async () => {
    await world.say(li, li, '你好呀')
    expect(world.textOf(world.find(li, '收到'))).toContain('/my')
  })

  it('went through without a fault', () => {
    expect(world.errors).toEqual([])
  })
})
