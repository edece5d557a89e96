import { randomUUID } from 'node:crypto'
import type { ScheduledEvent } from 'aws-lambda'
import { type Clock, type LambdaHandler, lambdaContext } from './host.ts'

export interface TimerOptions {
  clock: Clock
  /** Real seconds between two ticks. */
  everySeconds: number
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

/**
 * Calls the tick handler at once and then every so often. One tick at a time: a slow one delays
 * the next instead of meeting it, and all who ask meanwhile share the one that follows.
 */
export function startTimer(
  handler: LambdaHandler<ScheduledEvent, unknown>,
  { clock, everySeconds, onError }: TimerOptions,
): Timer {
  const tick = async () => {
    try {
      await handler(scheduledEvent(clock()), lambdaContext('tick', 60_000))
    } catch (error) {
      onError(error)
    }
  }
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
    clearInterval(interval)
    await next
    await running
  }
  return { fire, stop }
}
