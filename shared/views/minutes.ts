import type { Hours } from '../domain/hours.ts'
import {
  currentRecords,
  type MinutesKind,
  provenances,
  type ServiceRecord,
  sumOf,
  type Totals,
} from '../domain/service-record.ts'
import type { Words } from '../words/words.ts'
import { dateText } from './when.ts'

/** `2 h`, `1 h 30 min`, `45 min`. */
export function durationText(words: Words, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return words.plain('duration-minutes', { minutes: rest })
  return rest === 0
    ? words.plain('duration-hours', { hours })
    : words.plain('duration-both', { hours, minutes: rest })
}

/** Minutes of one kind, each way of knowing them apart, since a sum alone hides how it is known. */
export function totalsText(words: Words, totals: Totals, kind: MinutesKind): string {
  const parts = provenances
    .filter((p) => totals[kind][p] > 0)
    .map((p) => {
      const time = durationText(words, totals[kind][p])
      return words.plain('minutes-part', { how: words.plain(`provenance-${p}`), time })
    })
  const time = durationText(words, sumOf(totals, kind))
  if (parts.length === 0) return time
  return words.plain('minutes-parts', { time, parts: parts.join(words.plain('list-comma')) })
}

const latestShown = 5

/** What was entered last, so that people find their Saturday in it. */
export function latestLines(
  words: Words,
  entries: readonly (ServiceRecord & { title: string })[],
): string[] {
  const shown = currentRecords(entries)
    .sort((a, b) => b.date.localeCompare(a.date) || b.at - a.at)
    .slice(0, latestShown)
  if (shown.length === 0) return []
  const lines = shown.map(({ date, title, credited, provenance }) => {
    const how = words.plain(`provenance-${provenance}`)
    const time = durationText(words, credited)
    return words.html('minutes-entry', { day: dateText(words, date), title, time, how })
  })
  return ['', words.html('minutes-latest'), ...lines]
}

/** What a person alone sees of their hours. */
export function mineLines(words: Words, { totals, year, star, noShows }: Hours): string[] {
  const { next, conferred, eligibleFor } = star
  return [
    words.html('minutes-service', { time: totalsText(words, totals, 'service') }),
    words.html('minutes-year', { time: totalsText(words, year, 'service') }),
    ...(sumOf(totals, 'training') > 0
      ? [words.html('minutes-training', { time: totalsText(words, totals, 'training') })]
      : []),
    ...(conferred > 0 ? [words.html('minutes-stars', { stars: '⭐'.repeat(conferred) })] : []),
    ...(eligibleFor ? [words.html('minutes-eligible', { star: eligibleFor })] : []),
    ...(next && !eligibleFor
      ? [
          words.html('minutes-next', {
            time: durationText(words, next.minutesToGo),
            star: next.star,
          }),
        ]
      : []),
    ...(noShows > 0 ? [words.html('minutes-no-shows', { count: noShows })] : []),
  ]
}
