import { randomUUID } from 'node:crypto'

/** Texts that travel beside the body, by name. */
export type Attributes = Record<string, { DataType: string; StringValue: string }>

/** A message as the queue keeps it. */
export interface Kept {
  id: string
  group: string
  /** Within five minutes the same id in the same group is the same message. */
  once: string
  body: string
  attributes?: Attributes
  /** Epoch milliseconds by the community's clock. */
  sentAt: number
  /** Epoch milliseconds by the real clock, until when `once` is known. */
  knownUntil: number
  sequence: number
}

/** A message that somebody received and has not deleted. */
export interface Received extends Kept {
  receipt: string
  count: number
  firstAt: number
}

interface Held extends Kept {
  count: number
  firstAt: number
  /** Real milliseconds until when it is in flight. */
  hiddenUntil: number
}

/** What a receipt handle is worth: only the newest one of a message in flight is. */
export type Receipt = 'valid' | 'expired' | 'gone' | 'malformed'

export type Change =
  | { op: 'sent'; message: Kept }
  | { op: 'received'; id: string; at: number }
  | { op: 'deleted'; id: string }
  /** A message that is gone, while its deduplication id is still known. */
  | { op: 'known'; message: Known }

type Known = Pick<Kept, 'id' | 'group' | 'once' | 'sequence' | 'knownUntil'>

const knownAs = ({ group, once }: Pick<Kept, 'group' | 'once'>) => `${group}\n${once}`

export interface FifoOptions {
  /** Real time in epoch milliseconds: visibility and deduplication go by it. */
  elapsed: () => number
  /** The community's time, for when a message was sent. */
  clock: () => number
  visibilityMs: number
  /** After so many receives it is given to `bury` instead of to whoever receives next. */
  maxReceives: number
  bury: (message: Kept) => void
  /** Each change, before it is answered. */
  note: (change: Change) => void
}

const deduplicationMs = 5 * 60_000
const receiptPattern = /^([\da-f-]{36})\.(\d+)$/

/** One FIFO queue, as SQS documents them. */
export class Fifo {
  readonly #options: FifoOptions
  readonly #groups = new Map<string, Held[]>()
  readonly #byId = new Map<string, Held>()
  readonly #known = new Map<string, Known>()
  #sequence = 0

  constructor(options: FifoOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#byId.size
  }

  get messages(): Kept[] {
    return [...this.#byId.values()]
  }

  /** How many can be received, and how many were and are not deleted. */
  count(): { visible: number; inFlight: number } {
    const now = this.#options.elapsed()
    const inFlight = [...this.#byId.values()].filter((held) => held.hiddenUntil > now).length
    return { visible: this.size - inFlight, inFlight }
  }

  /** Takes a message in, or answers its twin: same group, same id, within five minutes. */
  send(given: Pick<Kept, 'group' | 'once' | 'body' | 'attributes'>): Known {
    const now = this.#options.elapsed()
    const twin = this.#known.get(knownAs(given))
    if (twin && twin.knownUntil > now) return twin
    this.#forgetKnown(now)
    const message: Kept = {
      ...given,
      id: randomUUID(),
      sentAt: this.#options.clock(),
      knownUntil: now + deduplicationMs,
      sequence: this.#sequence + 1,
    }
    this.#change({ op: 'sent', message })
    return message
  }

  // In the order of their ends, since each lasts as long.
  #forgetKnown(now: number): void {
    for (const [name, { knownUntil }] of this.#known) {
      if (knownUntil > now) break
      this.#known.delete(name)
    }
  }

  #change(change: Change): void {
    this.#options.note(change)
    this.apply(change)
  }

  /** Makes a change that was noted, now or before a restart. */
  apply(change: Change): void {
    if (change.op === 'sent') this.#hold(change.message)
    else if (change.op === 'received') this.#count(change.id, change.at)
    else if (change.op === 'deleted') this.#drop(change.id)
    else this.#know(change.message)
  }

  /** Everything that a compacted journal has to say. */
  *changes(): Generator<Change> {
    for (const { id, group, once, sequence, knownUntil } of this.#known.values())
      if (!this.#byId.has(id))
        yield { op: 'known', message: { id, group, once, sequence, knownUntil } }
    for (const held of this.#byId.values()) {
      const { count, firstAt, hiddenUntil: _, ...message } = held
      yield { op: 'sent', message }
      for (let i = 0; i < count; i++) yield { op: 'received', id: held.id, at: firstAt }
    }
  }

  #know(message: Known): void {
    this.#sequence = Math.max(this.#sequence, message.sequence)
    this.#known.delete(knownAs(message))
    this.#known.set(knownAs(message), message)
  }

  #hold(message: Kept): void {
    const held: Held = { ...message, count: 0, firstAt: 0, hiddenUntil: 0 }
    this.#know(message)
    this.#byId.set(message.id, held)
    const line = this.#groups.get(message.group)
    if (line) line.push(held)
    else this.#groups.set(message.group, [held])
  }

  #count(id: string, at: number): void {
    const held = this.#byId.get(id)
    if (!held) return
    held.count += 1
    held.firstAt ||= at
  }

  #drop(id: string): void {
    const held = this.#byId.get(id)
    if (!held) return
    this.#byId.delete(id)
    const rest = (this.#groups.get(held.group) ?? []).filter((other) => other !== held)
    if (rest.length > 0) this.#groups.set(held.group, rest)
    else this.#groups.delete(held.group)
  }

  /** Up to `most` visible messages. A group with one in flight gives none: its order would break. */
  receive(most: number, hideMs = this.#options.visibilityMs): Received[] {
    const now = this.#options.elapsed()
    const taken: Received[] = []
    for (const line of [...this.#groups.values()]) {
      if (taken.length >= most) break
      if (line.some((held) => held.hiddenUntil > now)) continue
      for (const held of [...line]) {
        if (taken.length >= most) break
        const received = this.#take(held, now + hideMs)
        if (received) taken.push(received)
      }
    }
    return taken
  }

  #take(held: Held, hiddenUntil: number): Received | undefined {
    if (held.count >= this.#options.maxReceives) {
      // Kept there before it is deleted here: whatever happens in between, it isn't lost.
      this.#options.bury(held)
      this.#change({ op: 'deleted', id: held.id })
      return undefined
    }
    this.#change({ op: 'received', id: held.id, at: this.#options.clock() })
    held.hiddenUntil = hiddenUntil
    return { ...held, receipt: `${held.id}.${held.count}` }
  }

  #read(receipt: string): { state: Receipt; held?: Held } {
    const [, id, count] = receiptPattern.exec(receipt) ?? []
    if (!id) return { state: 'malformed' }
    const held = this.#byId.get(id)
    if (!held) return { state: 'gone' }
    const live = held.count === Number(count) && held.hiddenUntil > this.#options.elapsed()
    return live ? { state: 'valid', held } : { state: 'expired' }
  }

  /** Deletes by receipt, if it is worth something. */
  delete(receipt: string): Receipt {
    const { state, held } = this.#read(receipt)
    if (held) this.#change({ op: 'deleted', id: held.id })
    return state
  }

  /** Hides a message in flight for so long from now. */
  hide(receipt: string, ms: number): Receipt {
    const { state, held } = this.#read(receipt)
    if (held) held.hiddenUntil = this.#options.elapsed() + ms
    return state
  }

  /** Removes a message whatever its state. */
  remove(id: string): void {
    this.#change({ op: 'deleted', id })
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
