import { hoursOf } from '../../../../shared/store/hours.ts'
import { mineLines } from '../../../../shared/views/minutes.ts'
import type { MakePart } from './part.ts'

/** The person's hours in each community, for their eyes only. */
export const minutes: MakePart = async ({ world }, { communities, members }) => {
  const { table, now, words } = world
  const found = await Promise.all(
    members.map(async (member) => {
      const community = communities.find((c) => c.id === member.community)
      if (!community) return []
      const head = words.html('minutes-head', { community: community.name })
      const lines = mineLines(words, await hoursOf(table, community, member, now))
      return [[head, ...lines].join('\n')]
    }),
  )
  return { lines: found.flat(), rows: [] }
}
