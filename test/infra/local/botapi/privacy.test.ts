import { afterEach, expect, test } from 'vitest'
import { botId, community, type Rig, rig, updates } from './rig.ts'

let server: Rig
afterEach(() => server.close())

async function heard(say: (people: ReturnType<typeof community>) => void, readsAll = false) {
  server = await rig({ bot: { readsAll } })
  const people = community(server)
  await updates(server)
  say(people)
  return (await updates(server)).map(
    ({ message }) => message?.text ?? Object.keys(message ?? {}).at(-1),
  )
}

const lines = [
  'hello',
  '/my',
  '/my@bangshou_bot',
  '/my@other_bot',
  '/招募 周六',
  'hi @Bangshou_bot',
  'a /my',
]

test('in a group the bot hears commands and what is meant for it', async () => {
  const all = await heard(({ jun, group }) => {
    for (const text of lines) server.play.send({ as: jun, chat: group, text })
  })
  expect(all).toEqual(['/my', '/my@bangshou_bot', '/招募 周六', 'hi @Bangshou_bot'])
})

test('with privacy mode off it hears everything', async () => {
  const say = ({ jun, group }: ReturnType<typeof community>) => {
    for (const text of lines) server.play.send({ as: jun, chat: group, text })
  }
  expect(await heard(say, true)).toEqual(lines)
})

test('as an admin it hears everything', async () => {
  const all = await heard(({ jun, group }) => {
    server.play.promote({ chat: group, person: botId, admin: true })
    server.play.send({ as: jun, chat: group, text: 'hello' })
  })
  expect(all).toContain('hello')
})

test('a reply to its post reaches it with the post and its keyboard', async () => {
  server = await rig()
  const { jun, group } = community(server)
  await updates(server)
  const reply_markup = { inline_keyboard: [[{ text: 'In', callback_data: 'in' }]] }
  const { message_id } = await server.api.sendMessage(group, 'Who comes?', { reply_markup })
  server.play.send({ as: jun, chat: group, text: '我来', replyTo: message_id })
  const [{ message } = {}] = await updates(server)
  expect(message).toMatchObject({
    text: '我来',
    reply_to_message: { message_id, from: { id: botId }, reply_markup },
  })
})

test('it is told who comes and goes, and nothing after it was put out', async () => {
  const all = await heard(({ mei, jun, group }) => {
    server.play.leave({ chat: group, person: jun })
    server.play.join({ chat: group, person: jun })
    server.play.removeBot({ chat: group, by: mei })
    server.play.send({ as: jun, chat: group, text: '/my' })
  })
  expect(all).toEqual(['left_chat_member', 'new_chat_members', undefined])
})

test('an anonymous admin writes as the group and presses as a person', async () => {
  server = await rig()
  const { mei, group } = community(server)
  server.play.promote({ chat: group, person: mei, admin: true, anonymous: true })
  await updates(server)
  server.play.send({ as: mei, chat: group, text: '/recruit' })
  const { message_id } = await server.api.sendMessage(group, 'Set up?', {
    reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
  })
  void server.play.press({ as: mei, chat: group, id: message_id, data: 'y' })
  const [command, press] = await updates(server)
  expect(command?.message).toMatchObject({ from: { id: 1087968824 }, sender_chat: { id: group } })
  expect(press?.callback_query?.from.id).toBe(mei)
  expect(await server.api.getChatAdministrators(group)).toEqual([])
})

test('reactions and members are told to an admin that asks for them', async () => {
  server = await rig()
  const { jun, group } = community(server, { admin: true })
  await server.api.getUpdates({ allowed_updates: ['message', 'message_reaction', 'chat_member'] })
  await updates(server)
  const { message_id } = await server.api.sendMessage(group, 'Who comes?')
  server.play.react({ as: jun, chat: group, id: message_id, emoji: '👍' })
  server.play.leave({ chat: group, person: jun })
  const told = await updates(server)
  expect(told.map((update) => Object.keys(update)[1])).toEqual([
    'message_reaction',
    'chat_member',
    'message',
  ])
  expect(told[0]?.message_reaction).toMatchObject({
    user: { id: jun },
    old_reaction: [],
    new_reaction: [{ type: 'emoji', emoji: '👍' }],
  })
})
