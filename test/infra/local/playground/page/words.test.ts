import { expect, test } from 'vitest'
import {
  clockText,
  inputText,
  instantOf,
} from '../../../../../infra/local/playground/page/dates.ts'
import { languageOf } from '../../../../../infra/local/playground/page/words.ts'

const friday = Date.parse('2026-11-27T20:15:00+08:00')

test('greets a visitor in Chinese or else in English', () => {
  expect(['zh-CN', 'zh-Hant', 'en-GB', 'fr'].map(languageOf)).toEqual(['zh', 'zh', 'en', 'en'])
})

test("says the community's date with its weekday", () => {
  expect(clockText(friday, 'Asia/Shanghai', 'zh')).toBe('11月27日 周五 20:15')
  expect(clockText(friday, 'Europe/London', 'en')).toBe('Fri 27 Nov, 12:15')
})

test("moves the clock to a date and time of the community, wherever the visitor's browser is", () => {
  expect(inputText(friday, 'Asia/Shanghai')).toBe('2026-11-27T20:15')
  expect(instantOf('2026-11-27T20:15', 'Asia/Shanghai')).toBe(friday)
  expect(instantOf('', 'Asia/Shanghai')).toBeNull()
})
