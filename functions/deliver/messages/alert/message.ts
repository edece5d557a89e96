import { InlineKeyboard } from 'grammy/web'
import { type MemberId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import { sought } from '../../../../shared/domain/roster.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { factsText } from '../../../../shared/views/tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Tells whoever planned the activity; if they can't be written to, the other coordinators. */
export const alert: Messenger<'alert'> = async (deps, intent) => {
  const { table } = deps
  const found = await readActivityAndRoster(table, intent.activity)
  const community = found && (await readCommunity(table, found.activity.community))
  if (!found || !community) return done
  const { activity, roster } = found
  const candidates: MemberId[] = [...new Set([activity.by, ...community.coordinators])]
  const profiles = await readProfiles(table, candidates)
  const who =
    intent.member && (await readNames(table, community.id, [intent.member])).get(intent.member)
  for (const m of candidates) {
    const words = wordsOf(profiles.get(m)?.language, community.language)
    const values = {
      who: who ?? words.plain('name-unknown'),
      missing: sought(roster).reduce((a, b) => a + Math.max(0, b), 0),
      text: intent.text ?? '',
    }
    const head = words.html(`alert-${intent.about}`, values)
    const facts = factsText({ about: 'notice', activity, roster, community, words, alone: true })
    const keyboard = new InlineKeyboard()
    if (intent.about === 'ambiguous')
      keyboard.text(words.plain('card-repost'), callbackData('card', activity.id, 'repost')).row()
    keyboard.text(words.plain('button-card'), callbackData('card', activity.id))
    const sent = await send(
      deps,
      { chat: telegramIdOf(m) ?? 0 },
      { text: `${head}\n\n${facts}`, keyboard },
    )
    if (sent.kind === 'sent') return done
    if (sent.kind !== 'unreachable') return ofOutcome(sent)
  }
  return done
}
