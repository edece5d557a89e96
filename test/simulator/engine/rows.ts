import type { Item } from './evaluate.ts'

/** One change of one item, as the table's stream tells of it. */
export interface Written {
  key: { pk: string; sk: string }
  before?: Item
  after?: Item
  /** Epoch milliseconds. */
  at: number
}

const nameOf = (item: Item): string => `${item.pk}\u0000${item.sk}`

/** A value of its own, without what is undefined: as the SDK's marshaller leaves it out. */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [[key, copied(inner)] as const],
  )
  return Object.fromEntries(entries) as T
}

export interface IndexKeys {
  partition: string
  sort: string
}

/** Items by the keys of the table or of an index; an item without both keys isn't in it. */
class Ordered {
  readonly keys: IndexKeys
  readonly #partitions = new Map<string, Map<string, Item>>()

  constructor(keys: IndexKeys) {
    this.keys = keys
  }

  #partition(item: Item | undefined): string | undefined {
    const [p, s] = [item?.[this.keys.partition], item?.[this.keys.sort]]
    return typeof p === 'string' && typeof s === 'string' ? p : undefined
  }

  put({ before, after }: Pick<Written, 'before' | 'after'>): void {
    const [old, now] = [this.#partition(before), this.#partition(after)]
    if (before && old !== undefined) this.#partitions.get(old)?.delete(nameOf(before))
    if (!after || now === undefined) return
    const partition = this.#partitions.get(now) ?? new Map<string, Item>()
    partition.set(nameOf(after), after)
    this.#partitions.set(now, partition)
  }

  get(partition: string, name: string): Item | undefined {
    return this.#partitions.get(partition)?.get(name)
  }

  of(partition: string): Item[] {
    return [...(this.#partitions.get(partition)?.values() ?? [])]
  }

  *everything(): Generator<Item> {
    for (const partition of this.#partitions.values()) yield* partition.values()
  }
}

const tableKeys: IndexKeys = { partition: 'pk', sort: 'sk' }

/** The items of one table with its indexes, which may lag, and every change there ever was. */
export class Rows {
  readonly written: Written[] = []
  readonly #clock: () => number
  readonly #table = new Ordered(tableKeys)
  readonly #indexes: Map<string, Ordered>
  /** The same, of every change there was. */
  readonly #current: Map<string, Ordered>
  /** How many changes the indexes know of. */
  #indexed = 0

  constructor(indexes: Record<string, IndexKeys>, clock: () => number) {
    this.#clock = clock
    const made = () =>
      new Map(Object.entries(indexes).map(([name, keys]) => [name, new Ordered(keys)] as const))
    this.#indexes = made()
    this.#current = made()
  }

  get({ pk, sk }: Item): Item | undefined {
    return this.#table.get(String(pk), nameOf({ pk, sk }))
  }

  put(before: Item | undefined, after: Item | undefined): void {
    const { pk, sk } = after ?? before ?? {}
    const key = { pk: String(pk), sk: String(sk) }
    const change = { ...(before && { before }), ...(after && { after }) }
    this.#table.put(change)
    for (const index of this.#current.values()) index.put(change)
    this.written.push({
      key,
      ...(before && { before }),
      ...(after && { after }),
      at: this.#clock(),
    })
  }

  /** Lets the indexes know of all but the newest so many changes. */
  catchUp(lag = 0): void {
    for (const end = this.written.length - lag; this.#indexed < end; this.#indexed += 1) {
      const change = this.written[this.#indexed]
      if (change) for (const index of this.#indexes.values()) index.put(change)
    }
  }

  keysOf(index: string | undefined): IndexKeys {
    return this.#ordered(index).keys
  }

  of(index: string | undefined, partition: string): Item[] {
    return this.#ordered(index).of(partition)
  }

  /** What an index will bring once it knows of every change. */
  newest(index: string, partition: string): Item[] {
    return this.#current.get(index)?.of(partition) ?? []
  }

  #ordered(index: string | undefined): Ordered {
    const found = index === undefined ? this.#table : this.#indexes.get(index)
    if (!found) throw new Error(`there is no index ${index}`)
    return found
  }

  everything(): Item[] {
    return [...this.#table.everything()]
  }
}
