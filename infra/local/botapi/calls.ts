/** One call of the Bot API as it was answered; code 200 is success, 0 an answer that never came. */
export interface CallEntry {
  method: string
  params: Record<string, unknown>
  code: number
  description?: string
}

interface Count {
  calls: number
  failed: number
}

const kept = 10_000

/** What the bot asked for: the newest calls, and counts of all of them. */
export class CallLog {
  readonly entries: CallEntry[] = []
  readonly #counts = new Map<string, Count>()

  add(entry: CallEntry): void {
    this.entries.push(entry)
    if (this.entries.length > kept * 2) this.entries.splice(0, kept)
    const { calls, failed } = this.#counts.get(entry.method) ?? { calls: 0, failed: 0 }
    const isFailed = entry.code !== 200
    this.#counts.set(entry.method, { calls: calls + 1, failed: failed + (isFailed ? 1 : 0) })
  }

  /** Calls by method, the failed ones among them. */
  counts(): Record<string, Count> {
    return Object.fromEntries(this.#counts)
  }

  /** The calls of one method, oldest first. */
  of(method: string): CallEntry[] {
    return this.entries.filter((entry) => entry.method === method)
  }

  clear(): void {
    this.entries.length = 0
    this.#counts.clear()
  }
}
