import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import type { Clock } from '../host.ts'
import { type Bell, bell } from './bell.ts'
import type { Fifo } from './fifo.ts'
import { type LineName, openLines } from './lines.ts'
import { actions, type QueueHost } from './protocol.ts'
import { parse, QueueError } from './request.ts'

export interface QueueOptions {
  /** What was acknowledged survives in this file; without it the queue lives in memory. */
  journalFile?: string
  port?: number
  /** The community's time, for when a message was sent. Visibility goes by real time. */
  clock: Clock
  /** Real time in epoch milliseconds. */
  elapsed?: () => number
  visibilitySeconds?: number
  maxReceives?: number
}

/** SQS on one machine: a FIFO queue and its dead letters, to which the AWS SDK talks unchanged. */
export interface LocalQueue {
  url: string
  arn: string
  /** Of the dead letters. */
  deadUrl: string
  deadArn: string
  fifo: Fifo
  /** To be rung after a change that came past the server. */
  bell: Bell
  /** Resolves when the queue is empty; dead letters are nobody's work. */
  settled(): Promise<void>
  close(): Promise<void>
}

const names: Record<LineName, string> = { live: 'bangshou.fifo', dead: 'bangshou-dead.fifo' }
const account = '000000000000'
const arn = (line: LineName) => `arn:aws:sqs:local:${account}:${names[line]}`

// Continues over restarts, unlike performance.now() alone, and is not set back, unlike Date.now().
const realTime = () => performance.timeOrigin + performance.now()

const Addressed = z.object({
  QueueUrl: z.optional(z.string()),
  QueueName: z.optional(z.string()),
})

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString() || '{}')
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(body))
}

/** Which of the two queues a call is for: by its address or its name. */
function lineOf(action: string, body: unknown): LineName {
  if (action === 'StartMessageMoveTask') return 'dead'
  const { QueueUrl = '', QueueName } = parse(Addressed, body)
  const asked = QueueName ?? QueueUrl.split('/').at(-1)
  if (asked === names.live) return 'live'
  if (asked === names.dead) return 'dead'
  throw new QueueError('QueueDoesNotExist', 'The specified queue does not exist.')
}

async function perform(host: QueueHost, request: IncomingMessage, signal: AbortSignal) {
  const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '')
  const body = await read(request)
  const act = actions[action]
  if (!act) throw new QueueError('UnsupportedOperation', `${action} is not served here.`)
  return act(host, { line: lineOf(action, body), body, signal })
}

const serve = (host: QueueHost) => async (request: IncomingMessage, response: ServerResponse) => {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  try {
    answer(response, 200, await perform(host, request, gone.signal))
  } catch (error) {
    const known = error instanceof QueueError
    const __type = `com.amazonaws.sqs#${known ? error.code : 'InternalFailure'}`
    answer(response, known ? 400 : 500, { __type, message: String(error) })
  }
  host.bell.ring()
}

async function listen(port: number) {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The queue has no port')
  return { server, origin: `http://127.0.0.1:${address.port}` }
}

/** Starts the queue; what its journal holds is there again. */
export async function startQueue(options: QueueOptions): Promise<LocalQueue> {
  const { journalFile, clock, elapsed = realTime } = options
  const { visibilitySeconds = 60, maxReceives = 100 } = options
  const { server, origin } = await listen(options.port ?? 0)
  const visibilityMs = visibilitySeconds * 1000
  const lines = openLines({ journalFile, clock, elapsed, visibilityMs, maxReceives })
  const rung = bell()
  const url = (line: LineName) => `${origin}/${account}/${names[line]}`
  server.on('request', serve({ lines, bell: rung, url, arn, visibilitySeconds, maxReceives }))
  return {
    url: url('live'),
    arn: arn('live'),
    deadUrl: url('dead'),
    deadArn: arn('dead'),
    fifo: lines.live,
    bell: rung,
    async settled() {
      while (lines.live.size > 0) await rung.wait(1000)
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
