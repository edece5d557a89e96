import type { Community } from '../../../../shared/domain/community.ts'
import { monthOf } from '../../../../shared/domain/community-job.ts'
import { memberOf, type TeamId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { CalendarMonth } from '../../../../shared/domain/time.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { completeJobs } from '../../../../shared/store/community-job.ts'
import { teamsOf } from '../../../../shared/store/team.ts'
import type { TickDeps } from '../../job.ts'
import { leading } from '../../leading.ts'
import { nameOf, periodic } from '../../periodic.ts'

interface Reader {
  to: number
  team?: TeamId
}

/** Each team's month goes to its leaders and its own group. */
async function teamReaders({ table }: TickDeps, community: Community): Promise<Reader[]> {
  const teams = await teamsOf(table, community.id)
  return teams.flatMap(({ id, leaders, chat }) => [
    ...leaders.flatMap((m) => telegramIdOf(m) ?? []).map((to) => ({ to, team: id })),
    ...(chat === undefined ? [] : [{ to: chat, team: id }]),
  ])
}

/** People by their member id, so that what is kept of it goes when they are forgotten. */
const readerName = (to: number): string => (to > 0 ? memberOf(to) : String(to))

const outgoing = (
  community: Community,
  month: CalendarMonth,
  name: string,
  { to, team }: Reader,
): Outgoing => {
  const what = `${name}#${team ?? ''}#${readerName(to)}`
  return {
    intent: {
      kind: 'summary',
      community: community.id,
      month,
      what,
      to,
      ...(team && { team }),
    },
    chat: to,
    once: `${community.id}:${what}`,
  }
}

/** The month that is over: to the group, to those who lead in full, and to each team its own. */
export const monthly = periodic('MONTHLY', async (deps, community, occurrence, now) => {
  // A kind of job that is newer than the community begins here, if nobody looked at them before.
  await completeJobs(deps.table, community, now)
  const month = monthOf(occurrence.period)
  const name = nameOf('MONTHLY', occurrence)
  const [leaders, teams] = await Promise.all([
    leading(deps, community),
    teamReaders(deps, community),
  ])
  const readers: Reader[] = [{ to: community.chat }, ...leaders.map((to) => ({ to })), ...teams]
  const inFull = leaders.map((to): Outgoing => {
    const what = `${name}#full#${readerName(to)}`
    return {
      intent: { kind: 'details', community: community.id, month, what, to },
      chat: to,
      once: `${community.id}:${what}`,
    }
  })
  return [...readers.map((reader) => outgoing(community, month, name, reader)), ...inFull]
})
