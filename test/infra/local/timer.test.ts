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

test('goes on by itself, also after a tick that failed, until it is stopped', async () => {
  vi.useFakeTimers()
  const errors: unknown[] = []
  let ticks = 0
  const handler = async () => {
    ticks++
    if (ticks === 1) throw new Error('no network')
  }
  const timer = startTimer(handler, {
    clock: Date.now,
    everySeconds: 10,
    onError: (error) => errors.push(error),
  })
  await vi.advanceTimersByTimeAsync(30_000)
  await timer.stop()
  await vi.advanceTimersByTimeAsync(30_000)
  vi.useRealTimers()
  expect(ticks).toBe(4)
  expect(errors).toEqual([new Error('no network')])
})
