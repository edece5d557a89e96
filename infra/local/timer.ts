import { randomUUID } from 'node:crypto'
import type { ScheduledEvent } from 'aws-lambda'
import { type Clock, type LambdaHandler, lambdaContext } from './host.ts'

export interface TimerOptions {
  clock: Clock
  /** Real seconds between two ticks. */
  everySeconds: number
  /** How often a tick that failed is tried again, and how long after. */
  retries?: number
  retryMs?: number
  /** A tick that failed each time: the scheduler's dead letter. The next one catches up with it. */
  onError: (error: unknown) => void
}

/** The scheduler, running. */
export interface Timer {
  /** Ticks now, or right after the tick under way; resolves when that tick is done. */
  fire(): Promise<void>
  /** No more ticks; resolves when the last one is done. */
  stop(): Promise<void>
}

const scheduledEvent = (now: number): ScheduledEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: '000000000000',
  time: new Date(now).toISOString(),
  region: 'local',
  resources: ['arn:aws:scheduler:local:000000000000:schedule/default/tick'],
  detail: {},
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Calls the tick handler at once and then every so often. One tick at a time: a slow one delays
 * the next instead of meeting it, and all who ask meanwhile share the one that follows. As with
 * EventBridge Scheduler a tick comes at least once: one that failed comes again, the same event.
 */
export function startTimer(
  handler: LambdaHandler<ScheduledEvent, unknown>,
  { clock, everySeconds, retries = 2, retryMs = 1000, onError }: TimerOptions,
): Timer {
  let stopped = false
  const attempt = async (event: ScheduledEvent, left: number): Promise<void> => {
    try {
      await handler(event, lambdaContext('tick', 60_000))
    } catch (error) {
      if (left === 0 || stopped) return onError(error)
      await sleep(retryMs)
      await attempt(event, left - 1)
    }
  }
  const tick = () => attempt(scheduledEvent(clock()), retries)
  let running = tick()
  let next: Promise<void> | undefined
  const fire = () => {
    next ??= running.then(() => {
      next = undefined
      running = tick()
      return running
    })
    return next
  }
  const interval = setInterval(fire, everySeconds * 1000)
  const stop = async () => {
    stopped = true
    clearInterval(interval)
    await next
    await running
  }
  return { fire, stop }
}
