import { entries } from '../../../functions/webhook/commands.ts'
import { factsOf } from '../invariants/facts.ts'
import { invariants } from '../invariants/invariants.ts'
import { type Act, bringBack, doAct, planActs, planRedone, planRolls } from './acts.ts'
import { Chance } from './chance.ts'
import { type Place, settlePlaces } from './communities.ts'
import { calm, type Fault, faultKinds, ratesOf } from './faults.ts'
import { Machine } from './machine.ts'
import type { Mutation } from './mutation.ts'

/** How much happens in a history. */
export interface Length {
  communities: number
  /** At least, and up to so many more. */
  acts: [least: number, more: number]
  /** So many are done twice in quiet times. */
  redone: number
  /** Rounds of the roll call, and how many histories come to it. */
  rolls: { rounds: number; share: number }
  /** How many of those in which help came to an end go on for a month. */
  months: number
}

export const long: Length = {
  ...{ communities: 2, acts: [20, 40], redone: 4, months: 0.5 },
  rolls: { rounds: 3, share: 1 },
}
/** Hundreds of these are looked at in the time of a few long ones. */
export const short: Length = {
  ...{ communities: 1, acts: [6, 12], redone: 1, months: 0.1 },
  rolls: { rounds: 1, share: 0.2 },
}

export interface RunOptions {
  /** Long without it. */
  length?: Length
  /** What people do; without it as the seed says. */
  acts?: Act[]
  /** Which faults may happen; without it all. */
  faults?: readonly Fault[]
  mutation?: Mutation
}

export interface Outcome {
  seed: number
  length: Length
  /** Which of the faults were possible. */
  faults: readonly Fault[]
  acts: Act[]
  /** The sentence that doesn't hold, with what was found. */
  violations: string[]
  history: string[]
  steps: number
  machine: Machine
}

/** 周二 2026-11-10 10:00 in Shanghai; a seed begins within ten days of it, or at the month's end. */
const tuesday = Date.UTC(2026, 10, 10, 2)
const day = 24 * 3600_000
const month = 33 * day

let loaded: Promise<unknown> | undefined
/** What is fetched at first use is fetched before: how long that takes is not the seed's choice. */
const ready = () => (loaded ??= Promise.all(entries.map(({ load }) => load())))

/** Rows that a second delivery may not change; drafts and dialogues are of nobody's concern. */
const lasting = (machine: Machine): string =>
  JSON.stringify(
    machine.rows
      .everything()
      .filter(({ pk }) => /^[ACN]#/.test(String(pk)))
      .map((item) => JSON.stringify(item))
      .sort(),
  )

const spoken = (machine: Machine): number =>
  machine.said.filter(
    ({ by, applied, method }) => by === 'deliver' && applied && method.startsWith('send'),
  ).length

/** What the clock does meanwhile is no answer to what came twice. Throws when a job stays due. */
async function untilQuiet(machine: Machine): Promise<void> {
  for (let n = 0; machine.nextDue() < machine.now + 10 * 60_000; n += 1) {
    if (n > 100) throw new Error('the clock never comes to rest')
    await machine.until(Math.max(machine.now, machine.nextDue()) + 60_000)
  }
}

/** In quiet times everything that came is brought once more: it changes nothing and says nothing. */
async function redone(machine: Machine, places: Place[], acts: Act[]): Promise<string[]> {
  const wrong: string[] = []
  for (const act of acts) {
    await machine.settle()
    await untilQuiet(machine)
    const [since, taken] = [machine.rows.written.length, machine.taken.length]
    doAct(machine, places, act)
    await machine.settle()
    const [before, heard] = [lasting(machine), spoken(machine)]
    machine.note(`— ${act.kind} comes once more —`)
    await machine.redo(machine.taken.slice(taken), since)
    if (lasting(machine) !== before) wrong.push(`a second ${act.kind} changes the table`)
    if (spoken(machine) > heard) wrong.push(`a second ${act.kind} is told again`)
  }
  return wrong.map((found) => `what comes twice changes nothing: ${found}`)
}

/** Whether a need was closed. */
const isHelped = (machine: Machine): boolean =>
  machine.rows.everything().some(({ pk, g1s }) => /^N#/.test(`${pk}`) && /^DONE#/.test(`${g1s}`))

async function play(machine: Machine, places: Place[], acts: Act[], chance: Chance): Promise<void> {
  for (const act of acts) {
    await machine.until(machine.now + act.after)
    doAct(machine, places, act)
    for (let n = chance.below(30); n > 0; n -= 1) await machine.step()
  }
}

/** One history: people act while things go wrong, then all comes to rest, and is looked at. */
export async function simulate(seed: number, options: RunOptions = {}): Promise<Outcome> {
  await ready()
  const chance = new Chance(seed)
  const { length = long } = options
  const [least, more] = length.acts
  const count = least + chance.below(more)
  const acts = options.acts ?? planActs(new Chance(seed + 1e6), count)
  const planning = new Chance(seed + 2e6)
  const begin = tuesday + (chance.happens(0.85) ? chance.below(10 * day) : 17 * day)
  const machine = new Machine(chance, begin, options.mutation)
  const places = await settlePlaces(machine, chance, length.communities)
  machine.firstAsked = machine.rows.written.length
  const faults = options.faults ?? faultKinds
  const rates = ratesOf(chance, faults)
  const violations: string[] = []
  try {
    machine.rates = rates
    await play(machine, places, acts, chance)
    machine.rates = calm
    bringBack(machine, places, planning)
    violations.push(...(await redone(machine, places, planRedone(planning, length.redone))))
    machine.rates = rates
    if (planning.happens(length.rolls.share)) {
      await play(machine, places, planRolls(planning, length.rolls.rounds), chance)
      await machine.until(machine.now + 2 * day)
    }
    machine.rates = calm
    // Sometimes so long that what was told in confidence must be gone.
    const goesOn = isHelped(machine) && planning.happens(length.months)
    await machine.until(machine.now + (goesOn ? month : day))
  } catch (error) {
    violations.push(`it comes to rest: ${error instanceof Error ? error.stack : String(error)}`)
  }
  const facts = factsOf(machine, places)
  for (const [sentence, holds] of Object.entries(invariants))
    violations.push(...(await holds(facts)).map((found) => `${sentence}: ${found}`))
  const { history, steps } = machine
  return { seed, length, faults, acts, violations, history, steps, machine }
}
