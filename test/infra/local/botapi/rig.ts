import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api } from 'grammy'
import type { Update } from 'grammy/types'
import {
  type BotApi,
  type BotApiOptions,
  startBotApi,
} from '../../../../infra/local/botapi/server.ts'

export const token = '777000123:local-test-token'
export const botId = 777000123

/** A clock that stands at Saturday 28 November 2026, 9:00 in Shanghai, until it is moved. */
export function standingClock() {
  let now = Date.UTC(2026, 10, 28, 1)
  return {
    zone: 'Asia/Shanghai',
    now: () => now,
    move: async (to: number | string) => {
      now = Number(to)
    },
  }
}

/** Chance that repeats itself from test to test. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Real time that a test moves by hand. */
export function handTime() {
  let now = 0
  const pass = (ms: number) => {
    now += ms
  }
  return { elapsed: () => now, pass }
}

export type Rig = BotApi & { api: Api; pass: (ms: number) => void }

/** A running server, grammY's client for it, and a hand on its real time. */
export async function rig(options: Partial<BotApiOptions> = {}): Promise<Rig> {
  const time = handTime()
  const botApi = await startBotApi({
    port: 0,
    token,
    clock: standingClock(),
    elapsed: time.elapsed,
    random: seeded(7),
    retryMs: () => 5,
    ...options,
  })
  const api = new Api(token, { apiRoot: botApi.url })
  return { ...botApi, api, pass: time.pass }
}

/** Mei who coordinates, Jun and Old Wang, in a group with the bot; Mei pressed Start. */
export function community(server: BotApi, given: { supergroup?: boolean; admin?: boolean } = {}) {
  const mei = server.play.person({ first_name: 'Mei', username: 'mei', started: true }).id
  const jun = server.play.person({ first_name: 'Jun', language_code: 'zh-hans' }).id
  const wang = server.play.person({ first_name: 'Wang' }).id
  const members = [jun, wang, botId]
  const { admin = false, supergroup = false } = given
  const group = server.play.group({ title: 'Jinqiu', by: mei, members, supergroup }).id
  if (admin) server.play.promote({ chat: group, person: botId, admin: true })
  return { mei, jun, wang, group }
}

/** The error of a refused call, as grammY reports it. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    return error instanceof Error && 'description' in error
      ? String(error.description)
      : String(error)
  }
  throw new Error('the call was not refused')
}

/** All waiting updates, confirmed as they are read. */
export async function updates({ api }: Rig): Promise<Update[]> {
  const waiting = await api.getUpdates()
  const last = waiting.at(-1)
  if (last !== undefined) await api.getUpdates({ offset: last.update_id + 1 })
  return waiting
}

export interface Received {
  update: Update
  headers: IncomingMessage['headers']
}

type Reply = { status?: number; headers?: Record<string, string>; body?: unknown; afterMs?: number }

/** A bot's host that answers each update as the test says. */
export async function webhookHost(
  answer: (received: Received, count: number) => Reply | Promise<Reply>,
) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const one = { update: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers }
    received.push(one)
    const { status = 200, headers = {}, body } = await answer(one, received.length)
    response.writeHead(status, headers).end(body === undefined ? '' : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    url: `http://127.0.0.1:${port}/webhook`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
