import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { GrammyError, HttpError } from 'grammy/web'

import { entries } from '../../functions/webhook/commands.ts'
import { setMenus } from '../../functions/webhook/menus.ts'
import type { Activity } from '../../shared/domain/activity.ts'
import { digest } from '../../shared/domain/ids.ts'
import { communityJobs } from '../../shared/domain/job.ts'
import { day, type Instant, instant } from '../../shared/domain/time.ts'
import { activitiesBetween } from '../../shared/store/activity.ts'
import type { Table } from '../../shared/store/connection.ts'
import { nextDue } from '../../shared/store/job.ts'
import { botApi, botIdOf } from '../../shared/telegram/api.ts'
import { allowedUpdates } from '../../shared/telegram/updates.ts'
import { type BotApi, startBotApi } from './botapi/server.ts'
import { movableClock } from './clock.ts'
import { DataInUseError } from './dynamodb/lock.ts'
import { startDynamoDb } from './dynamodb.ts'
import { localQueue, localTable, type Machine, startMachine } from './machine.ts'
import { servePlayground } from './playground/serve.ts'
import { startPolling } from './polling.ts'
import { startQueue } from './queue/queue.ts'
import { sampleBot, sampleZone } from './sample/cast.ts'
import { seedChats } from './sample/history.ts'
import { sampleCommunity, seedBooks, seedPast, seedTelegram, visitedSince } from './sample/seed.ts'
import { readSettings, SettingError, type Settings } from './settings.ts'
import { beginTable } from './table.ts'

const playgroundToken = `${sampleBot.id}:playground-of-this-machine`
const tableName = 'bangshou'

const report = (error: unknown): void =>
  console.error(error instanceof Error ? `${error.name}: ${error.message}` : error)

interface Running {
  stop(): Promise<void>
}

/** The embedded DynamoDB in the data folder, or the one that was named. */
async function database({ dataDir, dynamodbEndpoint }: Settings) {
  if (dynamodbEndpoint) return { endpoint: dynamodbEndpoint, stop: async () => {} }
  return startDynamoDb({ file: `${dataDir}/bangshou.db` })
}

function offsetFile(dataDir: string) {
  const file = `${dataDir}/clock`
  return {
    read: () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0),
    write: (ms: number) => writeFileSync(file, String(ms)),
  }
}

/** A move is answered when what became due was said, or after this: Telegram's pace goes on. */
const patienceMs = 8000
// What is due on the way is seen in its time; a chat that Telegram slows down doesn't hold up the rest.
const stopMs = 3000

// What would be left out if it came late; everything else says once what had become due.
const notMissed = communityJobs.filter((kind) => kind !== 'DAILY')

const yearMs = 366 * 24 * 3_600_000
// Anything weekly or monthly comes within.
const waitMs = 40 * day

/** What the visitor published comes first, the newest of all; then what is next. */
async function startsAfter(table: Table | undefined, after: number): Promise<number[]> {
  if (!table) return []
  const [coming, since] = await Promise.all([
    activitiesBetween(table, sampleCommunity, after, after + yearMs),
    visitedSince(table),
  ])
  const own = ({ createdAt }: Activity) => (createdAt >= since ? createdAt : 0)
  return coming
    .filter(({ start, cancelledWhy }) => start > after && cancelledWhy === undefined)
    .sort((one, other) => own(other) - own(one) || one.start - other.start)
    .map(({ start }) => start)
}

/**
 * A year of the sample community, once: its books, and its chats as they would look by now. The
 * table tells nobody of it, since all that follows is among it.
 */
async function seed(
  telegram: BotApi,
  table: Table,
  { now, weeks }: { now: Instant; weeks: number },
  pretend: (at: Instant | undefined) => void,
): Promise<void> {
  // The group is as old as the community.
  pretend(instant(now - 1000 * day))
  seedTelegram(telegram)
  pretend(undefined)
  const books = await seedBooks(table, sampleBot.id, { now, weeks })
  const api = botApi(playgroundToken, telegram.url)
  const botInfo = () => api.getMe()
  const local = await startQueue({ clock: () => now })
  const queue = localQueue(local.url)
  await seedChats(telegram, { table, queue, api, bot: sampleBot.id, botInfo }, books, now, pretend)
  await local.close()
}

/** The bot on this machine's data, without a token: a chat world of its own to try it in. */
async function playground(
  settings: Settings,
  endpoint: string,
): Promise<Running & { url: string }> {
  const { port, dataDir } = settings
  const { raw, table } = localTable(endpoint, tableName)
  const isFresh = await beginTable(raw, tableName)
  // Chats of books that are gone, or were never finished, tell of nothing any more.
  if (isFresh) rmSync(`${dataDir}/telegram.jsonl`, { force: true })
  let machine: Machine | undefined
  let telegram: BotApi | undefined
  let pretended: number | undefined
  const clock = movableClock({
    zone: sampleZone,
    real: Date.now,
    starts: (after) => startsAfter(machine?.table, after),
    nextDue: async (after, until) => machine && nextDue(machine.table, notMissed, after, until),
    dueNext: async (kind, after) =>
      machine && nextDue(machine.table, [kind], after, after + waitMs),
    async onStop() {
      await machine?.fire()
      await Promise.race([machine?.settled(), sleep(stopMs)])
    },
    offset: offsetFile(dataDir),
    async onMove() {
      telegram?.world.emit({
        kind: 'clock',
        clock: { now: clock.now(), moved: clock.moved(), zone: sampleZone },
      })
      telegram?.world.commit()
      await machine?.fire()
      await Promise.race([machine?.settled(), sleep(patienceMs)])
    },
  })
  const page = servePlayground()
  telegram = await startBotApi({
    port,
    token: playgroundToken,
    bot: { first_name: sampleBot.first_name, username: sampleBot.username },
    dataFile: `${dataDir}/telegram.jsonl`,
    clock: { ...clock, now: () => pretended ?? clock.now() },
    elapsed: () => clock.elapsed(),
    random: Math.random,
    fallback(request, response) {
      if (request.url !== '/webhook') return page(request, response)
      machine?.webhook(request, response)
      return machine !== undefined
    },
  })
  if (isFresh) {
    const begins = { now: instant(clock.now()), weeks: settings.sampleWeeks }
    await seed(telegram, table, begins, (at) => {
      pretended = at
    })
  }
  // Books that were restored from a backup meet their neighbours again, in chats that begin anew.
  else if (telegram.world.tables.people.rows.size === 0) seedTelegram(telegram)
  const secret = digest(playgroundToken, dataDir)
  machine = await startMachine({
    endpoint,
    tableName,
    token: playgroundToken,
    secret,
    apiRoot: telegram.url,
    dataDir,
    clock: () => clock.now(),
    pacing: () => clock.elapsed(),
    onError: report,
  })
  await telegram.call('setWebhook', {
    url: `${telegram.url}/webhook`,
    secret_token: secret,
    max_connections: 40,
    allowed_updates: [...allowedUpdates],
  })
  await setMenus(botApi(playgroundToken, telegram.url), entries)
  const [bot, local] = [machine, telegram]
  const ending = new AbortController()
  const past = seedPast(table, settings.sampleWeeks, ending.signal).catch(report)
  return {
    url: telegram.url,
    async stop() {
      ending.abort()
      await past
      await bot.stop()
      await local.close()
    },
  }
}

/** A real bot by long polling, on the same data. */
async function realBot(settings: Settings, token: string, endpoint: string): Promise<Running> {
  const { dataDir, telegramApiRoot: apiRoot } = settings
  const clock = Date.now
  // Long polls last longer than any other call.
  const api = botApi(token, apiRoot, 40)
  const { username } = await api.getMe()
  await api.deleteWebhook()
  const secret = digest(token, dataDir)
  const name = `${tableName}-${botIdOf(token)}`
  const machine = await startMachine({
    endpoint,
    tableName: name,
    token,
    secret,
    apiRoot,
    dataDir,
    clock,
    onError: report,
  })
  await setMenus(api, entries)
  const polling = startPolling({
    api,
    handler: machine.handle,
    secret,
    clock,
    onDone: machine.poke,
    onError: report,
  })
  console.log(`Bangshou is running as @${username}. Add it to your group. Ctrl-C stops it.`)
  return {
    async stop() {
      await polling.stop()
      await machine.stop()
    },
  }
}

async function run(settings: Settings): Promise<Running> {
  mkdirSync(settings.dataDir, { recursive: true })
  const db = await database(settings)
  try {
    const { token } = settings
    const bot = token
      ? await realBot(settings, token, db.endpoint)
      : await playground(settings, db.endpoint)
    if ('url' in bot) console.log(`Bangshou's playground is open at ${bot.url} (Ctrl-C stops it)`)
    return {
      async stop() {
        await bot.stop()
        await db.stop()
      },
    }
  } catch (error) {
    await db.stop()
    throw error
  }
}

/** What went wrong at the start, and the way out, in words for whoever runs it. */
function explained(error: unknown, settings: Partial<Settings>): string {
  const { port, token, telegramApiRoot } = settings
  if (error instanceof SettingError || error instanceof DataInUseError) return error.message
  if (error instanceof HttpError) {
    return `Telegram can't be reached at ${telegramApiRoot}. Look whether this machine is online and may open that address; then start again.`
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken; Bangshou may be running there already. Stop that one, or choose another port: PORT=${Number(port) + 1} npm start`
  }
  // Telegram says 404 to what doesn't even look like a token of its own.
  if (token && error instanceof GrammyError && [401, 404].includes(error.error_code)) {
    return 'Telegram does not know this BOT_TOKEN. Copy it again from BotFather (/mybots, API Token).'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

let settings: Settings | undefined
try {
  settings = readSettings(process.env)
  const running = await run(settings)
  // A Ctrl-C comes twice: from the terminal, and handed on by the runner. The first one counts.
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    console.log('Finishing what is under way…')
    await running.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  console.error(explained(error, settings ?? {}))
  process.exit(1)
}
