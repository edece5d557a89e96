/** One figure of a benchmark. A goal is met or not; a figure without one is stated. */
export interface Figure {
  what: string
  value: number
  unit: string
  goal?: string
  met?: boolean
}

/** A benchmark: figures that are counted, or measured against each other within one run. */
export interface Bench {
  name: string
  title: string
  run(): Promise<Figure[]>
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const atMost = (what: string, value: number, unit: string, most: number): Figure => ({
  ...{ what, value, unit },
  goal: `≤ ${most}`,
  met: value <= most,
})

export const atLeast = (what: string, value: number, unit: string, least: number): Figure => ({
  ...{ what, value, unit },
  goal: `≥ ${least}`,
  met: value >= least,
})
