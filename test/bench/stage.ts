import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { UserFromGetMe } from 'grammy/types'
import { webhook } from '../../functions/webhook/webhook.ts'
import { startBotApi } from '../../infra/local/botapi/server.ts'
import { startQueue } from '../../infra/local/queue/queue.ts'
import { addMonths } from '../../shared/domain/calendar.ts'
import { type Community, defaultQuiet } from '../../shared/domain/community.ts'
import { type CommunityId, memberOf } from '../../shared/domain/ids.ts'
import { type CalendarMonth, instant } from '../../shared/domain/time.ts'
import { activityItem } from '../../shared/store/activity.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { foundCommunity } from '../../shared/store/community.ts'
import { addMember, newMember, updateProfile } from '../../shared/store/member.ts'
import { recordItem } from '../../shared/store/record.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { activity, publish } from '../world/activities.ts'
import { token, wednesdayTen } from '../world/bot.ts'
import { anyCredentials, freshTable } from '../world/dynamodb.ts'
import { monthOfBooks } from '../world/months.ts'
import { countingUnits } from '../world/units.ts'

/** What one update cost. */
export interface Cost {
  calls: number
  units: number
  /** Calls of Telegram beside the one that rides in the HTTP answer. */
  api: number
  ms: number
}

const [anna, li] = [8001, 8002]
const botId = 7700001

async function telegramWith(people: [number, string][]) {
  const telegram = await startBotApi({
    ...{ port: 0, token, bot: { first_name: '帮手', username: 'bangshou_bot' } },
    clock: { now: () => wednesdayTen, zone: 'Asia/Shanghai' },
    elapsed: () => performance.now(),
    random: Math.random,
    rates: false,
  })
  for (const [id, first_name] of people)
    telegram.play.person({ id, first_name, language_code: 'zh-hans', started: true })
  const members = [...people.map(([id]) => id), botId]
  const title = '桂花社区志愿者'
  const group = telegram.play.group({ title, by: anna, members, supergroup: true })
  telegram.play.promote({ chat: group.id, person: botId, admin: true })
  return { telegram, group: group.id }
}

/**
 * A community with so many months of books behind it, and a webhook whose calls are counted.
 * Nothing follows the table: what is measured is the update alone.
 */
export async function stageWith(months: number) {
  const { telegram, group } = await telegramWith([
    [anna, '陈静'],
    [li, '李芳'],
  ])
  const { client, tableName: name, endpoint } = await freshTable()
  const table = { client, name }
  const now = instant(wednesdayTen)
  const community: Community = {
    ...{ id: 'guihua' as CommunityId, name: '桂花社区', zone: 'Asia/Shanghai', language: 'zh-CN' },
    ...{ chat: group, quiet: defaultQuiet, policy: 'chongqing@1', calendar: 'cn', createdAt: now },
    coordinators: [memberOf(anna)],
  }
  const consent = { version: 1, at: now }
  const founder = newMember(community.id, memberOf(anna), now)
  const roles = { coordinator: true }
  await foundCommunity(table, botId, community, { ...founder, name: '陈静', consent, roles })
  await addMember(table, {
    ...newMember(community.id, memberOf(li), now),
    ...{ name: '李芳', consent },
  })
  for (const id of [anna, li]) await updateProfile(table, id, { reachable: true })
  const busy = { activities: 42, people: 4, teams: 50 }
  for (let back = 0; back < months; back += 1) {
    const month = addMonths('2026-10' as CalendarMonth, -back)
    const { activities, entries } = monthOfBooks(month, busy)
    const work = {
      community: community.id,
      ...({ of: 'activity', title: '活动', programme: 'aid' } as const),
    }
    await writeItems(table, [
      ...activities.map(activityItem),
      ...entries.map((entry) => recordItem({ ...entry, ...work })),
    ])
  }
  const planned = activity(community, anna)
  const seats = [
    { label: '表演', seats: 15 },
    { label: '摄影', seats: 2 },
  ]
  await publish(table, community, planned, seats, wednesdayTen)
  const local = await startQueue({ clock: () => wednesdayTen })
  const { SQSClient } = await import('@aws-sdk/client-sqs')
  const sqs = new SQSClient({ ...anyCredentials, endpoint: new URL(local.url).origin })
  const queue = { client: async () => sqs, url: local.url }
  const counted = countingUnits(table)
  const apiRoot = telegram.url
  const botInfo = telegram.world.bot as UserFromGetMe
  const deps = { table: counted.table, queue, token, secret: 'bench', apiRoot, botInfo }
  const handle = webhook(deps)
  let updates = 5_000_000

  async function cost(update: object): Promise<Cost> {
    updates += 1
    const before = { calls: counted.calls(), units: counted.read() + counted.write() }
    const api = telegram.calls.entries.length
    const event = {
      headers: { 'x-telegram-bot-api-secret-token': 'bench' },
      body: JSON.stringify({ update_id: updates, ...update }),
      isBase64Encoded: false,
      requestContext: { timeEpoch: wednesdayTen },
    }
    const began = performance.now()
    // As much of the event as the handler looks at.
    const { statusCode } = await handle(event as unknown as APIGatewayProxyEventV2)
    const ms = performance.now() - began
    if (statusCode !== 200) throw new Error(`answered ${statusCode}`)
    return {
      calls: counted.calls() - before.calls,
      units: counted.read() + counted.write() - before.units,
      api: telegram.calls.entries.length - api,
      ms,
    }
  }

  const from = (id: number) => ({ id, is_bot: false, first_name: '李芳', language_code: 'zh-hans' })
  const chat = { id: group, type: 'supergroup', title: '桂花社区志愿者' }
  const inline_keyboard = seats.map(({ label }, role) => [
    { text: label, callback_data: callbackData('in', planned.id, role) },
  ])
  const post = {
    ...{ message_id: 3, date: 1, chat, text: planned.title, reply_markup: { inline_keyboard } },
    from: { id: botId, is_bot: true, first_name: '帮手' },
  }
  const press = (id: number, data: string) =>
    cost({
      callback_query: {
        ...{ id: String(updates), from: from(id), chat_instance: '1', message: post, data },
      },
    })
  const reply = (id: number, text: string) =>
    cost({
      message: { message_id: 4, date: 1, chat, from: from(id), text, reply_to_message: post },
    })
  const say = (id: number, text: string) =>
    cost({
      message: {
        ...{ message_id: 5, date: 1, chat: { id, type: 'private', first_name: '李芳' } },
        ...{ from: from(id), text },
      },
    })
  const close = async () => {
    await local.close()
    await telegram.close()
  }
  return {
    table,
    endpoint,
    queue,
    telegram,
    community,
    activity: planned,
    press,
    reply,
    say,
    close,
  }
}
