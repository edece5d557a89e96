/** Telegram allows a group about twenty edits a minute: one every three seconds is that. */
export const editGapMs = 3000

/** Telegram's pace: about 30 messages a second in all, 1 a second and 20 a minute in a group. */
export interface Pace {
  /** Milliseconds until the next call to that chat. */
  wait(chat: string, now: number): number
  /** A call to that chat goes out. */
  took(chat: string, now: number): void
}

const second = 1000
const minute = 60 * second
// One below Telegram's own twenty, since its minute and ours don't begin together.
const perMinute = 19

/**
 * Keeps the pace within this environment. `perSecond` is the environment's share of the thirty;
 * what goes beyond all the same is told by a 429, and waits in the queue.
 */
export function pace(perSecond: number): Pace {
  const all: number[] = []
  const perChat = new Map<string, number[]>()
  const forget = (times: number[], before: number) => {
    while (times[0] !== undefined && times[0] <= before) times.shift()
  }
  return {
    wait(chat, now) {
      forget(all, now - second)
      const mine = perChat.get(chat) ?? []
      forget(mine, now - minute)
      const global = all.length >= perSecond ? (all[0] ?? now) + second - now : 0
      const own = (mine.at(-1) ?? 0) + second - now
      const full =
        mine.length >= perMinute && chat.startsWith('-') ? (mine[0] ?? now) + minute - now : 0
      return Math.max(0, global, own, full)
    },
    took(chat, now) {
      all.push(now)
      perChat.set(chat, [...(perChat.get(chat) ?? []), now])
      if (perChat.size > 5000)
        for (const [key, times] of perChat)
          if ((times.at(-1) ?? 0) < now - minute) perChat.delete(key)
    },
  }
}
