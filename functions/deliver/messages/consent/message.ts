import { InlineKeyboard } from 'grammy/web'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { markAsked, reachable } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { mention } from '../../../../shared/views/mention.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, done, type Messenger, ofOutcome } from '../../message.ts'
import { type Sent, send } from '../../send.ts'

/** Privately if possible, else to that member alone in the group, else by name before everyone. */
async function reach(
  deps: DeliverDeps,
  user: number,
  privately: boolean,
  group: { chat: number; replyTo?: number },
  spoken: { text: string; keyboard: InlineKeyboard },
  who: string,
): Promise<Sent> {
  const alone = privately ? await send(deps, { chat: user }, spoken) : undefined
  if (alone && alone.kind !== 'unreachable') return alone
  const whispered = await send(deps, { ...group, onlyFor: user }, spoken)
  if (whispered.kind === 'sent' || whispered.kind === 'wait' || whispered.kind === 'failed')
    return whispered
  return send(deps, group, { ...spoken, text: `${who}\n${spoken.text}` })
}

/** Asks, once and plainly, whether a name may be kept and shown. */
export const consent: Messenger<'consent'> = async (deps, intent, at) => {
  const { table } = deps
  const community = await readCommunity(table, intent.community)
  const user = telegramIdOf(intent.member)
  const [person] = await reachable(table, intent.community, [intent.member])
  if (!community || user === undefined || person?.member?.consent || person?.member?.askedAt)
    return done
  const words = wordsOf(person?.profile?.language, community.language)
  const keyboard = new InlineKeyboard()
    .text(words.plain('consent-yes'), callbackData('agree', intent.community, 'yes'))
    .row()
    .text(words.plain('consent-no'), callbackData('agree', intent.community, 'no'))
  const text = words.html('consent-ask', { community: community.name })
  const posts = await postsOf(table, intent.activity)
  // Where they signed up: a team's own group need not know those of the community's.
  const post = [intent.chat, community.chat].flatMap(
    (c) => posts.find((p) => p.chat === c) ?? [],
  )[0]
  const group = {
    chat: post?.chat ?? community.chat,
    ...(post?.message !== undefined && { replyTo: post.message }),
  }
  const who = mention(words, intent.member, undefined)
  const sent = await reach(
    deps,
    user,
    person?.profile?.reachable ?? false,
    group,
    { text, keyboard },
    who,
  )
  if (sent.kind === 'sent') await markAsked(table, intent.community, intent.member, at)
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
