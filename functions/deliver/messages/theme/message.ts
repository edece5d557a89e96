import { addMonths } from '../../../../shared/domain/calendar.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readProfiles } from '../../../../shared/store/member.ts'
import { readTheme } from '../../../../shared/store/theme.ts'
import { renderProposal, renderThemeKnown } from '../../../../shared/views/theme.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Proposes themes for a month to a coordinator, while it has none. */
export const theme: Messenger<'theme'> = async (deps, intent) => {
  const { table } = deps
  const { month, last, preview } = intent
  const community = await readCommunity(table, intent.community)
  const user = telegramIdOf(intent.member)
  if (!community || user === undefined) return done
  const [set, lastYear, profiles] = await Promise.all([
    readTheme(table, community.id, month),
    readTheme(table, community.id, addMonths(month, -12)),
    readProfiles(table, [intent.member]),
  ])
  if (set && !preview) return done
  const words = wordsOf(profiles.get(intent.member)?.language, community.language)
  const about = { last, ...(lastYear && { lastYear }) }
  const spoken = set
    ? { text: renderThemeKnown(words, month, set) }
    : renderProposal(words, month, about)
  const sent = await send(deps, { chat: user }, spoken)
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
