import type { Mutation } from './mutation.ts'
import { type Outcome, type RunOptions, simulate } from './run.ts'

const sentenceOf = (violation = ''): string => violation.split(':')[0] ?? ''

/** Leaves out parts of a list as long as what is looked for stays: halves first, then single ones. */
async function smaller<T>(all: readonly T[], stays: (less: T[]) => Promise<boolean>): Promise<T[]> {
  let left = [...all]
  for (
    let size = Math.ceil(left.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let start = 0; start < left.length; ) {
      const less = [...left.slice(0, start), ...left.slice(start + size)]
      if (await stays(less)) left = less
      else start += size
    }
  }
  return left
}

/** A shorter history in which the same sentence doesn't hold: fewer acts, fewer kinds of faults. */
export async function shrunk(outcome: Outcome, mutation?: Mutation): Promise<Outcome> {
  const { seed, length } = outcome
  const sentence = sentenceOf(outcome.violations[0])
  let best = outcome
  const stays = async (options: RunOptions): Promise<boolean> => {
    const tried = await simulate(seed, { ...options, length, ...(mutation && { mutation }) })
    const isSame = tried.violations.some((found) => sentenceOf(found) === sentence)
    if (isSame) best = tried
    return isSame
  }
  const { faults, acts } = outcome
  const fewer = await smaller(faults, (less) => stays({ faults: less, acts }))
  await smaller(acts, (less) => stays({ faults: fewer, acts: less }))
  return best
}
