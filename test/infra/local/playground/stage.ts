import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { applyEvent } from '../../../../infra/local/playground/page/world.ts'
import type { PlayEvent, PlayMessage, World } from '../../../../infra/local/playground/protocol.ts'
import { servePlayground } from '../../../../infra/local/playground/serve.ts'

export interface Act {
  action: string
  body: Record<string, unknown>
}

/** A world whose every event the test decides, and which remembers what the page asked for. */
export interface Stage {
  root: string
  world: World
  acts: Act[]
  emit(event: PlayEvent): void
  /** Holds back the answers to presses until the function that it gives is called. */
  holdPresses(): () => void
  /** Breaks every stream of events, as a restart of the server does. */
  cut(): void
  close(): Promise<void>
}

export const group = -1001
export const bot = { id: 9, is_bot: true, first_name: '帮手', username: 'bangshou_bot' }
const user = (id: number, first_name: string) => ({ id, is_bot: false, first_name })
export const wang = { id: 1, user: user(1, '王桂兰'), role: 'coordinator', started: true }
export const li = { id: 2, user: user(2, '李伟'), role: 'volunteer', started: true }
export const zhou = { id: 3, user: user(3, '周杰'), role: 'resident', started: false }

const commands = [
  { command: 'help', description: '帮助' },
  { command: 'my', description: '我的报名' },
]

const firstWorld = (): World => ({
  bot,
  people: [wang, li, zhou],
  chats: [{ id: group, type: 'supergroup', title: '金秋社区', members: [1, 2, 3, 9], admins: [1] }],
  messages: [],
  unread: {},
  commands: { [`1:${group}`]: commands, [`2:${group}`]: commands },
  clock: { now: Date.parse('2026-11-27T20:15:00+08:00'), moved: false, zone: 'Asia/Shanghai' },
})

const fullText = async (req: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of req) text += chunk
  return text
}

/** A message of the stage; its time is that of the first world's clock. */
export const said = (
  chat: number,
  id: number,
  from: { id: number; is_bot: boolean; first_name: string },
  text: string,
  more: object = {},
): PlayMessage => ({
  chat,
  message: {
    message_id: id,
    date: Date.parse('2026-11-27T20:14:00+08:00') / 1000,
    chat:
      chat > 0
        ? { id: chat, type: 'private', first_name: '' }
        : { id: chat, type: 'supergroup', title: '金秋社区' },
    from,
    text,
    ...more,
  },
  reactions: [],
})

/** Opens a stage on a port of its own. */
export const openStage = async (): Promise<Stage> => {
  const page = servePlayground()
  const streams = new Set<ServerResponse>()
  let held: Promise<void> | null = null
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = req.url ?? '/'
    if (path === '/play/world') res.end(JSON.stringify(stage.world))
    else if (path === '/play/events') {
      streams.add(res.writeHead(200, { 'content-type': 'text/event-stream' }))
      res.write(':\n\n')
    } else if (req.method === 'POST') {
      const action = path.replace('/play/', '')
      stage.acts.push({ action, body: JSON.parse(await fullText(req)) })
      if (action === 'press') await held
      res.end('{"ok":true}')
    } else if (!(await page(req, res))) res.writeHead(404).end()
  }
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const stage: Stage = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    world: firstWorld(),
    acts: [],
    emit: (event) => {
      stage.world = applyEvent(stage.world, event)
      for (const stream of streams) stream.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    holdPresses: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    cut: () => {
      for (const stream of streams) stream.destroy()
      streams.clear()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return stage
}
