import { PutCommand, type UpdateCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityId } from '../../../shared/domain/ids.ts'
import {
  apply,
  confirmed,
  type LastChange,
  lineUp,
  type Roster,
  type RosterOp,
  type RosterRole,
  waiting,
} from '../../../shared/domain/roster.ts'
import { instant } from '../../../shared/domain/time.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { changeRoster, readRoster, rosterItem } from '../../../shared/store/roster.ts'
import { setRequires } from '../../../shared/store/training.ts'
import { countingCalls } from '../../world/calls.ts'
import { freshTable } from '../../world/dynamodb.ts'
import { operations } from '../../world/operations.ts'
import { emptyRoster, member } from '../../world/rosters.ts'

const last: LastChange = { kind: 'join', via: 'button', at: instant(0) }

async function tableWith(roster: Roster): Promise<Table> {
  const { client, tableName: name } = await freshTable()
  await client.send(new PutCommand({ TableName: name, Item: rosterItem(roster) }))
  return { client, name }
}

const roles: RosterRole[] = [
  { label: '表演', seats: 2 },
  { label: '摄影', seats: 1 },
]
const id = 'activity1' as ActivityId
const join = (m: string, seats?: number, role = 0): RosterOp => ({
  op: 'join',
  member: member(m),
  role,
  seats,
})

/** The same table, on which something happens right after the first write was refused. */
function meanwhile(table: Table, act: () => Promise<unknown>): Table {
  let left = 1
  const client = new Proxy(table.client, {
    get(target, property, receiver) {
      if (property !== 'send') return Reflect.get(target, property, receiver)
      return (command: UpdateCommand) =>
        target.send(command).catch(async (error) => {
          if (left-- > 0) await act()
          throw error
        })
    },
  })
  return { ...table, client }
}

const settled = ({ last: _, ...rest }: Roster) => rest

describe('the conditional writes', () => {
  it('do what the specification says, whatever people do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operations, { maxLength: 15 }), async (ops) => {
        let model = emptyRoster(roles)
        const table = await tableWith(model)
        for (const op of ops) {
          const expected = apply(model, op, 0)
          const result = await changeRoster(table, id, op, last)
          if (result === 'gone') throw new Error('the roster is gone')
          expect({ ...result, roster: settled(result.roster) }).toEqual({
            ...expected,
            roster: settled(expected.roster),
          })
          model = expected.roster
        }
      }),
      { numRuns: 40 },
    )
  })

  it('sign her up with one call, whoever came before', async () => {
    const table = await tableWith(emptyRoster(roles))
    for (const m of ['a', 'b', 'c']) await changeRoster(table, id, join(m), last)
    const calls = countingCalls(table)
    await changeRoster(calls.table, id, join('li'), last)
    await changeRoster(calls.table, id, { op: 'leave', member: member('a') }, last)
    await changeRoster(calls.table, id, { op: 'maybe', member: member('b') }, last)
    expect(calls.count()).toBe(3)
  })

  it('give nobody a role that begins to ask for a permit while they change to it', async () => {
    const table = await tableWith(emptyRoster(roles))
    await changeRoster(table, id, join('li'), last)
    const seen = (await readRoster(table, id)) as Roster
    const raced = meanwhile(table, () => setRequires(table, seen, 1, '急救证', last))
    expect(await changeRoster(raced, id, join('li', 1, 1), last)).toMatchObject({
      reason: 'untrained',
      roster: { tickets: seen.tickets },
    })
  })

  it('tell that an activity is gone', async () => {
    const table = await tableWith(emptyRoster(roles))
    expect(await changeRoster(table, 'nothing' as ActivityId, join('li'), last)).toBe('gone')
  })

  it('seat exactly as many as there are seats when everyone presses at once', async () => {
    const table = await tableWith(emptyRoster([{ label: '表演', seats: 5 }]))
    const everyone = Array.from({ length: 60 }, (_, i) => `m${i}`)
    await Promise.all(
      everyone.flatMap((m) => [
        changeRoster(table, id, join(m), last),
        changeRoster(table, id, join(m), last),
      ]),
    )
    const roster = await readRoster(table, id)
    expect(roster && confirmed(roster).length).toBe(5)
    expect(roster && waiting(roster).length).toBe(55)
    expect(new Set(Object.values(roster?.tickets ?? {})).size).toBe(60)
  })

  it('leave no seat free beside someone who waits when leaving races joining', async () => {
    for (let round = 0; round < 20; round += 1) {
      const table = await tableWith(emptyRoster([{ label: '表演', seats: 2 }]))
      await Promise.all(['a', 'b', 'c'].map((m) => changeRoster(table, id, join(m), last)))
      const race = ['a', 'b'].map((m) =>
        changeRoster(table, id, { op: 'leave', member: member(m) }, last),
      )
      await Promise.all([
        ...race,
        changeRoster(table, id, join('d'), last),
        changeRoster(table, id, join('c', 2), last),
      ])
      const [line] = lineUp((await readRoster(table, id)) as Roster)
      expect(line?.waiting.length === 0 || line?.confirmed.length === 2).toBe(true)
    }
  })
})
