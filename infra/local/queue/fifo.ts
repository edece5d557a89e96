import { randomUUID } from 'node:crypto'

/** A message as the queue keeps it. */
export interface Kept {
  id: string
  group: string
  /** Within five minutes the same id is the same message. */
  once: string
  body: string
  /** Epoch milliseconds by the community's clock. */
  sentAt: number
  sequence: number
}

/** A message that somebody received and has not deleted. */
export interface Received extends Kept {
  receipt: string
  count: number
  firstAt: number
}

interface Held extends Kept {
  receipt?: string
  count: number
  firstAt: number
  /** Real milliseconds until when it is in flight. */
  hiddenUntil: number
}

export interface FifoOptions {
  /** Real time in milliseconds: visibility and deduplication go by it. */
  elapsed: () => number
  visibilityMs: number
  /** More receives than that, and it goes to the dead letters. */
  maxReceives: number
  /** Each change, before it is answered. */
  note: (change: Change) => void
}

export type Change =
  | { op: 'sent'; message: Kept }
  | { op: 'deleted'; id: string }
  | { op: 'dead'; id: string }
  | { op: 'revived'; id: string }

const dedupMs = 5 * 60_000

/** One FIFO queue with its dead letters, as SQS documents them. */
export class Fifo {
  readonly #options: FifoOptions
  readonly #groups = new Map<string, Held[]>()
  readonly #byId = new Map<string, Held>()
  readonly #byReceipt = new Map<string, Held>()
  readonly #recent = new Map<string, { until: number; id: string; sequence: number }>()
  readonly #dead = new Map<string, Kept>()
  #sequence = 0

  constructor(options: FifoOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#byId.size
  }

  get dead(): Kept[] {
    return [...this.#dead.values()]
  }

  /** Takes a message in, or answers the one that came with the same id within five minutes. */
  send(given: Pick<Kept, 'group' | 'once' | 'body' | 'sentAt'>): { id: string; sequence: number } {
    const now = this.#options.elapsed()
    const twin = this.#recent.get(given.once)
    if (twin && twin.until > now) return twin
    const message = { ...given, id: randomUUID(), sequence: this.#sequence + 1 }
    this.#options.note({ op: 'sent', message })
    this.restore({ op: 'sent', message })
    this.#forgetOld(now)
    return message
  }

  #forgetOld(now: number): void {
    for (const [once, { until }] of this.#recent) {
      if (until > now) break
      this.#recent.delete(once)
    }
  }

  /** Takes a change from the journal. */
  restore(change: Change): void {
    if (change.op === 'sent') this.#hold(change.message)
    else if (change.op === 'deleted') this.#drop(change.id)
    else if (change.op === 'dead') this.#bury(change.id)
    else this.#revive(change.id)
  }

  /** Everything that a compacted journal has to say. */
  *changes(): Generator<Change> {
    const all = [...this.#byId.values(), ...this.#dead.values()]
    for (const held of all.sort((a, b) => a.sequence - b.sequence)) {
      const { id, group, once, body, sentAt, sequence } = held
      yield { op: 'sent', message: { id, group, once, body, sentAt, sequence } }
      if (this.#dead.has(id)) yield { op: 'dead', id }
    }
  }

  #hold(message: Kept): void {
    const held: Held = { ...message, count: 0, firstAt: 0, hiddenUntil: 0 }
    this.#sequence = Math.max(this.#sequence, message.sequence)
    this.#byId.set(message.id, held)
    const line = this.#groups.get(message.group)
    if (line) line.push(held)
    else this.#groups.set(message.group, [held])
    const until = this.#options.elapsed() + dedupMs
    this.#recent.set(message.once, { until, id: message.id, sequence: message.sequence })
  }

  #drop(id: string): void {
    const held = this.#byId.get(id)
    if (!held) return
    this.#byId.delete(id)
    if (held.receipt) this.#byReceipt.delete(held.receipt)
    const rest = (this.#groups.get(held.group) ?? []).filter((other) => other !== held)
    if (rest.length > 0) this.#groups.set(held.group, rest)
    else this.#groups.delete(held.group)
  }

  #bury(id: string): void {
    const held = this.#byId.get(id)
    if (!held) return
    this.#drop(id)
    this.#dead.set(id, held)
  }

  #revive(id: string): void {
    const message = this.#dead.get(id)
    this.#dead.delete(id)
    if (message) this.#hold(message)
  }

  /** Up to `most` visible messages. A group with one in flight gives none: its order would break. */
  receive(most: number): Received[] {
    const now = this.#options.elapsed()
    const taken: Received[] = []
    for (const line of this.#groups.values()) {
      if (taken.length >= most) break
      if (line.some((held) => held.hiddenUntil > now)) continue
      for (const held of [...line].slice(0, most - taken.length)) {
        const received = this.#take(held, now)
        if (received) taken.push(received)
      }
    }
    return taken
  }

  #take(held: Held, now: number): Received | undefined {
    if (held.count >= this.#options.maxReceives) {
      this.#options.note({ op: 'dead', id: held.id })
      this.#bury(held.id)
      return undefined
    }
    if (held.receipt) this.#byReceipt.delete(held.receipt)
    const receipt = randomUUID()
    held.receipt = receipt
    held.count += 1
    held.firstAt ||= Date.now()
    held.hiddenUntil = now + this.#options.visibilityMs
    this.#byReceipt.set(receipt, held)
    return { ...held, receipt }
  }

  /** Deletes by receipt; an outdated receipt deletes nothing. */
  delete(receipt: string): void {
    const held = this.#byReceipt.get(receipt)
    if (!held) return
    this.#options.note({ op: 'deleted', id: held.id })
    this.#drop(held.id)
  }

  /** Hides a message in flight for so long from now; false when the receipt is not valid. */
  changeVisibility(receipt: string, ms: number): boolean {
    const held = this.#byReceipt.get(receipt)
    const now = this.#options.elapsed()
    if (!held || held.hiddenUntil <= now) return false
    held.hiddenUntil = now + ms
    return true
  }

  /** Puts dead letters back at the end of their groups; answers how many. */
  redrive(): number {
    const ids = [...this.#dead.keys()]
    for (const id of ids) {
      this.#options.note({ op: 'revived', id })
      this.restore({ op: 'revived', id })
    }
    return ids.length
  }

  purge(): void {
    for (const id of [...this.#byId.keys()]) {
      this.#options.note({ op: 'deleted', id })
      this.#drop(id)
    }
  }

  /** Milliseconds until something can be received: 0 now, undefined never as things are. */
  nextIn(): number | undefined {
    const now = this.#options.elapsed()
    let soonest: number | undefined
    for (const line of this.#groups.values()) {
      const wait = Math.max(0, ...line.map((held) => held.hiddenUntil - now))
      if (wait === 0) return 0
      soonest = Math.min(soonest ?? wait, wait)
    }
    return soonest
  }
}
