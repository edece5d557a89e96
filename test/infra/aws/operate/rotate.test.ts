import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { webhook } from '../../../../functions/webhook/webhook.ts'
import { rotate } from '../../../../infra/aws/operate/rotate.ts'
import { keep } from '../../../../infra/aws/operate/secrets.ts'
import { serveHandler } from '../../../../infra/local/host.ts'
import { startWorld, type TestWorld, token } from '../../../world/bot.ts'
import { bot, cellWith, cloud } from './cloud.ts'

let world: TestWorld
let aws: ReturnType<typeof cloud>
let server: Server
let serve: RequestListener
let refusals = 0

const parameter = (what: string) =>
  aws.parameters.get(`/bangshou/prod-a/${bot}/${what}`)?.Value ?? ''

/** An environment as Lambda starts it: it reads its secrets once. */
function startEnvironment(): RequestListener {
  const { table, queue } = world.machine
  const handler = webhook({
    table,
    queue,
    token: parameter('token'),
    secret: parameter('secret'),
    apiRoot: world.telegram.url,
  })
  return serveHandler(
    async (event) => {
      const result = await handler(event)
      if (result.statusCode === 401) refusals += 1
      return result
    },
    { functionName: 'webhook', clock: world.clock, onError: (error) => world.errors.push(error) },
  )
}

beforeAll(async () => {
  world = await startWorld()
  await world.found()
})
afterAll(async () => {
  server.close()
  await world.close()
})

beforeEach(async () => {
  aws = cloud()
  const operator = aws.operator(cellWith(), world.telegram.url)
  await keep(operator, bot, 'token', token)
  await keep(operator, bot, 'secret', 'the-old-secret')
  serve = startEnvironment()
  server?.close()
  server = createServer((request, response) => {
    serve(request, response)
    world.machine.poke()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  aws.stacks.set('bangshou-prod-a-bots', { [`WebhookUrl${bot}`]: url })
  await world.telegram.call('setWebhook', { url, secret_token: 'the-old-secret' })
  refusals = 0
})

/** The rotation, with every change of the functions' settings starting environments anew. */
const rotation = (during: () => Promise<void>, given: { token?: string } = {}) => {
  const operator = aws.operator(cellWith(), world.telegram.url)
  aws.hooks.onRefresh = () => {
    serve = startEnvironment()
    return during()
  }
  return rotate({ ...operator, ...given, bot, mark: 'now', wait: during })
}

describe('changing the secret', () => {
  it('answers everyone who writes meanwhile, once', async () => {
    const asking = [8002, 8003, 8005]
    let rounds = 0
    await rotation(async () => {
      rounds += 1
      await Promise.all(asking.map((id) => world.say(id, id, '/help')))
    })
    await world.settled()
    expect(rounds).toBe(3)
    for (const id of asking)
      expect(world.seen(id).filter((m) => m.message.from?.id === Number(bot))).toHaveLength(rounds)
    expect(refusals).toBe(0)
    expect(world.errors).toEqual([])
  })

  it('leaves one secret, another one, which Telegram uses', async () => {
    await rotation(async () => {})
    expect(parameter('secret')).toMatch(/^[\w-]{43}$/)
    expect(world.telegram.world.settings.webhook).toMatchObject({ secret: parameter('secret') })
    expect(aws.said.join('\n')).not.toContain(parameter('secret'))
    expect(parameter('token')).toBe(token)
  })

  it('starts anew what speaks, too, when the token is another one', async () => {
    await rotation(async () => {}, { token })
    expect(new Set(aws.refreshed)).toEqual(
      new Set([`bangshou-prod-a-webhook-${bot}`, `bangshou-prod-a-deliver-${bot}`]),
    )
  })

  it('takes no token of another bot', async () => {
    const operator = aws.operator(
      cellWith({ bots: { '7700009': '@other_bot' } }),
      world.telegram.url,
    )
    await keep(operator, '7700009', 'secret', 'a')
    await expect(rotate({ ...operator, bot: '7700009', token, mark: 'now' })).rejects.toThrow(
      /is of @bangshou_bot, not of @other_bot/,
    )
    expect(aws.refreshed).toEqual([])
  })
})
