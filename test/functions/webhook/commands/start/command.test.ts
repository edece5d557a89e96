import { afterAll, beforeAll, expect, it } from 'vitest'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { readProfile, readProfiles } from '../../../../../shared/store/member.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
const [li, liu] = [8002, 8004]

beforeAll(async () => {
  world = await startWorld()
  await world.found()
})
afterAll(() => world.close())

const greeting = async (id: number, text = '/start'): Promise<string> => {
  await world.say(id, id, text)
  return world.textOf(world.find(id, '您好'))
}

it('greets a volunteer by name and names the community', async () => {
  const text = await greeting(li)
  expect(text).toContain('李芳')
  expect(text).toContain('桂花社区')
})

it('tells a coordinator how to recruit', async () => {
  expect(await greeting(world.anna.id)).toContain('/recruit')
})

it('can write to whoever pressed Start', async () => {
  expect((await readProfile(world.table, liu)).reachable).toBe(false)
  await greeting(liu)
  expect((await readProfile(world.table, liu)).reachable).toBe(true)
})

it('writes to people in the language of their Telegram until they choose another', async () => {
  const emily = memberOf(8301)
  const language = async () => (await readProfiles(world.table, [emily])).get(emily)?.language
  world.telegram.play.person({ id: 8301, first_name: 'Emily', language_code: 'en' })
  await world.say(8301, 8301, '/start')
  expect(await language()).toBe('en')
  world.telegram.play.language({ as: 8301, language_code: 'zh-hans' })
  await world.say(8301, 8301, '/help')
  expect(await language()).toBe('zh-hans')
  await world.say(8301, 8301, '/language')
  await world.press(8301, 8301, 'English')
  expect(await language()).toBe('en')
})

it('shows a stranger the way in, their name as plain text', async () => {
  world.telegram.play.person({ id: 8300, first_name: '<i>Eve</i>', language_code: 'en' })
  await world.say(8300, 8300, '/start')
  const hello = world.find(8300, 'Hello')
  expect(world.textOf(hello)).toContain('Hello <i>Eve</i>!')
  expect(world.buttonsOf(hello).map((b) => b.text)).toEqual(['Add to a group'])
})

it('greets all the same when the link leads nowhere', async () => {
  expect(await greeting(li, '/start nothing_here')).toContain('李芳')
})

it('went through without a fault', () => {
  expect(world.errors).toEqual([])
})
