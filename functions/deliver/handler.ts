import {
  logHostFrom,
  queueFrom,
  required,
  tableFrom,
  withParameters,
} from '../../shared/environment.ts'
import { logged } from '../../shared/log.ts'
import { botApi, botIdOf } from '../../shared/telegram/api.ts'
import { deliver } from './deliver.ts'
import { editGapMs, pace } from './pace.ts'
import { photoBucketFrom } from './photos.ts'

const env = await withParameters(process.env)
const token = required(env, 'BOT_TOKEN')
const photos = photoBucketFrom(env)
const api = botApi(token, required(env, 'TELEGRAM_API_ROOT'))
let me: ReturnType<typeof api.getMe> | undefined

export const handler = logged(
  'deliver',
  logHostFrom(env),
  deliver(
    {
      table: tableFrom(env),
      queue: queueFrom(env),
      ...(env.DEAD_LETTERS_URL && { deadLettersUrl: env.DEAD_LETTERS_URL }),
      ...(photos && { photos }),
      api,
      bot: botIdOf(token),
      botInfo: () =>
        (me ??= env.BOT_INFO ? Promise.resolve(JSON.parse(env.BOT_INFO)) : api.getMe()),
      clock: Date.now,
      editGapMs,
    },
    pace(Number(env.SENDS_PER_SECOND ?? 14)),
  ),
)
