import type { MemberId } from '../../../../shared/domain/ids.ts'
import {
  confirmed,
  hasAnswered,
  type Roster,
  sought,
  standing,
} from '../../../../shared/domain/roster.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { reachable, readNames } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { mention } from '../../../../shared/views/mention.ts'
import { renderTell, type TellView } from '../../../../shared/views/tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'
import { type Sent, send } from '../../send.ts'

type Person = Awaited<ReturnType<typeof reachable>>[number]

const isWanted = (roster: Roster, m: MemberId): boolean =>
  roster.status === 'open' && !hasAnswered(roster, m) && sought(roster).some((left) => left > 0)

const stillTrue = ({ about, roster }: TellView, m: MemberId): boolean => {
  if (about === 'promoted' || about === 'added') return m in roster.tickets
  if (about === 'reminder' || about === 'nudge') return confirmed(roster).includes(m)
  if (about === 'wanted') return isWanted(roster, m)
  if (about === 'removed') return !(m in roster.tickets)
  if (about === 'overlap' || about === 'standing') return standing(roster, m).kind !== 'none'
  return true
}

// Only the person asked should see these; the rest may be said before everyone.
const quiet = new Set<string>(['standing', 'overlap'])

async function inGroup(
  deps: DeliverDeps,
  view: TellView,
  person: Person,
  chat: number,
): Promise<Sent> {
  const { words } = view
  const who = mention(words, person.id, person.member?.name)
  const spoken = renderTell(view)
  const [post] = (await postsOf(deps.table, view.activity.id)).filter((p) => p.chat === chat)
  const target = {
    chat,
    ...(post?.message !== undefined && { replyTo: post.message }),
    ...(post?.thread !== undefined && { thread: post.thread }),
  }
  const alone = person.profile && { ...target, onlyFor: person.profile.telegramId }
  if (quiet.has(view.about)) return alone ? send(deps, alone, spoken) : { kind: 'unchanged' }
  return send(deps, target, { ...spoken, text: `${who}\n${spoken.text}` })
}

function delivered(sent: Sent, quietly: boolean): Delivered {
  if (sent.kind === 'sent') return done
  const result = ofOutcome(sent)
  // What only one member may see, and Telegram won't show them, is not shown at all.
  return quietly && result.kind === 'dead' ? done : result
}

/** Privately where the person can be written to, else in the group, addressed by name. */
export const tell: Messenger<'tell'> = async (deps, intent, at) => {
  const found = await readActivityAndRoster(deps.table, intent.activity)
  const community = found && (await readCommunity(deps.table, found.activity.community))
  if (!found || !community) return done
  const [person] = await reachable(deps.table, community.id, [intent.member])
  if (!person) return done
  const { about, text, of } = intent
  const whose = of && (await readNames(deps.table, community.id, [of])).get(of)
  const words = wordsOf(person.profile?.language, community.language)
  const view = {
    ...found,
    about,
    words,
    community,
    member: of ?? intent.member,
    at,
    ...(whose && { whose }),
    ...(text !== undefined && { text }),
  }
  if (!stillTrue(view, view.member)) return done
  const privately = person.profile?.reachable && !intent.group
  const sent: Sent = privately
    ? await send(
        deps,
        { chat: person.profile?.telegramId ?? 0 },
        renderTell({ ...view, alone: true }),
      )
    : { kind: 'unreachable' }
  // A question for one person is none for the group.
  const openly = sent.kind === 'unreachable' && about !== 'wanted'
  const last = openly ? await inGroup(deps, view, person, community.chat) : sent
  return delivered(last, quiet.has(about))
}
