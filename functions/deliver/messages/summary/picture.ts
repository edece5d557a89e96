import { type ByProvenance, totalMinutes } from '../../../../shared/domain/summary.ts'
import type { CalendarDate } from '../../../../shared/domain/time.ts'
import type { Drawing } from '../../../../shared/pictures/drawing.ts'
import { largest, summaryPicture, teamPicture } from '../../../../shared/pictures/summary.ts'
import {
  hoursNumber,
  knownWords,
  type SummaryView,
  summaryFacts,
  summaryTitle,
} from '../../../../shared/views/summary.ts'
import { dateText } from '../../../../shared/views/when.ts'

const mostTeams = 8

// A team shows what it does; the community also what it left out.
const shownProgrammes = ({ summary, whole }: SummaryView) =>
  summary.programmes.filter(({ perWeek }) => whole || perWeek.some((n) => n > 0))

const programmesOf = (view: SummaryView) => {
  const { words, summary } = view
  return {
    heading: words.plain('picture-programmes'),
    empty: words.plain('picture-no-activities'),
    columns: summary.weeks.map(({ from, to }) => words.plain('picture-days', { from, to })),
    rows: shownProgrammes(view).map(({ programme, perWeek }) => ({
      label: words.plain(`programme-${programme}`),
      values: perWeek,
    })),
  }
}

const trendOf = ({ words, summary }: SummaryView) => ({
  heading: words.plain('picture-trend'),
  empty: words.plain('picture-no-hours'),
  months: summary.trend.map(({ month, minutes }) => ({
    label: words.plain(`month-${Number(month.slice(5))}`),
    value: minutes,
    text: minutes > 0 ? hoursNumber(words, minutes) : '',
  })),
})

const minutesOf = (service: ByProvenance) => ({ ...service })

function teamsOf(view: SummaryView) {
  const { words, summary, teams } = view
  const rows = summary.teams
    .filter(({ service }) => totalMinutes(service) > 0)
    .map(({ team, service }) => ({
      label: team ? (teams.get(team) ?? team) : words.plain('picture-no-team'),
      minutes: minutesOf(service),
      text: words.plain('picture-hours', { hours: hoursNumber(words, totalMinutes(service)) }),
    }))
  const { shown, others } = largest(rows, mostTeams)
  const rest = words.plain('picture-other-teams', {
    count: others.count,
    hours: hoursNumber(words, totalMinutes(others.minutes)),
  })
  return {
    heading: words.plain('picture-teams'),
    empty: words.plain('picture-no-hours'),
    minutes: minutesOf(summary.service),
    words: knownWords(words, summary.service),
    rows: shown,
    ...(others.count > 0 && { others: rest }),
  }
}

const frame = (view: SummaryView, subtitle: string, today: CalendarDate) => ({
  title: summaryTitle(view),
  subtitle,
  facts: summaryFacts(view),
  programmes: programmesOf(view),
  trend: trendOf(view),
  footer: view.words.plain('picture-footer', { date: dateText(view.words, today) }),
})

/** The month as a drawing for a phone: of the community, or of one team. */
export function drawing(
  view: SummaryView,
  about: { community: string; today: CalendarDate },
): Drawing {
  const { words, summary, theme, whole } = view
  if (whole) {
    const subtitle = theme ? words.plain('picture-theme', { theme }) : ''
    return summaryPicture({ ...frame(view, subtitle, about.today), teams: teamsOf(view) })
  }
  return teamPicture({
    ...frame(view, about.community, about.today),
    minutes: {
      heading: words.plain('picture-team-hours', {
        hours: hoursNumber(words, summary.minutes),
      }),
      empty: words.plain('picture-no-hours'),
      minutes: minutesOf(summary.service),
      words: knownWords(words, summary.service),
    },
  })
}
