import type { Activity, ActivityKind, Programme } from './activity.ts'
import { search } from './archive-search.ts'
import type { BookFilter } from './book-filter.ts'
import type { ActivityId, CommunityId, MemberId, PartnerId, TeamId } from './ids.ts'
import type { Instant } from './time.ts'

export interface KeptPhoto {
  /** Telegram's lasting name of the picture, the same for every bot. */
  unique: string
  /** What this bot sends it again by. */
  file: string
  by: MemberId
  at: Instant
}

export interface KeptWord {
  text: string
  by: MemberId
  at: Instant
}

export type Stars = 1 | 2 | 3 | 4 | 5

/** What is kept of an activity beside its facts, its people and their minutes. */
export interface Kept {
  /** Oldest first. */
  photos: readonly KeptPhoto[]
  words: readonly KeptWord[]
  /** One a person; who gave which is nobody's business. */
  ratings: readonly Stars[]
  served?: number
  learned?: string
}

export const photoLimit = 100
export const wordLimit = 500
export const servedLimit = 100_000

/** With fewer a person's own rating could be read off the average. */
export const fewestRatings = 3

export interface Rating {
  sum: number
  count: number
}
export const ratingOf = (ratings: readonly Stars[]): Rating => ({
  sum: ratings.reduce<number>((sum, stars) => sum + stars, 0),
  count: ratings.length,
})

/** The average to a tenth; undefined while it would tell who gave what. */
export const averageOf = ({ sum, count }: Rating): number | undefined =>
  count < fewestRatings ? undefined : Math.round((10 * sum) / count) / 10

/** One line of the archive's index: as much as a search and its page of results need. */
export interface ArchiveLine {
  activity: ActivityId
  community: CommunityId
  title: string
  start: Instant
  end: Instant
  programme: Programme
  kind: ActivityKind
  /** Left out when the meeting point was private. */
  place?: string
  team?: TeamId
  partners?: PartnerId[]
  words?: string
  learned?: string
  served?: number
  photos: number
  rating: Rating
  cancelled?: boolean
}

const longestWords = 300

/** The line that follows from an activity and from what is kept of it. */
export function lineOf(activity: Activity, kept: Kept): ArchiveLine {
  const { id, community, title, start, end, programme, kind, place, placePrivate } = activity
  const words = kept.words
    .map(({ text }) => text)
    .join(' ')
    .slice(0, longestWords)
  return {
    ...{ activity: id, community, title, start, end, programme, kind },
    photos: kept.photos.length,
    rating: ratingOf(kept.ratings),
    ...(!placePrivate && { place }),
    ...(activity.team && { team: activity.team }),
    ...(activity.partners?.length && { partners: activity.partners }),
    ...(words && { words }),
    ...(kept.learned && { learned: kept.learned }),
    ...(kept.served !== undefined && { served: kept.served }),
    ...(activity.cancelledWhy !== undefined && { cancelled: true }),
  }
}

/** What ids are called, so that a search finds what people see. */
export interface Names {
  teams: ReadonlyMap<TeamId, string>
  partners: ReadonlyMap<PartnerId, string>
  programme(programme: Programme): string
}

function fits(line: ArchiveLine, { programme, team, partner }: BookFilter): boolean {
  if (programme && line.programme !== programme) return false
  if (team && line.team !== team) return false
  return !partner || (line.partners?.includes(partner) ?? false)
}

const textsOf = (line: ArchiveLine, names: Names): string[] => [
  line.title,
  [
    line.place ?? '',
    names.programme(line.programme),
    (line.team && names.teams.get(line.team)) ?? '',
    ...(line.partners ?? []).map((p) => names.partners.get(p) ?? ''),
  ].join(' '),
  line.words ?? '',
  line.learned ?? '',
]

/**
 * What is in the archive and fits, the best answer to the search first, else the newest. Only
 * what is over and was not cancelled: the lines of a period hold everything that was published.
 */
export function inArchive(
  lines: readonly ArchiveLine[],
  filter: BookFilter,
  names: Names,
  now: number,
): ArchiveLine[] {
  const held = lines
    .filter((line) => line.end <= now && !line.cancelled && fits(line, filter))
    .sort((a, b) => b.start - a.start)
  const entries = held.map((line) => ({ line, texts: filter.text ? textsOf(line, names) : [] }))
  return search(entries, filter.text ?? '').map(({ line }) => line)
}
