import { timingSafeEqual } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Message, Update, UserFromGetMe } from 'grammy/types'
import { Bot, Context, GrammyError, HttpError } from 'grammy/web'
import { type Instant, instant } from '../../shared/domain/time.ts'
import { count, faultOf, logError, note } from '../../shared/log.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import type { Table } from '../../shared/store/connection.ts'
import { keepAside } from '../../shared/store/poison.ts'
import { isTransient } from '../../shared/store/write.ts'
import { botIdOf } from '../../shared/telegram/api.ts'
import { outcomeOf } from '../../shared/telegram/outcome.ts'
import { wordsOf } from '../../shared/words/words.ts'
import { entries } from './commands.ts'
import { Busy } from './once.ts'
import { route } from './route.ts'
import type { Ctx } from './world.ts'

export interface WebhookDeps {
  table: Table
  queue: Queue
  token: string
  secret: string
  apiRoot: string
  /** Spares a call when an environment starts. */
  botInfo?: UserFromGetMe
  /** How Telegram is reached; without it as everywhere. */
  fetch?: typeof fetch
}

type Result = APIGatewayProxyStructuredResultV2

const bodyLimit = 1_000_000
const ok: Result = { statusCode: 200 }

function sameSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** While the secret is being changed both are good: "new,old". */
const knownSecret = (given: string | undefined, secrets: string): boolean =>
  secrets.split(',').some((secret) => sameSecret(given, secret))

function parseUpdate(event: APIGatewayProxyEventV2): Update | undefined {
  const raw = event.body ?? ''
  const text = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw
  try {
    const update = JSON.parse(text)
    return Number.isInteger(update?.update_id) ? update : undefined
  } catch {
    return undefined
  }
}

// One answer may ride in the HTTP response: those whose result nobody needs.
const ridesAlong = (method: string): boolean =>
  method === 'answerCallbackQuery' || method === 'setMessageReaction'

/** Rows are made of these: one that is no number would make a row that nothing can read again. */
function checkIds(ctx: Ctx): void {
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = ctx.message ?? {}
  const ids = [ctx.from?.id, ctx.chat?.id, ctx.msg?.message_id, ctx.msg?.message_thread_id]
  const isSound = [...ids, to, from].every((id) => id === undefined || Number.isSafeInteger(id))
  if (!isSound) throw new TypeError('an id is not a number')
}

/** Telegram brings the update again, later: what failed was not the update's fault. */
function again(error: unknown): Result | undefined {
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error
    if (code === 429)
      return { statusCode: 503, headers: { 'retry-after': String(parameters.retry_after ?? 1) } }
    // 401: the token is being changed; the next environment has the new one.
    return code >= 500 || code === 401 ? { statusCode: 503 } : undefined
  }
  if (error instanceof Busy) return { statusCode: 503, headers: { 'retry-after': '5' } }
  return error instanceof HttpError || isTransient(error) ? { statusCode: 503 } : undefined
}

/** Whoever it was for blocked the bot or put it out since: there is nobody to tell. */
function isMoot(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false
  const { kind } = outcomeOf(error, Number(error.payload.chat_id))
  return kind === 'unreachable' || kind === 'expelled'
}

/**
 * One update: checked, routed, answered. 401 before the body is looked at, 503 when Telegram
 * should come again, 200 for everything else, poison included.
 */
export function webhook(deps: WebhookDeps) {
  const { table, queue, token, secret, apiRoot } = deps
  const bot = new Bot<Ctx>(token, {
    client: {
      apiRoot,
      timeoutSeconds: 10,
      canUseWebhookReply: ridesAlong,
      ...(deps.fetch && { fetch: deps.fetch }),
    },
    ...(deps.botInfo && { botInfo: deps.botInfo }),
  })
  const world = { table, queue, bot: botIdOf(token), chosen: new Map<number, string>(), entries }
  // Updates are handled side by side: each keeps the time at which it came.
  const times = new WeakMap<Update, Instant>()
  bot.use((ctx) => {
    checkIds(ctx)
    const words = wordsOf(world.chosen.get(ctx.from?.id ?? 0), ctx.from?.language_code)
    const now = times.get(ctx.update) ?? instant(0)
    const replay = (message: Message) => {
      const update = {
        update_id: ctx.update.update_id,
        message: message as Message & Update.NonChannel,
      }
      const again = Object.assign(new Context(update, ctx.api, ctx.me), { world: ctx.world })
      return route(again)
    }
    ctx.world = { ...world, now, words, replay }
    return route(ctx)
  })

  async function handle(update: Update, answer: (json: string) => void): Promise<void> {
    // Asked only once the secret was right: nobody else can make us call Telegram.
    if (!bot.isInited()) await bot.init()
    await bot.handleUpdate(update, { send: async (json) => answer(json) })
  }

  return async (event: APIGatewayProxyEventV2): Promise<Result> => {
    if (!knownSecret(event.headers['x-telegram-bot-api-secret-token'], secret))
      return { statusCode: 401 }
    if ((event.body?.length ?? 0) > bodyLimit) return { statusCode: 413 }
    const update = parseUpdate(event)
    if (!update) return ok
    note({ update: update.update_id })
    const now = instant(event.requestContext.timeEpoch)
    times.set(update, now)
    let body: string | undefined
    try {
      await handle(update, (json) => {
        body = json
      })
    } catch (thrown) {
      const error = thrown instanceof Error && 'error' in thrown ? thrown.error : thrown
      const retry = again(error)
      if (retry) count('again')
      if (retry) return retry
      if (isMoot(error)) return ok
      logError('webhook', faultOf(error))
      count('poison')
      await keepAside(table, world.bot, update, error, now)
    }
    return body === undefined
      ? ok
      : { statusCode: 200, headers: { 'content-type': 'application/json' }, body }
  }
}
