import { describe, expect, it } from 'vitest'
import { reportOf } from '../../../functions/deliver/messages/annual/report.ts'
import { monthsOf, summariseYear } from '../../../shared/domain/annual.ts'
import { type Books, summarise, totalMinutes } from '../../../shared/domain/summary.ts'
import { type CalendarDate, instant } from '../../../shared/domain/time.ts'
import { annualReportPdf } from '../../../shared/pictures/annual.ts'
import { type AnnualView, annualFacts, percentText } from '../../../shared/views/annual.ts'
import { wordsOf } from '../../../shared/words/words.ts'
import { monthOfBooks, namesOfTeams, shanghai } from '../../world/months.ts'

const now = instant(Date.UTC(2027, 0, 10, 2))
const busy = { activities: 11, people: 4, teams: 5 }
const months = [2025, 2026].flatMap((year) =>
  monthsOf(year).map((month) =>
    monthOfBooks(month, year === 2026 ? busy : { ...busy, activities: 5 }),
  ),
)
const books: Books = {
  activities: months.flatMap(({ activities }) => activities),
  entries: months.flatMap(({ entries }) => entries),
  rolls: months.flatMap(({ rolls }) => rolls),
  needs: [],
  served: [],
}
const asked = { year: 2026, zone: shanghai, now }
const year = summariseYear(asked, books)
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

function viewOf(language: string): AnnualView {
  const teams = namesOfTeams(['银龄互助队', '喆犇堃舞蹈队', '义诊队', '巡逻队', '书画队'])
  const words = wordsOf(language)
  const known = { volunteers: 1525, residents: 7098, teams, partners: ['卫生站'], themes: [] }
  return { words, name: '桂花社区', summary: year, ...known }
}

describe('a year summed up', () => {
  it('says what its twelve months say, however it is cut', () => {
    const monthly = monthsOf(2026).map((month) =>
      summarise({ month, zone: shanghai, now }, { ...books, needs: [] }),
    )
    for (const key of ['activities', 'comings', 'minutes', 'trainings'] as const)
      expect(year[key]).toBe(sum(monthly.map((month) => month[key])))
    expect(totalMinutes(year.service)).toBe(year.minutes)
    expect(sum(year.teams.map(({ service }) => totalMinutes(service)))).toBe(year.minutes)
    expect(sum(year.programmes.flatMap(({ perMonth }) => perMonth))).toBe(year.activities)
    expect(year.before?.activities).toBe(60)
    expect(year.activities).toBe(132)
  })

  it('compares with no year that the books hold nothing of', () => {
    expect(summariseYear({ ...asked, year: 2025 }, books)).not.toHaveProperty('before')
  })
})

describe('the report for the committee', () => {
  it('gives the share of residents as the committee’s own reports do', () => {
    expect(percentText(wordsOf('zh-CN'), 1525 / 7098)).toBe('21.48%')
  })

  it.each(['zh-CN', 'en'])(
    'is a paper of a few pages with those numbers in it: %s',
    async (language) => {
      const view = viewOf(language)
      const pdf = await annualReportPdf(reportOf(view, '2027-01-10' as CalendarDate, now))
      const { extractText, getDocumentProxy } = await import('unpdf')
      const document = await getDocumentProxy(new Uint8Array(pdf))
      const { totalPages, text } = await extractText(document, { mergePages: true })
      expect(totalPages).toBeGreaterThan(1)
      expect(totalPages).toBeLessThan(7)
      for (const { value } of annualFacts(view)) expect(text).toContain(value)
      expect(text).toContain('喆犇堃舞蹈队')
      expect(text).toContain('21.48%')
    },
  )
})
