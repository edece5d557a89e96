import { setTimeout as sleep } from 'node:timers/promises'
import { type Environment, type FunctionOptions, startEnvironment } from './environment.ts'
import { FunctionError } from './runtime-api.ts'

/** What befalls one invocation. */
export type Fault =
  /** The environment dies so long after it got the event. */
  | { kind: 'killed'; afterMs: number }
  /** The environment stands still until the function's time is up. */
  | { kind: 'timed-out' }
  /** The work was done, and nobody hears of it. */
  | { kind: 'answer-lost' }
  /** The next event meets a new environment. */
  | { kind: 'recycled' }

/** A function with its environments: as many as there are events at once. */
export interface LambdaFunction {
  invoke(event: unknown): Promise<unknown>
  /** What befalls the next invocations, in order. */
  faults: Fault[]
  /** `atOnce`: the most events that it handled at one time. */
  counts: { starts: number; invocations: number; failures: number; atOnce: number }
  close(): Promise<void>
}

/** Like Lambda: an idle environment is used again, a new one is started when there is none. */
export function lambdaFunction(options: FunctionOptions): LambdaFunction {
  const idle = new Set<Environment>()
  const busy = new Set<Environment>()
  const faults: Fault[] = []
  let running = 0
  const counts = { starts: 0, invocations: 0, failures: 0, atOnce: 0 }

  async function take(): Promise<Environment> {
    const [waiting] = idle
    if (waiting) {
      idle.delete(waiting)
      busy.add(waiting)
      return waiting
    }
    counts.starts += 1
    const started = await startEnvironment(options)
    busy.add(started)
    return started
  }

  async function suffer(environment: Environment, event: unknown, fault: Fault | undefined) {
    const answer = environment.invoke(event)
    if (fault?.kind === 'timed-out') environment.freeze()
    if (fault?.kind === 'killed') {
      answer.catch(() => {})
      await sleep(fault.afterMs)
      await environment.kill()
    }
    const result = await answer
    // It may have been done before the end came: nobody heard of it all the same.
    if (fault?.kind === 'answer-lost' || fault?.kind === 'killed')
      throw new Error(`the answer of ${options.name} was lost`)
    return result
  }

  async function recycle(): Promise<void> {
    const old = [...idle]
    idle.clear()
    await Promise.all(old.map((environment) => environment.kill()))
  }

  /** A function that threw goes on in its environment; anything else is the end of it. */
  async function handled(event: unknown, fault: Fault | undefined): Promise<unknown> {
    const environment = await take()
    let isOver = false
    try {
      return await suffer(environment, event, fault)
    } catch (error) {
      isOver = !(error instanceof FunctionError)
      counts.failures += 1
      throw error
    } finally {
      busy.delete(environment)
      if (isOver) await environment.kill()
      else idle.add(environment)
    }
  }

  async function invoke(event: unknown): Promise<unknown> {
    const fault = faults.shift()
    if (fault?.kind === 'recycled') await recycle()
    counts.invocations += 1
    running += 1
    counts.atOnce = Math.max(counts.atOnce, running)
    try {
      return await handled(event, fault)
    } finally {
      running -= 1
    }
  }

  return {
    invoke,
    faults,
    counts,
    async close() {
      await Promise.all([...idle, ...busy].map((environment) => environment.kill()))
    },
  }
}
