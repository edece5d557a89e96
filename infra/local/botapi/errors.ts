import type { ResponseParameters } from 'grammy/types'

/** A refusal as Telegram words it: the HTTP status is the code. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: ResponseParameters | undefined

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description)
    this.name = 'Refusal'
    this.code = code
    this.parameters = parameters
  }
}

/** 400: the call itself can't be right. */
export const bad = (reason: string): Refusal => new Refusal(400, `Bad Request: ${reason}`)

/** 403: the bot may not. */
export const forbidden = (reason: string): Refusal => new Refusal(403, `Forbidden: ${reason}`)

/** 409: two ways of getting updates, or two clients, at once. */
export const conflict = (reason: string): Refusal => new Refusal(409, `Conflict: ${reason}`)

/** 429 with the whole seconds to wait. */
export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

/** 400 with the id that the group goes by now. */
export const migrated = (to: number): Refusal =>
  new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: to,
  })

/** 401: the token is nobody's. */
export const unauthorized = (): Refusal => new Refusal(401, 'Unauthorized')

/** 404: Telegram has no such method. */
export const noMethod = (): Refusal => new Refusal(404, 'Not Found: method not found')
