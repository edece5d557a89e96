import { fanOut } from './fan-out.ts'
import { type Flood, flood } from './flood.ts'

/** `npm run flood`: the crowd at full size, with and without one who abuses it, and the fan-out. */

// Telegram allows a bot thirty messages a second; two are left for answers.
const allowed = 28

const crowd = { people: 2000, activities: 20, perSecond: 500, seconds: 60 }

const line = (what: string, f: Flood): string =>
  [
    ...[what, f.updates, (f.updates / f.answeredSeconds).toFixed(0)],
    ...[f.p50.toFixed(0), f.p99.toFixed(0), f.settledSeconds.toFixed(0)],
    ...[f.lost.length, f.untrue.length, f.tooMany, f.faults],
    `${f.rssBefore.toFixed(0)} → ${f.rss.toFixed(0)}`,
  ].join(' | ')

console.log(`${crowd.perSecond} updates/s offered for ${crowd.seconds} s by ${crowd.people} people`)
console.log('what | updates | answered/s | p50 ms | p99 ms | all true after s | lost | untrue')
console.log('     | … | 429 provoked | faults | MiB in use')
const calm = await flood(crowd)
console.log(line('the crowd', calm))
const abused = await flood({ ...crowd, abuse: 50 })
console.log(line('and one pressing 50 times a second', abused))

const out = await fanOut(1525, 50)
const wrong = [...out.toPeople].filter(([id, n]) => n !== (out.blocked.includes(id) ? 0 : 1))
const wrongGroups = [...out.toGroups.values()].filter((n) => n !== 1)
console.log(`
1,525 people and 50 groups reminded, 5 % told to wait, 3 % blocked:
${out.seconds.toFixed(1)} s, ${out.perSecond.toFixed(1)} calls/s = ${((out.perSecond / allowed) * 100).toFixed(0)} % of the allowed ${allowed}
dropped or twice: ${wrong.length} people, ${wrongGroups.length} groups; mentioned in the group instead: ${out.mentioned.length} of ${out.blocked.length} in ${out.calls} messages; 429 provoked: ${out.provoked}`)

const bad = [calm, abused].some((f) => f.lost.length + f.untrue.length + f.tooMany > 0)
process.exit(bad || wrong.length + wrongGroups.length + out.provoked > 0 ? 1 : 0)
