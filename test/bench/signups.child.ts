import { activityOf, pressOf } from './presses.ts'

// A bundle, as AWS would run it: `bundle first count inFlight`, the rest by the environment.
const [bundle = '', first = '0', count = '0', inFlight = '1'] = process.argv.slice(2)
const { handler } = await import(bundle)
const perActivity = 30
const presses = Array.from({ length: Number(count) }, (_, i) => {
  const n = Number(first) * perActivity + i
  return pressOf(
    activityOf(Number(first) + Math.floor(i / perActivity)),
    100_000 + n,
    1_000_000 + n,
  )
})

const press = async (event: unknown) => {
  const answer = await handler(event, {})
  if (answer?.statusCode !== 200) throw new Error(`answered ${JSON.stringify(answer)}`)
}

// The first hundred warm the code and the connections.
const warm = presses.slice(0, 100).values()
const counted = presses.slice(100)
const drive = async (left: Iterable<unknown>) => {
  for (const event of left) await press(event)
}
await Promise.all(Array.from({ length: Number(inFlight) }, () => drive(warm)))
const left = counted.values()
const began = performance.now()
const cpuBefore = process.cpuUsage()
await Promise.all(Array.from({ length: Number(inFlight) }, () => drive(left)))
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(cpuBefore)
const cpuMicros = (user + system) / counted.length
console.log(JSON.stringify({ perSecond: counted.length / seconds, cpuMicros }))
process.exit(0)
