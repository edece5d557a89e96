import type { Chance } from './chance.ts'

/** A run of one function in one environment; once it died, nothing that it waits for comes back. */
export interface Invocation {
  name: string
  /** The update that it handles. */
  update?: number
  isDead: boolean
  isDone: boolean
  /** Calls that are under way; a run that has none and isn't done is computing. */
  waiting: number
}

interface Turn {
  of: Invocation
  go: () => void
}

const never = <T>(): Promise<T> => new Promise(() => {})

/**
 * Lets one call through at a time, which one the seed decides. So every interleaving of the
 * environments can happen, and the same seed brings the same one.
 */
export class Turns {
  readonly #chance: Chance
  readonly #turns: Turn[] = []
  readonly #running = new Set<Invocation>()

  constructor(chance: Chance) {
    this.#chance = chance
  }

  get count(): number {
    return this.#turns.length
  }

  get running(): readonly Invocation[] {
    return [...this.#running]
  }

  /** Runs a handler; resolves when it answered, died or threw. */
  async run<T>(of: Invocation, act: () => Promise<T>): Promise<T | 'died' | { thrown: unknown }> {
    this.#running.add(of)
    const died = new Promise<'died'>((resolve) => {
      this.#deaths.set(of, () => resolve('died'))
    })
    const acted = act().catch((thrown: unknown) => ({ thrown }))
    const outcome = await Promise.race([acted, died])
    of.isDone = true
    this.#deaths.delete(of)
    this.#running.delete(of)
    return outcome
  }

  readonly #deaths = new Map<Invocation, () => void>()

  /** The environment is gone: what it asked for may still happen, but nobody hears of it. */
  kill(of: Invocation): void {
    of.isDead = true
    this.#deaths.get(of)?.()
  }

  /** A call to the world outside: waits for its turn, then happens. */
  async call<T>(of: Invocation, act: () => T | Promise<T>): Promise<T> {
    if (of.isDead) return never()
    of.waiting += 1
    await new Promise<void>((go) => this.#turns.push({ of, go }))
    try {
      if (of.isDead) return await never<T>()
      const result = await act()
      return of.isDead ? await never<T>() : result
    } finally {
      of.waiting -= 1
    }
  }

  /** Lets one call happen, and everything that follows until all wait again. */
  async step(): Promise<void> {
    const [turn] = this.#turns.splice(this.#chance.below(this.#turns.length), 1)
    turn?.go()
    await this.rest()
  }

  /** Until every run waits for its turn or is over. */
  async rest(): Promise<void> {
    do await new Promise(setImmediate)
    while ([...this.#running].some((one) => this.#isComputing(one)))
  }

  #isComputing(one: Invocation): boolean {
    if (one.isDead || one.isDone) return false
    return this.#turns.filter(({ of }) => of === one).length < Math.max(1, one.waiting)
  }
}
