import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, type Api, refused } from './api.ts'
import { bad, Refusal, unauthorized } from './errors.ts'
import type { Host } from './host.ts'
import { readBody } from './request.ts'

/** How long an answer that never comes is kept back before the connection is cut. */
const longestSilence = 120_000

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

function sendAnswer(response: ServerResponse, answer: Answer): void {
  const wait = answer.ok ? undefined : answer.parameters?.retry_after
  if (wait !== undefined) response.setHeader('retry-after', wait)
  sendJson(response, answer.ok ? 200 : answer.error_code, answer)
}

function staySilent(response: ServerResponse): void {
  const timer = setTimeout(() => response.destroy(), longestSilence)
  timer.unref()
  response.on('close', () => clearTimeout(timer))
}

function sendFile(host: Host, response: ServerResponse, path: string): void {
  const row = host.files.byPath(path)
  if (row === undefined) throw new Refusal(404, 'Not Found')
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  response.end(host.files.bytes(row))
}

/** The paths that Telegram serves: /bot<token>/<method> and /file/bot<token>/<path>. */
export class TelegramRoutes {
  readonly #host: Host
  readonly #api: Api
  readonly #token: string

  constructor(host: Host, api: Api, token: string) {
    this.#host = host
    this.#api = api
    this.#token = token
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://botapi')
    const [, file, token, rest] = /^(\/file)?\/bot([^/]+)\/(.*)$/.exec(url.pathname) ?? []
    if (token === undefined || rest === undefined) return false
    try {
      if (token !== this.#token) throw unauthorized()
      if (file === undefined) await this.#call(request, response, rest, url.searchParams)
      else sendFile(this.#host, response, decodeURI(rest))
    } catch (error) {
      sendAnswer(response, refused(error))
    }
    return true
  }

  async #call(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    query: URLSearchParams,
  ): Promise<void> {
    if (!['GET', 'POST'].includes(request.method ?? '')) throw bad('method not allowed')
    const body = await readBody(request, query)
    const outcome = await this.#api.call(method, body)
    if (outcome === 'cut') response.destroy()
    else if (outcome === 'silence') staySilent(response)
    else sendAnswer(response, outcome)
  }
}
