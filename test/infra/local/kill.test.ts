import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DateTime } from 'luxon'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anyone } from '../../../infra/local/machine.ts'
import type { PlayMessage, World } from '../../../infra/local/playground/protocol.ts'
import { readRunning } from '../../../infra/local/running.ts'
import { countMessages } from '../../../shared/queue/dead-letters.ts'

const root = new URL('../../..', import.meta.url).pathname
let dataDir: string
const [coordinator, liFang, group] = [7001, 7002, -1007000000001]
let running: ChildProcess | undefined

/** Starts the playground on the same data; answers its address. */
async function start(): Promise<string> {
  // Nothing but the eight neighbours: whatever is said in the group is of what they do here.
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, BOT_TOKEN: '', SAMPLE_WEEKS: '0' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/start.ts'], {
    cwd: root,
    env,
  })
  running = child
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', () => reject(new Error(`npm start ended: ${said}`)))
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /open at (\S+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    })
  })
}

/** Ends the process without a word. */
async function kill(): Promise<void> {
  if (!running?.pid) return
  const ended = once(running, 'exit')
  running.kill('SIGKILL')
  await ended
  running = undefined
}

const post = async (url: string, action: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/play/${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return answer.json()
}

async function messages(url: string, chat: number): Promise<PlayMessage[]> {
  const world = (await (await fetch(`${url}/play/world`)).json()) as World
  return world.messages.filter((m) => m.chat === chat)
}

const textOf = ({ message }: PlayMessage) => message.text ?? ''

/** The newest message of a chat with such a button, once it is there; and the button. */
const withButton = (url: string, chat: number, label: string) =>
  vi.waitFor(
    async () => {
      for (const m of (await messages(url, chat)).reverse()) {
        const all = m.message.reply_markup?.inline_keyboard.flat() ?? []
        const found = all.find((b) => b.text.includes(label))
        if (found && 'callback_data' in found)
          return { id: m.message.message_id, data: found.callback_data }
      }
      throw new Error(`no button ${label} yet`)
    },
    { timeout: 15_000, interval: 100 },
  )

const press = async (url: string, as: number, chat: number, label: string) =>
  post(url, 'press', { as, chat, ...(await withButton(url, chat, label)) })

const seen = (url: string, text: string, times: number) =>
  vi.waitFor(
    async () => {
      const found = (await messages(url, group)).filter((m) => textOf(m).includes(text))
      expect(found).toHaveLength(times)
      return found
    },
    { timeout: 15_000, interval: 100 },
  )

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bangshou-'))
})
afterEach(async () => {
  await kill()
  rmSync(dataDir, { recursive: true, force: true })
})

const show = '/recruit 周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演2 风险:无'

/** Published, with one volunteer in. */
async function published(url: string): Promise<void> {
  await post(url, 'send', { as: coordinator, chat: coordinator, text: show })
  await press(url, coordinator, coordinator, '发布')
  await press(url, liFang, group, '表演')
  await seen(url, '▰', 1)
}

/**
 * Nothing waits in the queue: what was said is known to have been said. A reminder whose send was
 * not yet acknowledged may come again after a kill, as may every message that Telegram can't be
 * asked about.
 */
async function quiet(): Promise<void> {
  const running = readRunning(dataDir)
  if (!running) throw new Error('not running')
  const client = new SQSClient({ ...anyone, endpoint: new URL(running.queue).origin })
  const queue = { client: async () => client, url: running.queue }
  await vi.waitFor(async () => expect(await countMessages(queue)).toBe(0), {
    timeout: 15_000,
    interval: 50,
  })
  client.destroy()
}

it('has reminded when the clock says that it is moved', async () => {
  const url = await start()
  await published(url)
  await post(url, 'clock', { to: 'evening-before' })
  const said = (await messages(url, group)).filter((m) => textOf(m).includes('快到日子了'))
  expect(said).toHaveLength(1)
})

it('reminds once of what became due while it was down', async () => {
  let url = await start()
  await published(url)
  await kill()
  // Two days pass: the playground's clock is as far ahead of the real one as its file says.
  const saturday = DateTime.now()
    .setZone('Asia/Shanghai')
    .startOf('week')
    .plus({ days: 5, hours: 9 })
  const next = saturday > DateTime.now() ? saturday : saturday.plus({ weeks: 1 })
  const ahead = next.minus({ hours: 20 }).toMillis() - Date.now()
  writeFileSync(join(dataDir, 'clock'), String(ahead))
  url = await start()
  await seen(url, '快到日子了', 1)
  await quiet()
  await kill()
  url = await start()
  await seen(url, '快到日子了', 1)
})

it('loses no answer that was acknowledged when it is killed, and reminds once', async () => {
  let url = await start()
  await post(url, 'send', { as: coordinator, chat: coordinator, text: show })
  await press(url, coordinator, coordinator, '发布')
  await withButton(url, group, '表演')
  await kill()

  url = await start()
  await press(url, liFang, group, '表演')
  await kill()

  url = await start()
  const [shown] = await seen(url, '▰', 1)
  expect(shown && textOf(shown)).toContain('李芳')
  await post(url, 'clock', { to: 'evening-before' })
  await vi.waitFor(async () => {
    const world = (await (await fetch(`${url}/play/world`)).json()) as World
    expect(world.clock.moved).toBe(true)
  })
  await kill()

  url = await start()
  await seen(url, '快到日子了', 1)
  await quiet()
  await kill()
  url = await start()
  await seen(url, '快到日子了', 1)
})
