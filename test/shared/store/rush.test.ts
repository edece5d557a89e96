import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import type { ActivityId } from '../../../shared/domain/ids.ts'
import { confirmed, waiting } from '../../../shared/domain/roster.ts'
import { readRoster, rosterItem } from '../../../shared/store/roster.ts'
import { freshTable } from '../../world/dynamodb.ts'
import { emptyRoster } from '../../world/rosters.ts'

const child = new URL('../../world/signups.child.ts', import.meta.url).pathname

it('seats 50 of 1,000 who press at once in four processes, and lets 950 wait in ticket order', async () => {
  const { client, tableName: name, endpoint } = await freshTable()
  const Item = rosterItem(emptyRoster([{ label: '表演', seats: 50 }]))
  await client.send(new PutCommand({ TableName: name, Item }))
  const codes = [0, 1, 2, 3].map(async (i) => {
    const running = spawn('node_modules/.bin/tsx', [child, endpoint, name, String(i * 250), '250'])
    const [code] = await once(running, 'exit')
    return code
  })
  expect(await Promise.all(codes)).toEqual([0, 0, 0, 0])
  const roster = await readRoster({ client, name }, 'activity1' as ActivityId)
  if (!roster) throw new Error('the roster is gone')
  const tickets = [...confirmed(roster), ...waiting(roster)].map((m) => roster.tickets[m])
  expect(tickets).toHaveLength(1000)
  expect(confirmed(roster)).toHaveLength(50)
  expect(tickets).toEqual([...tickets].sort((a, b) => Number(a) - Number(b)))
  expect(roster.version).toBe(1001)
})
