import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Activity } from '../../../shared/domain/activity.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { memberOf } from '../../../shared/domain/ids.ts'
import { confirmed, type LastChange } from '../../../shared/domain/roster.ts'
import { instant } from '../../../shared/domain/time.ts'
import { fanOut } from '../../../shared/queue/fan-out.ts'
import type { Tell } from '../../../shared/queue/intent.ts'
import { enqueue, type Outgoing } from '../../../shared/queue/queue.ts'
import { addMember, newMember, reachable, updateProfile } from '../../../shared/store/member.ts'
import { changeRoster, readRoster } from '../../../shared/store/roster.ts'
import { activity, publish } from '../../world/activities.ts'
import { startWorld, type TestWorld } from '../../world/bot.ts'

let world: TestWorld
let community: Community
let show: Activity

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  world = await startWorld({ editGapMs: 150 })
  community = await world.found()
  show = activity(community, world.anna.id)
})
afterEach(async () => {
  await world.close()
  vi.restoreAllMocks()
})

const by = (kind: LastChange['kind']): LastChange => ({
  kind,
  via: 'card',
  by: memberOf(world.anna.id),
  at: instant(world.clock()),
})

/** People of the group; those who `can` be written to, or once could and have blocked the bot. */
async function crowd(count: number, can: 'never' | 'blocked' | 'yes', remind = 'group') {
  const people = Array.from({ length: count }, (_, i) => {
    const started = can !== 'never'
    return world.telegram.play.person({ first_name: `邻居${can}${remind}${i}`, started })
  })
  for (const { id, user } of people) {
    const row = { ...newMember(community.id, memberOf(id), instant(0)), name: user.first_name }
    await addMember(world.table, {
      ...row,
      consent: { version: 1, at: instant(0) },
      remind: remind as never,
    })
    if (can === 'blocked') world.telegram.play.block({ as: id, blocked: true })
    world.telegram.play.join({ chat: world.group, person: id })
  }
  await world.settled()
  // Nobody knows yet who blocked the bot: it turns out when they are written to.
  for (const { id } of people)
    if (can !== 'never') await updateProfile(world.table, id, { reachable: true })
  return people.map(({ id }) => id)
}

async function sign(people: number[]): Promise<void> {
  const join = (id: number) => {
    const op = { op: 'join' as const, member: memberOf(id), role: 0, seats: undefined }
    return changeRoster(world.table, show.id, op, { ...by('join'), via: 'button' })
  }
  await Promise.all(people.map(join))
  await world.settled()
}

async function put(seats: number): Promise<void> {
  await publish(world.table, community, show, [{ label: '表演', seats }], world.clock())
  await world.settled()
}

/** What one occasion has to be told to everybody who is in. */
async function occasion(about: Tell, once: string, text?: string): Promise<Outgoing[]> {
  const roster = await readRoster(world.table, show.id)
  const people = await reachable(world.table, community.id, confirmed(roster ?? ({} as never)))
  const said = { about, activity: show, chat: community.chat, once, ...(text && { text }) }
  return fanOut(said, people)
}

/** Messages of the bot in a chat that say so, with the ids of those whom they address. */
const saying = (chat: number, words: string) =>
  world
    .seen(chat)
    .filter((m) => m.message.from?.id === world.bot && world.textOf(m).includes(words))
    .map(({ message }) =>
      (message.entities ?? []).flatMap((e) => (e.type === 'text_mention' ? e.user.id : [])),
    )

describe('those whom nobody can write to', () => {
  it('are told in one message when several get a freed seat at once, each with the role', async () => {
    await put(1)
    const people = await crowd(4, 'never')
    await sign([world.anna.id])
    await sign(people)
    const more = { op: 'seats' as const, role: 0, seats: 9 }
    await changeRoster(world.table, show.id, more, by('seats'))
    await world.settled()
    expect(saying(world.group, '下面几位补上了').map((all) => all.sort())).toEqual([people])
    const [text = ''] = world
      .seen(world.group)
      .map(world.textOf)
      .filter((t) => t.includes('下面几位'))
    expect(text).toContain('邻居nevergroup0（表演）')
  })

  it('are addressed alone, with what concerns them, when there is but one', async () => {
    await put(1)
    const [one = 0] = await crowd(1, 'never')
    await sign([world.anna.id])
    await sign([one])
    await changeRoster(
      world.table,
      show.id,
      { op: 'leave', member: memberOf(world.anna.id) },
      by('leave'),
    )
    await world.settled()
    expect(saying(world.group, '您补上了：表演')).toEqual([[one]])
  })

  it('share one message of a reminder with those who are reminded in the group', async () => {
    await put(9)
    const [openly, secret, gone] = [
      await crowd(2, 'never'),
      await crowd(2, 'yes', 'private'),
      await crowd(2, 'blocked', 'private'),
    ]
    await sign([...openly, ...secret, ...gone])
    await enqueue(world.machine.queue, await occasion('reminder', 'reminder:1'))
    await world.settled()
    const said = saying(world.group, '快到日子了')
    expect(said.map((all) => all.sort())).toEqual([[...openly, ...gone].sort()])
    expect(secret.map((id) => saying(id, '快到日子了').length)).toEqual([1, 1])
  })

  it('are called once, however often and however late the occasion comes again', async () => {
    await put(9)
    const gone = await crowd(3, 'blocked', 'private')
    await sign(gone)
    const first = await occasion('notice', 'notice:1', '请带水杯')
    await enqueue(world.machine.queue, first)
    await world.settled()
    const again = first.map((one, i) => ({ ...one, once: `again:${i}` }))
    await enqueue(world.machine.queue, again)
    await enqueue(world.machine.queue, [
      ...again.map((one, i) => ({ ...one, once: `more:${i}` })),
      ...again.map((one, i) => ({ ...one, once: `most:${i}` })),
    ])
    await world.settled()
    expect(saying(world.group, '请带水杯').map((all) => all.sort())).toEqual([gone])
  })

  it('fill as many messages as Telegram needs to tell them all, and nobody is in two', async () => {
    await put(200)
    const gone = await crowd(54, 'blocked', 'private')
    await sign(gone)
    await enqueue(world.machine.queue, await occasion('notice', 'notice:2', '长'.repeat(900)))
    await world.settled()
    const said = saying(world.group, '长长长')
    expect(said.length).toBeLessThanOrEqual(3)
    expect(Math.max(...said.map((all) => all.length))).toBeLessThanOrEqual(50)
    expect(said.flat().toSorted()).toEqual(gone)
  })

  it('hear no reminder in the group that they did not want, but that it is called off', async () => {
    await put(9)
    const [quiet, gone] = [await crowd(1, 'yes', 'none'), await crowd(1, 'blocked', 'none')]
    await sign([...quiet, ...gone])
    await enqueue(world.machine.queue, await occasion('reminder', 'reminder:2'))
    await world.settled()
    expect(saying(world.group, '快到日子了')).toEqual([])
    await enqueue(world.machine.queue, await occasion('cancelled', 'cancelled:1', '下雨'))
    await world.settled()
    expect(saying(world.group, '活动取消了')).toEqual([gone])
    expect(saying(quiet[0] ?? 0, '活动取消了')).toHaveLength(1)
  })

  it('leave out whoever said no while they waited', async () => {
    await put(9)
    const gone = await crowd(2, 'blocked', 'private')
    await sign(gone)
    const told = await occasion('reminder', 'reminder:3')
    const op = { op: 'leave' as const, member: memberOf(gone[0] ?? 0) }
    await changeRoster(world.table, show.id, op, { ...by('leave'), via: 'button' })
    await enqueue(world.machine.queue, told)
    await world.settled()
    expect(saying(world.group, '快到日子了')).toEqual([[gone[1]]])
  })
})
