import type { Community } from '../../../../shared/domain/community.ts'
import { digest, telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Permit } from '../../../../shared/domain/permit.ts'
import { day } from '../../../../shared/domain/time.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { expiringPermits } from '../../../../shared/store/permit.ts'
import { type Late, nameOf, periodic, type Say, toCoordinators } from '../../periodic.ts'

/** Early enough for the next course, and once more when it is close. */
const daysBefore = [30, 7]

const ending = (permit: Permit, what: string): Outgoing => {
  const { community, member: to, key, name: text, expiresAt: until = 0 } = permit
  return {
    intent: { kind: 'person', about: 'expiring', community, to, text, until },
    chat: telegramIdOf(to) ?? 0,
    // Of a key in Chinese the queue makes no id.
    once: `expiring:${community}:${what}:${to}:${digest(key)}`.slice(0, 128),
  }
}

/** Whoever's permit ends in 30 days, or in 7, hears so: of each permit one day's run each. */
async function endings(table: Table, { id }: Community, from: number, to: number, what: string) {
  const found = await Promise.all(
    daysBefore.map((days) => expiringPermits(table, id, from + days * day, to + days * day)),
  )
  return found
    .flat()
    .filter(({ member }) => telegramIdOf(member) !== undefined)
    .map((permit) => ending(permit, what))
}

/** The days that nobody ran are caught up with by one run: what ended meanwhile is told all the same. */
const late: Late = ({ table }, community, occurrence, next) =>
  endings(table, community, occurrence.due, next, nameOf('DAILY', occurrence))

/** At the end of the day: what waits for the coordinators, if anything does; and whose permits end. */
const say: Say = async ({ table }, community, occurrence) => {
  const what = nameOf('DAILY', occurrence)
  const todo = toCoordinators(community, `${community.id}:${what}`, (member) => ({
    kind: 'todo',
    community: community.id,
    member,
  }))
  const { due } = occurrence
  return [...todo, ...(await endings(table, community, due, due + day, what))]
}

export const daily = periodic('DAILY', say, late)
