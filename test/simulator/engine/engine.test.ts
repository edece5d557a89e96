import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freshTable } from '../../world/dynamodb.ts'
import { emptyRows, memoryTable } from './engine.ts'

type Item = Record<string, unknown>
const key = fc.record({
  pk: fc.constantFrom('A#1', 'A#2'),
  sk: fc.constantFrom('META', 'P#1', 'P#2', 'ROSTER'),
})
const number = fc.integer({ min: 0, max: 5 })
const item = fc
  .record({
    n: number,
    title: fc.constantFrom('春', 'a', '😀'),
    t: fc.dictionary(fc.constantFrom('m', 'k', 'm+1'), number),
    roles: fc.array(fc.record({ l: fc.constant('舞'), n: number }), { maxLength: 2 }),
    index: fc.option(number, { nil: undefined }),
  })
  .map(({ index, ...rest }) => ({
    ...rest,
    gone: undefined,
    ...(index !== undefined && { g1p: 'C#1', g1s: `00${index}`, g2p: 'DUE#1', g2s: `00${index}` }),
  }))

interface Condition {
  ConditionExpression?: string
  names?: Record<string, string>
  values?: Item
}
const conditions = fc.constantFrom<Condition>(
  {},
  { ConditionExpression: 'attribute_not_exists(pk)' },
  { ConditionExpression: 'attribute_exists(pk) AND (n <= :two OR attribute_not_exists(t))' },
  { ConditionExpression: 'attribute_exists(#t.#m) AND size(#t) < :two' },
  { ConditionExpression: '#t.#m = :two OR NOT n BETWEEN :zero AND :two' },
  { ConditionExpression: 'n IN (:zero, :two) OR begins_with(title, :word)' },
  { ConditionExpression: 'attribute_exists(#roles[1]) AND #roles[0].#n <> :two' },
  { ConditionExpression: 'n < :two AND n > :zero OR title >= :word' },
)
const updates = fc.constantFrom(
  'SET n = n + :two, e = if_not_exists(e, :word)',
  'SET #t.#m = n, n = n + :two REMOVE title, #t.#k',
  'SET #roles[0].#n = :two REMOVE g1p, g1s',
  'SET g1p = :word, g1s = :word',
  'SET n = :zero - :two',
  'REMOVE t',
  'SET #t.#m = :two REMOVE t',
  'SET lost.#m = :two',
)

const names: Record<string, string> = {
  '#t': 't',
  '#m': 'm',
  '#k': 'k',
  '#roles': 'roles',
  '#n': 'n',
}
const values: Item = { ':zero': 0, ':two': 2, ':word': '春' }

/** The placeholders that the expressions of a call use, and no other. */
function placeholders(...expressions: (string | undefined)[]) {
  const used = new Set(expressions.join(' ').match(/[#:]\w+/g))
  const of = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
  const [n, v] = [of(names), of(values)]
  return {
    ...(Object.keys(n).length > 0 && { ExpressionAttributeNames: n }),
    ...(Object.keys(v).length > 0 && { ExpressionAttributeValues: v }),
  }
}

const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }

const puts = fc.record({ key, item, condition: conditions }).map(({ key, item, condition }) => ({
  Item: { ...key, ...item },
  ...condition,
  ...placeholders(condition.ConditionExpression),
  ...onFailure,
}))
const changes = fc
  .record({ key, UpdateExpression: updates, condition: conditions })
  .map(({ key, UpdateExpression, condition }) => ({
    Key: key,
    UpdateExpression,
    ...condition,
    ...placeholders(UpdateExpression, condition.ConditionExpression),
    ...onFailure,
  }))
const removals = fc.record({ key, condition: conditions }).map(({ key, condition }) => ({
  Key: key,
  ...condition,
  ...placeholders(condition.ConditionExpression),
  ...onFailure,
}))

const keyConditions = fc.constantFrom<[string | undefined, string, Item]>(
  [undefined, 'pk = :pk', { ':pk': 'A#1' }],
  [undefined, 'pk = :pk AND begins_with(sk, :p)', { ':pk': 'A#1', ':p': 'P#' }],
  ['GSI1', 'g1p = :c AND g1s BETWEEN :a AND :b', { ':c': 'C#1', ':a': '001', ':b': '004' }],
  ['GSI2', 'g2p = :c AND g2s <= :b', { ':c': 'DUE#1', ':b': '003' }],
)
const queries = fc
  .record({
    condition: keyConditions,
    ScanIndexForward: fc.boolean(),
    Limit: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  })
  .map(({ condition: [IndexName, KeyConditionExpression, values], ...rest }) => ({
    ...(IndexName && { IndexName }),
    KeyConditionExpression,
    ExpressionAttributeValues: values,
    ...rest,
  }))

/** One call of the document client, for a table of any name. */
type Ask =
  | { kind: 'put'; input: Given<typeof puts> }
  | { kind: 'update'; input: Given<typeof changes> }
  | { kind: 'delete'; input: Given<typeof removals> }
  | { kind: 'get'; input: Item }
  | { kind: 'query'; input: Given<typeof queries> }
  | { kind: 'batch'; input: Item[] }
  | {
      kind: 'transact'
      input: {
        Put: Given<typeof puts>
        Update: Given<typeof changes>
        Delete: Given<typeof removals>
      }
    }
type Given<T> = T extends fc.Arbitrary<infer U> ? U : never

const overlapping = (u: { UpdateExpression: string }) => u.UpdateExpression.endsWith('REMOVE t')

const asks: fc.Arbitrary<Ask> = fc.oneof(
  puts.map((input) => ({ kind: 'put' as const, input })),
  changes.map((input) => ({ kind: 'update' as const, input })),
  removals.map((input) => ({ kind: 'delete' as const, input })),
  key.map((input) => ({ kind: 'get' as const, input })),
  queries.map((input) => ({ kind: 'query' as const, input })),
  fc
    // Paths that overlap are refused by AWS before the transaction begins, by the embedded one within.
    .record({ Put: puts, Update: changes.filter((u) => !overlapping(u)), Delete: removals })
    .map((input) => ({ kind: 'transact' as const, input })),
  fc
    .uniqueArray(key, { selector: ({ pk, sk }) => pk + sk, minLength: 1 })
    .map((input) => ({ kind: 'batch' as const, input })),
)

function send(client: DynamoDBDocumentClient, TableName: string, ask: Ask): Promise<object> {
  if (ask.kind === 'put') return client.send(new PutCommand({ TableName, ...ask.input }))
  if (ask.kind === 'delete') return client.send(new DeleteCommand({ TableName, ...ask.input }))
  if (ask.kind === 'get') return client.send(new GetCommand({ TableName, Key: ask.input }))
  if (ask.kind === 'query') return client.send(new QueryCommand({ TableName, ...ask.input }))
  if (ask.kind === 'update') {
    const ReturnValues = 'ALL_NEW'
    return client.send(new UpdateCommand({ TableName, ...ask.input, ReturnValues }))
  }
  if (ask.kind === 'batch')
    return client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: ask.input } } }))
  const { Put, Update, Delete } = ask.input
  return client.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, ...Put } },
        { Update: { TableName, ...Update } },
        { Delete: { TableName, ...Delete } },
      ],
    }),
  )
}

const sorted = (items: Item[]): Item[] =>
  [...items].sort((a, b) => (`${a.pk}${a.sk}` < `${b.pk}${b.sk}` ? -1 : 1))

/** What a caller can tell of an answer: its data, or the name, reasons and item of its error. */
async function told(ask: Promise<object>): Promise<unknown> {
  try {
    const { Items, Item, Attributes, LastEvaluatedKey, Responses } = (await ask) as Item
    // A batch comes in any order.
    const found = Object.values(Responses ?? {}).flatMap(sorted)
    return { Items, Item, Attributes, LastEvaluatedKey, found }
  } catch (error) {
    const { name, Item, CancellationReasons } = error as Item
    const reasons = (CancellationReasons as { Code?: string; Item?: Item }[] | undefined)?.map(
      ({ Code, Item }) => ({ Code, Item }),
    )
    return { name, Item, reasons }
  }
}

it('answers everything that the stores ask as the embedded DynamoDB does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asks, { minLength: 1, maxLength: 30 }), async (all) => {
      const real = await freshTable()
      const rows = emptyRows()
      const memory = memoryTable(rows)
      for (const ask of all) {
        const expected = await told(send(real.client, real.tableName, ask))
        expect(await told(send(memory.client, memory.name, ask))).toEqual(expected)
      }
      const { Items = [] } = await real.client.send(new ScanCommand({ TableName: real.tableName }))
      expect(sorted(rows.everything())).toEqual(sorted(Items))
    }),
    { numRuns: 60 },
  )
})
