import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import type { PlayActions } from '../../playground/protocol.ts'
import type { CallLog } from '../calls.ts'
import { Refusal } from '../errors.ts'
import type { Host } from '../host.ts'
import { jsonObject, readBytes } from '../request.ts'
import { sendJson } from '../routes.ts'
import { actionSchemas, type Play } from './play.ts'
import { snapshot } from './snapshot.ts'

type Action = keyof PlayActions

const isAction = (name: string): name is Action => Object.hasOwn(actionSchemas, name)

/** What an action made goes back beside ok: a message, a chat, a person or a toast. */
function named(result: unknown): object {
  if (typeof result !== 'object' || result === null) return {}
  if ('alert' in result) return { toast: result }
  if ('message' in result) return { message: result }
  return 'user' in result ? { person: result } : { chat: result }
}

async function run(play: Play, action: Action, body: unknown): Promise<object> {
  const act: (given: never) => unknown = play[action]
  const result = await act(parsed(action, body))
  return { ok: true, ...named(result) }
}

const parsed = (action: Action, body: unknown): never => actionSchemas[action].parse(body) as never

/** A page of this machine may act; a page of elsewhere that sends a form may not. */
function checkOrigin(request: IncomingMessage): void {
  const { origin, host } = request.headers
  const isForeign = origin !== undefined && new URL(origin).host !== host
  if (isForeign) throw new Refusal(403, 'Only the page of this server may do that.')
}

/** The paths of the playground, as protocol.ts names them, and the log of calls. */
export class PlayRoutes {
  readonly #host: Host
  readonly #play: Play
  readonly #log: CallLog
  readonly #streams = new Set<ServerResponse>()

  constructor(host: Host, play: Play, log: CallLog) {
    this.#host = host
    this.#play = play
    this.#log = log
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname } = new URL(request.url ?? '/', 'http://playground')
    const [, name, rest = ''] = /^\/play\/(\w+)(?:\/(.+))?$/.exec(pathname) ?? []
    if (name === undefined) return false
    try {
      if (request.method === 'POST') await this.#act(request, response, name)
      else this.#show(response, name, decodeURIComponent(rest))
    } catch (error) {
      sendRefusal(response, error)
    }
    return true
  }

  async #act(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    checkOrigin(request)
    if (!isAction(name)) throw new Refusal(404, `There is no action "${name}".`)
    const body = jsonObject((await readBytes(request)).toString('utf8'))
    sendJson(response, 200, await run(this.#play, name, body))
  }

  #show(response: ServerResponse, name: string, rest: string): void {
    if (name === 'world') sendJson(response, 200, snapshot(this.#host.world))
    else if (name === 'events') this.#stream(response)
    else if (name === 'calls') {
      const calls = this.#log.entries.slice(-1000)
      sendJson(response, 200, { counts: this.#log.counts(), calls })
    } else if (name === 'file') this.#file(response, rest)
    else throw new Refusal(404, 'Not Found')
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': hello\n\n')
    this.#streams.add(response)
    const stop = this.#host.world.on((event) => {
      response.write(`data: ${JSON.stringify(event)}\n\n`)
    })
    response.on('close', () => {
      stop()
      this.#streams.delete(response)
    })
  }

  #file(response: ServerResponse, id: string): void {
    const row = this.#host.files.byId(id)
    // Only pictures are shown; anything else is downloaded, so that no file acts as a page.
    const isPicture = /^image\/(png|jpeg|webp)$/.test(row.mime)
    response.writeHead(200, {
      'content-type': isPicture ? row.mime : 'application/octet-stream',
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
      'x-content-type-options': 'nosniff',
    })
    response.end(this.#host.files.bytes(row))
  }

  close(): void {
    for (const stream of this.#streams) stream.end()
  }
}

function sendRefusal(response: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) {
    sendJson(response, error.code, { ok: false, error: error.message })
    return
  }
  if (!(error instanceof z.core.$ZodError)) throw error
  const { path, message } = error.issues[0] ?? { path: [], message: 'wrong' }
  sendJson(response, 400, { ok: false, error: `${path.join('.')}: ${message}` })
}
