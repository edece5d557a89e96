import { InlineKeyboard } from 'grammy/web'
import type { Community } from '../../../../shared/domain/community.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Intent } from '../../../../shared/queue/intent.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { readStar } from '../../../../shared/store/star.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { type Words, wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

type StarIntent = Extract<Intent, { kind: 'star' }>

function keyboardOf(words: Words, { about, community, member, star }: StarIntent) {
  const data = (verb: string, ...more: string[]) =>
    callbackData(verb, community, member, star, ...more)
  const keyboard = new InlineKeyboard()
  if (about === 'conferred')
    return keyboard
      .text(words.plain('star-publish-yes'), callbackData('starwish', community, star, 'yes'))
      .text(words.plain('star-publish-no'), callbackData('starwish', community, star, 'no'))
  if (about === 'agreed') return keyboard.text(words.plain('star-publish'), data('starpub'))
  if (about === 'eligible')
    return keyboard.text(words.plain('star-look'), callbackData('stars', community))
  return undefined
}

async function speakerOf(
  { table }: Parameters<Messenger<'star'>>[0],
  community: Community,
  { to }: StarIntent,
): Promise<Words> {
  const profile = to && (await readProfiles(table, [to])).get(to)
  return wordsOf(profile?.language, community.language)
}

/** Someone has come to a star, was given it, or agreed that everybody may know. */
export const star: Messenger<'star'> = async (deps, intent) => {
  const community = await readCommunity(deps.table, intent.community)
  const chat = intent.to ? telegramIdOf(intent.to) : community?.chat
  if (!community || chat === undefined) return done
  if (intent.about === 'published') {
    const now = await readStar(deps.table, intent.community, intent.member, intent.star)
    // Without that person's yes no name goes out, whatever was queued.
    if (now?.wish !== 'yes') return done
  }
  const words = await speakerOf(deps, community, intent)
  const names = await readNames(deps.table, community.id, [intent.member])
  const name = names.get(intent.member) ?? words.plain('name-unknown')
  const values = { name, star: intent.star, stars: '⭐'.repeat(intent.star) }
  const text = words.html(`star-${intent.about}`, { ...values, community: community.name })
  const keyboard = keyboardOf(words, intent)
  const sent = await send(deps, { chat }, { text, ...(keyboard && { keyboard }) })
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
