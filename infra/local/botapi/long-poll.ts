import type { Update } from 'grammy/types'
import { conflict } from './errors.ts'
import type { Updates } from './updates.ts'
import type { World } from './world.ts'

interface Waiter {
  limit: number
  finish: (updates: Update[]) => void
  terminate: () => void
  timer: NodeJS.Timeout
}

const terminated =
  'terminated by other getUpdates request; make sure that only one bot instance is running'

/** getUpdates: answers at once with what waits, else when something comes or the time is over. */
export class LongPoll {
  readonly #world: World
  readonly #updates: Updates
  #waiter: Waiter | undefined

  constructor(world: World, updates: Updates) {
    this.#world = world
    this.#updates = updates
    world.onCommit(() => this.#wake())
  }

  #available(limit: number): Update[] {
    const expired = this.#updates.waiting().filter(([id]) => this.#updates.isExpired(id))
    for (const [id] of expired) this.#updates.remove(id)
    const ready = this.#updates.waiting().filter(([id]) => this.#updates.heldFor(id) === 0)
    const doubled = ready.flatMap(([id, row]) => (this.#updates.isTwice(id) ? [row, row] : [row]))
    return doubled.slice(0, limit).map(({ update }) => update)
  }

  take(limit: number, timeoutSeconds: number): Promise<Update[]> {
    this.#waiter?.terminate()
    const now = this.#available(limit)
    if (now.length > 0 || timeoutSeconds <= 0) return Promise.resolve(now)
    return new Promise((resolve, reject) => {
      const end = (act: () => void) => {
        clearTimeout(waiter.timer)
        if (this.#waiter === waiter) this.#waiter = undefined
        act()
      }
      const waiter: Waiter = {
        limit,
        finish: (updates) => end(() => resolve(updates)),
        terminate: () => end(() => reject(conflict(terminated))),
        timer: setTimeout(() => waiter.finish([]), timeoutSeconds * 1000),
      }
      this.#waiter = waiter
    })
  }

  #wake(): void {
    if (this.#waiter === undefined) return
    const updates = this.#available(this.#waiter.limit)
    if (updates.length > 0) this.#waiter.finish(updates)
    else this.#wakeWhenReleased()
  }

  /** Updates that a fault keeps back come without a commit. */
  #wakeWhenReleased(): void {
    const waits = this.#updates.waiting().map(([id]) => this.#updates.heldFor(id))
    if (waits.length > 0) setTimeout(() => this.#wake(), Math.min(...waits) + 1).unref()
  }

  /** The client went away: nobody is left to answer. */
  forget(): void {
    this.#waiter?.finish([])
  }

  close(): void {
    this.forget()
    this.#world.commit()
  }
}
