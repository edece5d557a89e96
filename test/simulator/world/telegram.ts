import type { Update } from 'grammy/types'
import type { Outcome } from '../../../infra/local/botapi/api.ts'
import { Api } from '../../../infra/local/botapi/api.ts'
import { CallLog } from '../../../infra/local/botapi/calls.ts'
import { Faults } from '../../../infra/local/botapi/faults.ts'
import { Files, type Upload } from '../../../infra/local/botapi/files.ts'
import { LongPoll } from '../../../infra/local/botapi/long-poll.ts'
import { createPlay } from '../../../infra/local/botapi/play/play.ts'
import { Presses } from '../../../infra/local/botapi/presses.ts'
import { Rates } from '../../../infra/local/botapi/rates.ts'
import { Updates } from '../../../infra/local/botapi/updates.ts'
import { Webhook } from '../../../infra/local/botapi/webhook.ts'
import { World } from '../../../infra/local/botapi/world.ts'

export const botId = 7_700_001
export const token = `${botId}:simulated`

/** What a call carried over HTTP. */
export interface Body {
  params: Record<string, unknown>
  uploads: Map<string, Upload>
}

const none = () => {}

/** The strict local Bot API without its server: called in process, its updates taken by hand. */
export function startTelegram(clock: () => number, random: () => number) {
  const account = { id: botId, is_bot: true, first_name: '帮手', username: 'bangshou_bot' } as const
  const world = new World(account, { now: clock, zone: 'Asia/Shanghai' }, random, undefined)
  const faults = new Faults()
  const updates = new Updates(world, faults, clock)
  const host = {
    world,
    faults,
    updates,
    files: new Files(world, undefined),
    rates: new Rates(clock, false),
    longPoll: new LongPoll(world, updates),
    webhook: new Webhook(world, updates, { retryMs: () => 1000, reply: none }),
    presses: new Presses(world, clock),
  }
  const api = new Api(host, faults, new CallLog())
  const { settings } = world
  world.settings = {
    ...settings,
    allowed: ['message', 'callback_query', 'my_chat_member', 'message_reaction', 'poll'],
  }
  return {
    world,
    play: createPlay(host, faults),
    call: (method: string, body: Body): Promise<Outcome> => api.call(method, body),
    /** The updates that came since; each is taken once. */
    take(): { update: Update; lane: string }[] {
      const waiting = updates.waiting()
      for (const [id] of waiting) updates.remove(id)
      return waiting.map(([, row]) => row)
    },
  }
}

export type Telegram = ReturnType<typeof startTelegram>

/** The parameters of a call as grammY sends it. */
export async function bodyOf(init: RequestInit | undefined): Promise<Body> {
  const type = new Headers(init?.headers).get('content-type') ?? ''
  const body = init?.body
  if (typeof body === 'string') return { params: JSON.parse(body), uploads: new Map() }
  if (!body) return { params: {}, uploads: new Map() }
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const [params, uploads] = [{} as Record<string, unknown>, new Map<string, Upload>()]
  for (const [name, value] of form) {
    if (typeof value === 'string') params[name] = value
    else {
      const bytes = new Uint8Array(await value.arrayBuffer())
      uploads.set(name, { name: value.name, mime: value.type, bytes })
    }
  }
  return { params, uploads }
}
