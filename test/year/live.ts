import { calendarDate, instantAt } from '../../shared/domain/calendar.ts'
import { type ActivityId, memberOf } from '../../shared/domain/ids.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { activitiesBetween } from '../../shared/store/activity.ts'
import { lot, type Outing, pick } from './plan.ts'
import { give, halfHours, lineOf, type Tally } from './tally.ts'
import { type Town, zone } from './town.ts'

/** An outing that stands in the group, with what the bot has told people of their places. */
export interface Posted extends Outing {
  id: ActivityId
  /** Its post in the group. */
  message: number
  /** Those whom the bot told that they are in; they come. */
  told: Set<number>
}

export const at = (date: CalendarDate, minutes: number): number => instantAt(date, minutes, zone)
const monthName = (date: CalendarDate): string => date.slice(0, 7)

/** Presses a button of the post as Telegram would bring it, without waiting for what follows. */
async function press(town: Town, tally: Tally, as: number, data: string, { message }: Posted) {
  const { telegram, group } = town.world
  tally.updates += 1
  const toast = await telegram.play.press({ as, chat: group, id: message, data })
  return toast?.text ?? ''
}

/** Two taps and one message put it up, as on any Wednesday. */
export async function recruit(town: Town, tally: Tally, outing: Outing): Promise<Posted> {
  const { world, coordinator, community } = town
  const { date, from, to, title, team, seats } = outing
  const [, month, day] = date.split('-').map(Number)
  const clock = (m: number) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`
  const text = `/recruit ${month}月${day}日 ${clock(from)}-${clock(to)} 标题:${title} 地点:社区活动室 志愿者${seats} 队伍:${team.name} 风险:无`
  await world.say(coordinator, coordinator, text)
  await world.press(coordinator, coordinator, '发布到群里')
  tally.updates += 2
  const start = at(date, from)
  const found = await activitiesBetween(world.table, community.id, start, start + 1)
  const made = found.find((a) => a.title === title)
  if (!made) throw new Error(`${title} was not published`)
  tally.outings += 1
  const { message } = world.find(world.group, title)
  return { ...outing, id: made.id, message: message.message_id, told: new Set() }
}

/** Those of the team who would like to come, and whoever else hears of it. */
function wanting({ membersOf, people }: Town, { team, wanting: count, title }: Outing): number[] {
  const own = membersOf.get(team.id) ?? []
  const all = [...own, ...people].filter((id) => id !== 0)
  const chosen = new Set<number>()
  for (let i = 0; chosen.size < count; i += 1)
    chosen.add(pick(i < count * 3 ? all.slice(0, Math.max(own.length, count)) : people, title, i))
  return [...chosen]
}

/** Everybody presses at once; two think better of it. Who is in knows it from what they are told. */
export async function answer(town: Town, tally: Tally, posted: Posted): Promise<void> {
  const { world } = town
  const comers = wanting(town, posted)
  await Promise.all(
    comers.map(async (id) => {
      const toast = await press(town, tally, id, `1in:${posted.id}:0`, posted)
      if (toast.includes('报名成功')) posted.told.add(id)
      else if (!toast.includes('候补')) throw new Error(`${id} was told “${toast}”`)
    }),
  )
  tally.signUps += comers.length
  await world.settled()
  const sorry = comers.filter((id) => posted.told.has(id)).slice(0, 2)
  for (const id of sorry) {
    await press(town, tally, id, `1out:${posted.id}`, posted)
    posted.told.delete(id)
  }
  await world.settled()
  for (const id of comers)
    if (!sorry.includes(id) && wasPromoted(town, posted, id)) posted.told.add(id)
}

const wasPromoted = ({ world }: Town, { title }: Posted, id: number): boolean =>
  world.seen(id).some((m) => world.textOf(m).includes('轮到您') && world.textOf(m).includes(title))

type Way = 'whole' | 'early' | 'late' | 'no-check-out' | 'called' | 'absent'
const ways: Way[] = [
  'whole',
  'whole',
  'whole',
  'early',
  'late',
  'no-check-out',
  'called',
  'called',
  'absent',
]

/** How one person spends the outing: minutes after midnight of in and out, and what that is worth. */
function spent({ from, to, title }: Outing, id: number) {
  const way = pick(ways, 'way', title, id)
  const into = way === 'late' ? from + 20 + Math.floor(lot('late', title, id) * 15) : from - 10
  const out = way === 'early' ? to - 20 - Math.floor(lot('early', title, id) * 10) : to + 5
  const minutes = way === 'absent' ? 0 : Math.min(out, to) - Math.max(into, from)
  return { way, into, out, minutes }
}

/** The door opens, people come and go, and each press is made at its own minute. */
export async function hold(town: Town, tally: Tally, all: Posted[]): Promise<void> {
  const { world } = town
  const presses = all.flatMap((posted) =>
    [...posted.told].flatMap((id) => {
      const { way, into, out } = spent(posted, id)
      if (way === 'absent' || way === 'called') return []
      const comes = { minutes: into, id, data: `1ci:${posted.id}`, posted }
      const goes = { minutes: out, id, data: `1co:${posted.id}`, posted }
      return way === 'no-check-out' ? [comes] : [comes, goes]
    }),
  )
  const [first] = all
  if (!first) return
  const byMinute = Map.groupBy(presses, ({ minutes }) => minutes)
  for (const minutes of [...byMinute.keys()].sort((a, b) => a - b)) {
    world.passTo(at(first.date, minutes))
    await Promise.all(
      (byMinute.get(minutes) ?? []).map(({ id, data, posted }) =>
        press(town, tally, id, data, posted),
      ),
    )
  }
  await world.settled()
}

/** The roll call comes by itself; those who only came are marked, those who didn't are not. */
export async function call(town: Town, tally: Tally, posted: Posted): Promise<void> {
  const { world, coordinator, second, community } = town
  const card = world.find(coordinator, posted.title)
  // One tap after another, as fast as the card answers; what follows from them is waited for at the end.
  const tap = async (as: number, data: string) => {
    tally.updates += 1
    await world.telegram.play.press({ as, chat: as, id: card.message.message_id, data })
  }
  for (const id of posted.told) {
    const { way } = spent(posted, id)
    const m = memberOf(id)
    if (way === 'called') await tap(coordinator, `1rmark:${posted.id}:${m}:present:0`)
    if (way === 'absent') await tap(coordinator, `1rmark:${posted.id}:${m}:absent:0`)
  }
  await tap(coordinator, `1rollsum:${posted.id}`)
  await tap(coordinator, `1rollok:${posted.id}`)
  await world.settled()
  // What people's own check-ins show needs no second pair of eyes.
  const unseen = [...posted.told].map((id) => spent(posted, id).way)
  if (posted.isLate && unseen.some((way) => way === 'called' || way === 'no-check-out')) {
    await world.press(second, second, '属实')
    tally.updates += 1
  }
  for (const id of posted.told)
    tallied(tally, posted, id, calendarDate(world.clock(), community.zone))
}

function tallied(tally: Tally, posted: Posted, id: number, today: CalendarDate): void {
  const { way, minutes } = spent(posted, id)
  if (way === 'absent') return
  const shown = way !== 'called' && way !== 'no-check-out'
  const how = shown ? 'checked-in' : today === posted.date ? 'attested' : 'back-filled'
  const kind = posted.isTraining ? 'training' : 'service'
  tally.comings += 1
  give(tally, lineOf(monthName(posted.date), memberOf(id), kind, how), halfHours(minutes), today)
}
