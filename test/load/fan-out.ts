import { setTimeout as sleep } from 'node:timers/promises'
import { editGapMs, pace } from '../../functions/deliver/pace.ts'
import type { Activity } from '../../shared/domain/activity.ts'
import type { Community } from '../../shared/domain/community.ts'
import { type ActivityId, memberOf } from '../../shared/domain/ids.ts'
import { planJobs } from '../../shared/domain/job.ts'
import { hour } from '../../shared/domain/time.ts'
import { publishActivity } from '../../shared/store/activity.ts'
import { activityPk } from '../../shared/store/keys.ts'
import { activity, rosterOf, saturday } from '../world/activities.ts'
import { startWorld, type TestWorld } from '../world/bot.ts'
import { crowd, village } from './town.ts'

export interface FanOut {
  /** Messages that arrived, by person and by group: each is to be one. */
  toPeople: Map<number, number>
  toGroups: Map<number, number>
  /** People whose 403 was made up, who was mentioned in the group instead, in how many messages. */
  blocked: number[]
  mentioned: number[]
  calls: number
  /** Answers of Telegram that said "too many", beyond those that were made up. */
  provoked: number
  seconds: number
  perSecond: number
  faults: number
}

const title = '金秋养老院文艺演出'

/** An activity in which all of them have a seat, as if they had pressed. */
async function full(world: TestWorld, community: Community, planned: Activity, people: number[]) {
  const roster = {
    ...rosterOf(planned, [{ label: '观众', seats: people.length }]),
    tickets: Object.fromEntries(people.map((id, i) => [memberOf(id), (i + 1) * 8])),
    next: (people.length + 1) * 8,
  }
  const jobs = planJobs(planned, community, world.clock())
    .filter(({ kind }) => kind === 'R24')
    .map((job) => ({ ...job, pk: activityPk(planned.id), community: community.id }))
  await publishActivity(world.table, planned, roster, { chat: community.chat }, jobs)
}

/** One in twenty sends is told to wait, three in a hundred meet somebody who blocked the bot. */
function spoil({ telegram }: TestWorld, people: number[]): { blocked: number[]; waits: number } {
  const blocked = people.filter((_, i) => i % 33 === 7)
  for (const chat of blocked)
    telegram.faults.order({ method: 'sendMessage', chat, fault: 'blocked', times: 1 })
  const told = people.filter((_, i) => i % 20 === 3 && i % 33 !== 7)
  for (const chat of told)
    telegram.faults.order({ method: 'sendMessage', chat, fault: 'rate', seconds: 1, times: 1 })
  return { blocked, waits: told.length }
}

const sendsOf = ({ telegram, group }: TestWorld) =>
  telegram.calls.of('sendMessage').filter(({ params }) => params.chat_id !== group)

/** Counts sends until none comes any more; the time is from the first to the last. */
async function timed(world: TestWorld, act: () => Promise<void>) {
  // A group's own minute holds up what it is told instead of those who blocked the bot.
  const sends = () => sendsOf(world).length
  const marks: { at: number; sends: number }[] = [{ at: performance.now(), sends: sends() }]
  let isOver = false
  const watch = async () => {
    while (!isOver) {
      await sleep(50)
      const now = sends()
      if (now > (marks.at(-1)?.sends ?? 0)) marks.push({ at: performance.now(), sends: now })
    }
  }
  const watching = watch()
  await act()
  isOver = true
  await watching
  const [, first] = marks
  const last = marks.at(-1)
  return ((last?.at ?? 0) - (first?.at ?? 0)) / 1000
}

/** Who is addressed by name in reminders of a group. */
const called = (world: TestWorld, chat: number): number[] =>
  world
    .seen(chat)
    .filter((m) => world.textOf(m).includes('快到日子了'))
    .flatMap(({ message }) => message.entities ?? [])
    .flatMap((entity) => (entity.type === 'text_mention' ? entity.user.id : []))

/** Reminds so many people privately and so many groups, all of them due at the same minute. */
export async function fanOut(people: number, groups: number): Promise<FanOut> {
  const world = await startWorld({ rates: true, pace: pace(28), editGapMs })
  try {
    const community = await world.found()
    const ids = await crowd(world, community.id, people, 'private')
    await full(world, community, activity(community, world.anna.id, { title }), ids)
    const villages: Community[] = []
    for (let n = 0; n < groups; n += 1) {
      const there = await village(world, n, world.anna.id)
      villages.push(there)
      const id = `village${n}` as ActivityId
      await full(world, there, activity(there, world.anna.id, { id, title }), [world.anna.id])
    }
    await world.settled()
    world.telegram.calls.clear()
    const { blocked, waits } = spoil(world, ids)
    const seconds = await timed(world, () => world.moveTo(saturday.start - 24 * hour))
    const reminders = (chat: number) =>
      world.seen(chat).filter((m) => world.textOf(m).includes('快到日子了')).length
    const sends = world.telegram.calls.of('sendMessage')
    const refused = sends.filter(({ code }) => code === 429).length
    return {
      toPeople: new Map(ids.map((id) => [id, reminders(id)])),
      toGroups: new Map(villages.map(({ chat }) => [chat, reminders(chat)])),
      blocked,
      mentioned: called(world, community.chat),
      calls: reminders(community.chat),
      provoked: refused - waits,
      seconds,
      perSecond: sendsOf(world).length / seconds,
      faults: world.errors.length,
    }
  } finally {
    await world.close()
  }
}
