import { openHours } from '../../../../shared/domain/check-in.ts'
import { digest } from '../../../../shared/domain/ids.ts'
import { doorOf } from '../../../../shared/domain/roll.ts'
import { named } from '../../../../shared/domain/roster.ts'
import { type Instant, instant } from '../../../../shared/domain/time.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames } from '../../../../shared/store/member.ts'
import {
  beginPost,
  forgetPost,
  type Post,
  postsOf,
  recordShown,
} from '../../../../shared/store/post.ts'
import { readTeamName } from '../../../../shared/store/team.ts'
import { type Rendered, renderPost } from '../../../../shared/views/post.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'
import { edit, send } from '../../send.ts'

interface Newest {
  rendered: Rendered
  shown: number
  look: string
}

/** The newest state, read when it is shown and not before. */
async function newest(
  { table }: DeliverDeps,
  a: Post['activity'],
  at: Instant,
): Promise<Newest | undefined> {
  const found = await readActivityAndRoster(table, a)
  const community = found && (await readCommunity(table, found.activity.community))
  if (!found || !community) return undefined
  const { activity, roster } = found
  const names = await readNames(table, community.id, named(roster))
  const team = activity.team && (await readTeamName(table, community.id, activity.team))
  const hours = openHours(doorOf(activity, community))
  const door = { open: hours.start <= at && at <= hours.end, began: at >= activity.start }
  const view = { activity, roster, names, zone: community.zone, door, ...(team && { team }) }
  const rendered = renderPost(view, wordsOf(community.language))
  const look = digest(rendered.text, JSON.stringify(rendered.keyboard.inline_keyboard))
  return { rendered, look, shown: activity.version + roster.version }
}

/** Tells the coordinator, who can see the group, that nobody knows whether the post is up. */
async function ambiguous({ queue }: DeliverDeps, post: Post): Promise<Delivered> {
  const intent = { kind: 'alert' as const, about: 'ambiguous' as const, activity: post.activity }
  await enqueue(queue, [
    { intent, chat: `alert:${post.activity}`, once: `ambiguous:${post.activity}` },
  ])
  return done
}

/** Puts a post up, at most once: a send whose outcome is unknown is never repeated by itself. */
async function putUp(
  deps: DeliverDeps,
  post: Post,
  state: Newest,
  now: number,
): Promise<Delivered> {
  if (!(await beginPost(deps.table, post, instant(now)))) return ambiguous(deps, post)
  const target = {
    chat: post.chat,
    stay: true,
    ...(post.thread !== undefined && { thread: post.thread }),
  }
  const sent = await send(deps, target, state.rendered)
  if (sent.kind === 'sent') {
    await recordShown(deps.table, post, sent.message, state, instant(now))
    return done
  }
  if (sent.kind === 'failed' && sent.effect === 'unknown') return ambiguous(deps, post)
  await forgetPost(deps.table, post)
  return ofOutcome(sent)
}

async function bringUpToDate(
  deps: DeliverDeps,
  post: Post,
  message: number,
  now: number,
  at: Instant,
): Promise<Delivered> {
  // Never longer than the gap, should the clock have been put back since.
  const wait = Math.min(deps.editGapMs, (post.at ?? 0) + deps.editGapMs - now)
  if (wait > 0) return { kind: 'later', ms: wait }
  const state = await newest(deps, post.activity, at)
  if (!state) return done
  // Of many names agreed to at once, the first edit shows them all.
  if (post.message !== undefined && post.look === state.look && post.shown >= state.shown)
    return done
  const outcome = await edit(deps, post.chat, message, state.rendered)
  if (outcome.kind === 'edited' || outcome.kind === 'unchanged' || outcome.kind === 'missing') {
    // A post that someone deleted stays deleted.
    await recordShown(deps.table, post, message, state, instant(now))
    return done
  }
  return ofOutcome(outcome)
}

/** The recruitment post: a state, not a message. It shows the newest roster, or nothing is done. */
export const post: Messenger<'post'> = async (deps, intent, at) => {
  const now = deps.clock()
  const found = (await postsOf(deps.table, intent.activity)).find((p) => p.chat === intent.chat)
  if (!found) return done
  // A press under a post whose send got no answer tells where it is.
  const message = found.message ?? (found.sending === undefined ? undefined : intent.message)
  if (found.message !== undefined && found.shown >= intent.version && !intent.names) return done
  if (message !== undefined) return bringUpToDate(deps, found, message, now, at)
  const state = await newest(deps, intent.activity, at)
  return state ? putUp(deps, found, state, now) : done
}
