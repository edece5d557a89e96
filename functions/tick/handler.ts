import { queueFrom, required, tableFrom } from '../../shared/environment.ts'
import { botIdOf } from '../../shared/telegram/api.ts'
import { tick } from './tick.ts'

const env = process.env

export const handler = tick({
  table: tableFrom(env),
  queue: queueFrom(env),
  bot: botIdOf(required(env, 'BOT_TOKEN')),
})
