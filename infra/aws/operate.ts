import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { instant } from '../../shared/domain/time.ts'
import { documentClient } from '../../shared/store/connection.ts'
import { botApi } from '../../shared/telegram/api.ts'
import { listed, putBack } from '../dead-letters.ts'
import { changeCell, OperatorError, readCell } from './cell.ts'
import { accountOf, clientsIn, type Operator } from './operate/account.ts'
import { deploy } from './operate/deploy.ts'
import { destroy } from './operate/destroy.ts'
import { logs, sinceOf } from './operate/logs.ts'
import { fetchNative } from './operate/native.ts'
import { placeOf } from './operate/queues.ts'
import { restore } from './operate/restore.ts'
import { rotate } from './operate/rotate.ts'
import { status } from './operate/status.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    cell: text,
    bot: text,
    list: flag,
    data: flag,
    'yes-delete': text,
    community: text,
    activity: text,
    request: text,
    update: text,
    level: text,
    since: text,
    to: text,
  },
})

const env: Record<string, string | undefined> = {
  ...process.env,
  ...(values.cell && { CELL: values.cell }),
}
const root = fileURLToPath(new URL('../..', import.meta.url))
const token = env.BOT_TOKEN

function cdk(...words: string[]): Promise<void> {
  const child = spawn('npx', ['cdk', ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new OperatorError(`cdk ${words[0]} failed; its own words stand above`))
    })
  })
}

function operator(): Operator {
  const cell = readCell(env)
  return {
    cell,
    clients: clientsIn(cell.region),
    say: (line) => console.log(line),
    cdk,
    telegram: (of) => botApi(of, env.TELEGRAM_API_ROOT ?? 'https://api.telegram.org'),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}

const documentsOf = (o: Operator) => documentClient(o.clients.tables)

/** The bot that is meant: the one named, or the only one. */
function botIn({ cell }: Operator): string {
  const bots = Object.keys(cell.bots)
  const bot = values.bot ?? bots[0]
  if (!bot || !bots.includes(bot))
    throw new OperatorError(`cell ${cell.name} has no bot ${bot ?? ''}`)
  if (values.bot || bots.length === 1) return bot
  const choice = Object.entries(cell.bots).map(([id, name]) => `--bot ${id} (${name})`)
  throw new OperatorError(`Which bot? ${choice.join(', ')}`)
}

async function redriveAll(o: Operator): Promise<void> {
  await accountOf(o)
  for (const bot of values.bot ? [botIn(o)] : Object.keys(o.cell.bots)) {
    const place = await placeOf(o, bot, documentsOf(o))
    o.say(`${o.cell.bots[bot]} (${bot})`)
    for (const line of await (values.list ? listed : putBack)(place)) o.say(line)
  }
}

function moment(to: string | undefined): Date {
  const at = new Date(to ?? '')
  if (!Number.isNaN(at.getTime())) return at
  throw new OperatorError('When to? npm run restore-table -- --to 2026-11-26T08:00:00+08:00')
}

const commands: Record<string, (o: Operator) => Promise<void>> = {
  deploy: (o) =>
    deploy({
      ...o,
      ...(token && { token }),
      note: (bots) => changeCell(o.cell.name, { bots }),
      prepare: fetchNative,
    }),
  status,
  rotate: (o) =>
    rotate({ ...o, bot: botIn(o), mark: new Date().toISOString(), ...(token && { token }) }),
  redrive: redriveAll,
  destroy: (o) => destroy({ ...o, data: values.data, confirmed: values['yes-delete'] }),
  async logs(o) {
    await accountOf(o)
    const { community, activity, request, update, level, since = '1h' } = values
    const asked = { community, activity, request, update, level }
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    return logs(o, { ...Object.fromEntries(given), since: sinceOf(since, Date.now()) })
  },
  'restore-table': (o) =>
    restore({
      ...o,
      to: moment(values.to),
      now: instant(Date.now()),
      documents: documentsOf(o),
      random: () => randomUUID().replaceAll('-', ''),
      note: (table) => changeCell(o.cell.name, { table }),
    }),
}

try {
  const command = commands[positionals[0] ?? '']
  if (!command) throw new OperatorError(`One of: ${Object.keys(commands).join(', ')}`)
  await command(operator())
} catch (error) {
  // Of an error the name and the message alone: what it carries may hold a token.
  const known = error instanceof OperatorError
  console.error(
    known || !(error instanceof Error)
      ? String((error as Error).message ?? error)
      : `${error.name}: ${error.message}`,
  )
  process.exitCode = 1
}
