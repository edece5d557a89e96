import { expect, it } from 'vitest'
import { codeIn, codeOf, nameIn } from '../../../../../functions/webhook/commands/setup/input.ts'

it('gives a person the same four digits again, and others on a second try', () => {
  expect(codeOf(1, -2, 3, 0)).toMatch(/^\d{4}$/)
  expect(codeOf(1, -2, 3, 0)).toBe(codeOf(1, -2, 3, 0))
  expect(codeOf(1, -2, 3, 1)).not.toBe(codeOf(1, -2, 3, 0))
})

it('reads a code and nothing else', () => {
  expect(codeIn(' 4821 ')).toBe('4821')
  expect(codeIn('48215')).toBeUndefined()
  expect(codeIn('please')).toBeUndefined()
})

it('keeps a name on one line and within sixty letters', () => {
  expect(nameIn(' 金秋\n社区 ')).toBe('金秋 社区')
  expect(nameIn('好'.repeat(60))).toHaveLength(60)
  expect(nameIn('好'.repeat(61))).toBeUndefined()
  expect(nameIn('  ')).toBeUndefined()
})
