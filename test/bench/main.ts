import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Figure } from './bench.ts'
import { benches } from './benches.ts'

const file = 'node_modules/.cache/bench.json'
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}`,
  )
  process.exit(2)
}

const shown = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: 2 })
const row = ({ what, value, unit, goal = '', met }: Figure): string =>
  `| ${what} | ${shown(value)} ${unit} | ${goal}${met === undefined ? '' : met ? ' ✓' : ' ✗'} |`

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`
console.log(machine)
const results: Record<string, Figure[]> = {}
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { title, run } = await load()
  console.log(`\n### ${title}\n\n| | figure | goal |\n|---|---:|---|`)
  const figures = await run()
  results[name] = figures
  for (const figure of figures) console.log(row(figure))
}
mkdirSync('node_modules/.cache', { recursive: true })
writeFileSync(file, JSON.stringify({ machine, at: new Date().toISOString(), results }, null, 2))
console.log(`\nThe same as JSON: ${file}`)
const missed = Object.values(results)
  .flat()
  .filter(({ met }) => met === false)
process.exit(missed.length === 0 ? 0 : 1)
