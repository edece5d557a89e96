import {
  type Bar,
  bars,
  type Column,
  type Fact,
  facts,
  type Matrix,
  type Minutes,
  matrix,
  nothingYet,
  provenanceStrip,
  total,
  trend,
} from './charts.ts'
import { type Drawing, stack } from './drawing.ts'
import type { Provenance } from './look.ts'
import { card, cardWidth, page } from './page.ts'

/** `empty` is the kind sentence shown instead of a chart that would have nothing in it. */
export type Section<Content> = Content & { heading: string; empty: string }
/** All minutes by how they are known, each with its words and its amount: "签到 820 小时". */
export type Known = { minutes: Minutes; words: Record<Provenance, string> }
export type Trend = Section<{ months: Column[] }>

/** Rows already cut (see `largest`); all the others are one sentence, their bar would dwarf the rest. */
export type Teams = Section<Known & { rows: Bar[]; others?: string }>

export type Summary = {
  title: string
  subtitle: string
  facts: Fact[]
  programmes: Section<Matrix>
  teams: Teams
  trend: Trend
  footer: string
}

export type TeamSummary = {
  title: string
  subtitle: string
  facts: Fact[]
  minutes: Section<Known>
  programmes: Section<Matrix>
  trend: Trend
  footer: string
}

/** A month of the whole community, in one portrait picture for a phone. */
export const summaryPicture = (words: Summary): Drawing =>
  page({
    ...words,
    cards: [
      card('', facts(words.facts, cardWidth)),
      ...monthCards(
        words,
        card(words.teams.heading, teamBars(words.teams, cardWidth)),
        words.teams,
      ),
    ],
  })

/** A month of one team. */
export const teamPicture = (words: TeamSummary): Drawing =>
  page({
    ...words,
    cards: [
      card('', facts(words.facts, cardWidth)),
      ...monthCards(
        words,
        card(words.minutes.heading, knownMinutes(words.minutes, cardWidth)),
        words.minutes,
      ),
    ],
  })

/** A month without anything says so once, and shows the months behind it if they held something. */
function monthCards(
  { programmes, trend: months }: Pick<Summary, 'programmes' | 'trend'>,
  hours: Drawing,
  { minutes }: Known,
): Drawing[] {
  const activities = isBare(programmes) ? [] : [programmeCard(programmes)]
  const shown = total(minutes) === 0 ? activities : [...activities, hours]
  const quiet = [card('', nothingYet(programmes.empty, cardWidth))]
  // One month alone is no trend.
  const past = months.months.filter(({ value }) => value > 0).length < 2 ? [] : [trendCard(months)]
  return [...(shown.length > 0 ? shown : quiet), ...past]
}

/** The rows with the most minutes in that order, and what the others sum up to. */
export function largest<Row extends { minutes: Minutes }>(
  rows: Row[],
  most: number,
): { shown: Row[]; others: { count: number; minutes: Minutes } } {
  const sorted = rows.toSorted((one, other) => total(other.minutes) - total(one.minutes))
  const cut = sorted.length > most + 1 ? most : sorted.length
  const rest = sorted.slice(cut).map((row) => row.minutes)
  const sum = (provenance: Provenance) =>
    rest.reduce((all, minutes) => all + minutes[provenance], 0)
  const minutes: Minutes = {
    'checked-in': sum('checked-in'),
    attested: sum('attested'),
    'back-filled': sum('back-filled'),
  }
  return { shown: sorted.slice(0, cut), others: { count: rest.length, minutes } }
}

/** Bars of teams with the key of their shades above. */
export function teamBars({ rows, others, empty, ...known }: Teams, width: number): Drawing {
  if (total(known.minutes) === 0) return nothingYet(empty, width)
  const parts = [provenanceStrip(known.minutes, known.words, width), bars(rows, width)]
  return stack(others ? [...parts, nothingYet(others, width)] : parts, 10)
}

export const knownMinutes = ({ minutes, words, empty }: Section<Known>, width: number): Drawing =>
  total(minutes) === 0 ? nothingYet(empty, width) : provenanceStrip(minutes, words, width)

/** Programmes by week or month; kind words when there was none. */
export function programmeMatrix({ columns, rows, empty }: Section<Matrix>, width: number): Drawing {
  return isBare({ rows }) ? nothingYet(empty, width) : matrix({ columns, rows }, width)
}

const isBare = ({ rows }: Pick<Matrix, 'rows'>): boolean =>
  rows.every((row) => row.values.every((value) => value === 0))

export const monthColumns = ({ months, empty }: Trend, width: number): Drawing =>
  months.every((month) => month.value === 0) ? nothingYet(empty, width) : trend(months, width)

const programmeCard = (programmes: Section<Matrix>): Drawing =>
  card(programmes.heading, programmeMatrix(programmes, cardWidth))

const trendCard = (months: Trend): Drawing => card(months.heading, monthColumns(months, cardWidth))
