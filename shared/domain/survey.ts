import type { Programme } from './activity.ts'
import type { CommunityId, MemberId } from './ids.ts'
import { clean, tidy } from './text/fold.ts'
import { guessProgramme } from './text/programme.ts'
import type { CalendarMonth, Instant } from './time.ts'

/** One thing that people may wish for: a programme, or the coordinator's own words for something. */
export interface SurveyOption {
  programme: Programme
  label?: string
}

export type SurveyStatus = 'draft' | 'sent' | 'closed'

/** What a community wants of a month. Votes are counts: nobody's wish is kept under a name. */
export interface Survey {
  community: CommunityId
  month: CalendarMonth
  options: SurveyOption[]
  status: SurveyStatus
  by: MemberId
  at: Instant
  chat: number
  thread?: number
  /** A send was begun, and its outcome is not known. */
  sending?: Instant
  message?: number
  votes: number[]
  voters: number
}

const optionLimit = 12
const labelLimit = 60

/** Options as typed: 书法班，义诊、广场舞. Undefined when there are fewer than two or too many. */
export function optionsIn(text: string): SurveyOption[] | undefined {
  const labels = [
    ...new Set(
      clean(text)
        .split(/[,，、;；\n]/u)
        .map(tidy)
        .filter(Boolean),
    ),
  ]
  if (labels.length < 2 || labels.length > optionLimit) return undefined
  if (labels.some((label) => [...label].length > labelLimit)) return undefined
  return labels.map((label) => ({ label, programme: guessProgramme(label) ?? 'culture' }))
}

/** Options with their places in the poll, the most wished for first. */
export const byVotes = ({ options, votes }: Survey) =>
  options
    .map((option, index) => ({ ...option, index, votes: votes[index] ?? 0 }))
    .sort((one, other) => other.votes - one.votes || one.index - other.index)
