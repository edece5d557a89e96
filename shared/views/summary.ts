import { monthRange } from '../domain/calendar.ts'
import type { MonthSummary } from '../domain/summary.ts'
import { totalMinutes } from '../domain/summary.ts'
import type { CalendarMonth } from '../domain/time.ts'
import type { Words } from '../words/words.ts'
import { monthText } from './when.ts'

/** A number with its words, as the picture and the text beside it both say it. */
export interface FactLine {
  label: string
  value: string
  note?: string
}

export interface SummaryView {
  words: Words
  /** The community's name, or the team's. */
  name: string
  summary: MonthSummary
  theme?: string
  /** The whole community: needs, residents and partners are its matter. */
  whole: boolean
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>
}

export const monthName = (words: Words, month: CalendarMonth): string =>
  monthText(words, monthRange(month, 'utc').from, 'utc')

const number = (words: Words, n: number): string =>
  new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(n)

/** Hours to a tenth: `412`, `30.5`. */
export const hoursNumber = (words: Words, minutes: number): string =>
  number(words, Math.round(minutes / 6) / 10)

const compared = (words: Words, before: string, yearAgo: string): string =>
  words.plain('summary-compared', { before, yearAgo })

/** The big numbers of a month. */
export function summaryFacts({ words, summary, whole }: SummaryView): FactLine[] {
  const { before, yearAgo, attendance } = summary
  const signedUp = attendance.came + attendance.absent
  const fact = (key: string, value: string, note?: string): FactLine => ({
    label: words.plain(`summary-${key}`),
    value,
    ...(note && { note }),
  })
  const against = (pick: (of: typeof before) => string) =>
    compared(words, pick(before), pick(yearAgo))
  const count = (pick: (of: typeof before) => number) => against((of) => number(words, pick(of)))
  return [
    fact(
      'activities',
      number(words, summary.activities),
      count((of) => of.activities),
    ),
    fact(
      'comings',
      number(words, summary.comings),
      count((of) => of.comings),
    ),
    fact(
      'hours',
      hoursNumber(words, summary.minutes),
      against((of) => hoursNumber(words, of.minutes)),
    ),
    fact('people', number(words, summary.people)),
    ...(signedUp > 0
      ? [
          fact(
            'attendance',
            `${Math.round((100 * attendance.came) / signedUp)}%`,
            words.plain('summary-absent', { count: attendance.absent }),
          ),
        ]
      : []),
    ...(summary.trainings > 0
      ? [
          fact(
            'trainings',
            number(words, summary.trainings),
            words.plain('summary-training-hours', {
              hours: hoursNumber(words, summary.trainingMinutes),
            }),
          ),
        ]
      : []),
    ...(whole
      ? [
          fact('needs', number(words, summary.needsAnswered)),
          fact('residents', number(words, summary.residentsServed)),
        ]
      : []),
    ...(summary.partners > 0 ? [fact('partners', number(words, summary.partners))] : []),
  ]
}

export const summaryTitle = ({ words, name, summary }: SummaryView): string =>
  words.plain('summary-title', { name, month: monthName(words, summary.month) })

export const knownWords = (words: Words, service: MonthSummary['service']) => ({
  'checked-in': known(words, 'checked-in', service['checked-in']),
  attested: known(words, 'attested', service.attested),
  'back-filled': known(words, 'back-filled', service['back-filled']),
})

const known = (words: Words, provenance: string, minutes: number): string =>
  words.plain('summary-known', {
    how: words.plain(`provenance-${provenance}`),
    hours: hoursNumber(words, minutes),
  })

const captionLimit = 1000

/** The text under the picture: the same numbers, for whoever can't see it or wants to copy them. */
export function summaryCaption(view: SummaryView): string {
  const { words, summary } = view
  const facts = summaryFacts(view).map(({ label, value, note }) =>
    words.html(note ? 'summary-fact-note' : 'summary-fact', { label, value, note: note ?? '' }),
  )
  const shades =
    totalMinutes(summary.service) > 0
      ? [Object.values(knownWords(words, summary.service)).join(words.plain('list-comma'))]
      : []
  const lines = [
    words.html('summary-head', { title: summaryTitle(view) }),
    ...(view.theme ? [words.html('summary-theme', { theme: view.theme })] : []),
    ...facts,
    ...shades,
  ]
  // Whole lines: half a tag would refuse the message.
  while (lines.join('\n').length > captionLimit) lines.pop()
  return lines.join('\n')
}

/** Everything for the leading group, in words: each team's month, and who is due for a star. */
export function summaryDetails(
  view: SummaryView,
  eligible: readonly { name: string; star: number }[],
): string {
  const { words, summary, teams } = view
  const lines = summary.teams
    .map((team) => ({ ...team, minutes: totalMinutes(team.service) }))
    .sort((a, b) => b.minutes - a.minutes || b.activities - a.activities)
    .map(({ team, activities, minutes, service }) =>
      words.html('summary-team', {
        team: teams.get(team) ?? team,
        activities,
        hours: hoursNumber(words, minutes),
        known: Object.values(knownWords(words, service)).join(words.plain('list-comma')),
      }),
    )
  const stars = eligible.map(({ name, star }) => words.html('summary-star', { name, star }))
  const title = words.html('summary-details', { month: monthName(words, summary.month) })
  const parts = [
    [title, ...(lines.length > 0 ? lines : [words.html('summary-no-teams')])],
    stars.length > 0 ? [words.html('summary-stars'), ...stars] : [],
  ]
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')
}
