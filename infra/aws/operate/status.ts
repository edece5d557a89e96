import { namesOf } from '../cell.ts'
import { accountOf, type Operator } from './account.ts'
import { stackStatus } from './deploy.ts'
import { waitingIn } from './queues.ts'
import { kept } from './secrets.ts'
import { webhookLines } from './webhook.ts'

const shown = (n: number | undefined): string => (n === undefined ? 'not there' : String(n))

async function botStatus(o: Operator, bot: string): Promise<void> {
  const names = namesOf(o.cell)
  o.say(`${o.cell.bots[bot]} (${bot})`)
  const { token } = await kept(o.clients.parameters, o.cell, bot)
  const lines = token ? await webhookLines(o, token) : ['  no token: BOT_TOKEN=… npm run deploy']
  for (const line of lines) o.say(line)
  o.say(`  to say    ${shown(await waitingIn(o, names.queue(bot)))}`)
  o.say(`  dead      ${shown(await waitingIn(o, names.deadLetters(bot)))}`)
}

/** How a cell is doing: its stacks, what Telegram says, what waits, what was lost. */
export async function status(o: Operator): Promise<void> {
  await accountOf(o)
  const names = namesOf(o.cell)
  for (const stack of [names.dataStack, names.botsStack])
    o.say(`${stack}: ${await stackStatus(o, stack)}`)
  o.say(`table: ${o.cell.table?.name ?? names.table}`)
  for (const bot of Object.keys(o.cell.bots)) await botStatus(o, bot)
  o.say(`changes lost: ${shown(await waitingIn(o, names.lostChanges))}`)
  o.say(`minutes lost: ${shown(await waitingIn(o, names.lostTicks))}`)
}
