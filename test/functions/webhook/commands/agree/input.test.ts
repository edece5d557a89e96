import { expect, it } from 'vitest'
import { nameIn, shortName } from '../../../../../functions/webhook/commands/agree/input.ts'

it('reads one line of up to thirty letters as a name', () => {
  expect(nameIn(' 红\n姐 ')).toBe('红 姐')
  expect(nameIn('好'.repeat(31))).toBeUndefined()
  expect(nameIn(' \u200b\u202e ')).toBeUndefined()
})

it('keeps a name of joined signs together, and takes turning marks out', () => {
  expect(nameIn('👩‍🌾')).toBe('👩‍🌾')
  expect(nameIn('\u202eevil')).toBe('evil')
})

it('cuts what Telegram calls a person', () => {
  expect(shortName('好'.repeat(40))).toBe('好'.repeat(30))
  expect(shortName('\u200b')).toBeUndefined()
})
