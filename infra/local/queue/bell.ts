/** Tells those who wait that something may have become visible. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, after `ms`, or when the waiting is given up. */
  wait(ms?: number, givenUp?: AbortSignal): Promise<void>
}

export function bell(): Bell {
  let waiting = new Set<() => void>()
  return {
    ring() {
      const all = waiting
      waiting = new Set()
      for (const wake of all) wake()
    },
    wait: (ms, givenUp) =>
      new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(wake, ms)
        function wake() {
          clearTimeout(timer)
          givenUp?.removeEventListener('abort', wake)
          waiting.delete(wake)
          resolve()
        }
        waiting.add(wake)
        givenUp?.addEventListener('abort', wake, { once: true })
        if (givenUp?.aborted) wake()
      }),
  }
}
