import { Api } from 'grammy/web'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  allows,
  type Listed,
  menuOf,
  setMenus,
  setPersonMenu,
} from '../../../functions/webhook/menus.ts'
import { startWorld, type TestWorld, token } from '../../world/bot.ts'

let world: TestWorld
let api: Api
beforeAll(async () => {
  world = await startWorld()
  api = new Api(token, { apiRoot: world.telegram.url })
})
afterAll(() => world.close())

const listed: Listed[] = [
  { name: 'my', menu: 'anyone' },
  { name: 'help', menu: 'coordinator' },
  { name: 'start' },
]
const names = (all: { command: string }[]) => all.map((c) => c.command)

it('offers a leader what leaders may, and a coordinator everything', () => {
  expect(allows('leader', { leads: [] })).toBe(false)
  expect(allows('leading', { leading: true })).toBe(true)
  expect(allows('leading', { coordinator: true })).toBe(true)
  expect(menuOf(listed, {}).map((e) => e.name)).toEqual(['my'])
  expect(menuOf(listed, { coordinator: true }).map((e) => e.name)).toEqual(['my', 'help'])
})

it('sets the menus of private chats, groups and their admins in every language', async () => {
  await setMenus(api, listed)
  const scope = { type: 'all_private_chats' as const }
  expect(await api.getMyCommands({ scope, language_code: 'en' })).toEqual([
    { command: 'my', description: 'My activities' },
  ])
  expect(await api.getMyCommands({ scope })).toEqual([{ command: 'my', description: '我的活动' }])
  const admins = { type: 'all_chat_administrators' as const }
  expect(names(await api.getMyCommands({ scope: admins }))).toEqual(['my', 'help'])
})

it('gives a coordinator a menu of their own, and bears with one who never pressed Start', async () => {
  await setPersonMenu(api, listed, world.anna.id, { coordinator: true })
  const scope = { type: 'chat' as const, chat_id: world.anna.id }
  expect(names(await api.getMyCommands({ scope }))).toEqual(['my', 'help'])
  await expect(setPersonMenu(api, listed, 999_999, {})).resolves.toBeUndefined()
})
