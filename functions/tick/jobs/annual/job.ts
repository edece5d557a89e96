import { memberOf } from '../../../../shared/domain/ids.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { leading } from '../../leading.ts'
import { nameOf, periodic } from '../../periodic.ts'

/** In January: the year that is over, for those who lead. */
export const annual = periodic('ANNUAL', async (deps, community, occurrence) => {
  const year = Number(occurrence.period)
  const name = nameOf('ANNUAL', occurrence)
  const readers = await leading(deps, community)
  return readers.map((to): Outgoing => {
    // By the member id, so that what is kept of it goes when they are forgotten.
    const what = `${name}#${memberOf(to)}`
    return {
      intent: { kind: 'annual', community: community.id, year, what, to },
      chat: to,
      once: `${community.id}:${what}`,
    }
  })
})
