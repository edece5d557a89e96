import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy as policy } from '../../../shared/domain/policy.ts'
import { annualMinutesToGo, starStatus, starsFor } from '../../../shared/domain/stars.ts'

const status = (hours: number, conferred: number) =>
  starStatus({ minutesSinceRegistration: hours * 60, conferred, policy })

describe('stars', () => {
  it.each([
    [99.5, 0],
    [100, 1],
    [299.5, 1],
    [300, 2],
    [599.5, 2],
    [600, 3],
    [1000, 4],
    [1500, 5],
  ])('%f hours are worth %i', (hours, stars) => {
    expect(starsFor(hours * 60, policy)).toBe(stars)
  })

  it('tell a volunteer with 88 hours that 12 are missing', () => {
    expect(status(88, 0)).toEqual({
      conferred: 0,
      bySelection: false,
      next: { star: 1, minutesToGo: 12 * 60 },
    })
  })

  it('come one at a time: 650 hours without a star make eligible for the first', () => {
    expect(status(650, 0).eligibleFor).toBe(1)
    expect(status(650, 1).eligibleFor).toBe(2)
    expect(status(650, 3).eligibleFor).toBeUndefined()
    expect(status(650, 0).next).toEqual({ star: 4, minutesToGo: 350 * 60 })
  })

  it('give the fifth only to those who hold the fourth, by selection', () => {
    expect(status(1600, 3)).toMatchObject({ eligibleFor: 4, bySelection: false })
    expect(status(1600, 4)).toMatchObject({ eligibleFor: 5, bySelection: true })
    expect(status(1600, 5)).toEqual({ conferred: 5, bySelection: false })
  })

  it('once conferred are not lost by a correction of hours', () => {
    const corrected = status(290, 2)
    expect(corrected.eligibleFor).toBeUndefined()
    expect(corrected.next).toEqual({ star: 3, minutesToGo: 310 * 60 })
  })

  it('that are eligible are always the next in order', () => {
    fc.assert(
      fc.property(fc.nat(120_000), fc.nat(5), (minutesSinceRegistration, conferred) => {
        const { eligibleFor } = starStatus({ minutesSinceRegistration, conferred, policy })
        expect([undefined, conferred + 1]).toContain(eligibleFor)
        expect(eligibleFor ?? 1).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('the yearly expectation', () => {
  it('flags 19.5 hours and not 20', () => {
    expect(annualMinutesToGo(19.5 * 60, policy)).toBe(30)
    expect(annualMinutesToGo(20 * 60, policy)).toBe(0)
    expect(annualMinutesToGo(500 * 60, policy)).toBe(0)
  })
})
