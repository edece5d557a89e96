import { digest, type MemberId } from '../../../../shared/domain/ids.ts'
import { roleOf } from '../../../../shared/domain/roster.ts'
import { lengthOf } from '../../../../shared/domain/text/fold.ts'
import type { Intent } from '../../../../shared/queue/intent.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import {
  beginCall,
  endCall,
  type Gathering,
  gatheringOf,
  noteUnreached,
} from '../../../../shared/store/unreached.ts'
import { mention } from '../../../../shared/views/mention.ts'
import { renderTell, type TellView } from '../../../../shared/views/tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'
import { type Sent, send } from '../../send.ts'
import { stillTrue } from '../../still-true.ts'

type Call = Extract<Intent, { kind: 'call' }>

/** More mentions than that and Telegram tells nobody. */
const mentionLimit = 50
// Telegram's limit is 4,096 characters.
const messageLimit = 4000
// Markup is not counted.
const visible = (html: string): number => lengthOf(html.replace(/<[^>]+>/gu, ''))

/** A name, with the seat that it is about where each has another. */
function named(view: TellView, names: ReadonlyMap<MemberId, string>, m: MemberId): string {
  const { words, roster, about } = view
  const who = mention(words, m, names.get(m))
  const ticket = about === 'promoted' || about === 'added' ? roster.tickets[m] : undefined
  if (ticket === undefined) return who
  return `${who}${words.html('tell-as', { role: roster.roles[roleOf(ticket)]?.label ?? '' })}`
}

/** Whom there is room for, by name. */
function fitting(people: readonly MemberId[], lines: readonly string[], room: number): MemberId[] {
  let left = room
  return people.slice(0, mentionLimit).filter((_, i) => {
    left -= visible(lines[i] ?? '') + 1
    return left >= 0
  })
}

interface Said {
  sent: Sent
  people: readonly MemberId[]
}

/** Addresses as many as one message holds. */
async function say(deps: DeliverDeps, view: TellView, people: readonly MemberId[]): Promise<Said> {
  const { words, community, activity } = view
  const names = await readNames(deps.table, community.id, [...people])
  const [only] = people
  const alone = people.length === 1 && only !== undefined
  const spoken = renderTell(alone ? { ...view, member: only } : { ...view, several: true })
  const lines = people.map((m) => named(view, names, m))
  const shown = fitting(people, lines, messageLimit - visible(spoken.text))
  const list = lines.slice(0, shown.length).join(words.plain('list-comma'))
  const who = alone ? mention(words, only, names.get(only)) : list
  const post = (await postsOf(deps.table, activity.id)).find((p) => p.chat === community.chat)
  const target = {
    chat: community.chat,
    ...(post?.message !== undefined && { replyTo: post.message }),
    ...(post?.thread !== undefined && { thread: post.thread }),
  }
  const text = alone ? `${who}\n${spoken.text}` : `${spoken.text}\n\n${who}`
  return { sent: await send(deps, target, { ...spoken, text }), people: shown }
}

async function viewOf({ table }: DeliverDeps, intent: Call, at: number) {
  const found = await readActivityAndRoster(table, intent.activity)
  const community = found && (await readCommunity(table, found.activity.community))
  if (!found || !community) return undefined
  const { about, text } = intent
  const words = wordsOf(community.language)
  return { ...found, about, community, words, at, ...(text !== undefined && { text }) }
}

// So many are written to in private in about the time that lies between two edits.
const perGap = 40

/** How long it is to wait for others whom the same occasion won't reach. */
function patience(known: Gathering, list: string, now: number, gapMs: number): number {
  const { waiting, calls } = known
  const moments = [...waiting.map(({ at }) => at), calls.get(list)?.at ?? 0]
  const first = Math.min(...moments.filter((at) => at > 0), now)
  // Each that comes puts it off, but not for ever.
  return Math.min(Math.max(...moments) + gapMs, first + 3 * gapMs) - now
}

/** Everybody whom one occasion is to reach in the group, in one message. */
async function together(
  deps: DeliverDeps,
  view: TellView,
  intent: Call & { occasion: string },
): Promise<Delivered> {
  const { table, bot, editGapMs } = deps
  const { occasion, members, about, others = 0 } = intent
  const list = digest(...members)
  const now = deps.clock()
  if (members.length > 0) await beginCall(table, bot, occasion, list, now)
  const known = await gatheringOf(table, bot, occasion)
  const wait = patience(known, list, now, editGapMs * (1 + others / perGap))
  if (wait > 0) return { kind: 'later', ms: wait }
  const own = known.calls.get(list)?.said ? [] : members
  const waiting = known.waiting.map(({ member }) => member)
  // Whoever said no since then is left in peace.
  const people = [...new Set([...own, ...waiting])].filter((m) => stillTrue(about, view.roster, m))
  const end = (called: MemberId[]) =>
    endCall(table, bot, occasion, called, members.length > 0 ? list : undefined)
  if (people.length === 0) {
    await end(waiting)
    return done
  }
  const said = await say(deps, view, people)
  if (said.sent.kind !== 'sent') return ofOutcome(said.sent)
  const left = people.filter((m) => !said.people.includes(m))
  await Promise.all(left.map((m) => noteUnreached(table, bot, occasion, { member: m, at: now })))
  await end(waiting.filter((m) => !left.includes(m)))
  return left.length === 0 ? done : { kind: 'later', ms: 0 }
}

/** One message in the group that addresses several people by name. */
export const call: Messenger<'call'> = async (deps, intent, at) => {
  const view = await viewOf(deps, intent, at)
  if (!view) return done
  const { occasion, members, about } = intent
  if (occasion !== undefined) return together(deps, view, { ...intent, occasion })
  const people = members.filter((m) => stillTrue(about, view.roster, m))
  if (people.length === 0) return done
  const { sent } = await say(deps, view, people)
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
