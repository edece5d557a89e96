import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readProfiles } from '../../../../shared/store/member.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Tells a coordinator that the bot is out of the group, unless it is back by now. */
export const paused: Messenger<'paused'> = async (deps, intent) => {
  const community = await readCommunity(deps.table, intent.community)
  const user = telegramIdOf(intent.member)
  if (!community?.suspended || user === undefined) return done
  const profile = (await readProfiles(deps.table, [intent.member])).get(intent.member)
  const words = wordsOf(profile?.language, community.language)
  const sent = await send(
    deps,
    { chat: user },
    { text: words.html('paused', { community: community.name }) },
  )
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
