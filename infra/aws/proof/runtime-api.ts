import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/**
 * The Runtime API of one environment, as a runtime client speaks to it.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export interface RuntimeApi {
  /** For AWS_LAMBDA_RUNTIME_API: host and port. */
  address: string
  /** Resolves when the runtime asks for its first event: the environment has started. */
  started: Promise<void>
  /** Hands an event over and resolves with the answer. One at a time, as on Lambda. */
  invoke(event: unknown, timeoutMs: number): Promise<unknown>
  close(): void
}

/** The function threw, or could not be loaded. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError'
}

const version = '/2018-06-01/runtime/'

const refusal = (body: unknown): FunctionError => new FunctionError(JSON.stringify(body))

/** Opens the API of an environment that is about to start. */
export async function openRuntimeApi(functionName: string): Promise<RuntimeApi> {
  const start = Promise.withResolvers<void>()
  // Whoever starts the environment waits for it; an end before that is told by another way.
  start.promise.catch(() => {})
  let asking: ServerResponse | undefined
  let given: { id: string; event: unknown; deadline: number } | undefined
  let answer = Promise.withResolvers<unknown>()

  const hand = () => {
    if (!asking || !given) return
    asking.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': given.id,
      'lambda-runtime-deadline-ms': given.deadline,
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:local:000000000000:function:${functionName}`,
    })
    asking.end(JSON.stringify(given.event))
    asking = undefined
    given = undefined
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.replace(version, '') ?? ''
    if (path === 'invocation/next') {
      asking = response
      start.resolve()
      return hand()
    }
    const body = await json(request)
    response.writeHead(202).end('{"status":"OK"}')
    if (path === 'init/error') start.reject(refusal(body))
    else if (path.endsWith('/response')) answer.resolve(body)
    else if (path.endsWith('/error')) answer.reject(refusal(body))
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => answer.reject(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    started: start.promise,
    invoke(event, timeoutMs) {
      answer = Promise.withResolvers()
      given = { id: randomUUID(), event, deadline: Date.now() + timeoutMs }
      hand()
      return answer.promise
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
