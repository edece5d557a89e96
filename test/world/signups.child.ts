import type { ActivityId } from '../../shared/domain/ids.ts'
import { instant } from '../../shared/domain/time.ts'
import { changeRoster } from '../../shared/store/roster.ts'
import { clientOf } from './dynamodb.ts'
import { member } from './rosters.ts'

/** One of several processes that sign people up at once: endpoint, table, first number, how many. */
const [endpoint = '', name = '', first = '0', count = '0'] = process.argv.slice(2)
const table = { client: clientOf(endpoint), name }
const inFlight = 25
const numbers = Array.from({ length: Number(count) }, (_, i) => Number(first) + i).values()

const times: number[] = []

async function work(): Promise<void> {
  for (const n of numbers) {
    const began = performance.now()
    const m = member(`m${n}`)
    const op = { op: 'join' as const, member: m, role: 0, seats: undefined }
    const last = { kind: 'join' as const, member: m, via: 'button' as const, at: instant(0) }
    const result = await changeRoster(table, 'activity1' as ActivityId, op, last)
    if (result === 'gone' || !result.ok) throw new Error(`m${n} was refused`)
    times.push(performance.now() - began)
  }
}

await Promise.all(Array.from({ length: inFlight }, work))
// Milliseconds of each, for whoever measures.
console.log(JSON.stringify(times))
