import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaText } from '../../../../infra/local/botapi/generate.ts'

test('the schema in the tree is the one that the installed types give', () => {
  const file = new URL('../../../../infra/local/botapi/bot-api.schema.json', import.meta.url)
  expect(schemaText()).toBe(readFileSync(file, 'utf8'))
})
