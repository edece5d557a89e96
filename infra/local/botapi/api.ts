import type { ResponseParameters } from 'grammy/types'
import type { CallLog } from './calls.ts'
import { bad, forbidden, migrated, Refusal, tooMany } from './errors.ts'
import type { CallFault, Faults } from './faults.ts'
import type { Handler, Host } from './host.ts'
import { migrate } from './membership.ts'
import { handlers } from './methods/served.ts'
import type { Body } from './request.ts'
import type { Served } from './served.ts'
import { checked, methodNamed } from './validate.ts'

/** What goes back over HTTP. */
export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: ResponseParameters }

/** A fault may keep the answer from ever coming, or cut the connection. */
export type Outcome = Answer | 'silence' | 'cut'

export function refused(error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error
  const { code, message, parameters } = error
  const body = { ok: false as const, error_code: code, description: message }
  return parameters === undefined ? body : { ...body, parameters }
}

/** The group that a fault makes a supergroup, or for what can't become one, an invented id. */
function migration(host: Host, chat: unknown): Refusal {
  const group = host.world.tables.chats.get(String(chat))
  if (group?.migratedTo !== undefined) return migrated(group.migratedTo)
  if (group?.type !== 'group') return migrated(-1_009_999_999_999)
  return migrated(migrate(host, group).id)
}

function refusalOf(host: Host, { fault, seconds }: CallFault, chat: unknown): Refusal | undefined {
  if (fault === 'rate') return tooMany(seconds)
  if (fault === 'server-error') return new Refusal(500, 'Internal Server Error')
  if (fault === 'blocked') return forbidden('bot was blocked by the user')
  if (fault === 'kicked') return forbidden('bot was kicked from the supergroup chat')
  if (fault === 'refused') return bad('not enough rights to send text messages to the chat')
  if (fault === 'migrated') return migration(host, chat)
  return undefined
}

/** Carries out calls: checks, faults, effects, and the log. */
export class Api {
  readonly #host: Host
  readonly #faults: Faults
  readonly #log: CallLog

  constructor(host: Host, faults: Faults, log: CallLog) {
    this.#host = host
    this.#faults = faults
    this.#log = log
  }

  async #effect<M extends Served>(method: M, { params, uploads }: Body): Promise<unknown> {
    const handle: Handler<M> = handlers[method]
    return await handle(this.#host, checked(method, params), uploads)
  }

  async #answer(called: string, body: Body): Promise<Outcome> {
    const method = methodNamed(called)
    const { chat_id } = body.params
    const fault = this.#faults.takeCall(method, chat_id)
    const refusal = fault === undefined ? undefined : refusalOf(this.#host, fault, chat_id)
    if (refusal !== undefined) throw refusal
    if (fault?.fault === 'timeout-before') return 'silence'
    if (fault?.fault === 'drop') return 'cut'
    const result = await this.#effect(method, body)
    if (fault?.fault === 'timeout-after') return 'silence'
    if (fault?.fault === 'drop-after') return 'cut'
    return { ok: true, result }
  }

  /** One call, durable when it resolves; refusals are answers, only our own mistakes throw. */
  async call(called: string, body: Body): Promise<Outcome> {
    try {
      const outcome = await this.#answer(called, body)
      this.#note(called, body, outcome)
      return outcome
    } catch (error) {
      const answer = refused(error)
      this.#note(called, body, answer)
      return answer
    } finally {
      this.#host.world.commit()
    }
  }

  #note(method: string, { params }: Body, outcome: Outcome): void {
    if (typeof outcome === 'string')
      this.#log.add({ method, params, code: 0, description: outcome })
    else if (outcome.ok) this.#log.add({ method, params, code: 200 })
    else {
      const { error_code: code, description } = outcome
      this.#log.add({ method, params, code, description })
    }
  }
}
