import { parseArgs } from 'node:util'
import { mutants } from './mutants.ts'
import { catchMutant } from './world/catch.ts'
import { long, type Outcome, short, simulate } from './world/run.ts'
import { shrunk } from './world/shrink.ts'

/** How many seeds a mutant has to be caught in. */
const mutantSeeds = 60

const options = {
  /** How many histories. */
  seeds: { type: 'string', default: '200' },
  /** The first seed. */
  from: { type: 'string', default: '1' },
  /** One history again, in words. */
  replay: { type: 'string' },
  /** Short histories, as the tests run them. */
  short: { type: 'boolean', default: false },
  /** With `replay`: the shortest history that shows the same. */
  shrink: { type: 'boolean', default: false },
  /** Which seed catches which deliberate breakage. */
  mutants: { type: 'boolean', default: false },
} as const
const { values } = parseArgs({ options })
const length = values.short ? short : long

function tell(outcome: Outcome): void {
  for (const line of outcome.history) console.log(line)
  for (const violation of outcome.violations) console.log(`✗ ${violation}`)
  if (outcome.violations.length === 0) console.log('✓ everything holds')
}

async function replay(seed: number): Promise<boolean> {
  const outcome = await simulate(seed, { length })
  const isBad = outcome.violations.length > 0
  tell(isBad && values.shrink ? await shrunk(outcome) : outcome)
  return !isBad
}

async function explain(outcome: Outcome): Promise<void> {
  console.log(
    `\nSeed ${outcome.seed} (npm run simulate -- --replay ${outcome.seed}${values.short ? ' --short' : ''}), shrunk:`,
  )
  tell(await shrunk(outcome))
}

async function many(first: number, count: number): Promise<boolean> {
  const began = performance.now()
  let [bad, steps] = [0, 0]
  for (let seed = first; seed < first + count; seed += 1) {
    const outcome = await simulate(seed, { length })
    steps += outcome.steps
    if (outcome.violations.length === 0) continue
    bad += 1
    await explain(outcome)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${count} histories, ${steps} steps, ${seconds} s: ${bad} in which something fails`)
  return bad === 0
}

async function everyMutant(): Promise<boolean> {
  let missed = 0
  for (const mutant of mutants) {
    const caught = await catchMutant(mutant, mutantSeeds)
    if (!caught) missed += 1
    const [sentence = ''] = caught?.by.split(':') ?? []
    const where = caught ? `seed ${String(caught.seed).padStart(2)}` : 'MISSED '
    console.log(`${where} | ${mutant.name} | ${sentence}`)
  }
  console.log(
    `${mutants.length - missed} of ${mutants.length} breakages caught within ${mutantSeeds} seeds`,
  )
  return missed === 0
}

const isGood = values.replay
  ? await replay(Number(values.replay))
  : values.mutants
    ? await everyMutant()
    : await many(Number(values.from), Number(values.seeds))
process.exit(isGood ? 0 : 1)
