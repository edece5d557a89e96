import { describe, expect, it } from 'vitest'
import { drawing } from '../../../../functions/deliver/messages/summary/picture.ts'
import type { TeamId } from '../../../../shared/domain/ids.ts'
import { summarise } from '../../../../shared/domain/summary.ts'
import { type CalendarDate, type CalendarMonth, instant } from '../../../../shared/domain/time.ts'
import { textsOf } from '../../../../shared/pictures/drawing.ts'
import { printable } from '../../../../shared/pictures/letters.ts'
import {
  type SummaryView,
  summaryCaption,
  summaryDetails,
} from '../../../../shared/views/summary.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { booksOfYear, namesOfTeams, shanghai } from '../../../world/months.ts'

const month = '2026-11' as CalendarMonth
const now = instant(Date.UTC(2026, 11, 1, 1))
const fifty = Array.from({ length: 50 }, (_, i) => `第${i + 1}志愿服务队`)
const hard = ['喆犇堃😀舞蹈队', '晨光环保志愿服务与垃圾分类宣传引导工作队第一分队', '𠮷野家👵🏻队']

function viewOf(language: string, names: string[], team?: TeamId): SummaryView {
  const teams = namesOfTeams(names)
  const books = booksOfYear(month, { activities: 42, people: 7, teams: names.length })
  const asked = { month, zone: shanghai, now, since: instant(0), ...(team && { team }) }
  const name = (team && teams.get(team)) ?? '桂花社区'
  const summary = summarise(asked, books)
  return { words: wordsOf(language), name, summary, whole: !team, teams, theme: '温暖过冬' }
}

const about = { community: '桂花社区', today: '2026-12-01' as CalendarDate }
const numbersIn = (text: string): string[] => text.match(/\d[\d,.]*%?/g) ?? []
const cases = ['zh-CN', 'en'].flatMap((language) => [
  { language, team: undefined },
  { language, team: 'team01' as TeamId },
])

describe('the picture of a month', () => {
  it.each(cases)('says every number of the text beside it: $language $team', (given) => {
    const view = viewOf(given.language, fifty, given.team)
    const shown = textsOf(drawing(view, about)).flatMap(numbersIn)
    const written = numbersIn(summaryCaption(view))
    expect(written.length).toBeGreaterThan(8)
    for (const number of written) expect(shown).toContain(number)
  })

  it('shows the eight teams with the most hours and sums up the others, losing none', () => {
    const view = viewOf('zh-CN', fifty)
    const texts = textsOf(drawing(view, about))
    const rows = texts.filter((text) => /^第\d+志愿服务队$/.test(text))
    const rest = texts.find((text) => text.startsWith('其他'))
    expect(rows).toHaveLength(8)
    const served = view.summary.teams.filter(({ service }) => service.attested > 0)
    expect(rest).toContain(`其他 ${served.length - 8} 队`)
  })

  it('prints rare characters, and a long or unprintable name as far as it goes', () => {
    const texts = textsOf(drawing(viewOf('zh-CN', hard), about))
    expect(texts).toContain('喆犇堃舞蹈队')
    expect(texts.some((text) => text.startsWith('晨光环保志愿服务') && text.endsWith('…'))).toBe(
      true,
    )
    expect(texts).toContain('〓野家队')
    for (const text of texts) expect(printable(text)).toBe(text)
  })

  it('names no person in the group’s text and picture', () => {
    const view = viewOf('zh-CN', fifty)
    const all = [...textsOf(drawing(view, about)), summaryCaption(view)].join('\n')
    expect(all).not.toMatch(/\bp\d+\b/)
  })
})

describe('the month in full', () => {
  const leading = {
    eligible: [{ name: '<李芳>', star: 1 }],
    partners: ['城南社区卫生服务中心'],
  }

  it('names every team, working or resting, the partners, and who is due for a star', () => {
    const [text = '', ...more] = summaryDetails(viewOf('zh-CN', fifty), leading)
    expect(more).toEqual([])
    for (const name of fifty) expect(text).toContain(name)
    expect(text).toContain('城南社区卫生服务中心')
    expect(text).toContain('&#60;李芳&#62;：1 星')
  })

  it('takes several messages for two hundred teams, and cuts no line', () => {
    const many = Array.from({ length: 200 }, (_, i) => `Team <${i}> of the neighbourhood`)
    const texts = summaryDetails(viewOf('en', many), leading)
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) {
      expect(text.length).toBeLessThan(4096)
      expect(text.match(/<b>/g)?.length).toBe(text.match(/<\/b>/g)?.length)
    }
    for (let i = 0; i < 200; i++) expect(texts.join('\n')).toContain(`Team &#60;${i}&#62; of`)
  })
})
