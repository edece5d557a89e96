import { monthRange } from '../domain/calendar.ts'

import { provenances } from '../domain/service-record.ts'
import type { Measure, MonthSummary, TeamMonth } from '../domain/summary.ts'

import { totalMinutes } from '../domain/summary.ts'
import type { CalendarMonth } from '../domain/time.ts'
import type { Words } from '../words/words.ts'
import { monthText } from './when.ts'

/** A number with its words, as the picture and the text beside it both say it. */
export interface FactLine {
  label: string
  value: string
  notes?: string[]
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

/** `1,208`, and at most a tenth. */
export const numberText = (words: Words, n: number): string =>
  new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(n)

/** Hours to a tenth: `412`, `30.5`. */
export const hoursNumber = (words: Words, minutes: number): string =>
  numberText(words, Math.round(minutes / 6) / 10)

/** The big numbers of a month. */
export function summaryFacts({ words, summary, whole }: SummaryView): FactLine[] {
  const { before, yearAgo, attendance } = summary
  const signedUp = attendance.came + attendance.absent
  const fact = (key: string, value: string, ...notes: string[]): FactLine => ({
    label: words.plain(`summary-${key}`),
    value,
    ...(notes.length > 0 && { notes }),
  })
  const against = (pick: (of: Measure) => string): string[] => [
    ...(before ? [words.plain('summary-before', { value: pick(before) })] : []),
    ...(yearAgo ? [words.plain('summary-year-ago', { value: pick(yearAgo) })] : []),
  ]
  const count = (pick: (of: Measure) => number) => against((of) => numberText(words, pick(of)))
  return [
    fact('activities', numberText(words, summary.activities), ...count((of) => of.activities)),
    fact('comings', numberText(words, summary.comings), ...count((of) => of.comings)),
    fact(
      'hours',
      hoursNumber(words, summary.minutes),
      ...against((of) => hoursNumber(words, of.minutes)),
    ),
    fact('people', numberText(words, summary.people)),
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
            numberText(words, summary.trainings),
            words.plain('summary-training-hours', {
              hours: hoursNumber(words, summary.trainingMinutes),
            }),
          ),
        ]
      : []),
    ...(whole
      ? [
          fact('needs', numberText(words, summary.needsAnswered)),
          fact('residents', numberText(words, summary.residentsServed)),
        ]
      : []),
    ...(summary.partners.length > 0
      ? [fact('partners', numberText(words, summary.partners.length))]
      : []),
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

/** The kinds that there are, in one line. */
const knownText = (words: Words, service: MonthSummary['service']): string =>
  provenances
    .filter((each) => service[each] > 0)
    .map((each) => known(words, each, service[each]))
    .join(words.plain('list-comma'))

const captionLimit = 1000

/** The text under the picture: the same numbers, for whoever can't see it or wants to copy them. */
export function summaryCaption(view: SummaryView): string {
  const { words, summary } = view
  const facts = summaryFacts(view).map(({ label, value, notes = [] }) =>
    words.html(notes.length > 0 ? 'summary-fact-note' : 'summary-fact', {
      label,
      value,
      note: notes.join(' · '),
    }),
  )
  const shades = totalMinutes(summary.service) > 0 ? [knownText(words, summary.service)] : []
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

export interface Leading {
  eligible: readonly { name: string; star: number }[]
  partners: readonly string[]
}

const teamLine = (
  { words, teams }: SummaryView,
  { team, activities, service }: TeamMonth,
): string =>
  words.html(totalMinutes(service) > 0 ? 'summary-team' : 'summary-team-unrecorded', {
    team: team ? (teams.get(team) ?? team) : words.plain('picture-no-team'),
    activities,
    hours: hoursNumber(words, totalMinutes(service)),
    known: knownText(words, service),
  })

const namesALine = 50

function teamLines(view: SummaryView): string[] {
  const { words, summary, teams } = view
  const listed = (names: readonly string[]) => names.join(words.plain('list-comma'))
  const active = summary.teams.toSorted(
    (a, b) => totalMinutes(b.service) - totalMinutes(a.service) || b.activities - a.activities,
  )
  const busy = new Set<string | undefined>(active.map(({ team }) => team))
  const resting = [...teams].filter(([team]) => !busy.has(team)).map(([, name]) => name)
  const groups = Array.from({ length: Math.ceil(resting.length / namesALine) }, (_, i) =>
    resting.slice(i * namesALine, (i + 1) * namesALine),
  )
  const lines = active.map((each) => teamLine(view, each))
  return [
    ...(lines.length > 0 ? lines : [words.html('summary-no-teams')]),
    ...(lines.length > 0 && resting.length > 0 ? [''] : []),
    ...(lines.length > 0 ? groups : []).map((names) =>
      words.html('summary-resting', { names: listed(names) }),
    ),
  ]
}

const messageLimit = 3500

/** Whole lines, as many as fit each message. */
function inMessages(lines: readonly string[]): string[] {
  const texts: string[] = []
  for (const line of lines) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + line.length < messageLimit)
      texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts.map((text) => text.trim()).filter(Boolean)
}

/**
 * Everything for the leading group, in words: each team's month, who worked with the community,
 * and who is due for a star. One message, or as many as fifty or two hundred teams need.
 */
export function summaryDetails(view: SummaryView, { eligible, partners }: Leading): string[] {
  const { words, summary } = view
  const stars = eligible.map(({ name, star }) => words.html('summary-star', { name, star }))
  const names = partners.join(words.plain('list-comma'))
  return inMessages([
    words.html('summary-details', { name: view.name, month: monthName(words, summary.month) }),
    ...teamLines(view),
    ...(names ? ['', words.html('summary-with', { names })] : []),
    ...(stars.length > 0 ? ['', words.html('summary-stars'), ...stars] : []),
  ])
}
