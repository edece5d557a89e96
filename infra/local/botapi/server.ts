import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PlayEvent } from '../playground/protocol.ts'
import { Api, type Outcome } from './api.ts'
import { CallLog } from './calls.ts'
import { Faults } from './faults.ts'
import { Files } from './files.ts'
import type { Host } from './host.ts'
import { LongPoll } from './long-poll.ts'
import { createPlay, type Play } from './play/play.ts'
import { PlayRoutes } from './play/routes.ts'
import { Presses } from './presses.ts'
import { Rates } from './rates.ts'
import { sendJson, TelegramRoutes } from './routes.ts'
import { Updates } from './updates.ts'
import { Webhook } from './webhook.ts'
import { type Account, type Clock, World } from './world.ts'

/** Serves a request, or answers false for one that is not its own. */
type Serve = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

export interface BotApiOptions {
  /** 0 takes any free port. */
  port: number
  /** The address to listen on; this machine alone without it. */
  host?: string
  /** As BotFather gives it: the bot's id, a colon, a secret. */
  token: string
  /** The bot's own account; names that are not given are invented. */
  bot?: { first_name?: string; username?: string; readsAll?: boolean }
  /** The journal; without it everything is forgotten at the end. */
  dataFile?: string
  /** The community's time, for the dates of messages. */
  clock: Clock
  /** Real time in milliseconds from any beginning: for rates, back-off and expiry. */
  elapsed: () => number
  /** From 0 up to 1. */
  random: () => number
  /** Telegram's rate limits; on without it. */
  rates?: boolean
  /** Milliseconds until a failed webhook is tried again, after so many failures in a row. */
  retryMs?: (failures: number) => number
  /** The host's own paths, e.g. the page; answers whether it served the request. */
  fallback?: Serve
}

export interface BotApi {
  /** Without a slash at the end: the Bot API's root. */
  url: string
  port: number
  token: string
  world: World
  /** Everything that people can do; durable when the call returns. */
  play: Play
  faults: Faults
  calls: CallLog
  rates: Rates
  files: Files
  /** Calls a method in process, through the same checks as over HTTP. */
  call(method: string, params?: Record<string, unknown>): Promise<Outcome>
  /** Calls back with each event of the playground's protocol; answers how to stop. */
  on(listener: (event: PlayEvent) => void): () => void
  /** Resolves when the bot has confirmed every update. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** 1, 2, 4, 8 … up to 60 s. */
const doubling = (failures: number): number => Math.min(60_000, 1000 * 2 ** (failures - 1))

function accountOf({ token, bot = {} }: BotApiOptions): Account {
  const id = Number(/^(\d+):[\w-]+$/.exec(token)?.[1])
  if (!Number.isSafeInteger(id)) throw new Error('A bot token is a number, a colon and a secret')
  const { first_name = 'Bangshou', username = 'bangshou_bot', readsAll = false } = bot
  return { id, is_bot: true, first_name, username, can_read_all_group_messages: readsAll }
}

function assemble(
  options: BotApiOptions,
  reply: (body: unknown) => void,
): Host & { faults: Faults } {
  const { clock, random, dataFile, elapsed, retryMs = doubling } = options
  const world = new World(accountOf(options), clock, random, dataFile)
  const faults = new Faults()
  const updates = new Updates(world, faults, elapsed)
  return {
    world,
    faults,
    updates,
    files: new Files(world, dataFile === undefined ? undefined : `${dataFile}.files`),
    rates: new Rates(elapsed, options.rates ?? true),
    longPoll: new LongPoll(world, updates),
    webhook: new Webhook(world, updates, { retryMs, reply }),
    presses: new Presses(world, elapsed),
  }
}

/** A webhook may answer with a call: {method, …}. */
function replyCaller(api: () => Api): (body: unknown) => void {
  return (body) => {
    if (typeof body !== 'object' || body === null || !('method' in body)) return
    const { method, ...params } = { ...body }
    if (typeof method === 'string') void api().call(method, { params, uploads: new Map() })
  }
}

function listener(routes: Serve[]) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      for (const serve of routes) if (await serve(request, response)) return
      sendJson(response, 404, { ok: false, error_code: 404, description: 'Not Found' })
    } catch (error) {
      console.error('local Bot API:', error)
      if (response.headersSent) response.destroy()
      else
        sendJson(response, 500, {
          ok: false,
          error_code: 500,
          description: 'Internal Server Error',
        })
    }
  }
}

function untilSettled({ world, updates }: Host): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (updates.count > 0) return
      stop()
      resolve()
    }
    const stop = world.onCommit(look)
    look()
  })
}

async function listening(options: BotApiOptions, routes: Serve[]): Promise<Server> {
  const server = createServer(listener(routes))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  return server
}

/** Starts the strict local Bot API with the playground's endpoints; rejects if the port is taken. */
export async function startBotApi(options: BotApiOptions): Promise<BotApi> {
  const routes: Serve[] = []
  // The port comes first: a second start must not touch the journal that the first is writing.
  const server = await listening(options, routes)
  const host = assemble(
    options,
    replyCaller(() => api),
  )
  const { world, faults, longPoll, presses, webhook, rates, files } = host
  const calls = new CallLog()
  const api = new Api(host, faults, calls)
  const play = createPlay(host, faults)
  const telegram = new TelegramRoutes(host, api, options.token)
  const playground = new PlayRoutes(host, play, calls)
  routes.push(
    (request, response) => telegram.serve(request, response),
    (request, response) => playground.serve(request, response),
    options.fallback ?? (() => false),
  )
  const { port } = server.address() as AddressInfo
  webhook.pump()
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    port,
    token: options.token,
    world,
    play,
    faults,
    calls,
    rates,
    files,
    call: (method, params = {}) => api.call(method, { params, uploads: new Map() }),
    on: (listen) => world.on(listen),
    settled: () => untilSettled(host),
    close: async () => {
      webhook.close()
      longPoll.close()
      presses.close()
      playground.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      world.close()
    },
  }
}
