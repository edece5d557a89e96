import type { ActivityId, CommunityId, MemberId, PartnerId, TeamId } from './ids.ts'
import type { RosterRole } from './roster.ts'
import type { Instant } from './time.ts'

/** The seven programmes of service: 助困 公益 文体 教育 卫生 文明 安全. */
export const programmes = [
  'aid',
  'charity',
  'culture',
  'education',
  'health',
  'civility',
  'safety',
] as const
export type Programme = (typeof programmes)[number]

/** Only service earns hours by itself; a coordinator may say otherwise for each activity. */
export const activityKinds = ['service', 'training', 'rehearsal', 'meeting'] as const
export type ActivityKind = (typeof activityKinds)[number]
export const countsHoursByDefault = (kind: ActivityKind): boolean => kind === 'service'

/** Stated in every post: recruiting without a word on risks is not allowed. */
export type Risk = { kind: 'none' } | { kind: 'text'; text: string }

/** What a training gives, and for how long. */
export interface Training {
  host: string
  learningMinutes: number
  gives?: string
  /** Days until the permit expires. */
  validDays?: number
}

export interface Activity {
  id: ActivityId
  community: CommunityId
  kind: ActivityKind
  countsHours: boolean
  programme: Programme
  title: string
  start: Instant
  end: Instant
  place: string
  /** The meeting point goes by private message to the confirmed only. */
  placePrivate: boolean
  risk: Risk
  /** Dangerous service: the coordinator confirmed that insurance was bought. */
  insured?: boolean
  conditions?: string
  note?: string
  team?: TeamId
  theme?: string
  partners?: PartnerId[]
  training?: Training
  /** Fewer confirmed than this at the decision time: the coordinator is asked go, move or cancel. */
  minimum?: number
  /** When that is decided; absent: a day and some hours before. */
  decision?: Instant
  /** The repeating series that it belongs to. */
  series?: string
  /** The need that it answers. */
  need?: string
  by: MemberId
  createdAt: Instant
  /** Grows when facts change, so that a message about an older state isn't sent. */
  version: number
  /** Its roll call was closed because nobody came: no month and no team counts it. */
  nobody?: boolean
  /** What the newest change of facts was, for those who only see two images of the item. */
  cancelledWhy?: string
}

/** All that a coordinator decides before publishing. */
export interface ActivityPlan
  extends Pick<Activity, 'title' | 'start' | 'end' | 'place' | 'risk' | 'programme'>,
    Partial<
      Pick<
        Activity,
        | 'kind'
        | 'countsHours'
        | 'placePrivate'
        | 'insured'
        | 'conditions'
        | 'note'
        | 'team'
        | 'theme'
        | 'partners'
        | 'training'
        | 'minimum'
        | 'decision'
        | 'series'
        | 'need'
      >
    > {
  roles: RosterRole[]
}

/** Neither called off nor left without anybody, as far as that is known. */
export const tookPlace = ({ cancelledWhy, nobody }: Activity): boolean =>
  cancelledWhy === undefined && !nobody

export type Phase = 'upcoming' | 'running' | 'over'

/** Serves every list that asks "is it still to come?", so that they can't drift apart. */
export function phase({ start, end }: Pick<Activity, 'start' | 'end'>, now: number): Phase {
  if (now < start) return 'upcoming'
  return now < end ? 'running' : 'over'
}

/** Facts whose change asks everyone again: who could come then and there may not now. */
export const movesPeople = (
  before: Pick<Activity, 'start' | 'end' | 'place'>,
  after: Pick<Activity, 'start' | 'end' | 'place'>,
): boolean =>
  before.start !== after.start || before.end !== after.end || before.place !== after.place
