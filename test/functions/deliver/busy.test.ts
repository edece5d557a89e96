import { SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deliver } from '../../../functions/deliver/deliver.ts'
import { editGapMs, pace } from '../../../functions/deliver/pace.ts'
import { anyone } from '../../../infra/local/machine.ts'
import { pumpOnce } from '../../../infra/local/queue/pump.ts'
import { type LocalQueue, startQueue } from '../../../infra/local/queue/queue.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { memberOf } from '../../../shared/domain/ids.ts'
import { instant } from '../../../shared/domain/time.ts'
import { enqueue, type Outgoing } from '../../../shared/queue/queue.ts'
import { changeRoster } from '../../../shared/store/roster.ts'
import { botApi } from '../../../shared/telegram/api.ts'
import { activity, publish } from '../../world/activities.ts'
import { startWorld, type TestWorld, token } from '../../world/bot.ts'

/*
 * A quarter of a minute is lived through step by step: the queue's and the deliverer's time is the
 * test's, whatever the machine needs for it.
 */

const stepMs = 50
let world: TestWorld
let local: LocalQueue
let now = 0
let turn: () => Promise<void>
let community: Community['id']
const edits: { at: number; text: string }[] = []
const queue = () => ({ client: async () => client, url: local.url })
let client: SQSClient

beforeEach(async () => {
  // The post went up by the machine's clock.
  now = Date.now() + 60_000
  edits.length = 0
  world = await startWorld()
  const here = await world.found()
  community = here.id
  const show = activity(here, world.anna.id)
  await publish(world.table, here, show, [{ label: '合唱', seats: 80 }], world.clock())
  await world.settled()
  // From here on this test delivers.
  await world.machine.stop()

  const clock = () => now
  local = await startQueue({ clock, elapsed: clock })
  client = new SQSClient({ ...anyone, endpoint: new URL(local.url).origin })
  const api = botApi(token, world.telegram.url)
  api.config.use((call, method, payload, signal) => {
    if (method === 'editMessageText' && 'text' in payload)
      edits.push({ at: now, text: String(payload.text) })
    return call(method, payload, signal)
  })
  const handler = deliver(
    {
      ...{ table: world.table, queue: queue(), deadLettersUrl: local.deadUrl, api },
      ...{ bot: world.bot, botInfo: () => api.getMe(), clock, editGapMs },
      async sleep(ms) {
        now += ms
      },
    },
    pace(28),
  )
  turn = async () => {
    while (await pumpOnce(local, handler)) {}
  }
})
afterEach(async () => {
  client.destroy()
  await local.close()
  await world.telegram.close()
})

const id = 'jinqiu0001' as ReturnType<typeof activity>['id']

/** One more is in, and the stream tells the queue. */
async function signUp(i: number): Promise<void> {
  const op = { op: 'join', member: memberOf(9000 + i), role: 0, seats: 1 } as const
  const last = { kind: 'join', via: 'button', at: instant(now) } as const
  const result = await changeRoster(world.table, id, op, last)
  if (result === 'gone' || !result.ok) throw new Error('not in')
  const version = result.roster.version + 1
  const intent: Outgoing['intent'] = { kind: 'post', activity: id, chat: world.group, version }
  await enqueue(queue(), [{ intent, chat: world.group, once: `post:${version}` }])
}

async function live(forMs: number, act: (atMs: number) => Promise<void>): Promise<void> {
  const began = now
  for (let at = 0; at < forMs; at += stepMs) {
    now = Math.max(now, began + at)
    await act(at)
    await turn()
  }
}

const counted = (text = ''): string | undefined => /(\d+)\/80/.exec(text)?.[1]

it('shows 100 sign-ups within 5 seconds in at most 3 edits, the last of them true and in time', async () => {
  let signedUp = 0
  let lastAt = 0
  await live(15_000, async (at) => {
    if (at >= 5000) return
    await signUp(signedUp++)
    lastAt = now
  })
  expect(signedUp).toBe(100)
  expect(edits.length).toBeLessThanOrEqual(3)
  const newest = edits.at(-1)
  expect(counted(newest?.text)).toBe('80')
  expect(newest?.text).toContain('20')
  expect((newest?.at ?? 0) - lastAt).toBeLessThanOrEqual(3000)
  expect(local.fifo.size).toBe(0)
})

it('is not held up by asking 60 strangers, each alone, whether their names may be shown', async () => {
  let signedUp = 0
  await live(12_000, async (at) => {
    if (at >= 3000) return
    const i = signedUp++
    world.telegram.play.person({ id: 9000 + i, first_name: `邻居${i}`, started: true })
    world.telegram.play.join({ chat: world.group, person: 9000 + i })
    await signUp(i)
    const about = { activity: id, chat: world.group, member: memberOf(9000 + i) }
    const intent: Outgoing['intent'] = { kind: 'consent', community, ...about }
    await enqueue(queue(), [{ intent, chat: 9000 + i, once: `consent:${i}` }])
  })
  expect(signedUp).toBe(60)
  const asked = world.telegram.calls.entries.filter(
    ({ method, params }) => method === 'sendMessage' && 'ephemeral_message_parameters' in params,
  )
  expect(asked.length).toBeGreaterThan(19)
  expect(counted(edits.at(-1)?.text)).toBe('60')
  expect(edits.at(-1)?.at).toBeLessThan(now - 3000)
})

it('shows each of a slow trickle within 3 seconds, and never two edits within 3 seconds', async () => {
  const joined: number[] = []
  await live(20_000, async (at) => {
    if (at % 1900 !== 0 || at > 12_000) return
    await signUp(joined.length)
    joined.push(now)
  })
  joined.forEach((at, i) => {
    const shown = edits.find((e) => Number(counted(e.text)) >= i + 1)
    expect((shown?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThanOrEqual(3000)
  })
  const gaps = edits.slice(1).map((e, i) => e.at - (edits[i]?.at ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(editGapMs)
})
