import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  merged,
  minutesIn,
  overlapping,
  overlaps,
  type Span,
  within,
  without,
} from '../../../shared/domain/overlap.ts'
import { instant, minute } from '../../../shared/domain/time.ts'

const at = (hours: number, minutes = 0) => instant((hours * 60 + minutes) * minute)
const span = (from: number, to: number): Span => ({ start: at(from), end: at(to) })

describe('two activities on one morning', () => {
  const first = span(9, 11)

  it('warns someone who is in from 9:00 to 11:00 of 10:30 to 12:00', () => {
    const other = { start: at(10, 30), end: at(12) }
    expect(overlaps(first, other)).toBe(true)
    expect(overlaps(other, first)).toBe(true)
  })

  it('lets someone walk from one to the next without a warning', () => {
    expect(overlaps(first, span(11, 12))).toBe(false)
    expect(overlaps(span(11, 12), first)).toBe(false)
  })

  it('names only the activities that clash', () => {
    const others = [span(8, 9), span(10, 12), span(11, 12)]
    expect(overlapping(first, others)).toEqual([span(10, 12)])
  })
})

describe('time put together', () => {
  it('keeps the part inside a frame', () => {
    expect(within(span(8, 10), span(9, 12))).toEqual(span(9, 10))
    expect(within(span(8, 9), span(9, 12))).toBeUndefined()
  })

  it('merges what overlaps or touches', () => {
    const merge = merged([span(13, 14), span(9, 10), span(10, 11), span(9, 10)])
    expect(merge).toEqual([span(9, 11), span(13, 14)])
  })

  it('takes a lunch out of the middle', () => {
    expect(without([span(9, 15)], [span(12, 13)])).toEqual([span(9, 12), span(13, 15)])
  })

  const anySpan = fc.tuple(fc.nat(300), fc.nat(60)).map(([from, length]) => ({
    start: instant(from * minute),
    end: instant((from + length) * minute),
  }))
  const minutesOf = (spans: Span[]) =>
    new Set(spans.flatMap((s) => range(s.start / minute, s.end / minute)))
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

  it('counts each minute once, however the spans lie', () => {
    fc.assert(
      fc.property(fc.array(anySpan), fc.array(anySpan), (spans, holes) => {
        const holed = minutesOf(holes)
        const expected = [...minutesOf(spans)].filter((m) => !holed.has(m)).length
        expect(minutesIn(without(spans, holes))).toBe(expected)
      }),
    )
  })
})
