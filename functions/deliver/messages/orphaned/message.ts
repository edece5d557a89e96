import { InlineKeyboard } from 'grammy/web'
import { readCommunity } from '../../../../shared/store/community.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Tells a group that one of its admins is to coordinate from now on, unless one does by now. */
export const orphaned: Messenger<'orphaned'> = async (deps, intent) => {
  const community = await readCommunity(deps.table, intent.community)
  if (!community || community.suspended || community.coordinators.length > 0) return done
  const words = wordsOf(community.language)
  const keyboard = new InlineKeyboard().text(
    words.plain('orphaned-take'),
    callbackData('role', community.id, '-', 'take'),
  )
  const text = words.html('orphaned', { community: community.name })
  const sent = await send(deps, { chat: community.chat }, { text, keyboard })
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
