import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from './connection.ts'

/** A condition said no: an expected outcome, not a fault. */
export function wasRefused(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException) return true
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some((r) => r.Code === 'ConditionalCheckFailed')
  )
}

/** Whether it was this one of a transaction's conditions that said no. */
export const isRefusedAt = (error: unknown, index: number): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.[index]?.Code === 'ConditionalCheckFailed'

/** True when the item was not there and is now. */
export async function putIfAbsent(table: Table, Item: Record<string, unknown>): Promise<boolean> {
  const ConditionExpression = 'attribute_not_exists(pk)'
  try {
    await table.client.send(new PutCommand({ TableName: table.name, Item, ConditionExpression }))
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

/** `SET` for each field of a change, with its names and values; for whole top-level attributes. */
export function setFields(change: object, how: 'always' | 'if-absent' = 'always') {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  const value = (i: number) => (how === 'always' ? `:f${i}` : `if_not_exists(#f${i}, :f${i})`)
  return {
    UpdateExpression: `SET ${entries.map((_, i) => `#f${i} = ${value(i)}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([key], i) => [`#f${i}`, key])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([, v], i) => [`:f${i}`, v])),
  }
}

const transient = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
])

/** The table or the way to it failed for now; the same thing may succeed a little later. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof TransactionCanceledException) {
    const reasons = (error.CancellationReasons ?? []).map((r) => r.Code)
    return reasons.some((code) => code === 'TransactionConflict' || code === 'ThrottlingError')
  }
  const code = 'code' in error ? String(error.code) : ''
  return transient.has(error.name) || /^E(CONN|PIPE|AI_|TIMEDOUT)/.test(code)
}
