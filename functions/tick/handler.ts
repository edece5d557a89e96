import { logHostFrom, queueFrom, queuesFrom, tableFrom } from '../../shared/environment.ts'
import { logged } from '../../shared/log.ts'
import { queueRouter } from '../../shared/route.ts'
import { tick } from './tick.ts'

const env = process.env
const table = tableFrom(env)
const queueOf = env.QUEUE_URLS ? queueRouter(table, queuesFrom(env)) : undefined

export const handler = logged(
  'tick',
  logHostFrom(env),
  tick({ table, queue: queueFrom(env), clock: Date.now, ...(queueOf && { queueOf }) }),
)
