import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../../shared/store/connection.ts'
import { dueIndex, timelineIndex } from '../../../shared/store/table.ts'
import { execute, type Input } from './commands.ts'
import { InvalidExpression } from './evaluate.ts'
import { Rows } from './rows.ts'

/** A command on its way to the table: its name, `UpdateCommand` …, and what it asks. */
export interface Call {
  name: string
  input: Input
  /** How many of the newest changes an index does not know of yet. */
  lag?: number
}

/** Stands between the stores and the table: may wait, fail, change the call, or let it through. */
export type Around = (call: Call, run: (call: Call) => object) => Promise<object>

const through: Around = async (call, run) => run(call)

export const emptyRows = (clock: () => number = () => 0): Rows =>
  new Rows(
    {
      [timelineIndex]: { partition: 'g1p', sort: 'g1s' },
      [dueIndex]: { partition: 'g2p', sort: 'g2s' },
    },
    clock,
  )

function run(rows: Rows, { name, input, lag }: Call): object {
  try {
    return execute(rows, name, input, lag)
  } catch (error) {
    if (!(error instanceof InvalidExpression)) throw error
    throw Object.assign(new Error(error.message), { name: 'ValidationException' })
  }
}

/** A table in memory that the stores talk to as they do to DynamoDB, each call whole and at once. */
export function memoryTable(rows: Rows, around: Around = through): Table {
  const send = (command: { constructor: { name: string }; input: Input }) =>
    around({ name: command.constructor.name, input: command.input }, (call) => run(rows, call))
  // The stores use nothing of a client but `send`.
  return { client: { send } as unknown as DynamoDBDocumentClient, name: 'memory' }
}
