import type { User, UserFromGetMe } from 'grammy/types'
import { Api } from 'grammy/web'
import { changes } from '../../../functions/changes/changes.ts'
import { deliver } from '../../../functions/deliver/deliver.ts'
import { editGapMs } from '../../../functions/deliver/pace.ts'
import { tick } from '../../../functions/tick/tick.ts'
import { webhook } from '../../../functions/webhook/webhook.ts'
import { logged } from '../../../shared/log.ts'
import type { Queue } from '../../../shared/queue/queue.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { secret } from './events.ts'
import type { FunctionName } from './mutation.ts'
import { botId, token } from './telegram.ts'

const apiRoot = 'http://telegram.invalid'

/** What a function is given to reach the world with. */
export interface Reach {
  table: Table
  queue: Queue
  deadLettersUrl: string
  fetch: typeof fetch
  /** Epoch milliseconds. */
  clock(): number
  account: User
  /** What the function wrote of a failure. */
  onError(line: string): void
}

const meOf = (account: User): UserFromGetMe => ({
  ...account,
  username: account.username ?? 'bangshou_bot',
  is_bot: true,
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_join_request_queries: false,
})

const makers: Record<FunctionName, (reach: Reach) => (event: never) => Promise<unknown>> = {
  webhook: ({ table, queue, fetch, account }) =>
    webhook({ table, queue, token, secret, apiRoot, botInfo: meOf(account), fetch }),
  changes: ({ table, queue }) => changes({ table, queue }),
  tick: ({ table, queue, clock }) => tick({ table, queue, clock, pause: async () => {} }),
  deliver: ({ table, queue, deadLettersUrl, clock, fetch, account }) =>
    deliver(
      {
        ...{ table, queue, deadLettersUrl, clock, editGapMs },
        api: new Api(token, { apiRoot, fetch }),
        bot: botId,
        botInfo: async () => meOf(account),
      },
      { wait: () => 0, took: () => {} },
    ),
}

/** One of the four functions as Lambda calls it, in an environment of its own. */
export function functionOf(name: FunctionName, reach: Reach) {
  const write = (line: string) => {
    const { level, reason, at } = JSON.parse(line)
    if (level === 'error') reach.onError(`${at}: ${reason} (${line})`)
  }
  const host = { write, clock: reach.clock, cell: 'simulated' }
  // Each is only ever given the events of its own kind.
  const handler = logged(name, host, makers[name](reach) as (event: object) => Promise<unknown>)
  return (event: object): Promise<unknown> => handler(event, { awsRequestId: 'simulated' })
}
