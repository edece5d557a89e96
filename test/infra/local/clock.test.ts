import { describe, expect, it } from 'vitest'
import { movableClock } from '../../../infra/local/clock.ts'

const hour = 3_600_000

/** A clock whose real time stands still, and what it did at each stop. */
function standing(dues: number[]) {
  const stops: number[] = []
  let moved = 0
  const clock = movableClock({
    zone: 'Asia/Shanghai',
    real: () => 1_000 * hour,
    starts: async () => [],
    nextDue: async (after, until) => dues.find((due) => due > after && due <= until),
    onStop: async () => void stops.push(clock.now()),
    onMove: async () => {
      moved += 1
    },
  })
  return { clock, stops, moves: () => moved }
}

describe('a clock that is moved forward', () => {
  it('stops at everything that is due on the way, in order, and arrives', async () => {
    const { clock, stops, moves } = standing([1_001 * hour, 1_005 * hour, 1_020 * hour])
    await clock.move(1_010 * hour)
    expect(stops).toEqual([1_001 * hour, 1_005 * hour])
    expect(clock.now()).toBe(1_010 * hour)
    expect(moves()).toBe(1)
  })

  it('lets a minute of Telegram’s pass each second on the way, and a second each second after it', async () => {
    let real = 0
    const clock = movableClock({
      zone: 'Asia/Shanghai',
      real: () => real,
      starts: async () => [],
      onMove: async () => {
        real += 2_000
      },
    })
    await clock.move(0)
    expect(clock.elapsed()).toBe(120_000)
    real += 1_000
    expect(clock.elapsed()).toBe(121_000)
  })

  it('lets Telegram’s minutes pass as well, and keeps them when it is set back', async () => {
    const { clock } = standing([1_005 * hour])
    await clock.move(1_010 * hour)
    expect(clock.elapsed()).toBe(1_010 * hour)
    await clock.move('real')
    expect(clock.now()).toBe(1_000 * hour)
    expect(clock.elapsed()).toBe(1_010 * hour)
    await clock.move(1_001 * hour)
    expect(clock.elapsed()).toBe(1_011 * hour)
  })

  it('arrives where what it is named for is due, and at nine where nothing is', async () => {
    const at = (text: string) => Date.parse(`${text}+08:00`)
    const dues: Record<string, number> = { WEEKLY: at('2026-11-30T09:37') }
    const clock = movableClock({
      zone: 'Asia/Shanghai',
      real: () => at('2026-11-26T10:00'),
      starts: async () => [],
      dueNext: async (kind) => dues[kind],
    })
    await clock.move('weekly-notice')
    expect(clock.now()).toBe(dues.WEEKLY)
    await clock.move('month-summary')
    expect(clock.now()).toBe(at('2026-12-01T09:00'))
  })

  it('asks for nothing behind its goal when that was the last stop and the time ran on', async () => {
    let real = 0
    const asked: [number, number][] = []
    const clock = movableClock({
      zone: 'Asia/Shanghai',
      real: () => (real += 100),
      starts: async () => [],
      async nextDue(after, until) {
        asked.push([after, until])
        return until
      },
    })
    await clock.move(5_000)
    expect(asked).toHaveLength(1)
    expect(asked.every(([after, until]) => after < until)).toBe(true)
  })

  it('does not stop on the way back', async () => {
    const { clock, stops } = standing([1_001 * hour])
    await clock.move(1_002 * hour)
    await clock.move(1_000 * hour)
    await clock.move('real')
    expect(stops).toHaveLength(1)
    expect(clock.moved()).toBe(false)
  })

  it('jumps the rest of a way with more stops than a year has', async () => {
    let calls = 0
    const clock = movableClock({
      zone: 'Asia/Shanghai',
      real: () => 0,
      starts: async () => [],
      nextDue: async (after) => after + 1,
      onStop: async () => {
        calls += 1
      },
    })
    await clock.move(5_000)
    expect(clock.now()).toBe(5_000)
    expect(calls).toBe(1_000)
  })
})
