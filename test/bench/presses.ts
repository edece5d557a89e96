import type { ActivityId } from '../../shared/domain/ids.ts'
import { instant } from '../../shared/domain/time.ts'
import { writeItems } from '../../shared/store/batch.ts'
import type { Table } from '../../shared/store/connection.ts'
import { rosterItem } from '../../shared/store/roster.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { emptyRoster } from '../world/rosters.ts'

export const token = '7700001:bench'
export const secret = 'bench'
export const botInfo = { id: 7700001, is_bot: true, first_name: '帮手', username: 'bangshou_bot' }
export const activityOf = (n: number) => `bench${String(n).padStart(6, '0')}` as ActivityId

/** Rosters without a sign-up yet, an hour from now. */
export const putRosters = (table: Table, first: number, count: number, seats = 30) =>
  writeItems(
    table,
    Array.from({ length: count }, (_, i) =>
      rosterItem({
        ...emptyRoster([{ label: '表演', seats }], activityOf(first + i)),
        start: instant(Date.now() + 3_600_000),
      }),
    ),
  )

/** The event that brings a press on the first role's button. */
export function pressOf(activity: string, person: number, update: number) {
  const body = JSON.stringify({
    update_id: update,
    callback_query: {
      id: String(update),
      from: { id: person, is_bot: false, first_name: '李芳', language_code: 'zh-hans' },
      chat_instance: '1',
      message: {
        message_id: 3,
        date: 1,
        chat: { id: -100, type: 'supergroup', title: '桂花社区' },
        text: '金秋养老院文艺演出',
      },
      data: callbackData('in', activity, 0),
    },
  })
  return {
    version: '2.0',
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body,
    isBase64Encoded: false,
    requestContext: { timeEpoch: Date.now() },
  }
}
