import {
  type Activity,
  type ActivityKind,
  type ActivityPlan,
  countsHoursByDefault,
  type Programme,
  type Training,
} from './activity.ts'
import { calendarDate, minuteOfDay } from './calendar.ts'
import type { ActivityId } from './ids.ts'
import type { Recurrence } from './recurrence.ts'
import type { Roster } from './roster.ts'
import { type Repeat, type Series, usualAhead } from './series.ts'
import { type Team, teamsNamed } from './team.ts'
import type { Reference } from './text/days.ts'
import { kindOfTitle } from './text/kind-text.ts'
import { guessProgramme, programmeNamed } from './text/programme.ts'
import {
  finished,
  judgeTime,
  problem,
  type RecruitDraft,
  type RecruitField,
  type RecruitProblem,
} from './text/recruit-draft.ts'
import { parseField, parseRecruitment } from './text/recruit-text.ts'
import { throughDay } from './text/repeat-text.ts'
import { type Instant, minute } from './time.ts'

/** Dangerous service needs insurance first; the coordinator says how it stands. */
export const dangers = ['no', 'insured', 'uninsured'] as const
export type Danger = (typeof dangers)[number]

/** An activity on its way to be published: what was written, and what was chosen by buttons. */
export interface Recruitment {
  draft: RecruitDraft
  /** Nothing was said yet: earlier activities are offered to repeat. */
  fresh?: boolean
  placePrivate?: boolean
  countsHours?: boolean
  danger?: Danger
  published?: boolean
  /** It comes again and again. */
  repeat?: Repeat
  /** The series that it changes from its next date on, as it was seen. */
  edits?: { series: ActivityId; version: number }
  /** The need that it answers. */
  need?: string
  /** The community's own team that the draft's words name. */
  team?: Pick<Team, 'id' | 'name' | 'programme'>
  /** The newest private message that went into it: one that comes again adds nothing. */
  heard?: number
}

/** What is to be asked next, and what was wrong with the last answer to it. */
export interface Ask {
  field: RecruitField
  problem?: RecruitProblem
}

const empty: RecruitDraft = { time: {}, roles: [], problems: [], missing: [] }

/** What repeats has no one moment at which sign-up closes, or is decided on. */
export function repeating(r: Recruitment, repeat: Repeat | undefined): Recruitment {
  const { repeat: _, ...once } = r
  if (!repeat) return once
  const { deadline: __, decision: ___, ...draft } = r.draft
  const problems = draft.problems.filter(
    ({ field }) => field !== 'deadline' && field !== 'decision',
  )
  return { ...once, draft: finished({ ...draft, problems }), repeat }
}

/** What was written, with how it repeats set apart. */
function withRepeat(whole: RecruitDraft): Recruitment {
  const { repeat, ...draft } = whole
  if (!repeat) return { draft }
  return repeating({ draft }, { ...repeat, ahead: usualAhead, skipHolidays: false })
}

/** A recruitment of which only its first message is known; without one, a blank. */
export const recruitmentFrom = (text: string, ref: Reference): Recruitment =>
  text ? withRepeat(parseRecruitment(text, ref)) : { draft: parseRecruitment('', ref), fresh: true }

/** The rule of what repeats, from its first day on; a day that was changed changes the rule. */
export function ruleOf({ repeat, draft }: Recruitment): Recurrence | undefined {
  const from = draft.time.day
  if (!repeat || !from) return undefined
  const { until, times } = repeat
  return {
    every: throughDay(repeat.every, from),
    from,
    ...(until && until >= from && { until }),
    ...(times && { times }),
  }
}

const isBlank = ({ title, time, place, roles, risk }: RecruitDraft): boolean =>
  !title && Object.keys(time).length === 0 && !place && roles.length === 0 && !risk

/** Takes the answer to a question. The first words about a blank may say everything at once. */
export function answered(
  r: Recruitment,
  field: RecruitField,
  text: string,
  ref: Reference,
): Recruitment {
  const { fresh: _, ...rest } = r
  const whole = field === 'title' && isBlank(r.draft) ? parseRecruitment(text, ref) : undefined
  if (whole?.title) return { ...rest, ...withRepeat(whole) }
  const draft = parseField(field, text, r.draft, ref)
  // Another risk is another question of insurance.
  if (field !== 'risk') return { ...rest, draft }
  const { danger: __, ...others } = rest
  return { ...others, draft }
}

/** The words name a team that was found, or no team at all. */
export const isTeamKnown = ({ draft, team }: Recruitment): boolean => draft.team === team?.name

/**
 * Ties the words to the community's own team, in whose ledger the activity is to stand; words that
 * fit none of its teams or several are asked about. A community without teams keeps the words.
 */
export function withTeam(r: Recruitment, teams: readonly Team[]): Recruitment {
  const { team: _, ...rest } = r
  const problems = r.draft.problems.filter((p) => p.field !== 'team')
  const given = r.draft.team
  if (given === undefined || teams.length === 0) return { ...rest, draft: { ...r.draft, problems } }
  const [team, ...others] = teamsNamed(teams, given)
  if (team && others.length === 0) {
    const draft = { ...r.draft, problems, team: team.name }
    const { id, name, programme } = team
    return { ...rest, draft, team: { id, name, ...(programme && { programme }) } }
  }
  const reason = team ? 'which-team' : 'no-team'
  return { ...rest, draft: { ...r.draft, problems: [...problems, problem('team', reason, given)] } }
}

/** Leaves an optional field empty; what was wrong with it no longer matters. */
export function emptied(r: Recruitment, field: RecruitField): Recruitment {
  const optional = [
    'conditions',
    'note',
    'meeting',
    'minimum',
    'deadline',
    'decision',
    'team',
    'gives',
    'learning',
    'host',
  ] as const
  const draft = { ...r.draft, problems: r.draft.problems.filter((p) => p.field !== field) }
  const name = optional.find((one) => one === field)
  if (name) delete draft[name]
  return { ...r, draft: finished(draft) }
}

/** Keeps a field as it was understood, doubts or not. */
export const kept = (r: Recruitment, field: RecruitField): Recruitment => ({
  ...r,
  draft: finished({ ...r.draft, problems: r.draft.problems.filter((p) => p.field !== field) }),
})

/** Named by the writer, else guessed from what is done. */
export function programmeOf({ draft, team }: Recruitment): Programme | undefined {
  const { programme = '', title = '', note = '' } = draft
  return (
    programmeNamed(programme) ??
    guessProgramme(programme) ??
    guessProgramme(`${title} ${note}`) ??
    team?.programme
  )
}

/** The one thing to ask now; undefined when the recruitment can be shown as a post. */
export function nextAsk(r: Recruitment): Ask | undefined {
  const { missing, problems } = r.draft
  const order: RecruitField[] = ['title', 'start', 'end', 'place', 'seats', 'risk']
  const wrong = (field: RecruitField) => problems.find((p) => p.field === field)
  const first = order.find((field) => missing.includes(field) || wrong(field))
  const field = first ?? problems[0]?.field ?? (programmeOf(r) ? undefined : 'programme')
  const found = field && wrong(field)
  return field && { field, ...(found && { problem: found }) }
}

/** A draft that lay about until its time had passed has a start to be asked again. */
export function upToDate(r: Recruitment, ref: Reference): Recruitment {
  if (r.draft.start === undefined || r.draft.start > ref.now) return r
  const draft = { ...r.draft, time: { ...r.draft.time }, problems: [...r.draft.problems] }
  judgeTime(draft, ref)
  return { ...r, draft: finished(draft) }
}

/** Words that the plan needs where the writer left them out, in the community's language. */
export interface Defaults {
  role: string
  /** The role in a training. */
  learner: string
  /** Who holds a training for which no team is named. */
  host: string
  meeting(place: string): string
  taught(host: string): string
  team(name: string): string
  deadline(at: Instant): string
}

/** As it was said, else as the title tells. */
export const kindIn = ({ draft }: Recruitment): ActivityKind =>
  draft.kind ?? kindOfTitle(draft.title ?? '')

function trainingOf({ draft, team }: Recruitment, wholeMinutes: number, d: Defaults): Training {
  const { gives, learning, host } = draft
  return {
    host: host ?? team?.name ?? d.host,
    learningMinutes: Math.min(learning ?? wholeMinutes, wholeMinutes),
    ...(gives && { gives: gives.permit }),
    ...(gives?.validDays !== undefined && { validDays: gives.validDays }),
  }
}

const meetingLine = ({ meeting, place }: RecruitDraft, d: Defaults): string =>
  meeting && meeting !== place ? d.meeting(meeting) : ''

// The meeting point goes where the place goes: what is told privately stands in no note.
function noteOf(r: Recruitment, d: Defaults): string | undefined {
  const { draft, placePrivate, team: own, repeat } = r
  const { note, team, deadline, host } = draft
  const taught = host && kindIn(r) !== 'training' ? d.taught(host) : ''
  const meeting = placePrivate ? '' : meetingLine(draft, d)
  const until = deadline === undefined || repeat ? '' : d.deadline(deadline)
  return (
    [note, meeting, team && !own && d.team(team), taught, until].filter(Boolean).join('\n') ||
    undefined
  )
}

const placeOf = ({ draft, placePrivate }: Recruitment, d: Defaults): string =>
  [draft.place, placePrivate ? meetingLine(draft, d) : ''].filter(Boolean).join(' · ')

/** Everything decided, as it will be published; undefined while something is to be asked. */
export function planOf(r: Recruitment, defaults: Defaults): ActivityPlan | undefined {
  const { title, start, end, place, risk, roles, conditions, minimum, decision } = r.draft
  const programme = programmeOf(r)
  if (!title || !start || !end || !place || !risk || !programme || nextAsk(r)) return undefined
  const note = noteOf(r, defaults)
  const kind = kindIn(r)
  const training = trainingOf(r, Math.round((end - start) / minute), defaults)
  return {
    title,
    start,
    end,
    place: placeOf(r, defaults),
    risk,
    programme,
    kind,
    countsHours: r.countsHours ?? countsHoursByDefault(kind),
    placePrivate: r.placePrivate ?? false,
    ...(r.danger === 'insured' && { insured: true }),
    ...(conditions && { conditions }),
    ...(note && { note }),
    ...(minimum !== undefined && { minimum }),
    ...(decision !== undefined && { decision }),
    ...(r.need && { need: r.need }),
    ...(r.team && { team: r.team.id }),
    ...(kind === 'training' && { training }),
    roles: roles.map(({ label, seats }) => ({
      label: label || (kind === 'training' ? defaults.learner : defaults.role),
      seats,
    })),
  }
}

/** The series of a plan that repeats; of one that is changed, what was skipped stays so. */
export function seriesOf(
  r: Recruitment,
  plan: ActivityPlan,
  made: Pick<Series, 'id' | 'community' | 'by' | 'createdAt'>,
  seen?: Series,
): Series | undefined {
  const rule = ruleOf(r)
  if (!r.repeat || !rule) return undefined
  const { ahead, upAt, skipHolidays } = r.repeat
  const { start, end, series: _, decision: __, ...same } = plan
  return {
    ...made,
    rule,
    ahead,
    ...(upAt !== undefined && { upAt }),
    skipHolidays,
    skip: seen?.skip ?? [],
    from: r.draft.time.from ?? 0,
    minutes: Math.round((end - start) / minute),
    plan: same,
    version: (seen?.version ?? 0) + 1,
  }
}

/** What makes it a training, said apart: a title that tells nothing of it loses nothing. */
function trainingDraft({ title, kind, training, start, end }: Activity): Partial<RecruitDraft> {
  const said = kind === kindOfTitle(title) ? {} : { kind }
  if (kind !== 'training' || !training) return said
  const { host, learningMinutes, gives, validDays } = training
  const whole = Math.round((end - start) / minute)
  const permit = gives && { permit: gives, ...(validDays !== undefined && { validDays }) }
  return {
    kind,
    host,
    ...(learningMinutes !== whole && { learning: learningMinutes }),
    ...(permit && { gives: permit }),
  }
}

/** A published activity as a draft again, to change a field of it or to repeat it. */
export function draftOf(
  activity: Activity,
  { roles }: Pick<Roster, 'roles'>,
  zone: string,
): RecruitDraft {
  const { title, start, end, place, risk, programme, conditions, note, minimum } = activity
  return finished({
    ...empty,
    problems: [],
    title,
    // The length is kept, not the end: who moves the start moves the whole.
    time: {
      day: calendarDate(start, zone),
      from: minuteOfDay(start, zone),
      durationMinutes: Math.round((end - start) / minute),
    },
    start,
    end,
    place,
    risk,
    programme,
    roles: roles.filter((r) => r.seats > 0).map(({ label, seats }) => ({ label, seats })),
    ...(conditions && { conditions }),
    ...(note && { note }),
    ...(minimum && { minimum }),
    ...trainingDraft(activity),
  })
}

/** The same once more: all but the date. */
export function repeated(activity: Activity, roster: Roster, zone: string): Recruitment {
  const { start: _, end: __, ...rest } = draftOf(activity, roster, zone)
  const { day: ___, ...time } = rest.time
  return {
    draft: finished({ ...rest, time }),
    placePrivate: activity.placePrivate,
    countsHours: activity.countsHours,
    ...(activity.insured && { danger: 'uninsured' as const }),
  }
}
