import type { Functions, Surroundings } from '../../local/machine.ts'
import { type Bundle, type FunctionName, functionNames } from '../bundle.ts'
import { type LambdaFunction, lambdaFunction } from './function.ts'

export interface CellOptions {
  bundles: Bundle[]
  /** The runtime client: a program and its arguments. */
  client: string[]
  timeoutMs?: number
  onLine?: (name: FunctionName, line: string) => void
}

/** What a function of a cell finds in its environment. */
export const variablesOf = (around: Surroundings): Record<string, string> => ({
  DYNAMODB_ENDPOINT: around.endpoint,
  TABLE_NAME: around.tableName,
  QUEUE_URL: around.queueUrl,
  DEAD_LETTERS_URL: around.deadLettersUrl,
  BOT_TOKEN: around.token,
  WEBHOOK_SECRET: around.secret,
  TELEGRAM_API_ROOT: around.apiRoot,
})

/** The built functions of one cell, each with environments of its own. */
export function bundledFunctions(options: CellOptions, around: Surroundings) {
  const { bundles, client, timeoutMs = 15_000, onLine } = options
  const start = (name: FunctionName): LambdaFunction =>
    lambdaFunction({
      ...{ name, client, timeoutMs },
      directory: bundles.find((bundle) => bundle.name === name)?.directory ?? '',
      variables: variablesOf(around),
      onLine: (line) => onLine?.(name, line),
    })
  const made = Object.fromEntries(functionNames.map((name) => [name, start(name)])) as Record<
    FunctionName,
    LambdaFunction
  >
  // The answer comes as JSON from another process, as it does on AWS.
  const invoke = (name: FunctionName) => (event: unknown) => made[name].invoke(event) as never
  const functions: Functions = {
    webhook: invoke('webhook'),
    changes: invoke('changes'),
    tick: invoke('tick'),
    deliver: invoke('deliver'),
  }
  const close = () => Promise.all(Object.values(made).map((each) => each.close()))
  return { functions, made, close }
}
