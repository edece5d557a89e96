import { InlineKeyboard } from 'grammy/web'
import type { MemberId } from '../domain/ids.ts'
import { type Confirmed, earns, policyIn } from '../domain/roll.ts'
import type { ServiceRecord } from '../domain/service-record.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml } from '../words/words.ts'
import { durationText } from './minutes.ts'
import {
  credited,
  headOf,
  nameOf,
  refusalText,
  type SheetView,
  type Spoken,
  theUnmarked,
} from './roll.ts'

/** Somebody whose minutes of this day lie partly in the same time as others in the books. */
export interface Twice {
  member: MemberId
  /** What they were at, by the books, and for how long. */
  title: string
  minutes: number
}

/** What confirming would enter, before it is confirmed. */
export function renderSummary(
  view: SheetView,
  confirmed: Confirmed,
  twice: readonly Twice[],
): Spoken {
  const { activity, words } = view
  const { unmarked, refused } = confirmed
  const keyboard = new InlineKeyboard()
  if (unmarked.length > 0 && refused.length === 0) theUnmarked(view, 0, keyboard)
  if (refused.length === 0)
    keyboard.text(words.plain('roll-enter'), callbackData('rollok', activity.id)).row()
  keyboard.text(words.plain('back'), callbackData('roll', activity.id, 0))
  const text = [
    headOf(view, 'roll-sum-head'),
    ...refusedLines(view, confirmed),
    ...enteredLines(view, confirmed, 'roll-entries'),
    ...twice.map(({ member, title, minutes }) => {
      const time = durationText(words, minutes)
      return words.html('roll-twice', { name: nameOf(view, member), title, time })
    }),
    ...restLines(view, confirmed),
  ]
  return { text: text.join('\n\n'), keyboard }
}

/** Nothing of it is in the books before a second coordinator agrees. */
export const isAsked = ({ entries, waiting }: Confirmed): boolean =>
  entries.length === 0 && waiting.length > 0

/** What was entered, once it was confirmed, and what waits for a second coordinator. */
export function renderEntered(view: SheetView, confirmed: Confirmed): string {
  const { activity, words } = view
  const key = isAsked(confirmed) ? 'roll-asked-head' : 'roll-done-head'
  const head = words.html(key, { title: activity.title })
  return [
    head,
    ...enteredLines(view, confirmed, 'roll-entered'),
    ...restLines(view, confirmed),
  ].join('\n\n')
}

function refusedLines(view: SheetView, { refused }: Confirmed): string[] {
  if (refused.length === 0) return []
  const { words } = view
  const lines = refused.map(({ member, refusal }) =>
    refusalText(words, nameOf(view, member), refusal),
  )
  return [words.html('roll-fix-first'), ...lines]
}

const served = (records: readonly ServiceRecord[]): number =>
  records.reduce((sum, record) => sum + record.served, 0)

// A long list is cut: Telegram's message has 4,096 characters.
const most = 40

function people(view: SheetView, records: readonly ServiceRecord[]): string[] {
  const { words } = view
  const lines = records.slice(0, most).map((record) => {
    const { served: given, credited: counted, member } = record
    const times = [given, ...(counted === given || !earns(view.activity) ? [] : [counted])]
    const shown = times.map((minutes) => durationText(words, minutes)).join(' → ')
    return `• ${escapeHtml(nameOf(view, member))} ${shown}`
  })
  const more = records.length - lines.length
  return [...lines, ...(more > 0 ? [words.plain('post-more', { count: more })] : [])]
}

function enteredLines(view: SheetView, { entries, waiting }: Confirmed, key: string): string[] {
  const { words, community } = view
  const part = (name: string, records: readonly ServiceRecord[]) => {
    if (records.length === 0) return []
    // Of what earns nothing it is said how long people were there, and that it earns nothing.
    const minutes = earns(view.activity) ? credited(records) : served(records)
    const time = durationText(words, minutes)
    const head = words.html(name, { count: records.length, time })
    return [[head, ...people(view, records)].join('\n')]
  }
  const isRounded = [...entries, ...waiting].some((r) => r.credited !== r.served && r.credited > 0)
  const rule = isRounded && policyIn(community).rounding === 'chongqing'
  return [
    ...part(key, entries),
    ...part('roll-waiting', waiting),
    ...(earns(view.activity) ? [] : [words.html('roll-no-hours')]),
    ...(rule ? [`🧮 ${words.html('rules-rounding-chongqing')}`] : []),
  ]
}

function restLines(view: SheetView, confirmed: Confirmed): string[] {
  const { words } = view
  const { entries, waiting, refused, absent, unmarked } = confirmed
  const isNobody = entries.length + waiting.length + refused.length + unmarked.length === 0
  const names = namesOf(view, unmarked)
  return [
    ...(isNobody ? [words.html('roll-nobody')] : []),
    ...(absent.length > 0 ? [words.html('roll-absent', { count: absent.length })] : []),
    ...(unmarked.length > 0
      ? [words.html('roll-unmarked', { count: unmarked.length, names })]
      : []),
  ]
}

const named = 8

/** The first few names, then how many more there are. */
function namesOf(view: SheetView, members: readonly MemberId[]): string {
  const { words } = view
  const shown = members.slice(0, named).map((m) => nameOf(view, m))
  const rest = members.length - shown.length
  const more = rest > 0 ? [words.plain('post-more', { count: rest })] : []
  return [...shown, ...more].join(words.plain('list-comma'))
}
