import { afterEach, beforeEach, expect, it } from 'vitest'
import { readProfile } from '../../../../../shared/store/member.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
const li = 8002

beforeEach(async () => {
  world = await startWorld()
  await world.found()
})
afterEach(async () => {
  expect(world.errors).toEqual([])
  await world.close()
})

const menu = async (chat: number, language = '') => {
  const answer = await world.telegram.call('getMyCommands', {
    scope: { type: 'chat', chat_id: chat },
    ...(language && { language_code: language }),
  })
  return JSON.stringify(answer)
}

it('names each language in itself and speaks the chosen one from then on', async () => {
  await world.say(li, li, '/language')
  expect(world.buttonsOf(world.find(li, 'English')).map((b) => b.text)).toEqual(['English', '中文'])
  await world.press(li, li, 'English')
  expect(world.textOf(world.find(li, 'speak English'))).toBeDefined()
  expect((await readProfile(world.table, li)).language).toBe('en')
  await world.say(li, li, '/help')
  expect(world.textOf(world.find(li, 'You can'))).toContain('/my')
})

it('sets her command menu in that language, whatever her telephone speaks', async () => {
  await world.say(li, li, '/language')
  await world.press(li, li, 'English')
  expect(await menu(li)).toContain('My activities')
  expect(await menu(li, 'zh')).toContain('My activities')
})

it('shows the choice from her own page too', async () => {
  await world.say(li, li, '/my')
  await world.press(li, li, '🌐')
  await world.press(li, li, '中文')
  expect(world.textOf(world.find(li, '和您说中文'))).toBeDefined()
})

it('refuses a language that nobody wrote', async () => {
  await world.say(li, li, '/language')
  const asked = world.find(li, 'English')
  expect(await world.pressData(li, li, asked, '1language:xx')).toContain('旧了')
  expect((await readProfile(world.table, li)).language).toBeUndefined()
})
