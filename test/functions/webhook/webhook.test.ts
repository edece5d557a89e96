import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webhook } from '../../../functions/webhook/webhook.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { itemsUnder } from '../../../shared/store/pages.ts'
import { callbackData } from '../../../shared/telegram/callback.ts'
import { activity, publish } from '../../world/activities.ts'
import { startWorld, type TestWorld, token } from '../../world/bot.ts'
import { countingCalls } from '../../world/calls.ts'

let world: TestWorld
let community: Community
let handle: ReturnType<typeof webhook>
let calls: ReturnType<typeof countingCalls>
let updates = 900_000

beforeAll(async () => {
  world = await startWorld()
  community = await world.found()
  const planned = activity(community, world.anna.id, { title: '<b>义诊</b> & 量血压' })
  await publish(world.table, community, planned, [{ label: '表演', seats: 2 }], world.clock())
  await world.settled()
  calls = countingCalls(world.table)
  const { queue } = world.machine
  const apiRoot = world.telegram.url
  handle = webhook({ table: calls.table, queue, token, secret: 'right', apiRoot })
})
afterAll(() => world.close())

const event = (body: string, secret = 'right', more: Partial<APIGatewayProxyEventV2> = {}) =>
  ({
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body,
    isBase64Encoded: false,
    requestContext: { timeEpoch: world.clock() },
    ...more,
  }) as unknown as APIGatewayProxyEventV2

const press = (id: number, data: string) => {
  updates += 1
  return JSON.stringify({
    update_id: updates,
    callback_query: {
      id: String(updates),
      from: { id, is_bot: false, first_name: '李芳', language_code: 'zh-hans' },
      chat_instance: '1',
      message: {
        message_id: 3,
        date: 1,
        chat: { id: world.group, type: 'supergroup', title: 'x' },
      },
      data,
    },
  })
}
const textOf = (result: { body?: string | undefined }) => JSON.parse(result.body ?? '{}').text

describe('the door', () => {
  it('turns away a wrong secret before it looks at the body', async () => {
    expect(await handle(event('{broken', 'wrong'))).toEqual({ statusCode: 401 })
    expect(await handle(event('{}', '', { headers: {} }))).toEqual({ statusCode: 401 })
  })

  it('takes broken JSON, no update, an unknown kind and one without a sender for done', async () => {
    const odd = ['{broken', '[]', 'null', '"x"', '{"update_id":1}', '{"update_id":2,"novelty":{}}']
    const nobody = `{"update_id":3,"message":{"message_id":1,"date":1,"chat":{"id":${world.group},"type":"supergroup"},"text":"/my"}}`
    for (const body of [...odd, nobody]) expect((await handle(event(body))).statusCode).toBe(200)
  })

  it('takes for done what somebody asked who blocked the bot before the answer', async () => {
    const [person] = world.people
    const id = person?.id ?? 0
    world.telegram.play.block({ as: id, blocked: true })
    updates += 1
    const chat = { id, type: 'private', first_name: '李芳' }
    const from = { id, is_bot: false, first_name: '李芳' }
    const message = { message_id: 1, date: 1, chat, from, text: '/my' }
    const body = JSON.stringify({ update_id: updates, message })
    expect(await handle(event(body))).toEqual({ statusCode: 200 })
    world.telegram.play.block({ as: id, blocked: false })
    const aside = await itemsUnder(world.table, `UPD#${world.bot}`, `${updates}`)
    expect(aside).toEqual([])
  })

  it('refuses ten megabytes', async () => {
    expect((await handle(event('x'.repeat(10_000_000)))).statusCode).toBe(413)
  })

  it('never throws, whatever anybody puts into a button or a message', async () => {
    const chat = { id: 8002, type: 'private', first_name: 'x' }
    const from = { id: 8002, is_bot: false, first_name: 'x' }
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.boolean(),
        async (text, button) => {
          updates += 1
          const body = button
            ? press(8002, text)
            : JSON.stringify({
                update_id: updates,
                message: { message_id: 1, date: 1, chat, from, text },
              })
          expect([200, 503]).toContain((await handle(event(body))).statusCode)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a sign-up', () => {
  const join = () => callbackData('in', 'jinqiu0001', 0)

  it('costs one database call and one answer', async () => {
    const [before, sent] = [calls.count(), world.telegram.calls.entries.length]
    const result = await handle(event(press(8002, join())))
    expect(textOf(result)).toBe('报名成功：表演，第 1 位')
    expect(calls.count() - before).toBe(1)
    expect(world.telegram.calls.entries.length).toBe(sent)
  })

  it('says the same when the press comes again, and in parallel with itself', async () => {
    const body = press(8003, join())
    const results = await Promise.all([1, 2, 3, 4].map(() => handle(event(body))))
    expect(new Set(results.map(textOf))).toEqual(new Set(['报名成功：表演，第 2 位']))
  })

  it("doesn't let a volunteer act as coordinator by a coordinator's button", async () => {
    for (const step of ['close', 'later', 'cancel']) {
      const result = await handle(event(press(8002, callbackData('card', 'jinqiu0001', step))))
      expect(textOf(result)).toContain('负责人')
    }
  })

  it('shows HTML in a title as text', async () => {
    await world.settled()
    expect(world.textOf(world.find(world.group, '义诊'))).toContain('<b>义诊</b> & 量血压')
  })
})
