import type { Community } from '../../shared/domain/community.ts'
import { aboutOf, isTooLate, nextOf, type Occurrence } from '../../shared/domain/community-job.ts'
import { telegramIdOf } from '../../shared/domain/ids.ts'
import type { CommunityJob } from '../../shared/domain/job.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Intent } from '../../shared/queue/intent.ts'
import type { Outgoing } from '../../shared/queue/queue.ts'
import { readCommunity } from '../../shared/store/community.ts'
import { recordSkipped } from '../../shared/store/sent.ts'
import type { Run, TickDeps } from './job.ts'

export type Say = (
  deps: TickDeps,
  community: Community,
  occurrence: Occurrence,
  now: Instant,
) => Outgoing[] | Promise<Outgoing[]>

/** What is said all the same of an occurrence that is too late, and of what `next` no longer tells. */
export type Late = (
  deps: TickDeps,
  community: Community,
  occurrence: Occurrence,
  next: Instant,
) => Promise<Outgoing[]>

/** The same to each coordinator, in private. */
export const toCoordinators = (
  community: Community,
  once: string,
  intent: (member: Community['coordinators'][number]) => Intent,
): Outgoing[] =>
  community.coordinators.map((member) => ({
    intent: intent(member),
    chat: telegramIdOf(member) ?? 0,
    once: `${once}:${member}`,
  }))

/** What names an occurrence, in what is queued for it and in what is kept of it. */
export const nameOf = (kind: CommunityJob, { period, again }: Occurrence): string =>
  `${kind}#${again ?? period}`

// A nudge that comes too late is no loss; a notice that doesn't come is missed.
const missed = new Set<CommunityJob>(['WEEKLY', 'MONTHLY', 'ANNUAL'])

async function leaveOut(
  { table }: TickDeps,
  kind: CommunityJob,
  community: Community,
  occurrence: Occurrence,
  now: Instant,
): Promise<Outgoing[]> {
  const what = nameOf(kind, occurrence)
  const { id } = community
  await recordSkipped(table, id, `${what}#left-out`, now)
  if (!missed.has(kind)) return []
  return toCoordinators(community, `skipped:${id}:${what}`, (member) => ({
    kind: 'warn',
    community: id,
    member,
    about: 'skipped',
    job: kind,
  }))
}

/** A job of a community that comes again and again, each period once. */
export const periodic =
  (kind: CommunityJob, say: Say, late?: Late): Run =>
  async (deps, { community: c, cron, due, period, again, off }, now) => {
    const community = await readCommunity(deps.table, c)
    if (!community || !cron || due === undefined || !period) return { outgoing: [] }
    const waiting = { due, period, ...(again && { again }) }
    const next = nextOf(kind, cron, community, waiting, now)
    const occurrence = { ...waiting, period: aboutOf(waiting) }
    const tooLate = isTooLate(kind, occurrence, now)
    const run = tooLate
      ? leaveOut(deps, kind, community, occurrence, now)
      : say(deps, community, occurrence, now)
    const besides = tooLate ? late?.(deps, community, occurrence, next.due) : undefined
    // The bot was put out of the group: its jobs go on in silence, so that none is owed later.
    const said = (await Promise.all([run, besides ?? []])).flat()
    const outgoing = community.suspended ? [] : said
    return { outgoing, period: next.period, ...(!off && { next: next.due }) }
  }
