import { afterEach, beforeEach, expect, test } from 'vitest'
import { botId, community, type Rig, rig, updates } from './rig.ts'

let server: Rig
let people: ReturnType<typeof community>
beforeEach(async () => {
  server = await rig({ rates: false })
  people = community(server)
})
afterEach(() => server.close())

async function act(action: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}/play/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return await answer.json()
}

const world = async () => (await fetch(`${server.url}/play/world`)).json()

test('the page begins with the whole world', async () => {
  const { mei, jun, group } = people
  await server.api.sendMessage(group, 'Post')
  server.play.read({ as: mei, chat: group })
  await server.api.setMyCommands([{ command: 'my', description: 'Mine' }])
  await server.api.setMyCommands([{ command: 'my', description: '我的' }], { language_code: 'zh' })
  expect(await world()).toMatchObject({
    bot: { id: botId },
    people: [{ id: mei, started: true }, { id: jun, started: false }, {}],
    chats: [
      { id: group, members: [botId, mei, jun, people.wang], admins: [mei] },
      { id: mei },
      {},
      {},
    ],
    messages: [{}, { chat: group, message: { text: 'Post' }, reactions: [] }],
    unread: { [`${jun}:${group}`]: 2 },
    commands: {
      [`${mei}:${group}`]: [{ description: 'Mine' }],
      [`${jun}:${jun}`]: [{ description: '我的' }],
    },
    clock: { zone: 'Asia/Shanghai', moved: false },
  })
})

test('commands follow the narrowest scope that fits a person in a chat', async () => {
  const { mei, jun, group } = people
  const set = (description: string, scope?: object) =>
    server.call('setMyCommands', {
      commands: [{ command: 'a', description }],
      ...(scope && { scope }),
    })
  await set('all')
  await set('groups', { type: 'all_group_chats' })
  await set('admins', { type: 'all_chat_administrators' })
  await set('Jun here', { type: 'chat_member', chat_id: group, user_id: jun })
  const { commands } = Object(await world())
  const menu = (person: number, chat: number) => commands[`${person}:${chat}`][0].description
  expect([menu(mei, mei), menu(mei, group), menu(jun, group), menu(people.wang, group)]).toEqual([
    'all',
    'admins',
    'Jun here',
    'groups',
  ])
})

test('what happens is streamed to the page', async () => {
  const answer = await fetch(`${server.url}/play/events`)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  await act('send', { as: people.jun, chat: people.group, text: 'hi' })
  const { value = '' } = (await reader?.read()) ?? {}
  const [first = ''] = value.split('\n\n')
  expect(JSON.parse(first.replace('data: ', ''))).toMatchObject({
    kind: 'message',
    message: { chat: people.group, message: { text: 'hi', from: { id: people.jun } } },
  })
  await reader?.cancel()
})

test('an action answers what it made, or why it could not', async () => {
  const { jun, group } = people
  expect(await act('person', { first_name: 'Li' })).toMatchObject({
    ok: true,
    person: { started: false },
  })
  expect(await act('send', { as: jun, chat: group, text: 'hi' })).toMatchObject({
    ok: true,
    message: {},
  })
  expect(await act('send', { as: jun, chat: group })).toMatchObject({ ok: false })
  expect(await act('send', { as: 1, chat: group, text: 'hi' })).toEqual({
    ok: false,
    error: 'There is no person 1.',
  })
  expect(await act('dance', {})).toEqual({ ok: false, error: 'There is no action "dance".' })
})

test('a page of elsewhere may not act for anybody', async () => {
  const body = { as: people.jun, chat: people.group, text: 'hi' }
  expect(await act('send', body, { origin: 'https://evil.example' })).toMatchObject({ ok: false })
})

test('a press answers with the toast', async () => {
  const { mei } = people
  const { message_id } = await server.api.sendMessage(mei, 'x')
  await updates(server)
  const pressed = act('press', { as: mei, chat: mei, id: message_id, data: 'in' })
  const [update] = await server.api.getUpdates({ timeout: 5 })
  const id = update?.callback_query?.id ?? ''
  await server.api.answerCallbackQuery(id, { text: 'In', show_alert: true })
  expect(await pressed).toEqual({ ok: true, toast: { text: 'In', alert: true } })
})

test('a picture that someone sends reaches the bot and the page', async () => {
  const { mei } = people
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const body = { as: mei, chat: mei, name: 'p.png', mime: 'image/png', base64, caption: 'Done' }
  const { message } = Object(await act('upload', body)).message
  expect(message).toMatchObject({ caption: 'Done', photo: [{ width: 1 }] })
  const file = await fetch(`${server.url}/play/file/${message.photo[0].file_id}`)
  expect(file.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe(base64)
})

test('the clock moves for everyone and dates the next messages', async () => {
  await act('clock', { to: Date.UTC(2026, 11, 1) })
  expect((await server.api.sendMessage(people.mei, 'x')).date).toBe(Date.UTC(2026, 11, 1) / 1000)
})
