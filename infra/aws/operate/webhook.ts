import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { entries } from '../../../functions/webhook/commands.ts'
import { setMenus } from '../../../functions/webhook/menus.ts'
import { allowedUpdates } from '../../../shared/telegram/updates.ts'
import { namesOf, OperatorError } from '../cell.ts'
import type { Operator } from './account.ts'

// As many updates at once as there may be environments for them.
const connections = 20

/** Where a bot's updates go, by the outputs of the stack. */
export async function webhookUrl({ clients, cell }: Operator, bot: string): Promise<string> {
  const { botsStack } = namesOf(cell)
  const { Stacks } = await clients.stacks.send(new DescribeStacksCommand({ StackName: botsStack }))
  const found = Stacks?.[0]?.Outputs?.find((o) => o.OutputKey === `WebhookUrl${bot}`)?.OutputValue
  if (!found) throw new OperatorError(`${botsStack} has no address for bot ${bot}: npm run deploy`)
  return found
}

/** Tells Telegram where to bring updates, which, and by what secret they are known. */
export async function pointWebhook(
  { telegram }: Pick<Operator, 'telegram'>,
  token: string,
  url: string,
  secret: string,
): Promise<void> {
  await telegram(token).setWebhook(url, {
    secret_token: secret,
    max_connections: connections,
    allowed_updates: [...allowedUpdates],
  })
}

export const putMenus = ({ telegram }: Pick<Operator, 'telegram'>, token: string): Promise<void> =>
  setMenus(telegram(token), entries)

/** What Telegram itself says of the webhook, in lines. */
export async function webhookLines(
  { telegram }: Pick<Operator, 'telegram'>,
  token: string,
): Promise<string[]> {
  const info = await telegram(token).getWebhookInfo()
  const { url = '', pending_update_count: waiting, last_error_date: at } = info
  const lines = [
    `  webhook   ${url || 'none: npm run deploy sets it'}`,
    `  updates   ${info.allowed_updates?.join(', ') ?? 'the usual'}`,
    `  waiting   ${waiting}`,
  ]
  if (at === undefined) return lines
  const when = new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ')
  return [...lines, `  last error ${when} UTC: ${info.last_error_message}`]
}
