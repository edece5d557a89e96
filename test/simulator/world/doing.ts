import type { InlineKeyboardButton } from 'grammy/types'
import { type PlayMessage, playId } from '../../../infra/local/playground/protocol.ts'
import type { Roster } from '../../../shared/domain/roster.ts'
import { parseRoster } from '../../../shared/store/roster.ts'
import { parseCallback } from '../../../shared/telegram/callback.ts'
import type { Chance } from './chance.ts'
import type { Place } from './communities.ts'
import type { Machine } from './machine.ts'

/** Somebody of a place about to do something; `chance` decides the details. */
export interface Doing {
  machine: Machine
  place: Place
  who: number
  chance: Chance
}

export type Deed = (doing: Doing) => void

export const nameOf = ({ machine, who }: Doing): string =>
  machine.telegram.world.tables.people.get(who)?.user.first_name ?? String(who)

export const pressable = ({ message }: PlayMessage): InlineKeyboardButton.CallbackButton[] =>
  (message.reply_markup?.inline_keyboard.flat() ?? []).filter((b) => 'callback_data' in b)

export const verbOf = (button: InlineKeyboardButton.CallbackButton): string =>
  parseCallback(button.callback_data)?.verb ?? ''

/** The newest messages with buttons that the person sees, in the group or in private. */
export function board({ machine, who }: Doing, chat: number, most = 12): PlayMessage[] {
  return machine.telegram.world
    .messagesOf(chat, 60)
    .filter((m) => m.onlyFor === undefined || m.onlyFor === who)
    .filter((m) => pressable(m).length > 0)
    .slice(-most)
}

export function press(
  doing: Doing,
  found: PlayMessage,
  button: InlineKeyboardButton.CallbackButton,
) {
  const { machine, who } = doing
  const data = button.callback_data
  machine.note(`${nameOf(doing)} presses “${button.text}” (${data})`)
  void machine.telegram.play
    .press({ as: who, chat: found.chat, id: playId(found.message), data })
    .catch(() => {})
}

type Wanted = (verb: string, data: string) => boolean

/** The buttons of that kind that a person sees in a chat. */
const buttonsIn = (doing: Doing, chat: number, wanted: Wanted) =>
  board(doing, chat).flatMap((found) =>
    pressable(found)
      .filter((button) => wanted(verbOf(button), button.callback_data))
      .map((button) => ({ doing, found, button })),
  )

/** Presses one of those buttons, if there is any. */
export function pressAny(doing: Doing, chat: number, wanted: Wanted): void {
  const one = doing.chance.pick(buttonsIn(doing, chat, wanted))
  if (one) press(doing, one.found, one.button)
}

/** Whoever of the place sees such a button in private: one of them presses it. */
export function pressAlone(doing: Doing, wanted: Wanted): void {
  const all = doing.place.people.flatMap((who) => buttonsIn({ ...doing, who }, who, wanted))
  const one = doing.chance.pick(all)
  if (one) press(one.doing, one.found, one.button)
}

/** Everybody of the place who sees such a button in private presses it at once. */
export function pressTogether(doing: Doing, wanted: Wanted): void {
  for (const who of doing.place.people) pressAny({ ...doing, who }, who, wanted)
}

export const rostersOf = ({ machine, place }: Doing): Roster[] =>
  machine.rows
    .everything()
    .filter(({ pk, sk, c }) => /^A#/.test(String(pk)) && sk === 'ROSTER' && c === place.id)
    .map(parseRoster)

/** A press of somebody in this group, the newest rather than an old one. */
export function pressedBefore({ machine, chance, place }: Doing, wanted: RegExp) {
  const all = machine.taken.flatMap(({ callback_query: q }) =>
    q && wanted.test(q.data ?? '') && place.people.includes(q.from.id) ? [q] : [],
  )
  return chance.pick(all.slice(-6))
}

export type Pressed = NonNullable<ReturnType<typeof pressedBefore>>

/** The same person, under the same message. */
export function pressAs(doing: Doing, { from, message }: Pressed, data: string): void {
  const { machine } = doing
  if (!message || !('message_id' in message)) return
  machine.note(`${from.first_name} presses (${data})`)
  const pressing = { as: from.id, chat: message.chat.id, id: message.message_id, data }
  void machine.telegram.play.press(pressing).catch(() => {})
}

export function say(doing: Doing, chat: number, text: string, replyTo?: PlayMessage): void {
  const { machine, who } = doing
  machine.note(`${nameOf(doing)} ${replyTo ? 'replies' : 'writes'} “${text}”`)
  const reply = replyTo && { replyTo: playId(replyTo.message) }
  machine.telegram.play.send({ as: who, chat, text, ...reply })
}

/** One of the coordinators does it. */
export const coordinating = (doing: Doing): Doing => ({
  ...doing,
  who: doing.chance.pick(doing.place.coordinators) ?? doing.who,
})
/** The group as it is now: it may have become a supergroup. */
export const group = ({ place, machine }: Doing): number => {
  const moved = machine.telegram.world.tables.chats.get(place.chat)?.migratedTo
  return moved ?? place.chat
}
