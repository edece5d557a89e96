import type { DeliverDeps } from '../../../functions/deliver/message.ts'
import { messengers } from '../../../functions/deliver/messages.ts'
import { calendarDate } from '../../../shared/domain/calendar.ts'
import { periodOf } from '../../../shared/domain/community-job.ts'
import { hour, type Instant, instant, minute } from '../../../shared/domain/time.ts'
import type { Intent } from '../../../shared/queue/intent.ts'
import { markRead, post } from '../botapi/messages.ts'
import { reacted } from '../botapi/reactions.ts'
import type { BotApi } from '../botapi/server.ts'
import type { SampleBooks } from './books.ts'
import type { Plan } from './calendar.ts'
import { cast, sampleGroup, sampleZone } from './cast.ts'
import { sampleCommunity } from './seed.ts'

/** Something that was said in the group before the visitor came. */
interface Line {
  at: Instant
  say(): Promise<void> | void
}

const chat = sampleGroup.id
const [chenJing, liFang, zhangJianguo, liuMei, sunYulan, heXiaoyu] = [
  7001, 7002, 7003, 7004, 7006, 7008,
]

/** A neighbour's words; no update tells the bot of them, as if it had heard them long ago. */
function words({ world }: BotApi, from: number, text: string, hearts: number[]): void {
  const person = world.tables.people.get(from)
  if (!person) return
  const row = post(world, { chat, from: person.user, content: { text } })
  world.putMessage(hearts.reduce((seen, by) => reacted(seen, by, '❤'), row))
}

const monday = (now: Instant): Instant => {
  const today = new Date(`${calendarDate(now, sampleZone)}T09:05:00+08:00`).getTime()
  const weekday = new Date(today).getUTCDay() || 7
  return instant(today - (weekday - 1) * 24 * hour)
}

/** The bot's own lines are said by the bot itself, each at its time. */
function lines(telegram: BotApi, deps: DeliverDeps, books: SampleBooks, now: Instant): Line[] {
  const deliver = (intent: Intent, at: Instant): Line => ({
    at,
    async say() {
      const messenger = messengers[intent.kind]
      const said = await messenger(deps, intent as never, at)
      if (said.kind !== 'done') throw new Error(`the sample's ${intent.kind} was not said`)
    },
  })
  const people = (at: number, from: number, text: string, hearts: number[] = []): Line => ({
    at: instant(at),
    say: () => words(telegram, from, text, hearts),
  })
  const published = ({ activity }: Plan): Line =>
    deliver({ kind: 'post', activity: activity.id, chat, version: 0 }, activity.createdAt)
  const at = monday(now)
  const what = `WEEKLY#${periodOf('WEEKLY', at, sampleZone)}`
  const from = calendarDate(at, sampleZone)
  const member = books.members.find(({ roles }) => roles.coordinator)?.id
  return [
    ...books.coming.map(({ plan }) => published(plan)),
    ...(at < now ? [deliver({ kind: 'notice', community: sampleCommunity, what, from }, at)] : []),
    people(at - 30 * hour, heXiaoyu, '今天的照片拍好了，晚上整理出来', [liFang, chenJing]),
    people(at + 20 * minute, liuMei, '舞蹈队照常排练，新邻居也欢迎来跳 💃', [sunYulan]),
    people(now - 100 * minute, sunYulan, '谢谢上次来陪我读报的邻居，讲得真好', [liFang, liuMei]),
    people(now - 90 * minute, zhangJianguo, '不客气，有事招呼一声'),
    ...(member
      ? [
          deliver(
            { kind: 'need', about: 'new', need: books.newNeed, member },
            instant(now - 2 * hour),
          ),
        ]
      : []),
  ].sort((one, other) => one.at - other.at)
}

/** Lets the chats be such as they would be by now. `pretend` sets their clock meanwhile. */
export async function seedChats(
  telegram: BotApi,
  deps: Omit<DeliverDeps, 'clock' | 'editGapMs'>,
  books: SampleBooks,
  now: Instant,
  pretend: (at: Instant | undefined) => void,
): Promise<void> {
  telegram.rates.isOn = false
  const clock = () => telegram.world.clock.now()
  for (const { at, say } of lines(telegram, { ...deps, clock, editGapMs: 0 }, books, now)) {
    pretend(at)
    await say()
  }
  pretend(undefined)
  telegram.rates.isOn = true
  for (const { id } of cast) markRead(telegram.world, id, chat)
  telegram.world.commit()
}
