import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyResultV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda'
import { DateTime } from 'luxon'

/** Now, epoch milliseconds. The playground's clock can be moved, so it is asked each time. */
export type Clock = () => number

/** A handler as AWS calls it. */
export type LambdaHandler<Event, Result> = (event: Event, context: Context) => Promise<Result>

export type HttpHandler = LambdaHandler<APIGatewayProxyEventV2, APIGatewayProxyResultV2>

/** Telegram's updates are some kilobytes; whoever sends more than this is not Telegram. Bytes. */
const bodyLimit = 1024 * 1024

const unused = () => {
  throw new Error('Handlers answer by their promise')
}

/** The context that Lambda hands to a function; `timeoutMs` counts from now, in real time. */
export function lambdaContext(functionName: string, timeoutMs = 30_000): Context {
  const deadline = performance.now() + timeoutMs
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: unused,
    fail: unused,
    succeed: unused,
  }
}

/** The whole body, or undefined as soon as it is known to be longer than the limit. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > bodyLimit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const isText = (contentType: string) =>
  /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded)|$)/.test(contentType)

const bodyFields = (body: Buffer, contentType: string) => {
  if (body.length === 0) return { isBase64Encoded: false }
  const text = isText(contentType)
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text }
}

/** API Gateway lower-cases names, joins repeated headers with a comma and takes cookies apart. */
const headersOf = (request: IncomingMessage) => {
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(request.headersDistinct))
    if (name !== 'cookie' && values) headers[name] = values.join(',')
  return headers
}

const queryOf = (search: string) => {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(search))
    query[name] = name in query ? `${query[name]},${value}` : value
  return query
}

const requestContext = (request: IncomingMessage, path: string, now: number) => ({
  accountId: '000000000000',
  apiId: 'local',
  domainName: request.headers.host ?? 'localhost',
  domainPrefix: 'local',
  http: {
    method: request.method ?? 'GET',
    path,
    protocol: `HTTP/${request.httpVersion}`,
    sourceIp: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent'] ?? '',
  },
  requestId: randomUUID(),
  routeKey: '$default',
  stage: '$default',
  time: DateTime.fromMillis(now, { zone: 'utc', locale: 'en' }).toFormat(
    'dd/MMM/yyyy:HH:mm:ss ZZZ',
  ),
  timeEpoch: now,
})

/** An HTTP request as an HTTP API (payload 2.0) or function URL event; `now` is epoch ms. */
export function httpEvent(
  request: IncomingMessage,
  body: Buffer,
  now: number,
): APIGatewayProxyEventV2 {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const query = queryOf(search)
  const cookies = request.headers.cookie?.split('; ')
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: headersOf(request),
    ...(cookies ? { cookies } : {}),
    ...(search ? { queryStringParameters: query } : {}),
    requestContext: requestContext(request, pathname, now),
    ...bodyFields(body, request.headers['content-type'] ?? ''),
  }
}

/** A result without `statusCode` is the body itself, as on AWS. */
const structured = (result: APIGatewayProxyResultV2): APIGatewayProxyStructuredResultV2 => {
  if (typeof result === 'object' && result !== null && 'statusCode' in result) return result
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof result === 'string' ? result : JSON.stringify(result ?? null),
  }
}

const respond = (response: ServerResponse, result: APIGatewayProxyResultV2) => {
  const { statusCode, headers, cookies, body, isBase64Encoded } = structured(result)
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value))
  if (cookies) response.setHeader('set-cookie', cookies)
  response.writeHead(statusCode ?? 200)
  response.end(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'))
}

const refuseBody = (request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(413, { 'content-type': 'application/json', connection: 'close' })
  response.end('{"message":"Request Too Long"}', () => request.destroy())
}

export interface HostOptions {
  functionName: string
  clock: Clock
  /** What the handler threw; the caller is told no more than "Internal Server Error". */
  onError: (error: unknown) => void
}

/** A listener for node:http that drives an HTTP-shaped handler. */
export function serveHandler(handler: HttpHandler, options: HostOptions): RequestListener {
  return async (request, response) => {
    try {
      const body = await readBody(request)
      if (body === undefined) return refuseBody(request, response)
      const event = httpEvent(request, body, options.clock())
      respond(response, await handler(event, lambdaContext(options.functionName)))
    } catch (error) {
      options.onError(error)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end('{"message":"Internal Server Error"}')
    }
  }
}
