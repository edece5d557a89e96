import {
  logHostFrom,
  queueFrom,
  required,
  tableFrom,
  withParameters,
} from '../../shared/environment.ts'
import { logged } from '../../shared/log.ts'
import { webhook } from './webhook.ts'

const env = await withParameters(process.env)

export const handler = logged(
  'webhook',
  logHostFrom(env),
  webhook({
    table: tableFrom(env),
    queue: queueFrom(env),
    token: required(env, 'BOT_TOKEN'),
    secret: required(env, 'WEBHOOK_SECRET'),
    apiRoot: required(env, 'TELEGRAM_API_ROOT'),
    ...(env.BOT_INFO && { botInfo: JSON.parse(env.BOT_INFO) }),
  }),
)
