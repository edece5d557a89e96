import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { total } from '../../../shared/pictures/charts.ts'
import { type Drawing, startOf, textsOf } from '../../../shared/pictures/drawing.ts'
import { widthOf } from '../../../shared/pictures/letters.ts'
import { provenanceFill } from '../../../shared/pictures/look.ts'
import {
  largest,
  type Summary,
  summaryPicture,
  teamBars,
  teamPicture,
} from '../../../shared/pictures/summary.ts'
import { weekPicture } from '../../../shared/pictures/week.ts'
import { chinese, english, minutes, quietMonth, team, week } from './samples.ts'

function expectInside(drawing: Drawing): void {
  for (const mark of drawing.marks) {
    const left = mark.kind === 'line' ? startOf(mark) : mark.x
    const width = mark.kind === 'line' ? widthOf(mark.text, mark.size, mark.weight) : mark.width
    expect(left, JSON.stringify(mark)).toBeGreaterThanOrEqual(-0.01)
    expect(left + width, JSON.stringify(mark)).toBeLessThanOrEqual(drawing.width + 0.01)
    expect(mark.y, JSON.stringify(mark)).toBeLessThanOrEqual(drawing.height)
  }
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyMinutes = fc.record({
  'checked-in': fc.nat(100_000),
  attested: fc.nat(100_000),
  'back-filled': fc.nat(100_000),
})
const anySummary: fc.Arbitrary<Summary> = fc.record({
  title: anyText,
  subtitle: anyText,
  facts: fc.array(
    fc.record({ label: anyText, value: anyText, notes: fc.array(anyText, { maxLength: 2 }) }),
    { maxLength: 9 },
  ),
  programmes: fc.record({
    heading: anyText,
    empty: anyText,
    columns: fc.array(anyText, { minLength: 6, maxLength: 6 }),
    rows: fc.array(
      fc.record({
        label: anyText,
        values: fc.array(fc.nat(9_999), { minLength: 6, maxLength: 6 }),
      }),
      { maxLength: 8 },
    ),
  }),
  teams: fc.record({
    heading: anyText,
    empty: anyText,
    minutes: anyMinutes,
    words: fc.record({ 'checked-in': anyText, attested: anyText, 'back-filled': anyText }),
    rows: fc.array(
      fc.record({
        label: anyText,
        minutes: anyMinutes,
        text: fc.nat(99_999).map((hours) => `${hours} 小时`),
      }),
      { maxLength: 12 },
    ),
    others: anyText,
  }),
  trend: fc.record({
    heading: anyText,
    empty: anyText,
    months: fc.array(fc.record({ label: anyText, value: fc.nat(99_999), text: anyText }), {
      minLength: 1,
      maxLength: 13,
    }),
  }),
  footer: anyText,
})

describe('the monthly picture', () => {
  it('prints the very numbers that it was given', () => {
    const texts = textsOf(summaryPicture(chinese))
    const given = [
      ...chinese.facts.flatMap((fact) => [fact.value, fact.label, ...(fact.notes ?? [])]),
      ...chinese.teams.rows.map((row) => row.text),
      ...Object.values(chinese.teams.words),
      ...chinese.trend.months.map((month) => month.text),
      ...chinese.programmes.rows.flatMap(({ values }) => [
        ...values.filter((value) => value > 0).map(String),
        String(values.reduce((sum, value) => sum + value, 0)),
      ]),
    ].filter((text) => text !== '')
    for (const text of given) expect(texts).toContain(text)
    expect(texts.join('')).toContain(chinese.footer)
  })

  it('says one kind sentence for a month without anything, and keeps the months behind it', () => {
    const texts = textsOf(summaryPicture(quietMonth))
    expect(texts).toContain(quietMonth.programmes.empty)
    expect(texts).not.toContain(quietMonth.teams.heading)
    expect(texts).not.toContain(chinese.programmes.columns[0])
    expect(texts).toContain(quietMonth.trend.heading)
  })

  it('shows no trend of a single month, and no empty card beside a full one', () => {
    const [first] = chinese.trend.months
    const trend = { ...chinese.trend, months: first ? [first] : [] }
    const texts = textsOf(summaryPicture({ ...chinese, trend, teams: quietMonth.teams }))
    expect(texts).toContain(chinese.programmes.heading)
    expect(texts).not.toContain(trend.heading)
    expect(texts).not.toContain(chinese.teams.heading)
  })

  it('shortens a long team name and nothing else', () => {
    const texts = textsOf(summaryPicture(chinese))
    expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(1)
    expect(texts).toContain('喆犇舞蹈队')
  })

  it('keeps the three provenances apart, as long as their minutes are', () => {
    const teams = { ...chinese.teams, rows: [], minutes: minutes(600, 300, 100) }
    const bars = teamBars(teams, 1000).marks.filter((mark) => mark.kind === 'box')
    const widths = Object.values(provenanceFill).map(
      (fill) => bars.find((mark) => mark.fill === fill && mark.height === 30)?.width,
    )
    expect(widths).toEqual([598, 298, 98])
  })

  it('lets nothing run over its edges, in either language or with a stranger’s words', () => {
    for (const drawing of [chinese, english, quietMonth].map(summaryPicture)) expectInside(drawing)
    expectInside(teamPicture(team))
    expectInside(weekPicture(week))
    fc.assert(
      fc.property(anySummary, (words) => expectInside(summaryPicture(words))),
      { numRuns: 30 },
    )
  })
})

describe('the cut to the largest teams', () => {
  it('loses no minute', () => {
    const rows = fc.array(fc.record({ label: anyText, minutes: anyMinutes }), { maxLength: 60 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 10 }), (teams, most) => {
        const { shown, others } = largest(teams, most)
        const sum = (list: { minutes: typeof others.minutes }[]) =>
          list.reduce((all, row) => all + total(row.minutes), 0)
        expect(sum(shown) + total(others.minutes)).toBe(sum(teams))
        expect(shown.length + others.count).toBe(teams.length)
      }),
    )
  })

  it('never hides a single team behind "others"', () => {
    const teams = [3, 1, 2].map((given) => ({ minutes: minutes(given) }))
    expect(largest(teams, 2).others.count).toBe(0)
    expect(largest(teams, 2).shown.map((row) => row.minutes['checked-in'])).toEqual([3, 2, 1])
    expect(largest(teams, 1).others).toEqual({ count: 2, minutes: minutes(3) })
  })
})

describe('the week as a picture', () => {
  it('names every activity with its time, place and free seats', () => {
    const texts = textsOf(weekPicture(week)).join('')
    for (const { time, title, place, seats } of week.days.flatMap((day) => day.outings))
      for (const words of [time, title, place, seats]) expect(texts).toContain(words)
  })
})
