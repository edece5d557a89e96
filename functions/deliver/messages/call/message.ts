import { confirmed } from '../../../../shared/domain/roster.ts'
import type { Tell } from '../../../../shared/queue/intent.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { mention } from '../../../../shared/views/mention.ts'
import { renderTell } from '../../../../shared/views/tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

const forConfirmed = new Set<Tell>(['reminder', 'nudge'])

/** One message in the group that addresses several people by name. */
export const call: Messenger<'call'> = async (deps, intent, at) => {
  const found = await readActivityAndRoster(deps.table, intent.activity)
  const community = found && (await readCommunity(deps.table, found.activity.community))
  if (!found || !community) return done
  const stillIn = confirmed(found.roster)
  // Whoever said no since then is left in peace.
  const members = forConfirmed.has(intent.about)
    ? intent.members.filter((m) => stillIn.includes(m))
    : intent.members
  if (members.length === 0) return done
  const words = wordsOf(community.language)
  const names = await readNames(deps.table, community.id, members)
  const list = members.map((m) => mention(words, m, names.get(m))).join(words.plain('list-comma'))
  const { about, text } = intent
  const spoken = renderTell({
    ...found,
    about,
    community,
    words,
    at,
    ...(text !== undefined && { text }),
  })
  const post = (await postsOf(deps.table, intent.activity)).find((p) => p.chat === community.chat)
  const target = {
    chat: community.chat,
    ...(post?.message !== undefined && { replyTo: post.message }),
    ...(post?.thread !== undefined && { thread: post.thread }),
  }
  const sent = await send(deps, target, { ...spoken, text: `${spoken.text}\n\n${list}` })
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
