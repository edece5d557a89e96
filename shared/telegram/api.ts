import { Api } from 'grammy/web'

/**
 * The Bot API of one bot. A call that takes longer than `timeoutSeconds` counts as failed with
 * unknown effect; grammY's default of 500 s would outlive the function.
 */
export const botApi = (token: string, apiRoot: string, timeoutSeconds = 10): Api =>
  new Api(token, { apiRoot, timeoutSeconds })

/** The number before the colon of a token is the bot's id. */
export const botIdOf = (token: string): number => Number(token.split(':')[0])
