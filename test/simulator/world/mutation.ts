import type { DynamoDBBatchResponse, SQSBatchResponse } from 'aws-lambda'
import type { Call } from '../engine/engine.ts'
import type { Rows } from '../engine/rows.ts'

export type FunctionName = 'webhook' | 'changes' | 'tick' | 'deliver'

export interface QueueEntry {
  MessageBody: string
  MessageGroupId: string
  MessageDeduplicationId: string
}

/** One deliberate breakage of what the functions ask of the world around them. */
export interface Mutation {
  /** What a programmer would have done wrong. */
  name: string
  /** A call to the table, changed; `skip` answers it with nothing done. */
  ask?(call: Call, by: FunctionName): Call | 'skip'
  /** What a call of the table answered, changed. */
  answer?(call: Call, answer: object, rows: Rows, by: FunctionName): object
  /** A refusal of the table that is taken for success; undefined lets it be. */
  forgive?(call: Call, rows: Rows, by: FunctionName): object | undefined
  /** What is queued, changed or left out. */
  queue?(entry: QueueEntry, by: FunctionName): QueueEntry[]
  /** A call to Telegram, changed; undefined lets it be. */
  say?(method: string, params: Record<string, unknown>, by: FunctionName): void
  /** A refusal of Telegram that is taken for success. */
  ignore?(method: string, code: number, by: FunctionName): boolean
  /** Telegram is told that an update is done, whatever became of it. */
  acknowledges?: boolean
  /** What the changes function answers to its stream. */
  changed?(response: DynamoDBBatchResponse): DynamoDBBatchResponse
  /** What the deliver function answers to its queue. */
  delivered?(response: SQSBatchResponse): SQSBatchResponse
}
