import { queueFrom, required, tableFrom } from '../../shared/environment.ts'
import { webhook } from './webhook.ts'

const env = process.env

export const handler = webhook({
  table: tableFrom(env),
  queue: queueFrom(env),
  token: required(env, 'BOT_TOKEN'),
  secret: required(env, 'WEBHOOK_SECRET'),
  apiRoot: required(env, 'TELEGRAM_API_ROOT'),
  ...(env.BOT_INFO && { botInfo: JSON.parse(env.BOT_INFO) }),
})
