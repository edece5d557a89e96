import type { ScheduledEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { tick } from '../../../functions/tick/tick.ts'
import { activity, publish, saturday } from '../../world/activities.ts'
import { startWorld, type TestWorld } from '../../world/bot.ts'

/*
 * EventBridge Scheduler invokes its target at least once: the same event may come twice, late, and
 * beside another one — docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.
 */

let world: TestWorld
const li = 8002
beforeEach(async () => {
  world = await startWorld()
  const community = await world.found()
  const show = activity(community, world.anna.id)
  await publish(world.table, community, show, [{ label: '表演', seats: 3 }], world.clock())
  await world.settled()
  await world.press(li, world.group, '表演')
})
afterEach(async () => {
  expect(world.errors).toEqual([])
  await world.close()
})

const hour = 3_600_000
const eventAt = (at: number) => ({ time: new Date(at).toISOString() }) as ScheduledEvent
const reminded = () =>
  [world.group, li].flatMap((chat) =>
    world.seen(chat, li).filter((m) => world.textOf(m).includes('快到日子了')),
  ).length

it('reminds once when a minute comes four times at once, again, and after the next one', async () => {
  const run = tick({ table: world.table, queue: world.machine.queue, clock: Date.now })
  const due = eventAt(saturday.start - 20 * hour)
  await Promise.all([run(due), run(due), run(due), run(due)])
  await world.settled()
  expect(reminded()).toBe(1)
  await run(eventAt(saturday.start - 20 * hour + 60_000))
  await run(due)
  await world.settled()
  expect(reminded()).toBe(1)
})
