import { calendarDate } from '../../../../shared/domain/calendar.ts'
import { nameOf, periodic, toCoordinators } from '../../periodic.ts'

/** The week's notice to the group, and to the coordinators what the week still lacks. */
export const weekly = periodic('WEEKLY', (_deps, community, occurrence, now) => {
  const { id, chat, zone } = community
  const what = nameOf('WEEKLY', occurrence)
  const from = calendarDate(now, zone)
  return [
    { intent: { kind: 'notice', community: id, what, from }, chat, once: `${id}:${what}` },
    ...toCoordinators(community, `gaps:${id}:${what}`, (member) => ({
      kind: 'gaps',
      community: id,
      member,
      from,
    })),
  ]
})
