import { afterEach, beforeEach, expect, test } from 'vitest'
import { community, type Rig, refusal, rig, updates, webhookHost } from './rig.ts'

let server: Rig
let people: ReturnType<typeof community>
beforeEach(async () => {
  server = await rig({ rates: false })
  people = community(server)
  await updates(server)
})
afterEach(() => server.close())

const texts = () => server.world.messagesOf(people.mei).map(({ message }) => message.text)

async function impatient(text: string): Promise<string> {
  const signal = AbortSignal.timeout(50)
  const query = new URLSearchParams({ chat_id: String(people.mei), text })
  const call = fetch(`${server.url}/bot${server.token}/sendMessage?${query}`, { signal })
  return await call.then(
    () => 'answered',
    (error: Error) => error.name,
  )
}

test('a call may time out before or after its effect', async () => {
  server.play.fault({ method: 'sendMessage', fault: 'timeout-before' })
  server.play.fault({ method: 'sendMessage', fault: 'timeout-after' })
  expect(await impatient('never sent')).toBe('TimeoutError')
  expect(await impatient('sent all the same')).toBe('TimeoutError')
  expect(await impatient('normal again')).toBe('answered')
  expect(texts()).toEqual(['sent all the same', 'normal again'])
})

test('a connection may be cut', async () => {
  server.play.fault({ fault: 'drop' })
  server.play.fault({ fault: 'drop-after' })
  expect(await impatient('lost')).toBe('TypeError')
  expect(await impatient('kept')).toBe('TypeError')
  expect(texts()).toEqual(['kept'])
})

test.each([
  ['rate', 'Too Many Requests: retry after 1'],
  ['server-error', 'Internal Server Error'],
  ['blocked', 'Forbidden: bot was blocked by the user'],
  ['kicked', 'Forbidden: bot was kicked from the supergroup chat'],
] as const)('the next two calls of a method may fail with %s', async (fault, description) => {
  server.play.fault({ method: 'sendMessage', times: 2, fault })
  const send = () => server.api.sendMessage(people.mei, 'x')
  expect(await refusal(send())).toBe(description)
  expect(await refusal(send())).toBe(description)
  expect((await send()).text).toBe('x')
})

test('a fault may pass over the first calls and spare other chats', async () => {
  server.play.fault({ chat: people.group, after: 1, fault: 'server-error' })
  await server.api.sendMessage(people.group, 'first')
  await server.api.sendMessage(people.mei, 'elsewhere')
  expect(await refusal(server.api.sendMessage(people.group, 'second'))).toMatch(/Internal/)
})

test('a group may migrate under the call, and then it really has', async () => {
  server.play.fault({ method: 'sendMessage', fault: 'migrated' })
  const answer = await server.call('sendMessage', { chat_id: people.group, text: 'x' })
  const to = Object(Object(answer).parameters).migrate_to_chat_id
  expect(String(to)).toMatch(/^-100\d+$/)
  expect((await server.api.sendMessage(to, 'here now')).chat.type).toBe('supergroup')
})

test('updates may come twice, late, or in the wrong order', async () => {
  await server.close()
  server = await rig({ rates: false, elapsed: () => performance.now() })
  people = community(server)
  const { mei } = people
  await updates(server)
  const host = await webhookHost(() => ({}))
  await server.api.setWebhook(host.url)
  server.play.fault({ updates: 'twice' })
  server.play.fault({ updates: 'out-of-order', seconds: 0.05 })
  for (const text of ['one', 'two', 'three']) server.play.send({ as: mei, chat: mei, text })
  await server.settled()
  const order = host.received.map(({ update }) => update.message?.text)
  expect(order).toEqual(['one', 'one', 'three', 'two'])
  await host.close()
})

test('every call is counted', async () => {
  server.calls.clear()
  await server.api.sendMessage(people.mei, 'x')
  await refusal(server.api.sendMessage(1, 'x'))
  await refusal(server.api.sendMessage(people.jun, 'x'))
  const counts = { sendMessage: { calls: 3, failed: 2 } }
  expect(server.calls.counts()).toEqual(counts)
  const shown = await fetch(`${server.url}/play/calls`)
  expect(await shown.json()).toMatchObject({
    counts,
    calls: [{ code: 200 }, { code: 400 }, { code: 403 }],
  })
})
