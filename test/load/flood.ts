import { setTimeout as sleep } from 'node:timers/promises'
import { editGapMs, pace } from '../../functions/deliver/pace.ts'
import { type ActivityId, memberOf } from '../../shared/domain/ids.ts'
import { standing } from '../../shared/domain/roster.ts'
import { readRoster } from '../../shared/store/roster.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { activity, publish } from '../world/activities.ts'
import { startWorld, type TestWorld } from '../world/bot.ts'
import { crowd } from './town.ts'

export interface Flood {
  updates: number
  /** Until the last one was answered, from the first; then until every post was true. */
  answeredSeconds: number
  settledSeconds: number
  /** Whose last press is not what the roster says. */
  lost: string[]
  /** Posts whose counts are not the roster's. */
  untrue: string[]
  /** Answers of Telegram that said "too many". */
  tooMany: number
  /** Most memory in use, in MiB, and what was in use before. */
  rss: number
  rssBefore: number
  /** Milliseconds from press to answer, of the crowd: median and one in a hundred. */
  p50: number
  p99: number
  faults: number
}

export interface FloodOptions {
  people: number
  activities: number
  perSecond: number
  seconds: number
  /** One more person, who presses so many times a second. */
  abuse?: number
}

const answers = ['in', 'out', 'maybe'] as const
const mib = (): number => process.memoryUsage().rss / 2 ** 20
const name = (n: number): ActivityId => `flood${String(n).padStart(3, '0')}` as ActivityId
const abuser = 8003
/** As long as Telegram takes an answer, so that what is measured is the bot. */
const answerWindow = 150_000

async function prepare(world: TestWorld, { people, activities }: FloodOptions) {
  const community = await world.found()
  const ids = await crowd(world, community.id, people, 'group')
  for (const as of ids) world.telegram.play.join({ person: as, chat: world.group })
  for (let n = 0; n < activities; n += 1) {
    const planned = activity(community, world.anna.id, { id: name(n), title: `第 ${n} 场` })
    await publish(world.table, community, planned, [{ label: '观众', seats: 40 }], world.clock())
    await world.settled()
  }
  return ids
}

const postOf = (world: TestWorld, n: number) => world.find(world.group, new RegExp(`^第 ${n} 场`))

const dataOf = (a: ActivityId, answer: (typeof answers)[number]): string =>
  answer === 'in' ? callbackData('in', a, 0) : callbackData(answer, a)

const isSo = async (world: TestWorld, key: string, answer: string): Promise<boolean> => {
  const [id, n] = key.split(' ').map(Number)
  const roster = await readRoster(world.table, name(n ?? 0))
  const m = memberOf(id ?? 0)
  if (!roster) return false
  const kind = standing(roster, m).kind
  if (answer === 'in') return kind === 'in' || kind === 'waiting'
  return answer === 'maybe' ? m in roster.maybe : kind !== 'in' && kind !== 'waiting'
}

/** What the post says of the seats is what the roster holds. */
async function isTrue(world: TestWorld, n: number): Promise<boolean> {
  const roster = await readRoster(world.table, name(n))
  if (!roster) return false
  const all = Object.keys(roster.tickets).length
  const text = world.textOf(postOf(world, n))
  return all > 40
    ? text.includes('40/40') && text.includes(`候补 ${all - 40} 人`)
    : text.includes(`${all}/40`)
}

/** Many people press at once and change their minds, on several posts of one group. */
export async function flood(options: FloodOptions): Promise<Flood> {
  const { activities, perSecond, seconds, abuse = 0 } = options
  const world = await startWorld({ rates: true, pace: pace(28), editGapMs })
  try {
    const ids = await prepare(world, options)
    world.telegram.calls.clear()
    const posts = Array.from({ length: activities }, (_, n) => postOf(world, n).message.message_id)
    const wanted = new Map<string, string>()
    const waits: number[] = []
    const inFlight = new Set<Promise<unknown>>()
    const rssBefore = mib()
    let rss = rssBefore
    let updates = 0
    const press = (as: number, n: number, answer: (typeof answers)[number]) => {
      updates += 1
      wanted.set(`${as} ${n}`, answer)
      const at = performance.now()
      const message = { id: posts[n] ?? 0, chat: world.group, patience: answerWindow }
      const done = world.telegram.play
        .press({ as, ...message, data: dataOf(name(n), answer) })
        .then(() => as !== abuser && waits.push(performance.now() - at))
        .finally(() => inFlight.delete(done))
      inFlight.add(done)
    }
    const began = performance.now()
    let sent = 0
    let abused = 0
    while (performance.now() - began < seconds * 1000) {
      const passed = (performance.now() - began) / 1000
      for (; sent < passed * perSecond; sent += 1) {
        const as = ids[(sent * 7919) % ids.length] ?? 0
        press(as, (sent * 31) % activities, answers[Math.floor(sent / 997) % 3] ?? 'in')
      }
      for (; abused < passed * abuse; abused += 1) press(abuser, 0, answers[abused % 2] ?? 'in')
      rss = Math.max(rss, mib())
      await sleep(10)
    }
    await Promise.all(inFlight)
    const answeredSeconds = (performance.now() - began) / 1000
    await world.settled()
    const settledSeconds = (performance.now() - began) / 1000
    rss = Math.max(rss, mib())
    const lost: string[] = []
    for (const [key, answer] of wanted) if (!(await isSo(world, key, answer))) lost.push(key)
    const untrue: string[] = []
    for (let n = 0; n < activities; n += 1)
      if (!(await isTrue(world, n))) untrue.push(world.textOf(postOf(world, n)))
    waits.sort((a, b) => a - b)
    const { entries } = world.telegram.calls
    return {
      ...{ updates, answeredSeconds, settledSeconds, lost, untrue, rss, rssBefore },
      tooMany: entries.filter(({ code }) => code === 429).length,
      p50: waits[Math.floor(waits.length / 2)] ?? Number.NaN,
      p99: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
      faults: world.errors.length,
    }
  } finally {
    await world.close()
  }
}
