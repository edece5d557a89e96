import type { ScheduledEvent } from 'aws-lambda'
import { expect, test, vi } from 'vitest'
import { startTimer } from '../../../infra/local/timer.ts'

const noError = (error: unknown) => {
  throw error
}

test('the tick hears the time of the movable clock', async () => {
  let now = Date.UTC(2026, 10, 24, 9)
  const events: ScheduledEvent[] = []
  const timer = startTimer(async (event: ScheduledEvent) => events.push(event), {
    clock: () => now,
    everySeconds: 60,
    onError: noError,
  })
  now += 86_400_000
  await timer.fire()
  await timer.stop()
  expect(events.map((event) => [event.source, event.time])).toEqual([
    ['aws.scheduler', '2026-11-24T09:00:00.000Z'],
    ['aws.scheduler', '2026-11-25T09:00:00.000Z'],
  ])
})

test('two ticks never meet, and those who ask during one share the next', async () => {
  let inside = 0
  let most = 0
  let ticks = 0
  const slow = async () => {
    most = Math.max(most, ++inside)
    await new Promise((done) => setTimeout(done, 5))
    inside--
    ticks++
  }
  const timer = startTimer(slow, { clock: Date.now, everySeconds: 60, onError: noError })
  await Promise.all([timer.fire(), timer.fire(), timer.fire()])
  expect(ticks).toBe(2)
  await timer.fire()
  await timer.stop()
  expect([ticks, most]).toEqual([3, 1])
})

/*
 * As EventBridge Scheduler does it: docs.aws.amazon.com/scheduler/latest/UserGuide/, managing-schedule
 * (retry policy: how often a failed event is tried again) and configuring-schedule-dlq (a dead-letter
 * event once the retries are used up). A schedule invokes its target at least once.
 */
async function ticks(fails: (nth: number) => boolean, forMs: number) {
  vi.useFakeTimers()
  const [events, errors]: [ScheduledEvent[], unknown[]] = [[], []]
  const handler = async (event: ScheduledEvent) => {
    events.push(event)
    if (fails(events.length)) throw new Error(`no network at ${events.length}`)
  }
  const onError = (error: unknown) => errors.push(error)
  const timer = startTimer(handler, {
    clock: Date.now,
    everySeconds: 10,
    retries: 2,
    retryMs: 1000,
    onError,
  })
  await vi.advanceTimersByTimeAsync(forMs)
  await timer.stop()
  await vi.advanceTimersByTimeAsync(30_000)
  vi.useRealTimers()
  return { events, errors }
}

test('goes on by itself until it is stopped', async () => {
  const { events, errors } = await ticks(() => false, 30_000)
  expect([events.length, errors]).toEqual([4, []])
})

test('a tick that failed comes again as the same event', async () => {
  const { events, errors } = await ticks((nth) => nth === 1, 5000)
  expect(events).toHaveLength(2)
  expect(events[1]).toEqual(events[0])
  expect(errors).toEqual([])
})

test('a tick that failed each time is a dead letter, and the next one goes on', async () => {
  const { events, errors } = await ticks((nth) => nth <= 3, 10_000)
  expect(errors).toEqual([new Error('no network at 3')])
  expect(new Set(events.map((e) => e.id)).size).toBe(2)
  expect(events).toHaveLength(4)
})
