import { monthOf } from '../../../../shared/domain/community-job.ts'
import { nameOf, periodic, toCoordinators } from '../../periodic.ts'

const ask = (kind: 'THEME' | 'THEMELAST') =>
  periodic(kind, (_deps, community, occurrence) =>
    toCoordinators(community, `${community.id}:${nameOf(kind, occurrence)}`, (member) => ({
      kind: 'theme',
      community: community.id,
      member,
      month: monthOf(occurrence.period),
      last: kind === 'THEMELAST',
    })),
  )

export const themeProposal = ask('THEME')
export const themeReminder = ask('THEMELAST')
