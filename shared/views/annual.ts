import type { YearSummary } from '../domain/annual.ts'
import { totalMinutes } from '../domain/summary.ts'
import type { CalendarMonth } from '../domain/time.ts'
import type { Words } from '../words/words.ts'
import { type FactLine, hoursNumber, numberText } from './summary.ts'

export interface AnnualView {
  words: Words
  /** The community's name. */
  name: string
  summary: YearSummary
  /** Registered volunteers, and the residents among whom they live, if that is known. */
  volunteers: number
  residents?: number
  teams: ReadonlyMap<string, string>
  partners: readonly string[]
  themes: readonly { month: CalendarMonth; theme: string }[]
}

/** `21.48%`: two places, as the committee's own reports give it. */
export const percentText = (words: Words, share: number): string =>
  new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: 2 }).format(
    share,
  )

const shareOf = ({ words, volunteers, residents }: AnnualView): string[] =>
  residents
    ? [
        words.plain('annual-share', {
          residents: numberText(words, residents),
          share: percentText(words, volunteers / residents),
        }),
      ]
    : []

/** The big numbers of a year. */
export function annualFacts(view: AnnualView): FactLine[] {
  const { words, summary } = view
  const { before, attendance } = summary
  const number = (n: number) => numberText(words, n)
  const signedUp = attendance.came + attendance.absent
  const last = (value: string | undefined) =>
    value === undefined ? [] : [words.plain('annual-before', { value })]
  const fact = (key: string, value: string, notes: string[] = []): FactLine => ({
    label: words.plain(`summary-${key}`),
    value,
    ...(notes.length > 0 && { notes }),
  })
  return [
    fact('activities', number(summary.activities), last(before && number(before.activities))),
    fact('comings', number(summary.comings), last(before && number(before.comings))),
    fact(
      'hours',
      hoursNumber(words, summary.minutes),
      last(before && hoursNumber(words, before.minutes)),
    ),
    fact('people', number(summary.people)),
    fact('registered', number(view.volunteers), shareOf(view)),
    ...(signedUp > 0
      ? [
          fact('attendance', `${Math.round((100 * attendance.came) / signedUp)}%`, [
            words.plain('summary-absent', { count: attendance.absent }),
          ]),
        ]
      : []),
    fact('needs', number(summary.needsAnswered)),
    fact('residents', number(summary.residentsServed)),
    fact('trainings', number(summary.trainings), [
      words.plain('summary-training-hours', { hours: hoursNumber(words, summary.trainingMinutes) }),
    ]),
  ]
}

export const annualTitle = ({ words, name }: AnnualView): string =>
  words.plain('annual-title', { name })

/** What stands under the file in the chat. */
export function annualCaption(view: AnnualView): string {
  const { words, summary } = view
  return words.html('annual-caption', {
    name: view.name,
    year: String(summary.year),
    activities: numberText(words, summary.activities),
    hours: hoursNumber(words, summary.minutes),
    people: numberText(words, summary.people),
  })
}

/** Every team with its year, those with the most hours first. */
export function annualTeamRows({ words, summary, teams }: AnnualView): string[][] {
  return summary.teams
    .toSorted((a, b) => totalMinutes(b.service) - totalMinutes(a.service))
    .map(({ team, activities, service }) => [
      team ? (teams.get(team) ?? team) : words.plain('picture-no-team'),
      numberText(words, activities),
      hoursNumber(words, totalMinutes(service)),
      hoursNumber(words, service['checked-in']),
      hoursNumber(words, service.attested),
      hoursNumber(words, service['back-filled']),
    ])
}
