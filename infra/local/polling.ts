import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda'
import type { Update } from 'grammy/types'
import { type Api, GrammyError } from 'grammy/web'
import { allowedUpdates } from '../../shared/telegram/updates.ts'
import { type Clock, type HttpHandler, lambdaContext } from './host.ts'

export interface PollingOptions {
  api: Api
  handler: HttpHandler
  secret: string
  clock: Clock
  /** Called after each update that was done. */
  onDone: () => void
  onError: (error: unknown) => void
}

export interface Polling {
  stop(): Promise<void>
}

const waitSeconds = 25
const retryMs = 1000

/** An update as the webhook's HTTP event. */
const eventOf = (update: Update, secret: string, now: number) =>
  ({
    version: '2.0',
    rawPath: '/webhook',
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
    isBase64Encoded: false,
    requestContext: { timeEpoch: now },
  }) as unknown as APIGatewayProxyEventV2

const statusOf = (result: APIGatewayProxyResultV2): number =>
  typeof result === 'object' && 'statusCode' in result ? (result.statusCode ?? 200) : 200

/** What the person who runs it can do something about, in their words. */
const explained = (error: unknown): unknown =>
  error instanceof GrammyError && error.error_code === 409
    ? new Error('Another program is fetching the updates of this bot. Stop it: only one can.')
    : error

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What the handler would have let ride in its HTTP answer is sent as a call of its own. */
async function sendAlong(api: Api, result: APIGatewayProxyResultV2): Promise<void> {
  const body = typeof result === 'object' && 'body' in result ? result.body : undefined
  if (!body) return
  const { method, ...payload } = JSON.parse(body)
  const call: unknown = Reflect.get(api.raw, method)
  if (typeof call === 'function') await call(payload)
}

/**
 * Asks Telegram for updates, for a machine that Telegram can't reach. An update is confirmed only
 * after it is done: what a crash interrupts comes again.
 */
export function startPolling(options: PollingOptions): Polling {
  const { api, handler, secret, clock, onDone, onError } = options
  const ending = new AbortController()
  let stopped = false
  let offset = 0

  async function handle(update: Update): Promise<void> {
    for (;;) {
      const result = await handler(eventOf(update, secret, clock()), lambdaContext('webhook'))
      // Too late to show, or the person is gone: nothing to be done about it.
      if (statusOf(result) < 500) return sendAlong(api, result).catch(() => {})
      if (stopped) throw new Error('stopped before the update was done')
      await sleep(retryMs)
    }
  }

  async function round(): Promise<void> {
    const updates = await api.getUpdates(
      { offset, timeout: waitSeconds, allowed_updates: allowedUpdates },
      ending.signal as never,
    )
    await Promise.all(updates.map((update) => handle(update).then(onDone)))
    offset = Math.max(offset, ...updates.map((u) => u.update_id + 1))
  }

  async function poll(): Promise<void> {
    let said = ''
    while (!stopped) {
      try {
        await round()
        said = ''
      } catch (error) {
        if (stopped) return
        // An hour without network is one line, not thousands.
        if (said !== String(error)) onError(explained(error))
        said = String(error)
        await sleep(retryMs)
      }
    }
  }

  const polling = poll()
  return {
    async stop() {
      stopped = true
      ending.abort()
      await polling
      // What is done now need not come again at the next start; if this fails, it comes again.
      if (offset > 0) await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => {})
    },
  }
}
