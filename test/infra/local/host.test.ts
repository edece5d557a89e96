import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda'
import { afterEach, expect, test } from 'vitest'
import { lambdaContext, serveHandler } from '../../../infra/local/host.ts'

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const host = async (answer: (event: APIGatewayProxyEventV2) => APIGatewayProxyResultV2) => {
  const events: APIGatewayProxyEventV2[] = []
  const errors: unknown[] = []
  const handler = async (event: APIGatewayProxyEventV2) => {
    events.push(event)
    return answer(event)
  }
  const onError = (error: unknown) => errors.push(error)
  const server = createServer(
    serveHandler(handler, { functionName: 'webhook', clock: () => 1_764_000_000_000, onError }),
  ).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, events, errors }
}

test('an update arrives as an HTTP API event, at the time of the movable clock', async () => {
  const { url, events } = await host(() => ({ statusCode: 200, body: '' }))
  await fetch(`${url}/bot/1?a=1&a=2`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Telegram-Bot-Api-Secret-Token': 's',
      Cookie: 'k=v',
    },
    body: '{"text":"报名"}',
  })
  expect(events[0]).toMatchObject({
    version: '2.0',
    rawPath: '/bot/1',
    rawQueryString: 'a=1&a=2',
    queryStringParameters: { a: '1,2' },
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' },
    cookies: ['k=v'],
    body: '{"text":"报名"}',
    isBase64Encoded: false,
    requestContext: {
      http: { method: 'POST', path: '/bot/1' },
      timeEpoch: 1_764_000_000_000,
      time: '24/Nov/2025:16:00:00 +0000',
    },
  })
  expect(events[0]?.headers).not.toHaveProperty('cookie')
})

test('a picture arrives in base64, and one can be answered with', async () => {
  const { url, events } = await host((event) => ({
    statusCode: 201,
    headers: { 'content-type': 'image/png' },
    cookies: ['a=1', 'b=2'],
    body: event.body ?? '',
    isBase64Encoded: event.isBase64Encoded,
  }))
  const picture = Uint8Array.from([0, 255, 128, 7])
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: picture,
  })
  expect(events[0]).toMatchObject({ isBase64Encoded: true })
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture)
})

test('a result without a status is the body itself', async () => {
  const { url } = await host(() => '{"method":"sendMessage"}')
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await answer.json()).toEqual({ method: 'sendMessage' })
})

test('a throwing handler answers 500 and says nothing more', async () => {
  const { url, errors } = await host(() => {
    throw new Error('secret detail')
  })
  const answer = await fetch(url)
  expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}'])
  expect(errors).toEqual([new Error('secret detail')])
})

test('ten megabytes are refused when announced, before they are sent', async () => {
  const { url, events } = await host(() => '')
  const upload = request(url, { method: 'POST', headers: { 'content-length': 10_000_000 } })
  upload.on('error', () => {})
  upload.write('{')
  const [answer] = await once(upload, 'response')
  expect(answer.statusCode).toBe(413)
  expect(events).toEqual([])
  upload.destroy()
})

test('an endless body is refused at the limit', async () => {
  const { url, events } = await host(() => '')
  const upload = request(url, { method: 'POST' })
  upload.on('error', () => {})
  let ended = false
  const pour = () => {
    while (!ended && upload.write(Buffer.alloc(64 * 1024))) {}
    if (!ended) upload.once('drain', pour)
  }
  pour()
  const [answer] = await once(upload, 'response')
  ended = true
  expect(answer.statusCode).toBe(413)
  expect(events).toEqual([])
  upload.destroy()
})

test('the context tells how long the function may still run', () => {
  const context = lambdaContext('tick', 5_000)
  expect(context.functionName).toBe('tick')
  expect(context.getRemainingTimeInMillis()).toBeGreaterThan(4_000)
  expect(context.getRemainingTimeInMillis()).toBeLessThanOrEqual(5_000)
  expect(lambdaContext('tick').awsRequestId).not.toBe(context.awsRequestId)
})
