import { expect, it } from 'vitest'
import { instant } from '../../../shared/domain/time.ts'
import { beginOnce, endOnce, forgetOnce } from '../../../shared/store/once.ts'
import { freshTable } from '../../world/dynamodb.ts'

const begin = async () => {
  const { client, tableName: name } = await freshTable()
  const table = { client, name }
  return { table, at: (seconds: number) => beginOnce(table, 1, 5, instant(seconds * 1000)) }
}

it('lets one of two deliveries that meet do it, and the other one come again', async () => {
  const { table, at } = await begin()
  expect((await Promise.all([at(0), at(0)])).sort()).toEqual(['begun', 'busy'])
  await endOnce(table, 1, 5)
  expect(await at(1)).toBe('done')
  expect(await at(3600)).toBe('done')
})

it('is done after all when the one that began was cut off', async () => {
  const { table, at } = await begin()
  expect(await at(0)).toBe('begun')
  expect(await at(29)).toBe('busy')
  expect(await at(30)).toBe('begun')
  await forgetOnce(table, 1, 5)
  expect(await at(31)).toBe('begun')
})
