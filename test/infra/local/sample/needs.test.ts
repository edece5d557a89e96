import { describe, expect, it } from 'vitest'
import { sampleNeeds } from '../../../../infra/local/sample/needs.ts'
import type { CommunityId, PartnerId } from '../../../../shared/domain/ids.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { needStates } from '../../../../shared/domain/need.ts'
import { instant } from '../../../../shared/domain/time.ts'

describe('the sample', () => {
  const { states, needs, items } = sampleNeeds({
    community: 'guihua' as CommunityId,
    zone: 'Asia/Shanghai',
    now: instant(Date.UTC(2026, 10, 25, 2)),
    coordinator: memberOf(7001),
    residents: [memberOf(7006), memberOf(7100)],
    helpers: [memberOf(7002), memberOf(7003), memberOf(7008)],
    partner: 'hospital' as PartnerId,
  })

  it('has a need in every state', () => {
    expect([...new Set(states)].sort()).toEqual([...needStates].sort())
  })

  it('tells no need’s secret beside the need itself', () => {
    const told = items.filter(({ sk }) => sk !== 'PRIVATE')
    expect(JSON.stringify(told)).not.toMatch(/1380000/)
    expect(needs.every(({ helper, by }) => helper !== by)).toBe(true)
  })
})
