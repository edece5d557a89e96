import { totalMinutes } from '../../../../shared/domain/summary.ts'
import type { CalendarDate, Instant } from '../../../../shared/domain/time.ts'
import { type AnnualReport, type Chapter, chartWidth } from '../../../../shared/pictures/annual.ts'
import {
  largest,
  monthColumns,
  programmeMatrix,
  teamBars,
} from '../../../../shared/pictures/summary.ts'
import {
  type AnnualView,
  annualFacts,
  annualTeamRows,
  annualTitle,
} from '../../../../shared/views/annual.ts'
import { hoursNumber, knownWords, monthName } from '../../../../shared/views/summary.ts'
import { dateText } from '../../../../shared/views/when.ts'

const mostBars = 12

const months = ({ words, summary }: AnnualView): Chapter => ({
  heading: words.plain('annual-months'),
  chart: monthColumns(
    {
      heading: '',
      empty: words.plain('annual-no-hours'),
      months: summary.months.map(({ month, minutes }) => ({
        label: words.plain(`month-${Number(month.slice(5))}`),
        value: minutes,
        text: minutes > 0 ? hoursNumber(words, minutes) : '',
      })),
    },
    chartWidth,
  ),
})

const programmes = ({ words, summary }: AnnualView): Chapter => ({
  heading: words.plain('annual-programmes'),
  chart: programmeMatrix(
    {
      heading: '',
      empty: words.plain('annual-no-activities'),
      columns: summary.months.map(({ month }) => String(Number(month.slice(5)))),
      rows: summary.programmes.map(({ programme, perMonth }) => ({
        label: words.plain(`programme-${programme}`),
        values: perMonth,
      })),
    },
    chartWidth,
  ),
})

function teams(view: AnnualView): Chapter {
  const { words, summary } = view
  const rows = summary.teams
    .filter(({ service }) => totalMinutes(service) > 0)
    .map(({ team, service }) => ({
      label: team ? (view.teams.get(team) ?? team) : words.plain('picture-no-team'),
      minutes: { ...service },
      text: words.plain('picture-hours', { hours: hoursNumber(words, totalMinutes(service)) }),
    }))
  const { shown, others } = largest(rows, mostBars)
  const rest = words.plain('picture-other-teams', {
    count: others.count,
    hours: hoursNumber(words, totalMinutes(others.minutes)),
  })
  return {
    heading: words.plain('picture-teams'),
    chart: teamBars(
      {
        heading: '',
        empty: words.plain('annual-no-hours'),
        minutes: { ...summary.service },
        words: knownWords(words, summary.service),
        rows: shown,
        ...(others.count > 0 && { others: rest }),
      },
      chartWidth,
    ),
  }
}

function ledger(view: AnnualView): Chapter {
  const { words } = view
  const title = (key: string) => words.plain(key)
  return {
    heading: words.plain('annual-ledger'),
    table: {
      columns: [
        { title: title('annual-team'), share: 4 },
        { title: title('summary-activities'), share: 2, align: 'right' },
        { title: title('summary-hours'), share: 2, align: 'right' },
        { title: title('provenance-checked-in'), share: 2, align: 'right' },
        { title: title('provenance-attested'), share: 2, align: 'right' },
        { title: title('provenance-back-filled'), share: 2, align: 'right' },
      ],
      rows: annualTeamRows(view),
    },
  }
}

const themes = ({ words, themes: all }: AnnualView): Chapter => ({
  heading: words.plain('annual-themes'),
  table: {
    columns: [
      { title: words.plain('annual-month'), share: 1 },
      { title: words.plain('annual-theme'), share: 3 },
    ],
    rows: all.map(({ month, theme }) => [monthName(words, month), theme]),
  },
})

const partners = ({ words, partners: names }: AnnualView): Chapter => ({
  heading: words.plain('annual-partners'),
  paragraphs: [names.join(words.plain('list-comma'))],
})

/** The year of a community as its committee gets it; what there was nothing of has no chapter. */
export function reportOf(view: AnnualView, today: CalendarDate, at: Instant): AnnualReport {
  const { words, name, summary } = view
  return {
    title: annualTitle(view),
    subtitle: words.plain('annual-year', { year: String(summary.year) }),
    author: name,
    language: words.language,
    at,
    facts: annualFacts(view),
    chapters: [
      months(view),
      programmes(view),
      teams(view),
      ...(summary.teams.length > 0 ? [ledger(view)] : []),
      ...(view.themes.length > 0 ? [themes(view)] : []),
      ...(view.partners.length > 0 ? [partners(view)] : []),
    ],
    foot: words.plain('picture-footer', { date: dateText(words, today) }),
    pageOf: (page, pages) => `${page} / ${pages}`,
  }
}
