import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  communityMonth,
  costPage,
  idleMonth,
  readMonth,
  readPrices,
  totalOf,
} from '../../../infra/aws/cost/cost.ts'

const [month, prices] = [readMonth(), readPrices()]

describe('what it costs', () => {
  it('stands in the README as it is computed from what was measured', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(readme).toContain(costPage())
  })

  it('is the number of units times the price, line by line', () => {
    const writes = communityMonth(month, prices)[0]
    expect(writes?.dollars).toBeCloseTo(month.writeUnits * 0.000000625, 9)
    const doubled = communityMonth({ ...month, writeUnits: month.writeUnits * 2 }, prices)
    const more = totalOf(doubled) - totalOf(communityMonth(month, prices))
    expect(more).toBeCloseTo(month.writeUnits * 0.000000625, 9)
  })

  it('was measured over a month of the model community', () => {
    expect(month.days).toBe(31)
    expect(month.activities).toBeGreaterThan(35)
    expect(month.signUps).toBeGreaterThan(300)
  })

  it('is less than three dollars a month for a cell in which nothing happens', () => {
    expect(totalOf(idleMonth(month, prices), 'beyondFree')).toBeLessThan(3)
    // Without what every account gets it is about as much, not a multiple.
    expect(totalOf(idleMonth(month, prices))).toBeLessThan(3.1)
  })
})
