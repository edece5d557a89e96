import { afterEach, beforeEach, expect, test } from 'vitest'
import { community, type Rig, rig } from './rig.ts'

let server: Rig
let group: number
let mei: number
beforeEach(async () => {
  server = await rig()
  const people = community(server)
  group = people.group
  mei = people.mei
})
afterEach(() => server.close())

const say = (chat_id: number, text = 'x') => server.call('sendMessage', { chat_id, text })
const change = (message_id: number, text: string) =>
  server.call('editMessageText', { chat_id: group, message_id, text })

async function refusedAfter(calls: number, call: (index: number) => Promise<unknown>) {
  for (let index = 0; index < calls; index += 1) {
    expect(await call(index), `call ${index}`).toMatchObject({ ok: true })
  }
  return await call(calls)
}

test('a person gets a short burst, then one message a second', async () => {
  expect(await refusedAfter(3, () => say(mei))).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  })
  server.pass(1000)
  expect(await say(mei)).toMatchObject({ ok: true })
})

test('a group gets 20 messages a minute', async () => {
  const send = async () => {
    server.pass(1000)
    return await say(group)
  }
  const refused = await refusedAfter(29, send)
  expect(refused).toMatchObject({ error_code: 429 })
  server.pass(3000)
  expect(await say(group)).toMatchObject({ ok: true })
})

test('edits have a minute of their own, 20 for a group', async () => {
  await say(group)
  const id = server.world.messagesOf(group).at(-1)?.message.message_id ?? 0
  expect(await refusedAfter(20, (index) => change(id, `text ${index}`))).toMatchObject({
    error_code: 429,
    parameters: { retry_after: 3 },
  })
})

test('in all 30 messages leave in a second', async () => {
  const people = Array.from(
    { length: 31 },
    () => server.play.person({ first_name: 'A', started: true }).id,
  )
  const refused = await refusedAfter(30, (index) => say(people[index] ?? 0))
  expect(refused).toMatchObject({ error_code: 429 })
})

test('the pace follows real time, not the moved clock', async () => {
  await refusedAfter(3, () => say(mei))
  await server.play.clock({ to: Date.UTC(2027, 0, 1) })
  expect(await say(mei)).toMatchObject({ error_code: 429 })
})

test('a refused call costs nothing', async () => {
  for (let index = 0; index < 5; index += 1) await say(mei, '')
  expect(await say(mei)).toMatchObject({ ok: true })
})
