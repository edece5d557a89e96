import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { fontBytes, fontsToCarry } from '../../../shared/pictures/fonts.ts'

it('names the files that a bundle must carry: both weights as read here, and their licence', () => {
  const resolve = createRequire(import.meta.url).resolve
  const [regular, bold, licence] = fontsToCarry.map(({ from }) => readFileSync(resolve(from)))
  expect(regular?.equals(fontBytes('regular'))).toBe(true)
  expect(bold?.equals(fontBytes('bold'))).toBe(true)
  expect(licence?.toString()).toContain('SIL Open Font License')
  expect(fontsToCarry.map(({ to }) => to)).toEqual([
    'fonts/NotoSansSC_400Regular.ttf',
    'fonts/NotoSansSC_700Bold.ttf',
    'fonts/OFL.txt',
  ])
})
