import { calendarDate } from '../../shared/domain/calendar.ts'
import { currentRecords } from '../../shared/domain/service-record.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { activitiesBetween } from '../../shared/store/activity.ts'
import { recordsOfCommunity } from '../../shared/store/record.ts'
import { lineOf, type Tally } from './tally.ts'
import type { Town } from './town.ts'

/** What the books say, in the lines of the tally. */
export async function booksOf({ world, community }: Town, days: readonly CalendarDate[]) {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw new Error('no day was lived')
  const all = await recordsOfCommunity(world.table, community.id, first, last)
  const lines = new Map<string, number>()
  for (const { member, date, kind, provenance, credited } of currentRecords(all)) {
    const line = lineOf(date.slice(0, 7), member, kind, provenance)
    if (credited > 0) lines.set(line, (lines.get(line) ?? 0) + credited)
  }
  return lines
}

/** Lines in which the books and the people differ; none if the year was kept right. */
export function differences(books: ReadonlyMap<string, number>, { minutes }: Tally): string[] {
  const lines = new Set([...books.keys(), ...minutes.keys()])
  return [...lines]
    .filter((line) => books.get(line) !== minutes.get(line))
    .map((line) => `${line}: books ${books.get(line) ?? 0}, people ${minutes.get(line) ?? 0}`)
}

/** How often the bot said each of its regular things. */
export interface Said {
  notices: number
  communitySummaries: number
  teamSummaries: number
  twice: string[]
}

const monthHours = (text: string): number | undefined => {
  const found = /服务小时：([\d,.]+)/.exec(text)?.[1]
  return found === undefined ? undefined : Number(found.replaceAll(',', ''))
}

/** Each month's hours as the summary in the group says them, beside what the people say. */
export function summariesWrong({ hours }: { hours: Map<string, string> }, tally: Tally): string[] {
  return [...hours].flatMap(([month, text]) => {
    const minutes = tally.summed.get(month) ?? 0
    const said = monthHours(text)
    return said === Math.round(minutes / 6) / 10
      ? []
      : [`${month}: the summary says ${said} h, the people ${minutes} min`]
  })
}

export async function outingsIn(town: Town, days: readonly CalendarDate[]): Promise<number> {
  const wanted = new Set<string>(days)
  const all = await activitiesBetween(town.world.table, town.community.id, 0, 8.64e15)
  return all.filter((a) => wanted.has(calendarDate(a.start, town.community.zone))).length
}
