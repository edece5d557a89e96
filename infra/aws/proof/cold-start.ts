import type { Bundle } from '../bundle.ts'
import { startEnvironment } from './environment.ts'

/** What is measured of one bundle; times in milliseconds are those of the quietest round. */
export interface ColdStart {
  name: string
  initialBytes: number
  totalBytes: number
  /** From nothing until the environment asks for its first event. */
  initMs: number
  /** The first event in it. */
  firstMs: number
}

export interface Measured {
  bundle: Bundle
  variables: Record<string, string>
  /** A new event for each environment. */
  event: () => unknown
}

const least = (numbers: number[]): number => Math.min(...numbers)

async function once({ bundle, variables, event }: Measured, client: string[]) {
  const { name, directory } = bundle
  const environment = await startEnvironment({
    ...{ name, directory, variables, client },
    timeoutMs: 15_000,
  })
  const began = performance.now()
  await environment.invoke(event())
  const firstMs = performance.now() - began
  await environment.kill()
  return { initMs: environment.initMs, firstMs }
}

/**
 * Starts each bundle so many times, one after another and in turns, so that whatever else the
 * machine does meets all of them alike.
 */
export async function coldStarts(
  all: Measured[],
  client: string[],
  rounds: number,
): Promise<ColdStart[]> {
  const times = all.map((): { initMs: number; firstMs: number }[] => [])
  // The first round warms the disk's cache and is not counted.
  for (let round = 0; round <= rounds; round += 1)
    for (const [i, one] of all.entries()) {
      const time = await once(one, client)
      if (round > 0) times[i]?.push(time)
    }
  return all.map(({ bundle: { name, initialBytes, totalBytes } }, i) => ({
    ...{ name, initialBytes, totalBytes },
    initMs: least(times[i]?.map((t) => t.initMs) ?? []),
    firstMs: least(times[i]?.map((t) => t.firstMs) ?? []),
  }))
}
