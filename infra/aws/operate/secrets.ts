import { randomBytes } from 'node:crypto'
import { GetParametersCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'
import type { UserFromGetMe } from 'grammy/types'
import { GrammyError } from 'grammy/web'
import { type Cell, namesOf, OperatorError } from '../cell.ts'
import type { Operator } from './account.ts'

type What = 'token' | 'secret' | 'info'

/** What Telegram's header may hold: 1–256 of these letters. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Keeps a bot's token or secret under the account's key for parameters; `info` is no secret. */
export async function keep(
  { clients, cell }: Pick<Operator, 'clients' | 'cell'>,
  bot: string,
  what: What,
  value: string,
): Promise<void> {
  await clients.parameters.send(
    new PutParameterCommand({
      Name: namesOf(cell).parameter(bot, what),
      Value: value,
      Type: what === 'info' ? 'String' : 'SecureString',
      Overwrite: true,
    }),
  )
}

/** A bot's parameters, as far as they are kept. */
export async function kept(
  parameters: SSMClient,
  cell: Cell,
  bot: string,
): Promise<Partial<Record<What, string>>> {
  const { parameter } = namesOf(cell)
  const whats = ['token', 'secret', 'info'] as const
  const { Parameters = [] } = await parameters.send(
    new GetParametersCommand({ Names: whats.map((w) => parameter(bot, w)), WithDecryption: true }),
  )
  const values = new Map(Parameters.map(({ Name, Value }) => [Name, Value]))
  return Object.fromEntries(
    whats.flatMap((w) => {
      const value = values.get(parameter(bot, w))
      return value ? [[w, value]] : []
    }),
  )
}

/** Whose token it is, as Telegram says; an unknown one is a mistake of the person who typed it. */
export async function botOf(
  { telegram }: Pick<Operator, 'telegram'>,
  token: string,
): Promise<UserFromGetMe> {
  try {
    return await telegram(token).getMe()
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
      throw new OperatorError(
        'Telegram does not know this BOT_TOKEN. Copy it again from BotFather (/mybots, API Token).',
      )
    throw error
  }
}
