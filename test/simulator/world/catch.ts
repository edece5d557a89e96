import type { Mutation } from './mutation.ts'
import { simulate } from './run.ts'

export interface Caught {
  seed: number
  /** The sentence that didn't hold, with what was found. */
  by: string
}

/** The first of so many seeds that shows a breakage; undefined when none does. */
export async function catchMutant(mutation: Mutation, seeds: number): Promise<Caught | undefined> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await simulate(seed, { mutation })
    if (violations[0]) return { seed, by: violations[0] }
  }
  return undefined
}
