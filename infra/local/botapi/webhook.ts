import type { UpdateRow, WebhookRow } from './rows.ts'
import type { Updates } from './updates.ts'
import type { World } from './world.ts'

interface Lane {
  ids: number[]
  failures: number
  isBusy: boolean
  timer?: NodeJS.Timeout
}

/** One delivery: what the bot's host answered. */
type Outcome = { ok: true; reply: unknown } | { ok: false; error: string; afterMs?: number }

export interface WebhookOptions {
  /** Milliseconds until the next try after so many failures in a row. */
  retryMs: (failures: number) => number
  /** Carries out the call that came in the webhook's answer. */
  reply: (body: unknown) => void
}

async function readReply(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusal(response: Response): Outcome {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const error = `Wrong response from the webhook: ${response.status} ${response.statusText}`
  return Number.isFinite(seconds) && seconds > 0
    ? { ok: false, error, afterMs: seconds * 1000 }
    : { ok: false, error }
}

/**
 * Hands updates to the webhook: one after another within a lane, lanes in parallel up to
 * max_connections, again and again until it answers 2xx.
 */
export class Webhook {
  readonly #world: World
  readonly #updates: Updates
  readonly #options: WebhookOptions
  readonly #lanes = new Map<string, Lane>()
  readonly #ready: Lane[] = []
  readonly #stop = new AbortController()
  #inFlight = 0

  constructor(world: World, updates: Updates, options: WebhookOptions) {
    this.#world = world
    this.#updates = updates
    this.#options = options
    for (const [id, row] of updates.waiting()) this.#add(id, row)
    updates.onAdded((id, row) => this.#add(id, row))
    world.onCommit(() => this.pump())
  }

  /** An update that a fault keeps back waits in a lane of its own, so that later ones overtake it. */
  #add(id: number, row: UpdateRow): void {
    const held = this.#updates.heldFor(id)
    const name = held > 0 ? `held ${id}` : row.lane
    const lane = this.#lanes.get(name) ?? { ids: [], failures: 0, isBusy: false }
    this.#lanes.set(name, lane)
    lane.ids.push(id)
    if (lane.isBusy) return
    if (held > 0) this.#wakeLater(lane, held)
    else if (lane.ids.length === 1) this.#ready.push(lane)
  }

  /** A webhook was set or changed: everything that waits goes to it. */
  restart(): void {
    this.#forgetLanes()
    for (const [id, row] of this.#updates.waiting()) this.#add(id, row)
    this.pump()
  }

  #forgetLanes(): void {
    for (const lane of this.#lanes.values()) {
      clearTimeout(lane.timer)
      lane.ids.length = 0
    }
    this.#lanes.clear()
    this.#ready.length = 0
  }

  #wakeLater(lane: Lane, ms: number): void {
    lane.isBusy = true
    lane.timer = setTimeout(() => this.#wake(lane), ms)
    lane.timer.unref()
  }

  #wake(lane: Lane): void {
    lane.isBusy = false
    if (lane.ids.length > 0) this.#ready.push(lane)
    this.pump()
  }

  /** Sends what is ready; called after each commit. */
  pump(): void {
    const { webhook } = this.#world.settings
    if (webhook.url === '' || this.#stop.signal.aborted) return
    while (this.#inFlight < webhook.connections) {
      const lane = this.#ready.shift()
      if (lane === undefined) return
      if (!lane.isBusy) void this.#serve(lane, webhook)
    }
  }

  async #serve(lane: Lane, webhook: WebhookRow): Promise<void> {
    const id = lane.ids[0]
    const row = id === undefined ? undefined : this.#updates.get(id)
    if (id === undefined) return
    if (row === undefined || this.#updates.isExpired(id)) return this.#done(lane, id)
    lane.isBusy = true
    this.#inFlight += 1
    const outcome = await this.#deliver(id, row, webhook)
    this.#inFlight -= 1
    if (this.#stop.signal.aborted) return
    if (outcome.ok) this.#accept(lane, id, outcome.reply)
    else this.#retry(lane, outcome)
  }

  async #deliver(id: number, row: UpdateRow, webhook: WebhookRow): Promise<Outcome> {
    const post = () => this.#post(row, webhook)
    const outcomes = await Promise.all(this.#updates.isTwice(id) ? [post(), post()] : [post()])
    return outcomes.find(({ ok }) => !ok) ?? outcomes[0] ?? { ok: false, error: 'not sent' }
  }

  async #post({ update }: UpdateRow, { url, secret }: WebhookRow): Promise<Outcome> {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (secret !== '') headers['x-telegram-bot-api-secret-token'] = secret
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(60_000)])
    try {
      const body = JSON.stringify(update)
      const response = await fetch(url, { method: 'POST', headers, body, signal })
      const reply = await readReply(response)
      return response.ok ? { ok: true, reply } : refusal(response)
    } catch (error) {
      const { cause, message } = error as Error
      return { ok: false, error: cause instanceof Error ? cause.message : message }
    }
  }

  #accept(lane: Lane, id: number, reply: unknown): void {
    lane.failures = 0
    if (reply !== undefined) this.#options.reply(reply)
    this.#done(lane, id)
  }

  #done(lane: Lane, id: number): void {
    this.#updates.remove(id)
    if (lane.ids[0] === id) lane.ids.shift()
    lane.isBusy = false
    if (lane.ids.length > 0) this.#ready.push(lane)
    this.#world.commit()
    this.pump()
  }

  #retry(lane: Lane, { error, afterMs }: { error: string; afterMs?: number }): void {
    lane.failures += 1
    const { settings } = this.#world
    const failed = { ...settings.webhook, error, errorDate: this.#world.seconds() }
    this.#world.settings = { ...settings, webhook: failed }
    this.#wakeLater(lane, afterMs ?? this.#options.retryMs(lane.failures))
    this.#world.commit()
  }

  close(): void {
    this.#stop.abort()
    this.#forgetLanes()
  }
}
