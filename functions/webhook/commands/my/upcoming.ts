import { phase } from '../../../../shared/domain/activity.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { standing } from '../../../../shared/domain/roster.ts'
import { day, type Instant } from '../../../../shared/domain/time.ts'
import { readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { participationsBetween } from '../../../../shared/store/participation.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { standingLine } from '../../../../shared/views/standing.ts'
import { factsText } from '../../../../shared/views/tell.ts'
import type { Words } from '../../../../shared/words/words.ts'
import type { MakePart, Mine, Part } from './part.ts'

type Taken = Awaited<ReturnType<typeof readActivitiesAndRosters>>[number] & { community: Community }

// What runs longer than a day began yesterday at the earliest.
const behind = day
const ahead = 400 * day
const pageSize = 10

/** What a person is in and that isn't over, by start. */
async function takenIn(
  table: Table,
  community: Community,
  m: MemberId,
  now: Instant,
): Promise<Taken[]> {
  const ids = await participationsBetween(table, community.id, m, now - behind, now + ahead)
  const found = await readActivitiesAndRosters(table, ids)
  return found
    .filter(({ activity, roster }) => phase(activity, now) !== 'over' && m in roster.tickets)
    .filter(({ roster }) => roster.status !== 'cancelled')
    .map((one) => ({ ...one, community }))
}

function item(words: Words, m: MemberId, taken: Taken, several: boolean): string {
  const { roster, community } = taken
  const s = standing(roster, m)
  // A private meeting point is for those who have a seat.
  const facts = factsText({ ...taken, about: 'notice', words, alone: s.kind === 'in' })
  const coming = m in roster.coming ? [words.html('my-coming')] : []
  const place = several ? [words.html('community-here', { name: community.name })] : []
  return [...place, facts, standingLine(words, roster, s), ...coming].join('\n')
}

const leaveButton = (words: Words, { activity }: Taken) => [
  {
    text: words.plain('my-leave', { title: activity.title }),
    callback_data: callbackData('my', 'leave', activity.id),
  },
]

function listed(words: Words, { id, communities }: Mine, all: Taken[], now: number): Part {
  const shown = all.slice(0, pageSize)
  const more = all.length - shown.length
  return {
    lines: [
      words.html('my-head'),
      ...shown.map((taken) => item(words, id, taken, communities.length > 1)),
      ...(more > 0 ? [words.html('my-more', { count: more })] : []),
    ],
    rows: shown
      .filter(({ activity }) => phase(activity, now) === 'upcoming')
      .map((taken) => leaveButton(words, taken)),
  }
}

/** What the person is in, by date, with their place in line and a way out of each. */
export const upcoming: MakePart = async ({ world }, mine) => {
  const { id, communities } = mine
  const { table, now, words } = world
  const found = await Promise.all(communities.map((c) => takenIn(table, c, id, now)))
  const all = found.flat().sort((a, b) => a.activity.start - b.activity.start)
  return all.length > 0
    ? listed(words, mine, all, now)
    : { lines: [words.html('my-empty')], rows: [] }
}
