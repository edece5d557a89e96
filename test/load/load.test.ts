import { describe, expect, it } from 'vitest'
import { fanOut } from './fan-out.ts'
import { flood } from './flood.ts'

// A shortened form of what `npm run flood` does at full size.
describe('when it comes thick and fast', () => {
  it('reminds everybody once at Telegram’s pace, though some must wait and some have blocked it', async () => {
    const { blocked, toPeople, toGroups, mentioned, calls, ...said } = await fanOut(60, 3)
    expect([...toPeople].filter(([id, n]) => n !== (blocked.includes(id) ? 0 : 1))).toEqual([])
    expect([...toGroups.values()]).toEqual([1, 1, 1])
    expect([blocked.length > 1, mentioned.toSorted()]).toEqual([true, blocked.toSorted()])
    expect([calls, said.provoked, said.faults]).toEqual([1, 0, 0])
  })

  it('keeps everybody’s last word and shows it, though one person presses without end', async () => {
    const crowded = { people: 80, activities: 1, perSecond: 60, seconds: 2, abuse: 50 }
    const { lost, untrue, tooMany, faults, updates } = await flood(crowded)
    expect(updates).toBeGreaterThan(150)
    expect(lost).toEqual([])
    expect(untrue).toEqual([])
    expect([tooMany, faults]).toEqual([0, 0])
  })
})
