import type { Message, Update } from 'grammy/types'
import type { Faults } from './faults.ts'
import { hears } from './privacy.ts'
import type { MessageRow, UpdateRow } from './rows.ts'
import type { World } from './world.ts'

type Kind = Exclude<keyof Update, 'update_id'>

/** Unless the bot names these, it is not told of them. */
const onlyOnRequest: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
])

const day = 24 * 3600_000
const callbackLife = 150_000

/** What happened and the bot has not confirmed; `elapsed` is real time in milliseconds. */
export class Updates {
  readonly #world: World
  readonly #faults: Faults
  readonly #elapsed: () => number
  readonly #born = new Map<number, number>()
  /** Updates that a fault keeps back, and until when. */
  readonly #held = new Map<number, number>()
  readonly #twice = new Set<number>()
  readonly #added = new Set<(id: number, row: UpdateRow) => void>()

  constructor(world: World, faults: Faults, elapsed: () => number) {
    this.#world = world
    this.#faults = faults
    this.#elapsed = elapsed
    for (const id of world.tables.updates.rows.keys()) this.#born.set(Number(id), elapsed())
  }

  isWanted(kind: string): boolean {
    const { allowed } = this.#world.settings
    return allowed.length > 0 ? allowed.includes(kind) : !onlyOnRequest.has(kind)
  }

  /** Puts an update in the queue, if the bot wants its kind. */
  push<K extends Kind>(kind: K, value: NonNullable<Update[K]>, lane: string): void {
    if (!this.isWanted(kind)) return
    const id = this.#nextId()
    const row: UpdateRow = { update: { update_id: id, [kind]: value }, lane }
    this.#world.tables.updates.put(id, row)
    this.#born.set(id, this.#elapsed())
    this.#disturb(id)
    for (const tell of this.#added) tell(id, row)
  }

  /** Tells the bot of a message, if privacy mode lets it. */
  message(row: MessageRow, kind: 'message' | 'edited_message' = 'message'): void {
    if (!hears(this.#world, row)) return
    type Delivered = NonNullable<Update['message']> & NonNullable<Update['edited_message']>
    this.push(kind, row.message as Message & Delivered, `chat ${row.chat}`)
  }

  #nextId(): number {
    const { counters } = this.#world.tables
    // Telegram's numbers start anywhere; only that they grow by one can be relied on.
    const last = counters.get('update') ?? 100_000_000 + Math.floor(this.#world.random() * 8e8)
    return counters.put('update', last + 1)
  }

  #disturb(id: number): void {
    const fault = this.#faults.takeUpdate()
    if (fault === undefined) return
    if (fault.updates === 'twice') this.#twice.add(id)
    else this.#held.set(id, this.#elapsed() + fault.seconds * 1000)
  }

  onAdded(listener: (id: number, row: UpdateRow) => void): void {
    this.#added.add(listener)
  }

  get(id: number): UpdateRow | undefined {
    return this.#world.tables.updates.get(id)
  }

  get count(): number {
    return this.#world.tables.updates.rows.size
  }

  /** All waiting updates, oldest first. */
  waiting(): [id: number, row: UpdateRow][] {
    return Array.from(this.#world.tables.updates.rows, ([id, row]) => [Number(id), row])
  }

  /** How long a fault still keeps the update back, in milliseconds. */
  heldFor(id: number): number {
    return Math.max(0, (this.#held.get(id) ?? 0) - this.#elapsed())
  }

  isTwice(id: number): boolean {
    return this.#twice.has(id)
  }

  /** Telegram gives up a button press after 150 s and anything else after a day. */
  isExpired(id: number): boolean {
    const life = this.get(id)?.update.callback_query === undefined ? day : callbackLife
    return this.#elapsed() - (this.#born.get(id) ?? 0) > life
  }

  remove(id: number): void {
    this.#world.tables.updates.remove(id)
    this.#born.delete(id)
    this.#held.delete(id)
    this.#twice.delete(id)
  }

  /** getUpdates with this offset: everything before it is done. */
  confirmBefore(offset: number): void {
    const done = this.waiting().filter(([id]) => id < offset && this.heldFor(id) === 0)
    for (const [id] of done) this.remove(id)
  }

  clear(): void {
    for (const [id] of this.waiting()) this.remove(id)
  }
}
