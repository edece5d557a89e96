import { expect, it } from 'vitest'
import { parseTheme } from '../../../../shared/domain/text/theme-text.ts'
import type { CalendarMonth } from '../../../../shared/domain/time.ts'

const november = '2026-11' as CalendarMonth

it.each([
  ['12月 温暖过冬', '2026-12', '温暖过冬'],
  ['12月份的主题：温暖过冬', '2026-12', '温暖过冬'],
  ['十二月温暖过冬', '2026-12', '温暖过冬'],
  ['1月 "新春送福"', '2027-01', '新春送福'],
  ['11月 邻里守望', '2026-11', '邻里守望'],
  ['下个月 温暖过冬', '2026-12', '温暖过冬'],
  ['2027-03 学雷锋', '2027-03', '学雷锋'],
  ['December: a warm winter', '2026-12', 'a warm winter'],
  ['next month is a warm winter', '2026-12', 'a warm winter'],
  ['温暖过冬', undefined, '温暖过冬'],
  ['12月', '2026-12', undefined],
  ['', undefined, undefined],
  ['13月 不存在', undefined, '13月 不存在'],
])('%j is for %s: %s', (text, month, theme) => {
  expect(parseTheme(text, november)).toEqual({ ...(month && { month }), ...(theme && { theme }) })
})
