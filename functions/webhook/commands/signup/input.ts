import type { Message, ReactionTypeEmoji } from 'grammy/types'
import { InlineKeyboard } from 'grammy/web'
import { type ActivityId, type MemberId, parseActivityId } from '../../../../shared/domain/ids.ts'
import {
  guestLimit,
  type RosterOp,
  roleLimit,
  type Standing,
} from '../../../../shared/domain/roster.ts'
import { type ParsedReply, parseReply } from '../../../../shared/domain/text/reply-text.ts'
import { callbackData, parseCallback } from '../../../../shared/telegram/callback.ts'
import type { Words } from '../../../../shared/words/words.ts'

export interface Answer {
  activity: ActivityId
  op: Exclude<RosterOp, { op: 'seats' }>
}

function joinOp(m: MemberId, [role = '', seats]: string[]): Answer['op'] | undefined {
  const [index, count] = [Number(role), seats === undefined ? undefined : Number(seats)]
  if (!Number.isInteger(index) || index < 0 || index >= roleLimit) return undefined
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= guestLimit + 1)) {
    return undefined
  }
  return { op: 'join', member: m, role: index, seats: count }
}

/** `1in:activity:role[:seats]`, `1out:activity`, `1maybe:activity`, `1coming:activity`. */
export function pressedAnswer(
  verb: 'in' | 'out' | 'maybe' | 'coming',
  [id = '', ...rest]: string[],
  m: MemberId,
): Answer | undefined {
  const activity = parseActivityId(id)
  const op =
    verb === 'in' ? joinOp(m, rest) : { op: verb === 'out' ? ('leave' as const) : verb, member: m }
  return activity && op && { activity, op }
}

export interface PostButtons {
  activity: ActivityId
  roles: { key: number; label: string }[]
}

// A role's button reads "表演 9/15": what stands before the count is the role.
const labelOf = (text: string): string => text.replace(/\s*\S*\d+\/\d+\S*.*$/u, '').trim()

/** The activity and the roles, as read from the buttons under the message replied to. */
export function postUnder(message: Message | undefined): PostButtons | undefined {
  const all = message?.reply_markup?.inline_keyboard.flat() ?? []
  const pressable = all.flatMap((b) => {
    const press = 'callback_data' in b ? parseCallback(b.callback_data) : undefined
    return press ? [{ ...press, text: b.text }] : []
  })
  const activity = parseActivityId(pressable[0]?.args[0] ?? '')
  const roles = pressable.flatMap(({ verb, args, text }) =>
    verb === 'in' || verb === 'qin' ? [{ key: Number(args[1]), label: labelOf(text) }] : [],
  )
  return activity && { activity, roles }
}

export type Heard =
  | { kind: 'none' }
  | { kind: 'unclear' }
  | { kind: 'answer'; op(m: MemberId): Answer['op']; neighbour?: string }

const neighbourOf = (heard: ParsedReply) =>
  'neighbour' in heard && heard.neighbour ? { neighbour: heard.neighbour } : {}

/** What a reply means under a post with these roles. Who names no role takes the first one. */
export function repliedAnswer(text: string, roles: PostButtons['roles']): Heard {
  const heard = parseReply(text, {
    roles: roles.map(({ key, label }) => ({ key: String(key), label })),
  })
  if (heard.kind === 'maybe') return { kind: 'answer', op: (member) => ({ op: 'maybe', member }) }
  if (heard.kind === 'out') {
    return { kind: 'answer', op: (member) => ({ op: 'leave', member }), ...neighbourOf(heard) }
  }
  if (heard.kind === 'none' || heard.kind === 'unclear') return { kind: heard.kind }
  const role = Number(heard.role ?? roles[0]?.key ?? 0)
  const seats = Math.min(heard.seats, guestLimit + 1)
  return {
    kind: 'answer',
    op: (member) => ({ op: 'join', member, role, seats }),
    ...neighbourOf(heard),
  }
}

const reactions: Record<Standing['kind'], ReactionTypeEmoji['emoji']> = {
  in: '👍',
  waiting: '✍',
  maybe: '🤔',
  out: '👌',
  none: '👌',
}
export const reactionFor = (s: Standing): ReactionTypeEmoji['emoji'] => reactions[s.kind]

export function unclearKeyboard(
  words: Words,
  a: ActivityId,
  roles: PostButtons['roles'],
): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  for (const { key, label } of roles) {
    keyboard.text(words.plain('button-in', { role: label }), callbackData('in', a, key)).row()
  }
  return keyboard
    .text(words.plain('button-maybe'), callbackData('maybe', a))
    .text(words.plain('button-out'), callbackData('out', a))
}
