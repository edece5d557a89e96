import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { queuesFrom, required, withParameters } from '../../shared/environment.ts'

interface Asked {
  target: string
  authorization: string
  body: { Names: string[]; WithDecryption: boolean }
}

const stored: Record<string, string> = {
  '/bangshou/prod-a/7/token': '7:token',
  '/bangshou/prod-a/7/secret': 'new,old',
}
const asked: Asked[] = []
let refuses = false
let server: Server
let endpoint = ''

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = JSON.parse(text)
    asked.push({
      target: String(request.headers['x-amz-target']),
      authorization: String(request.headers.authorization),
      body,
    })
    response.writeHead(refuses ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    const Parameters = body.Names.flatMap((Name: string) =>
      stored[Name] ? [{ Name, Value: stored[Name] }] : [],
    )
    const refusal = { __type: 'AccessDeniedException', Message: 'role x may not GetParameters' }
    response.end(JSON.stringify(refuses ? refusal : { Parameters }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())
beforeEach(() => {
  asked.length = 0
  refuses = false
})

const source = () => ({
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'session',
  SSM_ENDPOINT: endpoint,
  BOT_TOKEN_PARAMETER: '/bangshou/prod-a/7/token',
  WEBHOOK_SECRET_PARAMETER: '/bangshou/prod-a/7/secret',
  BOT_INFO_PARAMETER: '/bangshou/prod-a/7/info',
})

describe('the secrets of an environment', () => {
  it('are read in one signed call when it starts, decrypted', async () => {
    const env = await withParameters(source())
    expect(env).toMatchObject({ BOT_TOKEN: '7:token', WEBHOOK_SECRET: 'new,old' })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.target).toBe('AmazonSSM.GetParameters')
    expect(asked[0]?.authorization).toContain('/ap-southeast-1/ssm/aws4_request')
    expect(asked[0]?.body).toEqual({
      Names: ['/bangshou/prod-a/7/token', '/bangshou/prod-a/7/secret', '/bangshou/prod-a/7/info'],
      WithDecryption: true,
    })
  })

  it('may lack what nobody needs, and are missed by name when they are needed', async () => {
    const env = await withParameters(source())
    expect(env.BOT_INFO).toBeUndefined()
    expect(() => required(env, 'BOT_INFO')).toThrow('BOT_INFO is not set')
  })

  it('stop the start when they may not be read, with AWS’s own words', async () => {
    refuses = true
    await expect(withParameters(source())).rejects.toThrow(/role x may not GetParameters/)
  })

  it('are not asked for where the environment holds them itself', async () => {
    expect(await withParameters({ BOT_TOKEN: '7:local' })).toEqual({ BOT_TOKEN: '7:local' })
    expect(asked).toEqual([])
  })
})

it('knows the queue of each bot of a cell', () => {
  const queues = queuesFrom({ QUEUE_URLS: '7=https://sqs/a=b.fifo 8=https://sqs/c.fifo' })
  expect([...queues].map(([bot, { url }]) => [bot, url])).toEqual([
    [7, 'https://sqs/a=b.fifo'],
    [8, 'https://sqs/c.fifo'],
  ])
})
