import {
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda'
import { type Cell, namesOf, OperatorError } from '../cell.ts'
import { accountOf, type Operator } from './account.ts'
import { botOf, keep, kept, newSecret } from './secrets.ts'
import { pointWebhook, putMenus, webhookLines, webhookUrl } from './webhook.ts'

export interface Deployment extends Operator {
  /** A new bot for the cell, or one of its own again. */
  token?: string
  /** Notes a bot in cdk.json. */
  note: (bots: Cell['bots']) => void
  /** Fetches what must be there before bundles are made. */
  prepare: () => Promise<void>
}

/** CloudFormation's way of saying that a stack isn't there is a validation error. */
export async function stackStatus({ clients }: Operator, StackName: string): Promise<string> {
  try {
    const { Stacks } = await clients.stacks.send(new DescribeStacksCommand({ StackName }))
    return Stacks?.[0]?.StackStatus ?? 'not there'
  } catch (error) {
    if (error instanceof CloudFormationServiceException && /does not exist/.test(error.message))
      return 'not there'
    throw error
  }
}

// AWS keeps a hundred for whatever reserves nothing.
const unreservable = 100
const reservedByBot = 22
const reservedByCell = 12

/** New accounts may run ten functions at once, of which none can be reserved. */
async function checkConcurrency({ clients, cell }: Operator): Promise<void> {
  if (!cell.reserveConcurrency) return
  const { AccountLimit } = await clients.functions.send(new GetAccountSettingsCommand({}))
  const limit = AccountLimit?.ConcurrentExecutions ?? 0
  const needed = unreservable + reservedByCell + reservedByBot * Object.keys(cell.bots).length
  if (limit >= needed) return
  throw new OperatorError(
    `This account may run ${limit} functions at once in ${cell.region}; ${needed} are needed. Either ask for more (Service Quotas, AWS Lambda, "Concurrent executions", free, about a day), or set "reserveConcurrency": false for cell ${cell.name} in cdk.json and deploy now.`,
  )
}

/** The bot's token, secret and description lie where its functions look before they start. */
async function admitBot(d: Deployment, token: string): Promise<Cell['bots']> {
  const me = await botOf(d, token)
  const bot = String(me.id)
  const before = await kept(d.clients.parameters, d.cell, bot)
  if (before.token && before.token !== token)
    throw new OperatorError(
      `Another token of @${me.username} is in use. To change it: BOT_TOKEN=… npm run rotate`,
    )
  await keep(d, bot, 'token', token)
  await keep(d, bot, 'info', JSON.stringify(me))
  if (!before.secret) await keep(d, bot, 'secret', newSecret())
  d.say(`@${me.username} (${bot}): token and secret are kept in the parameter store`)
  return { ...d.cell.bots, [bot]: `@${me.username}` }
}

async function bootstrap(d: Deployment, account: string): Promise<void> {
  if ((await stackStatus(d, 'CDKToolkit')) !== 'not there') return
  d.say(`Preparing ${d.cell.region} for the CDK, once per account and region …`)
  await d.cdk('bootstrap', `aws://${account}/${d.cell.region}`)
}

/** Telegram may bring updates from here on. */
async function open(d: Operator, bot: string): Promise<void> {
  const { token, secret } = await kept(d.clients.parameters, d.cell, bot)
  if (!token || !secret)
    throw new OperatorError(`Bot ${bot} of cdk.json has no token yet: BOT_TOKEN=… npm run deploy`)
  const [newest = ''] = secret.split(',')
  await pointWebhook(d, token, await webhookUrl(d, bot), newest)
  await putMenus(d, token)
  d.say(`${d.cell.bots[bot]} is open:`)
  for (const line of await webhookLines(d, token)) d.say(line)
}

/** From a token to a bot that answers. Repeating it changes nothing that is right already. */
export async function deploy(given: Deployment): Promise<void> {
  const account = await accountOf(given)
  const bots = given.token ? await admitBot(given, given.token) : given.cell.bots
  if (Object.keys(bots).length === 0)
    throw new OperatorError(
      `Cell ${given.cell.name} has no bot. Get a token from @BotFather (/newbot), then: BOT_TOKEN=123456789:AAE… npm run deploy`,
    )
  given.note(bots)
  const d = { ...given, cell: { ...given.cell, bots } }
  await checkConcurrency(d)
  await d.prepare()
  await bootstrap(d, account)
  d.say('Deploying, about four minutes the first time …')
  const { dataStack, botsStack } = namesOf(d.cell)
  await d.cdk('deploy', dataStack, botsStack, '--require-approval', 'never')
  for (const bot of Object.keys(bots)) await open(d, bot)
  d.say('Add the bot to your group and press the button of its welcome.')
}
