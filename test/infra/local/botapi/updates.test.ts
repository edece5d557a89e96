import { afterEach, beforeEach, expect, test } from 'vitest'
import { community, type Rig, refusal, rig, updates, webhookHost } from './rig.ts'

let server: Rig
let people: ReturnType<typeof community>
let closeHost: () => Promise<void> = async () => {}
beforeEach(async () => {
  server = await rig({ rates: false })
  people = community(server)
  await updates(server)
})
afterEach(async () => {
  await server.close()
  await closeHost()
})

const write = (text: string, as = people.mei) => server.play.send({ as, chat: as, text })

async function hosted(...[answer]: Parameters<typeof webhookHost>) {
  const host = await webhookHost(answer)
  closeHost = host.close
  return host
}

test('an update comes again until its offset is confirmed', async () => {
  write('one')
  write('two')
  const [one, two] = await server.api.getUpdates()
  expect(two?.update_id).toBe((one?.update_id ?? 0) + 1)
  expect(await server.api.getUpdates({ offset: two?.update_id ?? 0 })).toHaveLength(1)
  expect(await server.api.getUpdates({ offset: (two?.update_id ?? 0) + 1 })).toEqual([])
})

test('a long poll waits for what comes', async () => {
  const poll = server.api.getUpdates({ timeout: 5 })
  await server.api.getMe()
  write('here')
  expect((await poll)[0]?.message?.text).toBe('here')
})

test('a second poll ends the first', async () => {
  const first = refusal(server.api.getUpdates({ timeout: 5 }))
  await server.api.getMe()
  await server.api.getUpdates()
  expect(await first).toMatch(/^Conflict: terminated by other getUpdates request/)
})

test('a webhook gets each update with the secret, and polling is refused meanwhile', async () => {
  const host = await hosted(() => ({}))
  await server.api.setWebhook(host.url, { secret_token: 'a-Secret_1' })
  expect(await refusal(server.api.getUpdates())).toMatch(
    /^Conflict: can't use getUpdates method while webhook is active/,
  )
  write('hello')
  await server.settled()
  expect(host.received[0]?.headers['x-telegram-bot-api-secret-token']).toBe('a-Secret_1')
  expect(host.received[0]?.update.message?.text).toBe('hello')
  expect(await server.api.getWebhookInfo()).toMatchObject({
    url: host.url,
    pending_update_count: 0,
  })
})

test('an update that fails comes again before the next of its chat, and the failure is told', async () => {
  const host = await hosted((_, count) => ({ status: count <= 3 ? 500 : 200 }))
  await server.api.setWebhook(host.url)
  write('one')
  write('two')
  await server.settled()
  const texts = host.received.map(({ update }) => update.message?.text)
  expect(texts).toEqual(['one', 'one', 'one', 'one', 'two'])
  expect((await server.api.getWebhookInfo()).last_error_message).toBe(
    'Wrong response from the webhook: 500 Internal Server Error',
  )
})

test('the back-off doubles, and Retry-After is heeded instead', async () => {
  await server.close()
  const asked: number[] = []
  const retryMs = (failures: number) => {
    asked.push(failures)
    return 1
  }
  server = await rig({ rates: false, retryMs })
  people = community(server)
  await updates(server)
  const host = await hosted((_, count) => {
    if (count === 3) return { status: 429, headers: { 'retry-after': '0.01' } }
    return { status: count <= 4 ? 502 : 200 }
  })
  await server.api.setWebhook(host.url)
  write('one')
  await server.settled()
  expect(host.received).toHaveLength(5)
  expect(asked).toEqual([1, 2, 4])
})

test('two people are served at the same moment, one person in order', async () => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const { mei, jun } = people
  const host = await hosted(async ({ update }) => {
    if (update.message?.text === 'slow') await gate
    return {}
  })
  await server.api.setWebhook(host.url)
  write('slow', mei)
  write('after', mei)
  write('/start', jun)
  await expect.poll(() => host.received.length).toBe(2)
  release()
  await server.settled()
  expect(host.received.map(({ update }) => update.message?.text)).toEqual([
    'slow',
    '/start',
    'after',
  ])
})

test('one connection means one update at a time', async () => {
  let atOnce = 0
  let most = 0
  const host = await hosted(async () => {
    most = Math.max(most, ++atOnce)
    await new Promise((resolve) => setTimeout(resolve, 5))
    atOnce -= 1
    return {}
  })
  await server.api.setWebhook(host.url, { max_connections: 1 })
  write('one', people.mei)
  write('two', people.jun)
  write('three', people.wang)
  await server.settled()
  expect(most).toBe(1)
})

test('the answer to the webhook may carry a call', async () => {
  const { mei } = people
  const host = await hosted(() => ({
    headers: { 'content-type': 'application/json' },
    body: { method: 'sendMessage', chat_id: mei, text: 'At once' },
  }))
  await server.api.setWebhook(host.url)
  write('hello')
  await server.settled()
  expect(server.world.messagesOf(mei).at(-1)?.message.text).toBe('At once')
})

test('a press that nobody took for 150 seconds is given up, a message is not', async () => {
  const { message_id } = await server.api.sendMessage(people.mei, 'x', {
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] },
  })
  void server.play.press({ as: people.mei, chat: people.mei, id: message_id, data: 'x' })
  write('kept')
  server.pass(151_000)
  expect((await updates(server)).map(({ message }) => message?.text)).toEqual(['kept'])
})

test('what waits is thrown away on request', async () => {
  write('old')
  await server.api.deleteWebhook({ drop_pending_updates: true })
  expect(await server.api.getUpdates()).toEqual([])
})

test('a webhook needs HTTPS outside this machine, and a plain secret', async () => {
  expect(await refusal(server.api.setWebhook('http://example.org/hook'))).toBe(
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  )
  expect(await refusal(server.api.setWebhook('https://example.org', { secret_token: 'ä' }))).toBe(
    'Bad Request: secret token contains unallowed characters',
  )
})
