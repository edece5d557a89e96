import type { Intent } from '../../shared/queue/intent.ts'
import type { Messenger } from './message.ts'
import { alert } from './messages/alert/message.ts'
import { call } from './messages/call/message.ts'
import { consent } from './messages/consent/message.ts'
import { paused } from './messages/paused/message.ts'
import { post } from './messages/post/message.ts'
import { tell } from './messages/tell/message.ts'

/** Every kind of intent, a line each. */
export const messengers: { [K in Intent['kind']]: Messenger<K> } = {
  alert,
  call,
  consent,
  paused,
  post,
  tell,
}
