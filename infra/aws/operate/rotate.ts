import {
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { namesOf, OperatorError } from '../cell.ts'
import { accountOf, type Operator } from './account.ts'
import { botOf, keep, kept, newSecret } from './secrets.ts'
import { pointWebhook, webhookLines, webhookUrl } from './webhook.ts'

export interface Rotation extends Operator {
  bot: string
  /** A new token of the same bot (BotFather, /revoke); absent: the secret alone is changed. */
  token?: string
  /** Marks the change in the functions' settings, so that each starts anew. */
  mark: string
}

const pollMs = 2000

/** Starts every environment anew; those that work finish what they are at. */
async function refresh(
  { clients, cell, wait }: Rotation,
  name: string,
  mark: string,
): Promise<void> {
  const FunctionName = namesOf(cell).function(name)
  const read = () => clients.functions.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const { Environment } = await read()
  const Variables = { ...Environment?.Variables, SECRETS_CHANGED: mark }
  await clients.functions.send(
    new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }),
  )
  while ((await read()).LastUpdateStatus === 'InProgress') await wait(pollMs)
}

async function checked(r: Rotation): Promise<{ token: string; secret: string }> {
  const { token: before, secret } = await kept(r.clients.parameters, r.cell, r.bot)
  const token = r.token ?? before
  if (!token || !secret) throw new OperatorError(`Bot ${r.bot} is not deployed: npm run deploy`)
  const me = await botOf(r, token)
  if (String(me.id) !== r.bot)
    throw new OperatorError(`This token is of @${me.username}, not of ${r.cell.bots[r.bot]}`)
  return { token, secret: secret.split(',')[0] ?? secret }
}

/**
 * Changes a bot's secret, and its token if a new one is given. For a while both secrets are good:
 * what Telegram sends by the old one in that time is answered, what fails it sends again.
 */
export async function rotate(r: Rotation): Promise<void> {
  await accountOf(r)
  const { token, secret: old } = await checked(r)
  const fresh = newSecret()
  await keep(r, r.bot, 'secret', `${fresh},${old}`)
  if (r.token) await keep(r, r.bot, 'token', r.token)
  await refresh(r, `webhook-${r.bot}`, r.mark)
  if (r.token) await refresh(r, `deliver-${r.bot}`, r.mark)
  r.say('The functions know the new secret and still the old one')
  await pointWebhook(r, token, await webhookUrl(r, r.bot), fresh)
  r.say('Telegram uses the new one')
  // Requests under way when the webhook was set still carry the old one.
  await r.wait(30_000)
  await keep(r, r.bot, 'secret', fresh)
  await refresh(r, `webhook-${r.bot}`, `${r.mark}-done`)
  r.say('The old one is forgotten')
  for (const line of await webhookLines(r, token)) r.say(line)
}
