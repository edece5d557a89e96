import { averageOf } from '../../../../shared/domain/archive.ts'
import { calendarDate } from '../../../../shared/domain/calendar.ts'
import type { ExportKind } from '../../../../shared/domain/export.ts'
import type { MemberId, PartnerId, TeamId } from '../../../../shared/domain/ids.ts'
import { officialHours } from '../../../../shared/domain/policy.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { foldRecords, sumOf, type Totals } from '../../../../shared/domain/service-record.ts'
import type { Cell, Sheet } from '../../../../shared/domain/sheet.ts'
import type { ExportFacts } from '../../../../shared/store/export.ts'
import type { BookEntry } from '../../../../shared/store/record.ts'
import { timeText } from '../../../../shared/views/when.ts'
import type { Words } from '../../../../shared/words/words.ts'

interface Making {
  facts: ExportFacts
  words: Words
}

type Column<Row> = readonly [key: string, width: number, cell: (row: Row) => Cell]

const sheet = <Row>(
  { words }: Making,
  kind: ExportKind,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Sheet => ({
  title: words.plain(`export-${kind}`),
  columns: columns.map(([key, width]) => ({ title: words.plain(`column-${key}`), width })),
  rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
})

const nameOf = ({ facts, words }: Making, m: MemberId): string =>
  facts.members.get(m)?.name ?? words.plain(m.startsWith('-') ? 'export-left' : 'export-no-name')
const teamOf = ({ facts }: Making, t: TeamId | undefined): Cell =>
  facts.teams.find(({ id }) => id === t)?.name ?? t
const partnersOf = ({ facts, words }: Making, ids: readonly PartnerId[] = []): Cell =>
  ids
    .map((p) => facts.partners.find(({ id }) => id === p)?.name ?? p)
    .join(words.plain('list-comma')) || undefined

const skillsOf = ({ facts, words }: Making, m: MemberId): Cell =>
  facts.members
    .get(m)
    ?.skills?.map((skill) => (words.has(`skill-${skill}`) ? words.plain(`skill-${skill}`) : skill))
    .join(words.plain('list-comma')) || undefined

/** Columns that the national system asks for and that we do not hold, on purpose. */
export const unheld = ['sex', 'birth-date', 'id-number', 'residence', 'contact'] as const

const held = (): undefined => undefined

// The eight basic fields in the order of the regulation.
const basic = (making: Making): Column<BookEntry>[] => [
  ['name', 12, ({ member }) => nameOf(making, member)],
  ['sex', 6, held],
  ['birth-date', 12, held],
  ['id-number', 12, held],
  ['residence', 12, held],
  ['contact', 12, held],
  ['skills', 20, ({ member }) => skillsOf(making, member)],
  ['service-kind', 10, ({ programme }) => making.words.plain(`programme-${programme}`)],
]

// What only we know of an entry follows the official columns, which a system ignores.
const own = (making: Making): Column<BookEntry>[] => [
  ['official-number', 16, ({ member }) => making.facts.members.get(member)?.officialNumber],
  ['minutes', 8, ({ credited }) => credited],
  ['served', 8, ({ served }) => served],
  ['known', 10, ({ provenance }) => making.words.plain(`provenance-${provenance}`)],
  ['team', 16, ({ team }) => teamOf(making, team)],
  ['entered-by', 10, ({ by }) => nameOf(making, by)],
  ['second', 10, ({ second }) => second && nameOf(making, second)],
  ['reason', 20, ({ reason }) => reason],
]

const hoursOf = ({ facts }: Making, { credited }: BookEntry): number =>
  officialHours(credited, policyIn(facts.community).officialUnit)

const byDay = (a: BookEntry, b: BookEntry): number =>
  a.date.localeCompare(b.date) ||
  a.activity.localeCompare(b.activity) ||
  a.member.localeCompare(b.member)

function records(making: Making): Sheet {
  const { facts } = making
  const planner = ({ activity, by }: BookEntry) =>
    nameOf(making, facts.activities.get(activity)?.by ?? by)
  const service: Column<BookEntry>[] = [
    ['activity', 28, ({ title }) => title],
    ['date', 12, ({ date }) => date],
    ['place', 20, ({ place }) => place],
    ['content', 28, ({ activity, title }) => facts.activities.get(activity)?.note ?? title],
    ['hours', 8, (entry) => hoursOf(making, entry)],
    ['unit', 16, () => facts.community.name],
    ['in-charge', 12, planner],
  ]
  const rows = facts.entries.filter(({ kind }) => kind === 'service').sort(byDay)
  return sheet(making, 'records', [...basic(making), ...service, ...own(making)], rows)
}

function trainings(making: Making): Sheet {
  const { facts } = making
  const training: Column<BookEntry>[] = [
    ['training', 28, ({ title }) => title],
    ['content', 28, ({ activity, title }) => facts.activities.get(activity)?.note ?? title],
    ['learning-hours', 8, (entry) => hoursOf(making, entry)],
    ['host', 16, ({ activity }) => facts.activities.get(activity)?.training?.host],
    ['date', 12, ({ date }) => date],
  ]
  const rows = facts.entries.filter(({ kind }) => kind === 'training').sort(byDay)
  return sheet(making, 'trainings', [...basic(making), ...training, ...own(making)], rows)
}

const minutesColumns: readonly Column<{ totals: Totals }>[] = [
  ['checked-in', 10, ({ totals }) => totals.service['checked-in']],
  ['attested', 10, ({ totals }) => totals.service.attested],
  ['back-filled', 10, ({ totals }) => totals.service['back-filled']],
  ['service-minutes', 10, ({ totals }) => sumOf(totals, 'service')],
  ['training-minutes', 10, ({ totals }) => sumOf(totals, 'training')],
]

interface Place {
  team: TeamId | undefined
  member: MemberId
  since?: number
  entries: readonly BookEntry[]
  totals: Totals
}

function placesOf({ facts }: Making, team: TeamId | undefined): Place[] {
  const mine = facts.entries.filter((entry) => entry.team === team)
  const members = (team && facts.places.get(team)) ?? []
  const since = new Map(members.map((place) => [place.member, place.since]))
  // Who served with a team without being in it is a line of its ledger, too: its sum is the sum.
  const people = [...new Set([...since.keys(), ...mine.map(({ member }) => member)])]
  return people.map((member) => {
    const entries = mine.filter((entry) => entry.member === member)
    const at = since.get(member)
    return { team, member, entries, totals: foldRecords(entries), ...(at && { since: at }) }
  })
}

function ledger(making: Making): Sheet {
  const { facts, words } = making
  const { zone } = facts.community
  // What was done for no team is in the books all the same: the column sums to what the note says.
  const rows = [...facts.teams.map(({ id }) => id), undefined].flatMap((t) => placesOf(making, t))
  const leads = ({ team, member }: Place) =>
    facts.teams.find(({ id }) => id === team)?.leaders.includes(member)
  const columns: Column<Place>[] = [
    ['team', 16, ({ team }) => teamOf(making, team) ?? words.plain('export-no-team')],
    ['name', 12, ({ member }) => nameOf(making, member)],
    ['official-number', 16, ({ member }) => facts.members.get(member)?.officialNumber],
    ['duty', 8, (place) => (leads(place) ? words.plain('export-leader') : undefined)],
    ['since', 12, ({ since }) => since && calendarDate(since, zone)],
    ['times', 8, ({ entries }) => entries.filter(({ kind }) => kind === 'service').length],
    ...minutesColumns,
    [
      'last',
      12,
      ({ entries }) =>
        entries
          .map(({ date }) => date)
          .sort()
          .at(-1),
    ],
  ]
  return sheet(making, 'ledger', columns, rows)
}

/** Ten years of entries are gone through once, not once an activity. */
function grouped(entries: readonly BookEntry[]): Map<string, BookEntry[]> {
  const groups = new Map<string, BookEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.activity) ?? []
    groups.set(entry.activity, group)
    group.push(entry)
  }
  return groups
}

function activities(making: Making): Sheet {
  const { facts, words } = making
  const { zone } = facts.community
  const byActivity = grouped(facts.entries)
  const rows = facts.lines.map((line) => {
    const entries = byActivity.get(line.activity) ?? []
    return { ...line, entries, totals: foldRecords(entries) }
  })
  const columns: Column<(typeof rows)[number]>[] = [
    ['date', 12, ({ start }) => calendarDate(start, zone)],
    ['begin', 8, ({ start }) => timeText(words, start, zone)],
    ['end', 8, ({ end }) => timeText(words, end, zone)],
    ['activity', 28, ({ title }) => title],
    ['kind', 8, ({ kind }) => words.plain(`export-kind-${kind}`)],
    ['service-kind', 10, ({ programme }) => words.plain(`programme-${programme}`)],
    ['team', 16, ({ team }) => teamOf(making, team)],
    ['place', 20, ({ place }) => place],
    ['partners', 20, (line) => partnersOf(making, line.partners)],
    ['in-charge', 12, (line) => plannerOf(making, line.activity)],
    ['came', 8, ({ entries }) => entries.length],
    ...minutesColumns,
    ['residents', 8, (line) => line.served],
    ['rating', 8, ({ rating }) => averageOf(rating)],
    ['photos', 8, ({ photos }) => photos],
    ['words', 30, (line) => line.words],
    ['learned', 30, (line) => line.learned],
  ]
  return sheet(making, 'activities', columns, rows.toReversed())
}

const plannerOf = (making: Making, a: string): Cell => {
  const by = making.facts.activities.get(a)?.by
  return by && nameOf(making, by)
}

function needs(making: Making): Sheet {
  const { facts, words } = making
  const { zone } = facts.community
  const columns: Column<ExportFacts['needs'][number]>[] = [
    ['number', 12, ({ id }) => id],
    ['asked', 12, ({ createdAt }) => calendarDate(createdAt, zone)],
    ['what', 40, ({ what }) => what],
    ['service-kind', 10, ({ programme }) => words.plain(`programme-${programme}`)],
    ['where', 16, ({ where }) => where],
    ['state', 12, ({ state }) => words.plain(`need-state-${state}`)],
    ['helper', 12, ({ helper }) => helper && nameOf(making, helper)],
    ['closed', 12, ({ closedAt }) => closedAt && calendarDate(closedAt, zone)],
    ['minutes', 8, ({ minutes }) => minutes],
    ['rating', 8, ({ rating }) => rating?.stars],
  ]
  return sheet(making, 'needs', columns, facts.needs)
}

const makers = { ledger, records, trainings, activities, needs }

/** The table of one kind, as it stands in the books. */
export const sheetOf = (kind: ExportKind, facts: ExportFacts, words: Words): Sheet =>
  makers[kind]({ facts, words })

/** Minutes that the file holds: the sum of what was confirmed. */
export function minutesIn(kind: ExportKind, facts: ExportFacts): number {
  const listed = new Set<string>(facts.lines.map(({ activity }) => activity))
  // Minutes of needs have no line among the activities.
  const isHeld = ({ activity }: BookEntry) => kind !== 'activities' || listed.has(activity)
  const totals = foldRecords(facts.entries.filter(isHeld))
  return kind === 'trainings' ? sumOf(totals, 'training') : sumOf(totals, 'service')
}
