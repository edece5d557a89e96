import { randomUUID } from 'node:crypto'
import type { InlineKeyboardButton } from 'grammy/types'
import type { Pace } from '../../functions/deliver/pace.ts'
import { startBotApi } from '../../infra/local/botapi/server.ts'
import { type MachineOptions, startMachine } from '../../infra/local/machine.ts'
import { type PlayMessage, playId } from '../../infra/local/playground/protocol.ts'
import { type Community, defaultQuiet } from '../../shared/domain/community.ts'
import { type CommunityId, memberOf } from '../../shared/domain/ids.ts'
import { instant } from '../../shared/domain/time.ts'
import { foundCommunity } from '../../shared/store/community.ts'
import { addMember, newMember, updateProfile } from '../../shared/store/member.ts'
import { sharedDynamoDb } from './dynamodb.ts'

const secret = 'a-secret'
export const token = '7700001:test-token'
const botId = 7700001

/** 周三 2026-11-25 10:00 in Shanghai. */
export const wednesdayTen = Date.UTC(2026, 10, 25, 2, 0)

export interface WorldOptions {
  now?: number
  /** Telegram's rates make a test wait; those about them switch them on. */
  rates?: boolean
  /** Milliseconds until a failed webhook is tried again. */
  retryMs?: number
  /** Telegram's pace, as in production; tests go without. */
  pace?: Pace
  editGapMs?: number
  /** The clock stands still between two moves. */
  still?: boolean
  /** The bot is an admin of the group. */
  admin?: boolean
  /** The functions elsewhere than in this process; they keep their own pace. */
  functions?: NonNullable<MachineOptions['functions']>
  /** How long the queue waits for an environment that said nothing more. */
  visibilitySeconds?: number
  /** Another way to the database than straight. */
  endpoint?: string
}

export interface Neighbour {
  id: number
  name: string
}

const anna = { id: 8001, name: '陈静', started: true }
const others = [
  { id: 8002, name: '李芳', started: true },
  { id: 8003, name: '张建国', started: true },
  { id: 8004, name: '刘梅', started: false },
  { id: 8005, name: '王伟', started: true },
  { id: 8006, name: '赵强', started: true },
]

/**
 * The whole bot on the real parts: the four functions, the embedded DynamoDB with its stream, the
 * queue, and the strict local Bot API with a group in it. People act; what they see is read back.
 */
export async function startWorld(options: WorldOptions = {}) {
  const { now = wednesdayTen, rates = false, retryMs = 20, admin = true, still = false } = options
  const endpoint = options.endpoint ?? (await sharedDynamoDb()).endpoint
  let at = now
  const began = performance.now()
  const passed = () => (still ? 0 : performance.now() - began)
  const clock = () => at + passed()
  const errors: unknown[] = []
  let handle: Awaited<ReturnType<typeof startMachine>>['webhook'] | undefined
  const telegram = await startBotApi({
    port: 0,
    token,
    bot: { first_name: '帮手', username: 'bangshou_bot' },
    clock: { now: clock, zone: 'Asia/Shanghai' },
    elapsed: () => performance.now(),
    random: Math.random,
    rates,
    retryMs: () => retryMs,
    fallback(request, response) {
      if (request.url !== '/webhook' || !handle) return false
      handle(request, response)
      return true
    },
  })
  const machine = await startMachine({
    endpoint,
    tableName: `w-${randomUUID()}`,
    token,
    secret,
    apiRoot: telegram.url,
    clock,
    everySeconds: 3600,
    pace: options.pace ?? { wait: () => 0, took: () => {} },
    editGapMs: options.editGapMs ?? 0,
    ...(options.functions && { functions: options.functions }),
    ...(options.visibilitySeconds && { visibilitySeconds: options.visibilitySeconds }),
    onError: (error) => errors.push(error),
  })
  handle = machine.webhook
  await telegram.call('setWebhook', {
    url: `${telegram.url}/webhook`,
    secret_token: secret,
    max_connections: 40,
    allowed_updates: [
      'message',
      'callback_query',
      'my_chat_member',
      'message_reaction',
      'poll',
      'poll_answer',
    ],
  })
  for (const { id, name, started } of [anna, ...others]) {
    telegram.play.person({ id, first_name: name, language_code: 'zh-hans', started })
  }
  const members = [anna, ...others].map(({ id }) => id)
  const group = telegram.play.group({
    title: '桂花社区志愿者',
    by: anna.id,
    members,
    supergroup: true,
  }).id

  /** Waits until every update, row and message was handled. */
  async function settled(): Promise<void> {
    await telegram.settled()
    await machine.settled()
  }

  /** The bot joins the group, and the community is there as if it had been set up. */
  async function found(): Promise<Community> {
    const community: Community = {
      id: 'guihua' as CommunityId,
      name: '桂花社区',
      zone: 'Asia/Shanghai',
      language: 'zh-CN',
      chat: group,
      quiet: defaultQuiet,
      policy: 'chongqing@1',
      calendar: 'cn',
      createdAt: instant(now),
      coordinators: [memberOf(anna.id)],
    }
    const founder = newMember(community.id, memberOf(anna.id), instant(now))
    const consent = { version: 1, at: instant(now) }
    await foundCommunity(machine.table, botId, community, {
      ...founder,
      name: anna.name,
      consent,
      roles: { coordinator: true },
    })
    for (const { id, name, started } of others) {
      await addMember(machine.table, {
        ...newMember(community.id, memberOf(id), instant(now)),
        name,
        consent,
      })
      if (started) await updateProfile(machine.table, id, { reachable: true })
    }
    await updateProfile(machine.table, anna.id, { reachable: true })
    telegram.play.addBot({ chat: group, by: anna.id, admin })
    await settled()
    return community
  }

  const seen = (chat: number, person?: number): PlayMessage[] =>
    telegram.world.messagesOf(chat).filter((m) => m.onlyFor === undefined || m.onlyFor === person)

  const textOf = ({ message }: PlayMessage): string => message.text ?? message.caption ?? ''

  const buttonsOf = ({ message }: PlayMessage): InlineKeyboardButton[] =>
    message.reply_markup?.inline_keyboard.flat() ?? []

  /** The newest message of a chat, of the bot, that has such words or such a button. */
  function find(chat: number, pattern: RegExp | string, person?: number): PlayMessage {
    const fits = (text: string) =>
      typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)
    const found = seen(chat, person)
      .reverse()
      .find(
        (m) =>
          m.message.from?.id === botId &&
          (fits(textOf(m)) || buttonsOf(m).some((b) => fits(b.text))),
      )
    if (!found) {
      const last = seen(chat, person).slice(-5).map(textOf).join('\n---\n')
      throw new Error(`nothing like ${pattern} in ${chat}; newest:\n${last}`)
    }
    return found
  }

  async function say(
    as: number,
    chat: number,
    text: string,
    replyTo?: PlayMessage,
  ): Promise<PlayMessage> {
    const reply = replyTo && { replyTo: playId(replyTo.message) }
    const sent = telegram.play.send({ as, chat, text, ...reply })
    await settled()
    return sent
  }

  /** Presses the button with such words, on the newest message that has one. */
  async function press(as: number, chat: number, label: RegExp | string): Promise<string> {
    const message = find(chat, label, as)
    const fits = (text: string) =>
      typeof label === 'string' ? text.includes(label) : label.test(text)
    const button = buttonsOf(message).find((b) => fits(b.text))
    if (!button || !('callback_data' in button)) throw new Error(`no button ${label}`)
    return pressData(as, chat, message, button.callback_data)
  }

  async function pressData(
    as: number,
    chat: number,
    message: PlayMessage,
    data: string,
  ): Promise<string> {
    const toast = await telegram.play.press({ as, chat, id: playId(message.message), data })
    await settled()
    return toast?.text ?? ''
  }

  return {
    telegram,
    machine,
    table: machine.table,
    group,
    bot: botId,
    anna,
    people: others,
    errors,
    clock,
    /** Moves the community's clock alone. */
    passTo(instant: number): void {
      at = instant - passed()
    },
    /** Moves the community's clock and does what has become due. */
    async moveTo(instant: number): Promise<void> {
      at = instant - passed()
      await machine.fire()
      await settled()
    },
    settled,
    found,
    seen,
    textOf,
    buttonsOf,
    find,
    say,
    press,
    pressData,
    async close(): Promise<void> {
      await machine.stop()
      await telegram.close()
    },
  }
}

export type TestWorld = Awaited<ReturnType<typeof startWorld>>
