import type { User } from 'grammy/types'
import { type PlayEvent, playId } from '../playground/protocol.ts'
import { type Change, Journal } from './journal.ts'
import { firstSettings, type MessageRow, type Rows, type SettingsRow } from './rows.ts'

/** The community's clock: epoch milliseconds that run, and may be moved by the host. */
export interface Clock {
  now(): number
  zone: string
  moved?(): boolean
  /** Resolves when what became due by that is done. */
  move?(to: number | string): Promise<void>
}

/** The bot's account; with privacy mode off it reads every message of its groups. */
export interface Account extends User {
  can_read_all_group_messages?: boolean
}

type Note = (change: Change) => void

/** Rows of one kind; each change is noted for the next commit. */
export class Table<Row> {
  readonly rows = new Map<string, Row>()
  readonly #name: string
  readonly #record: Note

  constructor(name: string, record: Note) {
    this.#name = name
    this.#record = record
  }

  get(key: string | number): Row | undefined {
    return this.rows.get(String(key))
  }

  put(key: string | number, row: Row): Row {
    this.rows.set(String(key), row)
    this.#record([this.#name, String(key), row])
    return row
  }

  remove(key: string | number): void {
    if (this.rows.delete(String(key))) this.#record([this.#name, String(key)])
  }

  /** Takes a row from the journal without noting it again. */
  restore(key: string, row: Row | undefined): void {
    if (row === undefined) this.rows.delete(key)
    else this.rows.set(key, row)
  }
}

type Tables = { [Name in keyof Rows]: Table<Rows[Name]> }

const names = [
  'people',
  'chats',
  'messages',
  'updates',
  'queries',
  'files',
  'commands',
  'reads',
  'counters',
  'settings',
] as const satisfies readonly (keyof Rows)[]

/** A row that changed several times within a commit is written once. */
const lastOfEach = (changes: Change[]): Change[] =>
  changes.length < 2
    ? changes
    : [...new Map(changes.map((change) => [`${change[0]} ${change[1]}`, change])).values()]

/** Everything that Telegram would know, and who listens to it. */
export class World {
  readonly bot: Account
  readonly clock: Clock
  readonly random: () => number
  readonly tables: Tables
  /** Each chat's message ids in the order in which they came. */
  readonly #order = new Map<number, number[]>()
  readonly #journal: Journal
  readonly #listeners = new Set<(event: PlayEvent) => void>()
  readonly #committed = new Set<() => void>()
  #changes: Change[] = []
  #events: PlayEvent[] = []

  constructor(bot: Account, clock: Clock, random: () => number, file: string | undefined) {
    this.bot = bot
    this.clock = clock
    this.random = random
    const table = (name: string) => new Table<never>(name, (change) => this.#changes.push(change))
    this.tables = Object.fromEntries(names.map((name) => [name, table(name)])) as unknown as Tables
    this.#journal = new Journal(file)
    this.#restore()
  }

  #restore(): void {
    const byName: Record<string, Table<unknown>> = { ...this.tables }
    this.#journal.replay(([name, key, value]) => byName[name]?.restore(key, value))
    for (const row of this.tables.messages.rows.values()) this.#note(row)
    this.#journal.compact(this.#everything())
  }

  *#everything(): Generator<Change> {
    for (const name of names) {
      for (const [key, row] of this.tables[name].rows) yield [name, key, row]
    }
  }

  #note({ chat, message }: MessageRow): void {
    const ids = this.#order.get(chat)
    if (ids === undefined) this.#order.set(chat, [playId(message)])
    else ids.push(playId(message))
  }

  /** Now in whole seconds, as Telegram dates messages. */
  seconds(): number {
    return Math.floor(this.clock.now() / 1000)
  }

  /** The next number of a sequence that starts at 1. */
  next(sequence: string): number {
    return this.tables.counters.put(sequence, (this.tables.counters.get(sequence) ?? 0) + 1)
  }

  /** Letters and digits that nobody guesses. */
  token(length: number): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
    const letter = () => alphabet.charAt(Math.floor(this.random() * alphabet.length))
    return Array.from({ length }, letter).join('')
  }

  get settings(): SettingsRow {
    return this.tables.settings.get('bot') ?? firstSettings
  }

  set settings(row: SettingsRow) {
    this.tables.settings.put('bot', row)
  }

  message(chat: number, id: number): MessageRow | undefined {
    return this.tables.messages.get(`${chat}/${id}`)
  }

  /** Stores a message, new or changed, and shows it. */
  putMessage(row: MessageRow): MessageRow {
    const id = playId(row.message)
    if (this.message(row.chat, id) === undefined) this.#note(row)
    this.tables.messages.put(`${row.chat}/${id}`, row)
    this.emit({ kind: 'message', message: row })
    return row
  }

  removeMessage(chat: number, id: number): void {
    this.tables.messages.remove(`${chat}/${id}`)
    const ids = this.#order.get(chat) ?? []
    const at = ids.lastIndexOf(id)
    if (at >= 0) ids.splice(at, 1)
    this.emit({ kind: 'deleted', chat, id })
  }

  /** A chat's newest messages, oldest first. */
  messagesOf(chat: number, limit = Number.POSITIVE_INFINITY): MessageRow[] {
    const ids = this.#order.get(chat) ?? []
    const newest = limit < ids.length ? ids.slice(-limit) : ids
    return newest.flatMap((id) => this.message(chat, id) ?? [])
  }

  emit(event: PlayEvent): void {
    this.#events.push(event)
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  /** Calls back with each event once it is durable; answers how to stop. */
  on(listener: (event: PlayEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back after each commit, e.g. to deliver the updates it brought; answers how to stop. */
  onCommit(listener: () => void): () => void {
    this.#committed.add(listener)
    return () => this.#committed.delete(listener)
  }

  /** Makes what happened durable, then tells everyone. Nothing is answered before. */
  commit(): void {
    const [changes, events] = [this.#changes, this.#events]
    this.#changes = []
    this.#events = []
    this.#journal.append(lastOfEach(changes))
    if (this.#journal.isLong) this.#journal.compact(this.#everything())
    for (const event of events) for (const listener of this.#listeners) listener(event)
    if (changes.length > 0) for (const listener of this.#committed) listener()
  }

  close(): void {
    this.commit()
    this.#journal.close()
  }
}
