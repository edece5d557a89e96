import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readProfiles } from '../../../../shared/store/member.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Tells a coordinator of a notice that didn't go out, or may not have. */
export const warn: Messenger<'warn'> = async (deps, intent) => {
  const community = await readCommunity(deps.table, intent.community)
  const user = telegramIdOf(intent.member)
  if (!community || user === undefined) return done
  const profile = (await readProfiles(deps.table, [intent.member])).get(intent.member)
  const words = wordsOf(profile?.language, community.language)
  const job = words.plain(`job-${intent.job}`)
  const text = words.html(`warn-${intent.about}`, { job, community: community.name })
  const sent = await send(deps, { chat: user }, { text })
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
