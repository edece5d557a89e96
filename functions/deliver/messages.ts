import type { Intent } from '../../shared/queue/intent.ts'
import type { Messenger } from './message.ts'
import { album } from './messages/album/message.ts'
import { alert } from './messages/alert/message.ts'
import { annual } from './messages/annual/message.ts'
import { call } from './messages/call/message.ts'
import { consent } from './messages/consent/message.ts'
import { door } from './messages/door/message.ts'
import { exporting } from './messages/export/message.ts'
import { forgotten } from './messages/forgotten/message.ts'
import { gaps } from './messages/gaps/message.ts'
import { hint } from './messages/hint/message.ts'
import { need } from './messages/need/message.ts'
import { notice } from './messages/notice/message.ts'
import { orphaned } from './messages/orphaned/message.ts'
import { paused } from './messages/paused/message.ts'
import { person } from './messages/person/message.ts'
import { photo } from './messages/photo/message.ts'
import { post } from './messages/post/message.ts'
import { rollcall } from './messages/rollcall/message.ts'
import { second } from './messages/second/message.ts'
import { star } from './messages/star/message.ts'
import { details, summary } from './messages/summary/message.ts'
import { survey } from './messages/survey/message.ts'
import { tell } from './messages/tell/message.ts'
import { theme } from './messages/theme/message.ts'
import { todo } from './messages/todo/message.ts'
import { transcript } from './messages/transcript/message.ts'
import { warn } from './messages/warn/message.ts'

/** Every kind of intent, a line each. */
export const messengers: { [K in Intent['kind']]: Messenger<K> } = {
  album,
  alert,
  annual,
  call,
  consent,
  export: exporting,
  forgotten,
  gaps,
  hint,
  notice,
  need,
  orphaned,
  paused,
  person,
  photo,
  post,
  door,
  rollcall,
  second,
  star,
  details,
  summary,
  survey,
  tell,
  todo,
  transcript,
  theme,
  warn,
}
