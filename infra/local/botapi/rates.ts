import { tooMany } from './errors.ts'

interface Bucket {
  tokens: number
  at: number
}

interface Limit {
  /** Tokens that come back each second. */
  perSecond: number
  /** How many may be spent at once. */
  burst: number
}

const overall: Limit = { perSecond: 30, burst: 30 }
const perChat: Limit = { perSecond: 1, burst: 3 }
const perGroup: Limit = { perSecond: 20 / 60, burst: 20 }

/** Telegram's pace; `elapsed` is real time in milliseconds, whatever the community's clock says. */
export class Rates {
  readonly #buckets = new Map<string, Bucket>()
  readonly #elapsed: () => number
  isOn: boolean

  constructor(elapsed: () => number, isOn: boolean) {
    this.#elapsed = elapsed
    this.isOn = isOn
  }

  /** A message or an edit to a group costs the group's minute, one to a person that person's second. */
  spend(kind: 'message' | 'edit', chat: number, cost = 1): void {
    const isGroup = chat < 0
    const own: [string, Limit][] = [[`${kind} ${chat}`, isGroup ? perGroup : perChat]]
    if (isGroup && kind === 'message') own.push([`second ${chat}`, perChat])
    this.#spendAll([['all', overall], ...own], cost)
  }

  /** An ephemeral message reaches one person and leaves the group's minute alone. */
  spendEphemeral(chat: number, person: number): void {
    this.#spendAll(
      [
        ['all', overall],
        [`ephemeral ${chat} ${person}`, perChat],
      ],
      1,
    )
  }

  #spendAll(buckets: [string, Limit][], cost: number): void {
    if (!this.isOn) return
    const filled = buckets.map(([name, limit]) => ({ limit, bucket: this.#filled(name, limit) }))
    const waits = filled.map(({ bucket, limit }) => (cost - bucket.tokens) / limit.perSecond)
    const longest = Math.max(...waits)
    // An album may cost more than the burst: it passes when the bucket is full.
    const isFull = filled.every(({ bucket, limit }) => bucket.tokens >= Math.min(cost, limit.burst))
    if (longest > 0 && !isFull) throw tooMany(Math.max(1, Math.ceil(longest)))
    for (const { bucket } of filled) bucket.tokens -= cost
  }

  #filled(name: string, { perSecond, burst }: Limit): Bucket {
    const now = this.#elapsed()
    const bucket = this.#buckets.get(name) ?? { tokens: burst, at: now }
    const gained = ((now - bucket.at) / 1000) * perSecond
    bucket.tokens = Math.min(burst, bucket.tokens + gained)
    bucket.at = now
    this.#buckets.set(name, bucket)
    return bucket
  }
}
