import { afterEach, beforeEach, expect, test } from 'vitest'
import { community, type Rig, refusal, rig, updates } from './rig.ts'

let server: Rig
beforeEach(async () => {
  server = await rig()
})
afterEach(() => server.close())

test('a third-party client says who it is, writes, and is answered by a button press', async () => {
  const { mei } = community(server)
  expect((await server.api.getMe()).username).toBe('bangshou_bot')
  await updates(server)
  const sent = await server.api.sendMessage(mei, 'Coming on <b>Saturday</b>?', {
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'In', callback_data: 'in:1' }]] },
  })
  expect(sent).toMatchObject({
    text: 'Coming on Saturday?',
    entities: [{ type: 'bold', offset: 10 }],
  })
  const toast = server.play.press({ as: mei, chat: mei, id: sent.message_id, data: 'in:1' })
  const [update] = await updates(server)
  expect(update?.callback_query).toMatchObject({
    data: 'in:1',
    from: { id: mei },
    message: { message_id: sent.message_id, reply_markup: { inline_keyboard: [[{}]] } },
  })
  await server.api.answerCallbackQuery(update?.callback_query?.id ?? '', { text: 'You are in' })
  expect(await toast).toEqual({ text: 'You are in', alert: false })
})

test('who never pressed Start cannot be written to, and can after pressing it', async () => {
  const { jun } = community(server)
  expect(await refusal(server.api.sendMessage(jun, 'Hello'))).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  )
  server.play.deeplink({ as: jun, payload: 'hello' })
  expect((await server.api.sendMessage(jun, 'Hello')).chat.id).toBe(jun)
  expect((await updates(server)).at(-1)?.message).toMatchObject({
    text: '/start hello',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  })
})

test('who blocked the bot is told of as blocked', async () => {
  const { mei } = community(server)
  await updates(server)
  server.play.block({ as: mei, blocked: true })
  expect(await refusal(server.api.sendMessage(mei, 'Hello'))).toBe(
    'Forbidden: bot was blocked by the user',
  )
  const [update] = await updates(server)
  expect(update?.my_chat_member?.new_chat_member.status).toBe('kicked')
})
