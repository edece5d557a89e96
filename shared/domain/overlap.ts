import type { Instant } from './time.ts'

/** A stretch of time from `start` up to, but not including, `end`. */
export interface Span {
  readonly start: Instant
  readonly end: Instant
}

/** Whether two spans share time: 11:00–12:00 only touches 09:00–11:00. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.start < other.end && other.start < one.end

/** Of the spans given, those that share time with one: what a person would have to miss. */
export const overlapping = <S extends Span>(one: Span, others: readonly S[]): S[] =>
  others.filter((other) => overlaps(one, other))

/** The part of a span inside another, or undefined. */
export function within(span: Span, frame: Span): Span | undefined {
  const start = span.start > frame.start ? span.start : frame.start
  const end = span.end < frame.end ? span.end : frame.end
  return start < end ? { start, end } : undefined
}

/** The same time as separate spans in order: what overlaps or touches becomes one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last === undefined || last.end < span.start) result.push(span)
    else if (last.end < span.end) result[result.length - 1] = { start: last.start, end: span.end }
  }
  return result
}

/** The time of `spans` that is not in `holes`, as separate spans in order. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  let rest = merged(spans)
  for (const hole of holes) rest = rest.flatMap((span) => around(span, hole))
  return rest
}

function around(span: Span, hole: Span): Span[] {
  if (!overlaps(span, hole)) return [span]
  const before = { start: span.start, end: hole.start }
  const after = { start: hole.end, end: span.end }
  return [before, after].filter((part) => part.start < part.end)
}

/** Whole minutes in spans that don't overlap; a started minute doesn't count. */
export const minutesIn = (spans: readonly Span[]): number =>
  Math.floor(spans.reduce((sum, span) => sum + (span.end - span.start), 0) / 60_000)
