import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../host.ts'
import { Fifo } from './fifo.ts'
import { openJournal } from './journal.ts'
import { actions, QueueError, type QueueHost } from './protocol.ts'

export interface QueueOptions {
  /** What was acknowledged survives in this file; without it the queue lives in memory. */
  journalFile?: string
  port?: number
  /** The community's time, for when a message was sent. Visibility goes by real time. */
  clock: Clock
  elapsed?: () => number
  visibilitySeconds?: number
  maxReceives?: number
}

/** SQS on one machine: a FIFO queue that the AWS SDK talks to unchanged. */
export interface LocalQueue {
  url: string
  fifo: Fifo
  /** Called back after each change that may have made something visible. */
  onChange(listener: () => void): void
  /** Resolves when the queue is empty. */
  settled(): Promise<void>
  close(): Promise<void>
}

const path = '/000000000000/bangshou.fifo'

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString() || '{}')
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(body))
}

function refuse(response: ServerResponse, error: unknown): void {
  const known = error instanceof QueueError
  const code = known ? error.code : 'InvalidParameterValue'
  answer(response, 400, {
    __type: `com.amazonaws.sqs#${code}`,
    message: String(known ? error.message : error),
  })
}

async function serve(
  host: QueueHost,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = String(request.headers['x-amz-target']).replace('AmazonSQS.', '')
  try {
    const body = await read(request)
    const act = actions[target]
    if (!act) throw new QueueError('UnsupportedOperation', `${target} is not served here.`)
    answer(response, 200, act(host, body))
  } catch (error) {
    refuse(response, error)
  }
}

export async function startQueue(options: QueueOptions): Promise<LocalQueue> {
  const {
    clock,
    elapsed = () => performance.now(),
    visibilitySeconds = 60,
    maxReceives = 100,
  } = options
  const journal = openJournal(options.journalFile)
  const fifo = new Fifo({
    elapsed,
    visibilityMs: visibilitySeconds * 1000,
    maxReceives,
    note: journal.note,
  })
  journal.replay((change) => fifo.restore(change))
  journal.compact(fifo.changes())
  const listeners = new Set<() => void>()
  let url = ''
  const host: QueueHost = { fifo, clock, url: () => url, visibilitySeconds }
  const server = createServer(async (request, response) => {
    await serve(host, request, response)
    for (const listener of listeners) listener()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  return {
    url,
    fifo,
    onChange: (listener) => void listeners.add(listener),
    async settled() {
      while (fifo.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
