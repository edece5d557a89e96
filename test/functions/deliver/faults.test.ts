import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Community } from '../../../shared/domain/community.ts'
import { memberOf } from '../../../shared/domain/ids.ts'
import { listDeadLetters } from '../../../shared/queue/dead-letters.ts'
import { enqueue, type Outgoing } from '../../../shared/queue/queue.ts'
import { communityOfChat, readCommunity } from '../../../shared/store/community.ts'
import { readProfile } from '../../../shared/store/member.ts'
import { postsOf } from '../../../shared/store/post.ts'
import { activity, publish } from '../../world/activities.ts'
import { startWorld, type TestWorld } from '../../world/bot.ts'

let world: TestWorld
let community: Community
const show = () => activity(community, world.anna.id)
const li = 8002

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  world = await startWorld()
  community = await world.found()
  await publish(world.table, community, show(), [{ label: '表演', seats: 3 }], world.clock())
  await world.settled()
})
afterEach(async () => {
  await world.close()
  vi.restoreAllMocks()
})

type Order = Parameters<TestWorld['telegram']['play']['fault']>[0]
const fault = (order: Order) => world.telegram.play.fault(order)

let serial = 0
const queued = (intents: [Outgoing['intent'], chat: number][]) =>
  enqueue(
    world.machine.queue,
    intents.map(([intent, chat]) => ({ intent, chat, once: `fault-${serial++}` })),
  )

/** What people are told of a cancelled show; it is true of everybody at any time. */
const told = (member: number, text: string): [Outgoing['intent'], number] => [
  { kind: 'tell', about: 'notice', activity: show().id, member: memberOf(member), text },
  member,
]
const toGroup = (text: string): [Outgoing['intent'], number] => [
  {
    kind: 'call',
    about: 'notice',
    activity: show().id,
    chat: world.group,
    members: [memberOf(li)],
    text,
  },
  world.group,
]

const texts = (chat: number) => world.seen(chat).map(world.textOf)
const times = (chat: number, text: string) => texts(chat).filter((t) => t.includes(text)).length
const dead = () => listDeadLetters(world.machine.deadLetters)
const calls = (chat: number) =>
  world.telegram.calls.entries.filter(
    (c) => c.params.chat_id === chat && c.method.startsWith('send'),
  )

describe('429', () => {
  it('lets that chat wait as long as Telegram says, in order, and no other', async () => {
    fault({ method: 'sendMessage', chat: world.group, fault: 'rate', seconds: 2 })
    await queued([toGroup('甲'), toGroup('乙'), told(li, '丙')])
    await vi.waitFor(() => expect(times(li, '丙')).toBe(1))
    expect([times(world.group, '甲'), times(world.group, '乙')]).toEqual([0, 0])
    await world.settled()
    const said = texts(world.group).filter((t) => /[甲乙]/.test(t))
    expect(said.map((t) => (t.includes('甲') ? '甲' : '乙'))).toEqual(['甲', '乙'])
    const [first, second] = calls(world.group).slice(-3)
    expect([first?.code, second?.code]).toEqual([429, 200])
  })
})

describe('5xx and a network that fails', () => {
  it.each(['server-error', 'drop'] as const)(
    '%s: what may be said twice is said again',
    async (kind) => {
      fault({ method: 'sendMessage', chat: li, fault: kind, times: 1 })
      await queued([told(li, '丙')])
      await world.settled()
      expect(times(li, '丙')).toBe(1)
      expect(await dead()).toEqual([])
    },
  )

  it('an edit is repeated until it shows the truth', async () => {
    fault({ method: 'editMessageText', chat: world.group, fault: 'drop-after', times: 1 })
    await world.press(li, world.group, '表演')
    expect(times(world.group, '1/3')).toBe(1)
  })
})

describe('not modified', () => {
  it('is done: the post shows that already', async () => {
    const [post] = await postsOf(world.table, show().id)
    const Key = { pk: `A#${show().id}`, sk: `POST#${world.group}` }
    const forget = { UpdateExpression: 'SET shown = :none REMOVE look' }
    const ExpressionAttributeValues = { ':none': 0 }
    await world.table.client.send(
      new UpdateCommand({ TableName: world.table.name, Key, ...forget, ExpressionAttributeValues }),
    )
    const intent = { kind: 'post', activity: show().id, chat: world.group, version: 2 } as const
    await queued([[intent, world.group]])
    await world.settled()
    const [edit] = world.telegram.calls.of('editMessageText')
    expect(edit?.description).toContain('message is not modified')
    expect((await postsOf(world.table, show().id))[0]?.shown).toBe(post?.shown)
    expect(await dead()).toEqual([])
  })
})

describe('403', () => {
  it('of a person: they are mentioned in the group, now and from then on', async () => {
    fault({ method: 'sendMessage', chat: li, fault: 'blocked', times: 1 })
    await queued([told(li, '丙')])
    await world.settled()
    expect(times(world.group, '丙')).toBe(1)
    expect((await readProfile(world.table, li))?.reachable).toBe(false)
    await queued([told(li, '丁')])
    await world.settled()
    expect(times(world.group, '丁')).toBe(1)
    expect(calls(li).filter((c) => c.code === 403)).toHaveLength(1)
  })

  it('of the group: the community rests, its coordinators hear of it, and nothing is a dead letter', async () => {
    fault({ method: 'sendMessage', chat: world.group, fault: 'kicked', times: 2 })
    await queued([toGroup('甲')])
    await world.settled()
    expect((await readCommunity(world.table, community.id))?.suspended).toBe(true)
    expect(times(world.anna.id, '的群里了')).toBe(1)
    expect(await dead()).toEqual([])
  })
})

describe('another 400', () => {
  it('is a dead letter with its reason, and what follows in the chat goes on', async () => {
    fault({ method: 'sendMessage', chat: world.group, fault: 'refused', times: 1 })
    await queued([toGroup('甲'), toGroup('乙')])
    await world.settled()
    expect((await dead()).map((d) => d.reason)).toEqual([
      'Bad Request: not enough rights to send text messages to the chat',
    ])
    expect([times(world.group, '甲'), times(world.group, '乙')]).toEqual([0, 1])
  })
})

describe('a group that became a supergroup', () => {
  it('is written to under its new id, from the message on that told of it', async () => {
    fault({ method: 'sendMessage', chat: world.group, fault: 'migrated', times: 1 })
    await queued([toGroup('甲')])
    await world.settled()
    expect(await communityOfChat(world.table, world.bot, -1_009_999_999_999)).toBeDefined()
  })
})
