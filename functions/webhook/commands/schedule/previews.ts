import { calendarDate } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { monthOf, periodOf } from '../../../../shared/domain/community-job.ts'
import { type MemberId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { CommunityJob } from '../../../../shared/domain/job.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Intent } from '../../../../shared/queue/intent.ts'

interface About {
  community: Community
  member: MemberId
  now: Instant
}
type Preview = (about: About, once: string) => Intent[]

const monthAt = (kind: CommunityJob, { community, now }: About) =>
  monthOf(periodOf(kind, now, community.zone))

const themePreview =
  (kind: 'THEME' | 'THEMELAST'): Preview =>
  (about) => [
    {
      kind: 'theme',
      community: about.community.id,
      member: about.member,
      month: monthAt(kind, about),
      last: kind === 'THEMELAST',
      preview: true,
    },
  ]

/** What a job would say now, to one person instead of those whom it is for. */
export const previews: Record<CommunityJob, Preview> = {
  WEEKLY: ({ community, member, now }, what) => {
    const from = calendarDate(now, community.zone)
    const about = { community: community.id, from }
    return [
      { kind: 'notice', ...about, what, to: telegramIdOf(member) ?? 0 },
      { kind: 'gaps', ...about, member },
    ]
  },
  MONTHLY: (about) => [
    {
      kind: 'summary',
      community: about.community.id,
      month: monthAt('MONTHLY', about),
      to: telegramIdOf(about.member) ?? 0,
    },
  ],
  DAILY: ({ community, member }) => [
    { kind: 'todo', community: community.id, member, preview: true },
  ],
  ANNUAL: (about) => [
    {
      kind: 'annual',
      community: about.community.id,
      year: Number(periodOf('ANNUAL', about.now, about.community.zone)),
      to: telegramIdOf(about.member) ?? 0,
    },
  ],
  HINT: ({ community, member }) => [{ kind: 'hint', community: community.id, member }],
  THEME: themePreview('THEME'),
  THEMELAST: themePreview('THEMELAST'),
}
