import { memberOf } from '../../shared/domain/ids.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { lot, pick } from './plan.ts'
import { give, lineOf, type Tally } from './tally.ts'
import type { Town } from './town.ts'

const sentences = [
  '我家灯坏了，明天上午有人能帮忙换吗',
  '想请人教我用手机挂号，明天下午',
  '水龙头漏水，明天上午能来修一下吗',
  '明天上午想请人陪我去医院',
]

/** One resident asks, a coordinator matches, the first to accept helps, and it is entered. */
export async function help(town: Town, tally: Tally, date: CalendarDate): Promise<void> {
  const { world, coordinator, people } = town
  const resident = pick(people, 'resident', date)
  const steps = async (as: number, ...labels: (string | RegExp)[]) => {
    for (const label of labels) {
      await world.press(as, as, label)
      tally.updates += 1
    }
  }
  await world.say(resident, resident, `/need ${pick(sentences, 'need', date)}`)
  await steps(resident, '我家', '发给负责人')
  await steps(coordinator, '找志愿者', /☐ /)
  const before = new Map(people.map((id) => [id, world.seen(id).length]))
  await steps(coordinator, '问勾选的人')
  const asked = people.find(
    (id) =>
      world.seen(id).length > (before.get(id) ?? 0) &&
      world.textOf(world.find(id, /./)).includes('邻居需要帮忙'),
  )
  if (asked === undefined) throw new Error(`nobody was asked on ${date}`)
  await steps(asked, '我来帮', '✅ 帮好了', '1 小时')
  await steps(coordinator, '确认 1 小时')
  await steps(resident, lot('stars', date) < 0.5 ? '5⭐' : '4⭐')
  tally.needs += 1
  tally.updates += 1
  give(tally, lineOf(date.slice(0, 7), memberOf(asked), 'service', 'attested'), 60, date)
}
