import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openRuntimeApi } from './runtime-api.ts'

export interface FunctionOptions {
  name: string
  /** Where its bundle is. */
  directory: string
  /** What the function finds in its environment. */
  variables: Record<string, string>
  /** The runtime client: a program and its arguments. */
  client: string[]
  timeoutMs: number
  /** Each line that the function writes. */
  onLine?: (line: string) => void
}

/** One environment of a function: a process that handles one event at a time. */
export interface Environment {
  pid: number
  /** From nothing until it asked for its first event. Milliseconds. */
  initMs: number
  /** Rejects when the function throws, its process ends, or its time is up. */
  invoke(event: unknown): Promise<unknown>
  /** Stops the process where it stands: the function's time will run out. */
  freeze(): void
  /** Ends it at once; resolves when it is gone. */
  kill(): Promise<void>
}

/** What every environment on AWS has. The credentials are looked at by nobody here. */
const lambdaVariables = (name: string, directory: string, api: string) => ({
  PATH: process.env.PATH,
  AWS_LAMBDA_RUNTIME_API: api,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  LAMBDA_TASK_ROOT: directory,
  TZ: ':UTC',
  _HANDLER: 'handler.handler',
})

/** Starts an environment and resolves when it asks for its first event. */
export async function startEnvironment(options: FunctionOptions): Promise<Environment> {
  const { name, directory, variables, client, timeoutMs, onLine } = options
  const [program = process.execPath, ...args] = client
  const api = await openRuntimeApi(name)
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...lambdaVariables(name, directory, api.address), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-2000)
    for (const line of String(chunk).split('\n')) if (line) onLine?.(line)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const died = ended.then(() => {
    throw new Error(`an environment of ${name} ended: ${said}`)
  })
  died.catch(() => {})
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
    api.close()
  }

  async function invoke(event: unknown): Promise<unknown> {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => late.reject(new Error(`${name} timed out after ${timeoutMs} ms`)),
      timeoutMs,
    )
    try {
      return await Promise.race([api.invoke(event, timeoutMs), died, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  await Promise.race([api.started, died]).catch(async (error) => {
    await kill()
    throw error
  })
  const initMs = performance.now() - began
  return { pid: child.pid ?? 0, initMs, invoke, freeze: () => void child.kill('SIGSTOP'), kill }
}
