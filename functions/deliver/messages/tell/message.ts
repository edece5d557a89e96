import { digest } from '../../../../shared/domain/ids.ts'
import { callsOf, isUnwanted } from '../../../../shared/queue/fan-out.ts'
import type { Intent } from '../../../../shared/queue/intent.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { isLeaving } from '../../../../shared/store/erasure.ts'
import { reachable, readNames } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { noteUnreached } from '../../../../shared/store/unreached.ts'
import { mention } from '../../../../shared/views/mention.ts'
import { renderTell, type TellView } from '../../../../shared/views/tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'
import { type Sent, send } from '../../send.ts'
import { stillTrue } from '../../still-true.ts'

type Tell = Extract<Intent, { kind: 'tell' }>
type Person = Awaited<ReturnType<typeof reachable>>[number]

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
  const posts = await postsOf(deps.table, view.activity.id)
  const { last } = view.roster
  // What answers them stands where they wrote, be it a team's own group.
  const near = last?.member === person.id ? last.chat : undefined
  const post = [near, chat].flatMap((c) => posts.find((p) => p.chat === c) ?? [])[0]
  const target = {
    chat: post?.chat ?? chat,
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

/** Whom the same occasion reaches in private no more than others is called together with them. */
async function gather(
  deps: DeliverDeps,
  { about, activity, member, text, occasion, others = 0 }: Tell & { occasion: string },
  chat: number,
): Promise<Delivered> {
  await noteUnreached(deps.table, deps.bot, occasion, { member, at: deps.clock() })
  const said = { about, activity, chat, members: [], unreached: member, occasion, others }
  const intent = { kind: 'call' as const, ...said, ...(text !== undefined && { text }) }
  const once = `call:${digest(occasion)}:${member}`
  await enqueue(deps.queue, [{ intent, chat: callsOf(occasion), once }])
  return done
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
  if (!stillTrue(about, view.roster, view.member)) return done
  const privately = person.profile?.reachable && !intent.group
  const sent: Sent = privately
    ? await send(
        deps,
        { chat: person.profile?.telegramId ?? 0 },
        renderTell({ ...view, alone: true }),
      )
    : { kind: 'unreachable' }
  // A question for one person is none for the group, nor is what somebody doesn't want to hear.
  const openly = sent.kind === 'unreachable' && about !== 'wanted' && !isUnwanted(about, person)
  if (!openly) return delivered(sent, quiet.has(about))
  const user = person.profile?.telegramId
  // Whoever is being forgotten is not named in the group, either.
  if (user !== undefined && (await isLeaving(deps.table, user))) return done
  if (intent.occasion !== undefined && !quiet.has(about) && of === undefined)
    return gather(deps, { ...intent, occasion: intent.occasion }, community.chat)
  return delivered(await inGroup(deps, view, person, community.chat), quiet.has(about))
}
