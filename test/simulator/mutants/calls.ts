import type { Input } from '../engine/commands.ts'
import type { Call } from '../engine/engine.ts'
import type { Item } from '../engine/evaluate.ts'
import type { Rows } from '../engine/rows.ts'
import type { Mutation, QueueEntry } from '../world/mutation.ts'

type Change = Partial<Call['input']>

/** The call with other expressions, and without the placeholders that these no longer use. */
export function changed(call: Call, change: Change): Call {
  const input = { ...call.input, ...change }
  const used = new Set(
    Object.entries(input)
      .flatMap(([key, value]) => (key.endsWith('Expression') ? [String(value)] : []))
      .join(' ')
      .match(/[#:]\w+/g),
  )
  const kept = <T>(all: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
  const { ConditionExpression, ...rest } = input
  return {
    ...call,
    input: {
      ...rest,
      ...(ConditionExpression && { ConditionExpression }),
      ExpressionAttributeNames: kept(input.ExpressionAttributeNames),
      ExpressionAttributeValues: kept(input.ExpressionAttributeValues),
    },
  }
}

export const skOf = ({ input }: Call): string => String(input.Key?.sk ?? input.Item?.sk ?? '')
export const updates = (call: Call, sk: string | RegExp, text = ''): boolean =>
  call.name === 'UpdateCommand' &&
  (typeof sk === 'string' ? skOf(call) === sk : sk.test(skOf(call))) &&
  String(call.input.UpdateExpression).includes(text)
export const puts = (call: Call, sk: RegExp): boolean =>
  call.name === 'PutCommand' && sk.test(skOf(call))

/** Notes that somebody can't be written to any more. */
export const isBlocked = (call: Call): boolean =>
  updates(call, 'PROFILE') &&
  Object.values(call.input.ExpressionAttributeValues ?? {}).includes(false)

export const unconditional = (call: Call): Call => changed(call, { ConditionExpression: '' })

/** Leaves out those parts of a condition. */
export const without = (call: Call, part: RegExp): Call => {
  const clauses = String(call.input.ConditionExpression ?? '').split(' AND ')
  return changed(call, {
    ConditionExpression: clauses.filter((clause) => !part.test(clause)).join(' AND '),
  })
}

/** Leaves out those parts of an update. */
export const undone = (call: Call, part: RegExp): Call => {
  const [set = '', remove = ''] = String(call.input.UpdateExpression).split(' REMOVE ')
  const kept = (list: string) =>
    list
      .split(', ')
      .filter((one) => !part.test(one))
      .join(', ')
  const [sets, removes] = [kept(set.replace(/^SET /, '')), kept(remove)]
  return changed(call, {
    UpdateExpression: `SET ${sets}${removes ? ` REMOVE ${removes}` : ''}`,
  })
}

export const valued = (call: Call, name: string, value: (old: unknown) => unknown): Call => {
  const values = call.input.ExpressionAttributeValues ?? {}
  return changed(call, { ExpressionAttributeValues: { ...values, [name]: value(values[name]) } })
}

export const roster =
  (change: (call: Call) => Call | 'skip', text = ''): NonNullable<Mutation['ask']> =>
  (call) =>
    updates(call, 'ROSTER', text) ? change(call) : call

export const hour = 3600_000
export const week = 7 * 24 * hour
export const intentOf = ({ MessageBody }: QueueEntry): Item => JSON.parse(MessageBody)
export const dropping =
  (isDropped: (intent: Item) => boolean): NonNullable<Mutation['queue']> =>
  (entry) =>
    isDropped(intentOf(entry)) ? [] : [entry]

/** Rows as an answer of the table brings them, each changed. */
export function rowsOf(answer: object, change: (item: Item) => Item): object {
  const { Item, Responses } = answer as { Item?: Item; Responses?: Record<string, Item[]> }
  if (Item) return { ...answer, Item: change(Item) }
  if (!Responses) return answer
  const changedAll = Object.entries(Responses).map(([name, items]) => [name, items.map(change)])
  return { ...answer, Responses: Object.fromEntries(changedAll) }
}

/** The state that an item had before its newest change. */
export const older = (rows: Rows, item: Item): Item =>
  rows.written.findLast(
    ({ key, after }) => key.pk === item.pk && key.sk === item.sk && after === rows.get(item),
  )?.before ?? item

export const postponed = (call: Call, by: number): Call =>
  valued(
    valued(call, ':next', (at) => Number(at) + by),
    ':key',
    (at) => String(Number(at) + by).padStart(13, '0'),
  )

export const valuesOf = ({ input }: Call): unknown[] =>
  Object.values(input.ExpressionAttributeValues ?? {})

export const isNeed = ({ input }: Call): boolean => String(input.Item?.pk ?? '').startsWith('N#')

/** The call with those items that it puts, by themselves or in a transaction, changed. */
export const inEach = (call: Call, sk: RegExp, change: (item: Item) => Item): Call => {
  const put = (given: Input): Input =>
    given.Item && sk.test(String(given.Item.sk)) ? { ...given, Item: change(given.Item) } : given
  const { TransactItems } = call.input
  const each = (one: Record<string, Input>) => (one.Put ? { ...one, Put: put(one.Put) } : one)
  const input = call.name === 'PutCommand' ? put(call.input) : call.input
  return {
    ...call,
    input: TransactItems ? { ...input, TransactItems: TransactItems.map(each) } : input,
  }
}

/** Rows of that kind get another key. */
export const moves = ({ input }: Call, sk: RegExp): boolean =>
  (input.TransactItems ?? []).some(({ Delete }) => sk.test(String(Delete?.Key?.sk)))

/** Says something else than what was to be said. */
export const reworded =
  (about: string, other: string): NonNullable<Mutation['queue']> =>
  (entry) => {
    const intent = intentOf(entry)
    return [
      intent.about === about
        ? { ...entry, MessageBody: JSON.stringify({ ...intent, about: other }) }
        : entry,
    ]
  }

let serial = 0
export const renamed = (entry: QueueEntry): QueueEntry[] => [
  { ...entry, MessageDeduplicationId: `${entry.MessageDeduplicationId}:${serial++}` },
]
