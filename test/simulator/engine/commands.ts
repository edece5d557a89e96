import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import {
  type Bindings,
  holds,
  InvalidExpression,
  type Item,
  refuseOverlaps,
  updated,
} from './evaluate.ts'
import { type Condition, parseCondition, parseUpdate } from './expression.ts'
import { copied, type IndexKeys, type Rows } from './rows.ts'

/** The input of any command, as the document client takes it. */
export interface Input {
  Key?: Item
  Item?: Item
  UpdateExpression?: string
  ConditionExpression?: string
  KeyConditionExpression?: string
  FilterExpression?: string
  ProjectionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
  ReturnValues?: string
  ReturnValuesOnConditionCheckFailure?: string
  IndexName?: string
  ConsistentRead?: boolean
  ScanIndexForward?: boolean
  Select?: string
  Limit?: number
  ExclusiveStartKey?: Item
  RequestItems?: Record<string, unknown>
  TransactItems?: Record<string, Input>[]
}

const bindingsOf = (input: Input): Bindings => ({
  names: input.ExpressionAttributeNames ?? {},
  values: copied(input.ExpressionAttributeValues ?? {}),
})

/** What DynamoDB refuses before it looks at an item: placeholders unused, paths that overlap. */
function refuseMistakes(input: Input): void {
  if (input.UpdateExpression !== undefined)
    refuseOverlaps(parseUpdate(input.UpdateExpression), bindingsOf(input))
  const text = Object.entries(input)
    .flatMap(([key, value]) => (key.endsWith('Expression') ? [String(value)] : []))
    .join(' ')
  const used = new Set(text.match(/[#:]\w+/g))
  const names = Object.keys(input.ExpressionAttributeNames ?? {})
  const values = Object.keys(input.ExpressionAttributeValues ?? {})
  const idle = [...names, ...values].filter((name) => !used.has(name))
  if (idle.length > 0) throw new InvalidExpression(`unused in expressions: ${idle.join(', ')}`)
}

const refused = (input: Input, item: Item | undefined) => {
  const shown = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && item
  return { ...(shown && { Item: marshall(item) }) }
}

const meets = (input: Input, item: Item | undefined): boolean =>
  input.ConditionExpression === undefined ||
  holds(item ?? {}, parseCondition(input.ConditionExpression), bindingsOf(input))

interface Write {
  input: Input
  before: Item | undefined
  after: Item | undefined
}

const indexed = ['g1p', 'g1s', 'g2p', 'g2s']

function checked(after: Item): Item {
  for (const name of indexed)
    if (after[name] !== undefined && (typeof after[name] !== 'string' || after[name] === ''))
      throw new InvalidExpression(`Type mismatch for index key ${name}`)
  return after
}

/** What a write makes of the item as it is now; nothing is stored yet. */
function planned(rows: Rows, kind: string, input: Input): Write {
  const key = input.Key ?? { pk: input.Item?.pk, sk: input.Item?.sk }
  const before = rows.get(key)
  if (kind === 'Put') return { input, before, after: checked(copied(input.Item ?? {})) }
  if (kind === 'Delete') return { input, before, after: undefined }
  if (kind === 'ConditionCheck') return { input, before, after: before }
  // A refused write never comes to its update, whose paths may not exist.
  if (!meets(input, before)) return { input, before, after: before }
  const update = parseUpdate(input.UpdateExpression ?? '')
  return { input, before, after: checked(updated(before ?? { ...key }, update, bindingsOf(input))) }
}

function write(rows: Rows, kind: string, input: Input) {
  refuseMistakes(input)
  const { before, after } = planned(rows, kind, input)
  if (!meets(input, before)) {
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: {},
      ...refused(input, before),
    })
  }
  rows.put(before, after)
  if (input.ReturnValues === 'ALL_NEW') return { Attributes: copied(after) }
  return input.ReturnValues === 'ALL_OLD' ? { Attributes: copied(before) } : {}
}

/** In a transaction a write that can't be carried out is one of the reasons why none is. */
function attempted(rows: Rows, kind: string, input: Input) {
  try {
    const write = planned(rows, kind, input)
    const isMet = meets(input, write.before)
    const refusal = { Code: 'ConditionalCheckFailed', ...refused(input, write.before) }
    return { ...write, reason: isMet ? { Code: 'None' } : refusal }
  } catch (error) {
    if (!(error instanceof InvalidExpression)) throw error
    return { before: undefined, after: undefined, reason: { Code: 'ValidationError' } }
  }
}

function transact(rows: Rows, { TransactItems = [] }: Input) {
  for (const input of TransactItems.flatMap(Object.values)) refuseMistakes(input)
  const keys = TransactItems.flatMap(Object.values).map(({ Key, Item }) => Key ?? Item ?? {})
  if (new Set(keys.map(({ pk, sk }) => `${pk}\u0000${sk}`)).size < keys.length)
    throw new InvalidExpression(
      'Transaction request cannot include multiple operations on one item',
    )
  const writes = TransactItems.flatMap((one) =>
    Object.entries(one).map(([kind, input]) => ({ kind, ...attempted(rows, kind, input) })),
  )
  const reasons = writes.map(({ reason }) => reason)
  if (reasons.some(({ Code }) => Code !== 'None')) {
    throw new TransactionCanceledException({
      message: 'Transaction cancelled',
      $metadata: {},
      CancellationReasons: reasons,
    })
  }
  for (const { kind, before, after } of writes)
    if (kind !== 'ConditionCheck') rows.put(before, after)
  return {}
}

/** The value that a key condition gives the partition. */
function partitionOf(c: Condition, keys: IndexKeys, b: Bindings): unknown {
  const parts = c.kind === 'and' ? c.parts : [c]
  for (const part of parts) {
    if (part.kind !== 'compare' || part.op !== '=' || part.left.kind !== 'path') continue
    const [step = ''] = part.left.path
    const name = b.names[step] ?? step
    if (name === keys.partition && part.right.kind === 'value') return b.values[part.right.name]
  }
  throw new InvalidExpression('Query condition missed key schema element')
}

const bytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order of the sort key; items of an index with the same one by their own keys. */
const inOrder =
  ({ sort }: IndexKeys) =>
  (a: Item, b: Item): number =>
    bytes(String(a[sort]), String(b[sort])) || bytes(`${a.pk}\u0000${a.sk}`, `${b.pk}\u0000${b.sk}`)

const picked = (item: Item, names: string[]): Item =>
  Object.fromEntries(names.flatMap((n) => (item[n] === undefined ? [] : [[n, item[n]]])))

const keysOnly = 'GSI2'

function shown(item: Item, { IndexName, ProjectionExpression }: Input): Item {
  const all = IndexName === keysOnly ? picked(item, ['pk', 'sk', 'g2p', 'g2s']) : copied(item)
  return ProjectionExpression === undefined ? all : picked(all, ProjectionExpression.split(/,\s*/))
}

function query(rows: Rows, input: Input) {
  refuseMistakes(input)
  if (input.IndexName && input.ConsistentRead)
    throw new InvalidExpression('Consistent reads are not supported on global secondary indexes')
  const [keys, b] = [rows.keysOf(input.IndexName), bindingsOf(input)]
  const condition = parseCondition(input.KeyConditionExpression ?? '')
  const partition = String(partitionOf(condition, keys, b))
  const sorted = rows
    .of(input.IndexName, partition)
    .filter((item) => holds(item, condition, b))
    .sort(inOrder(keys))
  const line = input.ScanIndexForward === false ? sorted.reverse() : sorted
  const direction = input.ScanIndexForward === false ? -1 : 1
  const start = input.ExclusiveStartKey
  const rest = start ? line.filter((item) => inOrder(keys)(item, start) * direction > 0) : line
  const limit = input.Limit ?? rest.length
  const [page, last] = [rest.slice(0, limit), rest[limit - 1]]
  const filter = input.FilterExpression
  const found = filter ? page.filter((item) => holds(item, parseCondition(filter), b)) : page
  const where = ['pk', 'sk', keys.partition, keys.sort]
  const next = input.Limit !== undefined && rest.length >= limit && last
  return {
    ...(input.Select !== 'COUNT' && { Items: found.map((item) => shown(item, input)) }),
    Count: found.length,
    ...(next && { LastEvaluatedKey: picked(last, where) }),
  }
}

const only = <T>(all: Record<string, T>): T => {
  const [first] = Object.values(all)
  if (first === undefined) throw new InvalidExpression('no table is named')
  return first
}

function batchGet(rows: Rows, { RequestItems = {} }: Input) {
  const { Keys } = only(RequestItems) as { Keys: Item[] }
  const names = new Set(Keys.map(({ pk, sk }) => `${pk}\u0000${sk}`))
  if (names.size < Keys.length)
    throw new InvalidExpression('Provided list of item keys contains duplicates')
  const found = Keys.flatMap((key) => rows.get(key) ?? []).map(copied)
  return { Responses: { [Object.keys(RequestItems)[0] ?? '']: found }, UnprocessedKeys: {} }
}

function batchWrite(rows: Rows, { RequestItems = {} }: Input) {
  const all = only(RequestItems) as { PutRequest?: Input; DeleteRequest?: Input }[]
  for (const { PutRequest, DeleteRequest } of all)
    if (PutRequest) write(rows, 'Put', PutRequest)
    else if (DeleteRequest) write(rows, 'Delete', DeleteRequest)
  return { UnprocessedItems: {} }
}

type Run = (rows: Rows, input: Input) => object

const commands: Record<string, Run> = {
  GetCommand: (rows, input) => {
    const Item = rows.get(input.Key ?? {})
    return Item ? { Item: shown(Item, input) } : {}
  },
  PutCommand: (rows, input) => write(rows, 'Put', input),
  UpdateCommand: (rows, input) => write(rows, 'Update', input),
  DeleteCommand: (rows, input) => write(rows, 'Delete', input),
  QueryCommand: query,
  BatchGetCommand: batchGet,
  BatchWriteCommand: batchWrite,
  TransactWriteCommand: transact,
}

/** Carries out one command at once and whole; an index may be asked before it knows of the newest. */
export function execute(rows: Rows, name: string, input: Input, lag = 0): object {
  const run = commands[name]
  if (!run) throw new Error(`${name} is not served`)
  if (input.IndexName !== undefined) rows.catchUp(lag)
  return run(rows, input)
}
