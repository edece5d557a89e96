import { nameOf, periodic, toCoordinators } from '../../periodic.ts'

/** At the end of the day: what waits for the coordinators, if anything does. */
export const daily = periodic('DAILY', (_deps, community, occurrence) =>
  toCoordinators(community, `${community.id}:${nameOf('DAILY', occurrence)}`, (member) => ({
    kind: 'todo',
    community: community.id,
    member,
  })),
)
