import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { ActivityId } from '../../shared/domain/ids.ts'
import { confirmed, waiting } from '../../shared/domain/roster.ts'
import { readRoster, rosterItem } from '../../shared/store/roster.ts'
import { freshTable } from '../world/dynamodb.ts'
import { emptyRoster } from '../world/rosters.ts'
import { type Bench, percentile } from './bench.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('../world/signups.child.ts', import.meta.url))
const times = z.array(z.number())
const [processes, each, seats] = [4, 250, 50]

const exactly = (what: string, value: number, wanted: number) => ({
  ...{ what, value, unit: '', goal: `= ${wanted}` },
  met: value === wanted,
})

/** Who presses at once, in several processes, is seated exactly; what that costs and takes. */
export const rush: Bench = {
  name: 'rush',
  title: '1,000 sign-ups for 50 seats, 100 in flight, from 4 processes',
  async run() {
    const { client, tableName: name, endpoint } = await freshTable()
    const Item = rosterItem(emptyRoster([{ label: '表演', seats }]))
    await client.send(new PutCommand({ TableName: name, Item }))
    const parts = await Promise.all(
      Array.from({ length: processes }, async (_, i) => {
        const args = ['--import', 'tsx', child, endpoint, name, String(i * each), String(each)]
        const { stdout } = await run(process.execPath, args)
        return times.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]'))
      }),
    )
    const roster = await readRoster({ client, name }, 'activity1' as ActivityId)
    if (!roster) throw new Error('the roster is gone')
    const all = parts.flat()
    return [
      exactly('seated', confirmed(roster).length, seats),
      exactly('waiting', waiting(roster).length, processes * each - seats),
      exactly('writes', roster.version - 1, processes * each),
      { what: 'a sign-up, p50', value: Math.round(percentile(all, 0.5)), unit: 'ms' },
      { what: 'a sign-up, p99', value: Math.round(percentile(all, 0.99)), unit: 'ms' },
    ]
  },
}
