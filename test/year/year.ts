import { addDays, weekday } from '../../shared/domain/calendar.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { day } from '../../shared/domain/time.ts'
import { forget, type Heard, listen } from './ear.ts'
import { answer, at, call, hold, type Posted, recruit } from './live.ts'
import { help } from './needs.ts'
import { daysFrom, lot, outingsOn } from './plan.ts'
import { booksOf, differences, outingsIn, summariesWrong } from './reckon.ts'
import { newTally, type Tally } from './tally.ts'
import { foundTown, type Town } from './town.ts'

export interface Lived {
  days: number
  tally: Tally
  heard: Heard
  outingsInBooks: number
  /** All that doesn't agree; empty when nothing was lost or invented. */
  wrong: string[]
  seconds: number
  /** Bytes of the heap after each month, rubbish collected where the process allows it. */
  heap: number[]
}

const aheadDays = 2
const themes = ['温暖过冬', '学雷锋', '春风送暖', '邻里守望', '助老爱幼', '平安一夏']

async function plan(town: Town, tally: Tally, date: CalendarDate, posted: Map<string, Posted[]>) {
  const all: Posted[] = []
  for (const outing of outingsOn(date, town.teams)) all.push(await recruit(town, tally, outing))
  await town.world.settled()
  for (const each of all) await answer(town, tally, each)
  posted.set(date, all)
}

/** One day, from the morning's notice to the evening's reminder. */
async function live(town: Town, tally: Tally, date: CalendarDate, posted: Map<string, Posted[]>) {
  const { world, coordinator } = town
  await world.moveTo(at(date, 8 * 60 + 30))
  const today = posted.get(date) ?? []
  const morning = today.filter(({ from }) => from < 720)
  const evening = today.filter(({ from }) => from >= 720)
  await hold(town, tally, morning)
  await world.moveTo(at(date, 12 * 60))
  for (const each of morning) if (!each.isLate) await call(town, tally, each)
  await plan(town, tally, addDays(date, aheadDays), posted)
  if (lot('need', date) < 0.3) await help(town, tally, date)
  await world.moveTo(at(date, 14 * 60))
  await hold(town, tally, evening)
  await world.moveTo(at(date, 17 * 60 + 5))
  for (const each of evening) if (!each.isLate) await call(town, tally, each)
  if (date.endsWith('-25')) {
    await world.say(coordinator, coordinator, `/theme ${themes[Number(date.slice(5, 7)) % 6]}`)
    tally.updates += 1
  }
  await lateRolls(town, tally, date, posted)
}

/** What was left lying for two days waits for a second pair of eyes. */
async function lateRolls(
  town: Town,
  tally: Tally,
  date: CalendarDate,
  posted: Map<string, Posted[]>,
) {
  for (const each of posted.get(addDays(date, -2)) ?? [])
    if (each.isLate) await call(town, tally, each)
}

const heapNow = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

export interface Living {
  told?: (line: string) => void
  /** Another way to the database than straight. */
  endpoint?: string
  /** Called when the town stands and its first day begins. */
  founded?: (town: Town) => void
}

/** Lives so many days of the model community through the real functions, and reckons them up. */
export async function liveYear(
  first: CalendarDate,
  count: number,
  { told = () => {}, endpoint, founded }: Living = {},
): Promise<Lived> {
  const town = await foundTown(first, endpoint)
  founded?.(town)
  const { world } = town
  const heard = listen(world)
  const tally = newTally()
  const posted = new Map<string, Posted[]>()
  const days = daysFrom(first, count)
  const heap: number[] = []
  const began = performance.now()
  for (const date of days) {
    await live(town, tally, date, posted)
    if (date.endsWith('-01') || date === days.at(-1)) {
      forget(world, at(date, 0) - 35 * day)
      heap.push(heapNow())
      told(`${date}  ${tally.updates} updates, ${Math.round(performance.now() - began) / 1000} s`)
    }
  }
  const seconds = (performance.now() - began) / 1000
  const books = await booksOf(town, days)
  const hours = new Map([...heard.communityMonths].map(([title, { text }]) => [title, text]))
  const wrong = [
    ...differences(books, tally),
    ...summariesWrong({ hours: byMonth(hours, days) }, tally),
    ...[...heard.notices].filter(([, times]) => times > 1).map(([week]) => `notice twice: ${week}`),
    ...[...heard.teamMonths].filter(([, n]) => n > 1).map(([what]) => `summary twice: ${what}`),
    ...world.errors.map(String),
  ]
  const outingsInBooks = await outingsIn(town, days)
  await world.close()
  return { days: days.length, tally, heard, outingsInBooks, wrong, seconds, heap }
}

/** `桂花社区 · 2026年1月小结` → `2026-01`; the last month's summary comes after the last day. */
function byMonth(titles: Map<string, string>, days: readonly CalendarDate[]): Map<string, string> {
  const lived = new Set(days.map((date) => date.slice(0, 7)))
  return new Map(
    [...titles].flatMap(([title, text]) => {
      const [, y, m] = /(\d{4})\s*年\s*(\d{1,2})\s*月/.exec(title) ?? []
      const month = `${y}-${String(m).padStart(2, '0')}`
      return lived.has(month) ? [[month, text] as const] : []
    }),
  )
}

export const mondays = (days: readonly CalendarDate[]): number =>
  days.filter((date) => weekday(date) === 1).length
