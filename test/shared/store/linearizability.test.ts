import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityId } from '../../../shared/domain/ids.ts'
import { apply, type Roster, type RosterOp } from '../../../shared/domain/roster.ts'
import { instant } from '../../../shared/domain/time.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { rosterKey } from '../../../shared/store/keys.ts'
import { changeRoster, parseRoster, readRoster, rosterItem } from '../../../shared/store/roster.ts'
import { type Around, emptyRows, memoryTable } from '../../simulator/engine/engine.ts'
import { freshTable } from '../../world/dynamodb.ts'
import {
  type Design,
  isLinearizable,
  places,
  play,
  toldOf,
  twoRoles,
} from '../../world/linearizable.ts'
import { operations } from '../../world/operations.ts'
import { emptyRoster, member } from '../../world/rosters.ts'

const id = 'activity1' as ActivityId
const key = rosterKey(id)
const clients = fc.array(fc.array(operations, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 4,
})

const store = (table: Table, roster: Roster) =>
  table.client.send(new PutCommand({ TableName: table.name, Item: rosterItem(roster) }))

const conditional =
  (table: Table): Design =>
  async (op) => {
    const last = { kind: op.op, via: 'button' as const, at: instant(0) }
    const result = await changeRoster(table, id, op, last)
    if (result === 'gone') throw new Error('the roster is gone')
    return toldOf(op, result)
  }

const placesIn = async (table: Table): Promise<string> => {
  const roster = await readRoster(table, id)
  return roster ? places(roster) : 'gone'
}

/** Each call of the store waits until the scheduler lets it through. */
async function scheduled(s: fc.Scheduler, first: Roster) {
  const rows = emptyRows()
  await store(memoryTable(rows), first)
  const around: Around = async (call, run) => {
    await s.schedule(Promise.resolve())
    return run(call)
  }
  return { table: memoryTable(rows, around), quiet: memoryTable(rows) }
}

describe('the roster', () => {
  it('is what the specification says after any commands', async () => {
    const command = (op: RosterOp): fc.AsyncCommand<{ roster: Roster }, Table> => ({
      check: () => true,
      async run(model, table) {
        const expected = apply(model.roster, op, 0)
        expect(await conditional(table)(op)).toBe(toldOf(op, expected))
        model.roster = expected.roster
        expect(await placesIn(table)).toBe(places(model.roster))
      },
      toString: () => JSON.stringify(op),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.commands([operations.map(command)], { maxCommands: 60 }),
        async (commands) => {
          const real = memoryTable(emptyRows())
          await store(real, twoRoles())
          await fc.asyncModelRun(() => ({ model: { roster: twoRoles() }, real }), commands)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('tells everyone the truth of one order, however their calls interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), clients, async (s, everyone) => {
        const { table, quiet } = await scheduled(s, twoRoles())
        const events = await s.waitFor(play(conditional(table), everyone))
        expect(isLinearizable(twoRoles(), events, await placesIn(quiet))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('tells everyone the truth of one order when they press at once on the real database', async () => {
    await fc.assert(
      fc.asyncProperty(clients, async (everyone) => {
        const { client, tableName: name } = await freshTable()
        await store({ client, name }, twoRoles())
        const events = await play(conditional({ client, name }), everyone)
        expect(isLinearizable(twoRoles(), events, await placesIn({ client, name }))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

/** Reads the roster, and writes what follows from it, whoever wrote meanwhile. */
const readThenWrite =
  (table: Table): Design =>
  async (op) => {
    const found = await table.client.send(new GetCommand({ TableName: table.name, Key: key }))
    const result = apply(parseRoster(found.Item), op, 0)
    if (result.ok && result.changed) await store(table, result.roster)
    return toldOf(op, result)
  }

const rowOf = (op: RosterOp): string => ('member' in op ? op.member : '')

/** Takes a number from a counter, puts a row, and then counts who stands before it. */
const numberRowRank =
  (table: Table, seats: number): Design =>
  async (op) => {
    const TableName = table.name
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'COUNTER', sk: 'N' },
        UpdateExpression: 'SET n = if_not_exists(n, :zero) + :one',
        ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    )
    const Item = { pk: 'ROW', sk: rowOf(op), n: Attributes?.n }
    await table.client.send(new PutCommand({ TableName, Item }))
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :row',
        ExpressionAttributeValues: { ':row': 'ROW' },
      }),
    )
    const rank = Items.filter(({ n }) => n <= Item.n).length
    return rank <= seats
      ? JSON.stringify({ kind: 'in', role: 0, place: rank, seats: 1, waiting: 0 })
      : JSON.stringify({ kind: 'waiting', role: 0, place: rank - seats, seats: 1 })
  }

/** Runs a broken design until the check says so; undefined when it never does. */
const caught = async (property: fc.IAsyncProperty<[fc.Scheduler, RosterOp[][]]>) =>
  (await fc.check(property, { numRuns: 2000, endOnFailure: true })).failed

describe('the check', () => {
  it('catches a design that reads and then writes without a condition', async () => {
    const property = fc.asyncProperty(fc.scheduler(), clients, async (s, everyone) => {
      const { table, quiet } = await scheduled(s, twoRoles())
      const events = await s.waitFor(play(readThenWrite(table), everyone))
      return isLinearizable(twoRoles(), events, await placesIn(quiet))
    })
    expect(await caught(property)).toBe(true)
  })

  it('catches a design that takes a number, then puts a row, then counts the rows before it', async () => {
    const one = () => emptyRoster([{ label: '表演', seats: 1 }])
    const joins = fc.constant(
      ['a', 'b', 'c'].map((m): RosterOp[] => [
        { op: 'join', member: member(m), role: 0, seats: undefined },
      ]),
    )
    const property = fc.asyncProperty(fc.scheduler(), joins, async (s, everyone) => {
      const { table } = await scheduled(s, one())
      const events = await s.waitFor(play(numberRowRank(table, 1), everyone))
      return isLinearizable(one(), events)
    })
    expect(await caught(property)).toBe(true)
  })
})
