import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BotApi, startBotApi } from '../../../infra/local/botapi/server.ts'
import { type PlayMessage, playId } from '../../../infra/local/playground/protocol.ts'

/*
 * `BOT_TOKEN=… npm start` as a process of its own, with the strict local Bot API in Telegram's place.
 */

const root = new URL('../../..', import.meta.url).pathname
const token = '7700001:AAE-a-token-of-this-test-alone'
const [anna, li] = [8001, 8002]

let dataDir: string
let telegram: BotApi
let group: number
let running: ChildProcess | undefined

interface Run {
  code: number | null
  said: string
}

const environment = (env: Record<string, string>) => ({
  ...process.env,
  DATA_DIR: dataDir,
  TELEGRAM_API_ROOT: telegram.url,
  BOT_TOKEN: token,
  ...env,
})

const spawned = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts'], {
    cwd: root,
    env: environment(env),
  })

/** Runs until it ends by itself. */
async function runToEnd(env: Record<string, string>): Promise<Run> {
  const child = spawned(env)
  running = child
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const [code] = await once(child, 'exit')
  return { code, said }
}

async function start(): Promise<string> {
  const child = spawned({})
  running = child
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', () => reject(new Error(`npm start ended: ${said}`)))
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('Ctrl-C')) resolve(said)
    })
  })
}

async function end(signal: NodeJS.Signals): Promise<number | null> {
  if (!running || running.exitCode !== null) return running?.exitCode ?? null
  const ended = once(running, 'exit')
  running.kill(signal)
  const [code] = await ended
  running = undefined
  return code
}
const kill = () => end('SIGKILL')

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'bangshou-'))
  telegram = await startBotApi({
    port: 0,
    token,
    bot: { first_name: '帮手', username: 'bangshou_bot' },
    clock: { now: Date.now, zone: 'Asia/Shanghai' },
    elapsed: () => performance.now(),
    random: Math.random,
    rates: false,
  })
  for (const [id, first_name] of [
    [anna, '陈静'],
    [li, '李芳'],
  ] as const) {
    telegram.play.person({ id, first_name, language_code: 'zh-hans', started: true })
  }
  const members = [anna, li]
  group = telegram.play.group({ title: '桂花社区', by: anna, members, supergroup: true }).id
})
afterEach(async () => {
  await kill()
  await telegram.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const soon = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 50 })

const textOf = ({ message }: PlayMessage) => message.text ?? message.caption ?? ''
const inChat = (chat: number, text: string) =>
  telegram.world.messagesOf(chat).filter((m) => textOf(m).includes(text))

function buttonIn(chat: number, label: string): { id: number; data: string } {
  for (const { message } of telegram.world.messagesOf(chat).reverse()) {
    const all = message.reply_markup?.inline_keyboard.flat() ?? []
    const found = all.find((b) => b.text.includes(label))
    if (found && 'callback_data' in found) return { id: playId(message), data: found.callback_data }
  }
  const newest = telegram.world.messagesOf(chat).slice(-3).map(textOf).join('\n---\n')
  throw new Error(`no button ${label} yet; newest:\n${newest}`)
}

/** Presses a button once it is there; the toast may come much later, or never. */
async function press(as: number, chat: number, label: string): Promise<void> {
  const button = await soon(() => buttonIn(chat, label))
  void telegram.play.press({ as, chat, ...button })
}

async function waiting(): Promise<number> {
  const answer = await telegram.call('getWebhookInfo')
  if (typeof answer === 'string' || !answer.ok) throw new Error('no webhook info')
  return (answer.result as { pending_update_count: number }).pending_update_count
}

const show = '/recruit 12月26日 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演2 风险:无'

/** A community with a group, and an activity whose preview the coordinator sees. */
async function preview(): Promise<void> {
  telegram.play.addBot({ chat: group, by: anna, admin: true })
  await press(anna, group, '启用帮手')
  await press(anna, group, '我做负责人')
  await soon(() => expect(inChat(group, '启用好了')).toHaveLength(1))
  telegram.play.send({ as: anna, chat: anna, text: show })
  await soon(() => buttonIn(anna, '发布'))
}

const sentTo = (chat: number, code: number) =>
  telegram.calls.of('sendMessage').filter((c) => c.params.chat_id === chat && c.code === code)

describe('a real bot, by long polling', () => {
  it('does an update again that a kill interrupted, and nothing twice; Ctrl-C stops it', async () => {
    expect(await start()).toContain('running as @bangshou_bot')
    telegram.play.addBot({ chat: group, by: anna, admin: true })
    await press(anna, group, '启用帮手')
    await press(anna, group, '我做负责人')
    await soon(() => expect(inChat(group, '启用好了')).toHaveLength(1))
    await soon(async () => expect(await waiting()).toBe(0))

    // Killed while the update is being handled: the answer to it never came.
    telegram.play.fault({ method: 'sendMessage', chat: anna, fault: 'timeout-before' })
    telegram.play.send({ as: anna, chat: anna, text: show })
    await soon(() => expect(sentTo(anna, 0)).toHaveLength(1))
    expect(await waiting()).toBe(1)
    await kill()
    await start()
    await soon(() => buttonIn(anna, '发布'))
    await soon(async () => expect(await waiting()).toBe(0))
    expect(telegram.world.messagesOf(anna).filter((m) => textOf(m).includes('金秋'))).toHaveLength(
      2,
    )
    await press(anna, anna, '发布')
    await soon(() => buttonIn(group, '表演'))
    await soon(async () => expect(await waiting()).toBe(0))

    // Killed when it was done and not yet confirmed: Telegram brings it again.
    telegram.play.fault({ method: 'getUpdates', fault: 'drop', times: 1000, after: 0 })
    const [post] = inChat(group, '0/2')
    if (!post) throw new Error(`no post in ${telegram.world.messagesOf(group).map(textOf)}`)
    telegram.play.send({ as: li, chat: group, text: '+2', replyTo: playId(post.message) })
    await soon(() => expect(inChat(group, '2/2')).toHaveLength(1))
    expect(await waiting()).toBe(1)
    await kill()
    const shown = inChat(group, '金秋养老院文艺演出').map(textOf)
    const before = telegram.calls.entries.length
    telegram.play.fault({ clear: true })
    await start()
    await soon(async () => expect(await waiting()).toBe(0))
    const again = telegram.calls.entries.slice(before)
    expect(again.filter((c) => c.method === 'setMessageReaction')).not.toHaveLength(0)
    expect(inChat(group, '金秋养老院文艺演出').map(textOf)).toEqual(shown)

    expect(await end('SIGINT')).toBe(0)
  })

  it('confirms what was done when it is stopped, and leaves no process behind', async () => {
    await start()
    telegram.play.addBot({ chat: group, by: anna, admin: true })
    await soon(() => buttonIn(group, '启用帮手'))
    // As from a terminal: to the process itself, and handed on by the runner above it.
    running?.kill('SIGINT')
    expect(await end('SIGINT')).toBe(0)
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
    expect(await waiting()).toBe(0)
  })
})

describe('killed while a post is on its way', () => {
  it('asks the coordinator, who puts it up once', async () => {
    await start()
    await preview()
    telegram.play.fault({ method: 'sendMessage', chat: group, fault: 'timeout-before' })
    await press(anna, anna, '发布')
    await soon(() => expect(sentTo(group, 0)).toHaveLength(1))
    await kill()
    await start()
    await soon(() => expect(inChat(anna, '没能确认')).toHaveLength(1))
    expect(inChat(group, '/2')).toHaveLength(0)
    await press(anna, anna, '再发一次')
    await soon(() => buttonIn(group, '表演'))
    expect(inChat(group, '/2')).toHaveLength(1)
  })

  it('finds it by the first press when it was up after all', async () => {
    await start()
    await preview()
    telegram.play.fault({ method: 'sendMessage', chat: group, fault: 'timeout-after' })
    await press(anna, anna, '发布')
    await soon(() => expect(sentTo(group, 0)).toHaveLength(1))
    await kill()
    await start()
    await soon(() => expect(inChat(anna, '没能确认')).toHaveLength(1))
    await press(li, group, '表演')
    await soon(() => expect(inChat(group, '1/2')).toHaveLength(1))
    expect(inChat(group, '/2')).toHaveLength(1)
  })
})

describe('says in a plain sentence what is wrong, and the way out', () => {
  it('with a token that Telegram does not know', async () => {
    const { code, said } = await runToEnd({ BOT_TOKEN: '7700002:AAE-a-token-that-is-unknown' })
    expect([code, said]).toEqual([
      1,
      'Telegram does not know this BOT_TOKEN. Copy it again from BotFather (/mybots, API Token).\n',
    ])
  })

  it('with a token that is none', async () => {
    const { code, said } = await runToEnd({ BOT_TOKEN: 'bot' })
    expect([code, said]).toEqual([
      1,
      'BOT_TOKEN must be what BotFather gave you, e.g. 123456789:AAE…\n',
    ])
  })

  it('when Telegram cannot be reached', async () => {
    const { code, said } = await runToEnd({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' })
    expect(code).toBe(1)
    expect(said).toMatch(/^Telegram can't be reached at http:\/\/127\.0\.0\.1:9\. .+\n$/)
  })

  it('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, said } = await runToEnd({ BOT_TOKEN: '', PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is taken`)
    expect(said).toContain(`PORT=${port + 1} npm start`)
  })

  it('when Bangshou runs on this data already', async () => {
    await start()
    const first = running
    const { code, said } = await runToEnd({})
    running = first
    expect([code, said]).toEqual([1, expect.stringMatching(/^Bangshou is running on .+\n$/)])
  })

  it('when another program fetches the updates of the bot', async () => {
    await start()
    let said = ''
    running?.stderr?.on('data', (chunk) => {
      said += chunk
    })
    await soon(async () => {
      await telegram.call('getUpdates', { timeout: 0 })
      expect(said).toContain('Another program is fetching the updates of this bot')
    })
  })
})
