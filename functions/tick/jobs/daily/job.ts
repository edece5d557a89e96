import type { Community } from '../../../../shared/domain/community.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Permit } from '../../../../shared/domain/permit.ts'
import { day, type Instant } from '../../../../shared/domain/time.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { expiringPermits } from '../../../../shared/store/permit.ts'
import { nameOf, periodic, toCoordinators } from '../../periodic.ts'

/** Early enough for the next course, and once more when it is close. */
const daysBefore = [30, 7]

const ending = ({ community, member: to, key, name: text }: Permit, what: string): Outgoing => ({
  intent: { kind: 'person', about: 'expiring', community, to, text },
  chat: telegramIdOf(to) ?? 0,
  once: `expiring:${community}:${what}:${to}:${key}`.slice(0, 128),
})

/** Whoever's permit ends in 30 days, or in 7, hears so: of each permit one day's run each. */
async function endings(table: Table, { id }: Community, due: Instant, what: string) {
  const found = await Promise.all(
    daysBefore.map((days) => expiringPermits(table, id, due + days * day, due + (days + 1) * day)),
  )
  return found
    .flat()
    .filter(({ member }) => telegramIdOf(member) !== undefined)
    .map((permit) => ending(permit, what))
}

/** At the end of the day: what waits for the coordinators, if anything does; and whose permits end. */
export const daily = periodic('DAILY', async ({ table }, community, occurrence) => {
  const what = nameOf('DAILY', occurrence)
  const todo = toCoordinators(community, `${community.id}:${what}`, (member) => ({
    kind: 'todo',
    community: community.id,
    member,
  }))
  return [...todo, ...(await endings(table, community, occurrence.due, what))]
})
