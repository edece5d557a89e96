import { queueFrom, required, tableFrom } from '../../shared/environment.ts'
import { botApi, botIdOf } from '../../shared/telegram/api.ts'
import { deliver } from './deliver.ts'
import { editGapMs, pace } from './pace.ts'

const env = process.env
const token = required(env, 'BOT_TOKEN')
const api = botApi(token, required(env, 'TELEGRAM_API_ROOT'))
let me: ReturnType<typeof api.getMe> | undefined

export const handler = deliver(
  {
    table: tableFrom(env),
    queue: queueFrom(env),
    api,
    bot: botIdOf(token),
    botInfo: () => (me ??= api.getMe()),
    clock: Date.now,
    editGapMs,
  },
  pace(Number(env.SENDS_PER_SECOND ?? 14)),
)
