import type { Message } from 'grammy/types'
import type { Context } from 'grammy/web'
import type { Profile } from '../../shared/domain/member.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import type { Table } from '../../shared/store/connection.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Listed } from './menus.ts'

/** What every verb is handed: where things are kept, when it is, and whose words to use. */
export interface World {
  table: Table
  queue: Queue
  bot: number
  /** When the update reached us. */
  now: Instant
  /** The words of whoever wrote or pressed. */
  words: Words
  /** What is known of them; not read for a sign-up, which has one call to spend. */
  profile?: Profile
  /** Languages that people chose, as far as this environment has heard. */
  chosen: Map<number, string>
  /** Does a message of theirs as if it came now, once what it lacked is known. */
  replay(message: Message): Promise<void>
  /** Every verb with its place in the menus, for those who list them. */
  entries: Listed[]
}

export type Ctx = Context & { world: World }
