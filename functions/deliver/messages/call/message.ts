import { digest, type MemberId } from '../../../../shared/domain/ids.ts'
import { roleOf } from '../../../../shared/domain/roster.ts'
import { lengthOf } from '../../../../shared/domain/text/fold.ts'
import { faultOf, logError } from '../../../../shared/log.ts'
import type { Intent } from '../../../../shared/queue/intent.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import {
  beginCall,
  claimUnreached,
  endUnreached,
  gatheringOf,
} from '../../../../shared/store/unreached.ts'
import { mention } from '../../../../shared/views/mention.ts'
import { renderTell, type TellView } from '../../../../shared/views/tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import {
  type DeliverDeps,
  type Delivered,
  done,
  type Messenger,
  ofOutcome,
  type Spoken,
} from '../../message.ts'
import { type Sent, send, type Target } from '../../send.ts'
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

/** What is said, where, and to whom of those who are to hear it. */
interface Speech {
  spoken: Spoken
  target: Target
  people: readonly MemberId[]
}

/** Addresses as many as one message holds. */
async function speechFor(
  { table }: DeliverDeps,
  view: TellView,
  people: readonly MemberId[],
): Promise<Speech> {
  const { words, community, activity } = view
  const names = await readNames(table, community.id, [...people])
  const [only] = people
  const alone = people.length === 1 && only !== undefined
  const spoken = renderTell(alone ? { ...view, member: only } : { ...view, several: true })
  const lines = people.map((m) => named(view, names, m))
  const shown = fitting(people, lines, messageLimit - visible(spoken.text))
  const list = lines.slice(0, shown.length).join(words.plain('list-comma'))
  const who = alone ? mention(words, only, names.get(only)) : list
  const post = (await postsOf(table, activity.id)).find((p) => p.chat === community.chat)
  const target = {
    chat: community.chat,
    ...(post?.message !== undefined && { replyTo: post.message }),
    ...(post?.thread !== undefined && { thread: post.thread }),
  }
  const text = alone ? `${who}\n${spoken.text}` : `${spoken.text}\n\n${who}`
  return { spoken: { ...spoken, text }, target, people: shown }
}

const say = (deps: DeliverDeps, { target, spoken }: Speech): Promise<Sent> =>
  send(deps, target, spoken)

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
function patience(moments: readonly number[], now: number, gapMs: number): number {
  // Each that comes puts it off, but not for ever.
  return Math.min(Math.max(...moments) + gapMs, Math.min(...moments) + 3 * gapMs) - now
}

type Gathered = Call & { occasion: string }

/** Whom this call is to address: its own, and those who wait for any call of the occasion. */
async function gathered(deps: DeliverDeps, intent: Gathered, name: string) {
  const { table, bot } = deps
  const { occasion, members, unreached } = intent
  const now = deps.clock()
  if (members.length > 0) await beginCall(table, bot, occasion, name, now)
  const { people, calls } = await gatheringOf(table, bot, occasion)
  const open = people.filter(({ by }) => by === undefined || by === name)
  // The one whom it stands for comes first: every call leaves fewer to the next.
  const waiting = open.map(({ member }) => member).sort((a) => (a === unreached ? -1 : 0))
  const begun = calls.get(name)
  const moments = [...open.map(({ at }) => at), ...(begun === undefined ? [] : [begun])]
  return { waiting, moments, now }
}

/** Everybody whom one occasion is to reach in the group, in one message. */
async function together(deps: DeliverDeps, view: TellView, intent: Gathered): Promise<Delivered> {
  const { table, bot, editGapMs } = deps
  const { occasion, members, about, unreached = '', others = 0 } = intent
  // It is kept for longer than who was called may be: it must not say who.
  const name = digest(...(members.length > 0 ? members : [unreached]))
  const { waiting, moments, now } = await gathered(deps, intent, name)
  if (moments.length === 0) return done
  const wait = patience(moments, now, editGapMs * (1 + others / perGap))
  if (wait > 0) return { kind: 'later', ms: wait }
  // Whoever said no since then is left in peace.
  const people = [...new Set([...members, ...waiting])].filter((m) =>
    stillTrue(about, view.roster, m),
  )
  const speech = await speechFor(deps, view, people)
  const called = waiting.filter((m) => speech.people.includes(m) || !people.includes(m))
  await claimUnreached(table, bot, occasion, called, name)
  const sent = people.length > 0 ? await say(deps, speech) : undefined
  if (sent && sent.kind !== 'sent') return ofOutcome(sent)
  // People have seen it: were this to fail aloud, they would see it again.
  await endUnreached(table, bot, occasion, called).catch((error) =>
    logError('deliver', faultOf(error)),
  )
  return done
}

/** One message in the group that addresses several people by name. */
export const call: Messenger<'call'> = async (deps, intent, at) => {
  const view = await viewOf(deps, intent, at)
  if (!view) return done
  const { occasion, members, about } = intent
  if (occasion !== undefined) return together(deps, view, { ...intent, occasion })
  const people = members.filter((m) => stillTrue(about, view.roster, m))
  if (people.length === 0) return done
  const sent = await say(deps, await speechFor(deps, view, people))
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
