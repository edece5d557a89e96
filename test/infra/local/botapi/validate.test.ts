import { afterAll, beforeAll, expect, test } from 'vitest'
import { community, type Rig, rig, token } from './rig.ts'

let server: Rig
let mei: number
beforeAll(async () => {
  server = await rig({ rates: false })
  mei = community(server).mei
})
afterAll(() => server.close())

async function post(method: string, body: unknown, as = token) {
  const answer = await fetch(`${server.url}/bot${as}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}

const refused = (code: number, description: string) => ({
  status: code,
  body: { ok: false, error_code: code, description },
})

test('a wrong token is nobody', async () => {
  expect(await post('getMe', {}, '1:wrong')).toEqual(refused(401, 'Unauthorized'))
})

test('a method that Telegram does not know is not found', async () => {
  expect(await post('sendMesage', {})).toEqual(refused(404, 'Not Found: method not found'))
})

test('a method that only Telegram serves says so', async () => {
  expect(await post('sendInvoice', {})).toEqual(
    refused(400, 'Bad Request: method is not served by the local Bot API'),
  )
})

test.each([
  ['sendMessage', { chat_id: 1 }, 'message text is empty'],
  ['sendMessage', { text: 'x' }, 'chat_id is empty'],
  ['sendMessage', { chat_id: 1, text: '' }, 'message text is empty'],
  ['sendMessage', { chat_id: 1, text: 'x' }, 'chat not found'],
  [
    'sendMessage',
    { chat_id: 1, text: 'x', reply_to_message_id: 4 },
    'unknown parameter "reply_to_message_id"',
  ],
  ['sendMessage', { chat_id: 1, text: 'x', parse_mode: 'Html5' }, 'unsupported parse_mode'],
  ['sendMessage', { chat_id: 1, text: 5 }, 'parameter "text" must be string'],
  [
    'sendMessage',
    { chat_id: 1, text: 'x', message_thread_id: 'one' },
    "can't parse message_thread_id JSON object",
  ],
  [
    'sendMessage',
    { chat_id: 1, text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a', data: 'b' }]] } },
    'unknown parameter "data" in "reply_markup.inline_keyboard.0.0"',
  ],
  [
    'sendMessage',
    { chat_id: 1, text: 'x', reply_markup: '{"inline_' },
    "can't parse reply_markup JSON object",
  ],
  ['editMessageText', { chat_id: 1, message_id: 1.5, text: 'x' }, 'chat not found'],
  ['deleteMessage', { chat_id: 1 }, 'message identifier is not specified'],
  ['sendPhoto', { chat_id: 1 }, 'there is no photo in the request'],
  [
    'setMessageReaction',
    { chat_id: 1, message_id: 1, reaction: [{ type: 'emoji', emoji: 'ok' }] },
    'REACTION_INVALID',
  ],
  ['getMe', { verbose: true }, 'unknown parameter "verbose"'],
  ['sendPoll', { chat_id: 1, options: [] }, 'parameter "question" is required'],
])('%s with %j is refused', async (method, params, reason) => {
  expect(await post(method, params)).toEqual(refused(400, `Bad Request: ${reason}`))
})

test('a body that is no JSON object is refused', async () => {
  expect(await post('sendMessage', '[1')).toEqual(
    refused(400, "Bad Request: can't parse request JSON object"),
  )
})

const markup = JSON.stringify({ inline_keyboard: [[{ text: 'In', callback_data: 'in' }]] })

test('a call may come as a query string, a form or parts, with objects as JSON', async () => {
  const url = `${server.url}/bot${token}/sendMessage`
  const fields = { chat_id: String(mei), text: 'Hello', reply_markup: markup, parse_mode: 'html' }
  const parts = new FormData()
  for (const [name, value] of Object.entries(fields)) parts.set(name, value)
  const calls = [
    fetch(`${url}?${new URLSearchParams(fields)}`),
    fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
    fetch(url, { method: 'POST', body: parts }),
  ]
  for (const call of calls) {
    expect(await (await call).json()).toMatchObject({
      result: { text: 'Hello', reply_markup: { inline_keyboard: [[{ callback_data: 'in' }]] } },
    })
  }
})

test('a method may be called in any case of letters', async () => {
  expect((await post('SENDMESSAGE', { chat_id: mei, text: 'Hi' })).status).toBe(200)
})
