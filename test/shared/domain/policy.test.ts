import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultPolicy,
  officialHours,
  policies,
  policyKey,
  policyOf,
  roundMinutes,
} from '../../../shared/domain/policy.ts'

describe('rounding as in Chongqing', () => {
  it.each([
    [0, 0],
    [15, 0],
    [16, 30],
    [45, 30],
    [46, 60],
    [60, 60],
    [75, 60],
    [76, 90],
    [105, 90],
    [106, 120],
    [120, 120],
  ])('credits %i minutes with %i', (served, credited) => {
    expect(roundMinutes(served, 'chongqing')).toBe(credited)
  })

  it('never takes or gives more than a quarter of an hour, in whole half hours', () => {
    fc.assert(
      fc.property(fc.nat(5000), (served) => {
        const credited = roundMinutes(served, 'chongqing')
        expect(credited % 30).toBe(0)
        expect(Math.abs(credited - served)).toBeLessThanOrEqual(15)
      }),
    )
  })

  it('never credits someone who stayed longer with less', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(100), (served, more) => {
        const credited = roundMinutes(served, 'chongqing')
        expect(roundMinutes(served + more, 'chongqing')).toBeGreaterThanOrEqual(credited)
      }),
    )
  })
})

describe('policies', () => {
  it('finds the policy that an old record names', () => {
    expect(policyOf('chongqing@1')).toEqual(defaultPolicy)
    expect(policyOf('chongqing@99')).toBeUndefined()
  })

  it('gives every policy a key of its own', () => {
    expect(new Set(policies.map(policyKey)).size).toBe(policies.length)
  })

  it('keeps the 60 % rule to those who chose it', () => {
    expect(policyOf('chongqing@1')?.attendance).toEqual({})
    expect(policyOf('chongqing-60@1')?.attendance).toEqual({ minimumPercent: 60 })
  })
})

describe('hours that leave the house', () => {
  it('writes half hours, or tenths, and never rounds up', () => {
    expect(officialHours(90, 'half-hour')).toBe(1.5)
    expect(officialHours(119, 'half-hour')).toBe(1.5)
    expect(officialHours(119, 'tenth-of-an-hour')).toBe(1.9)
  })
})
