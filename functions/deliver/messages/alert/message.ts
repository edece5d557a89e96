import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../../../../shared/domain/activity.ts'
import { type MemberId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import { headCount, type Roster, sought } from '../../../../shared/domain/roster.ts'
import type { Alert } from '../../../../shared/queue/intent.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { factsText } from '../../../../shared/views/tell.ts'
import { type Words, wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

const isUndecided = ({ minimum = 0 }: Activity, roster: Roster): boolean =>
  (roster.status === 'open' || roster.status === 'closed') && headCount(roster) < minimum

/** Go, move or cancel, each with its own button; otherwise all that the card can do. */
function keyboardOf(about: Alert, { id }: Activity, words: Words): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  if (about === 'ambiguous')
    keyboard.text(words.plain('card-repost'), callbackData('card', id, 'repost')).row()
  if (about !== 'undecided')
    return keyboard.text(words.plain('button-card'), callbackData('card', id))
  return keyboard
    .text(words.plain('decide-go'), callbackData('card', id, 'go'))
    .row()
    .text(words.plain('decide-move'), callbackData('card', id, 'ask', 'start'))
    .row()
    .text(words.plain('decide-cancel'), callbackData('card', id, 'cancel'))
    .row()
    .text(words.plain('button-seek'), callbackData('seek', id))
}

/** Tells whoever planned the activity; if they can't be written to, the other coordinators. */
export const alert: Messenger<'alert'> = async (deps, intent) => {
  const { table } = deps
  const found = await readActivityAndRoster(table, intent.activity)
  const community = found && (await readCommunity(table, found.activity.community))
  if (!found || !community) return done
  const { activity, roster } = found
  // Meanwhile enough have come together, or the coordinator has decided.
  if (intent.about === 'undecided' && !isUndecided(activity, roster)) return done
  const candidates: MemberId[] = [...new Set([activity.by, ...community.coordinators])]
  const profiles = await readProfiles(table, candidates)
  const who =
    intent.member && (await readNames(table, community.id, [intent.member])).get(intent.member)
  for (const m of candidates) {
    const chat = telegramIdOf(m)
    // Who planned it may have been forgotten, or have no Telegram.
    if (chat === undefined) continue
    const words = wordsOf(profiles.get(m)?.language, community.language)
    const values = {
      who: who ?? words.plain('name-unknown'),
      missing: sought(roster).reduce((a, b) => a + Math.max(0, b), 0),
      text: intent.text ?? '',
      came: headCount(roster),
      minimum: activity.minimum ?? 0,
    }
    const head = words.html(`alert-${intent.about}`, values)
    const facts = factsText({ about: 'notice', activity, roster, community, words, alone: true })
    const keyboard = keyboardOf(intent.about, activity, words)
    const sent = await send(deps, { chat }, { text: `${head}\n\n${facts}`, keyboard })
    if (sent.kind === 'sent') return done
    if (sent.kind !== 'unreachable') return ofOutcome(sent)
  }
  return done
}
