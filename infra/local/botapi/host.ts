import type { Files, Uploads } from './files.ts'
import type { LongPoll } from './long-poll.ts'
import type { Presses } from './presses.ts'
import type { Rates } from './rates.ts'
import type { Served } from './served.ts'
import type { Updates } from './updates.ts'
import type { Params } from './validate.ts'
import type { Webhook } from './webhook.ts'
import type { World } from './world.ts'

/** The parts of the server that a method may need. */
export interface Host {
  world: World
  files: Files
  rates: Rates
  updates: Updates
  longPoll: LongPoll
  webhook: Webhook
  presses: Presses
}

/** How a method is carried out: from checked parameters to the result that Telegram would give. */
export type Handler<M extends Served> = (host: Host, params: Params<M>, uploads: Uploads) => unknown

export type Handlers = { [M in Served]: Handler<M> }
