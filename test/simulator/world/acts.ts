import type { InlineKeyboardButton } from 'grammy/types'
import { Refusal } from '../../../infra/local/botapi/errors.ts'
import { type PlayMessage, playId } from '../../../infra/local/playground/protocol.ts'
import { parseCallback } from '../../../shared/telegram/callback.ts'
import { Chance } from './chance.ts'
import type { Place } from './communities.ts'
import type { Machine } from './machine.ts'

const hour = 3600_000

/** Something that a person does; `chance` decides the details when it is done. */
export interface Act {
  kind: keyof typeof acts
  /** How long after the one before, in milliseconds. */
  after: number
  chance: number
}

interface Doing {
  machine: Machine
  place: Place
  who: number
  chance: Chance
}

const nameOf = ({ machine, who }: Doing): string =>
  machine.telegram.world.tables.people.get(who)?.user.first_name ?? String(who)

const pressable = ({ message }: PlayMessage): InlineKeyboardButton.CallbackButton[] =>
  (message.reply_markup?.inline_keyboard.flat() ?? []).filter((b) => 'callback_data' in b)

const verbOf = (button: InlineKeyboardButton.CallbackButton): string =>
  parseCallback(button.callback_data)?.verb ?? ''

/** The newest messages with buttons that the person sees, in the group or in private. */
function board({ machine, who }: Doing, chat: number, most = 12): PlayMessage[] {
  return machine.telegram.world
    .messagesOf(chat, 60)
    .filter((m) => m.onlyFor === undefined || m.onlyFor === who)
    .filter((m) => pressable(m).length > 0)
    .slice(-most)
}

function press(doing: Doing, found: PlayMessage, button: InlineKeyboardButton.CallbackButton) {
  const { machine, who } = doing
  const data = button.callback_data
  machine.note(`${nameOf(doing)} presses “${button.text}” (${data})`)
  void machine.telegram.play
    .press({ as: who, chat: found.chat, id: playId(found.message), data })
    .catch(() => {})
}

function pressAny(doing: Doing, chat: number, wanted: (verb: string, data: string) => boolean) {
  const all = board(doing, chat).flatMap((found) =>
    pressable(found)
      .filter((button) => wanted(verbOf(button), button.callback_data))
      .map((button) => ({ found, button })),
  )
  const one = doing.chance.pick(all)
  if (one) press(doing, one.found, one.button)
}

const activitiesOf = ({ machine, place }: Doing): string[] =>
  machine.rows
    .everything()
    .filter(({ pk, sk, c }) => /^A#/.test(String(pk)) && sk === 'ROSTER' && c === place.id)
    .map(({ pk }) => String(pk).slice(2))

/** A press of somebody in this group, the newest rather than an old one. */
function pressedBefore({ machine, chance, place }: Doing, wanted: RegExp) {
  const all = machine.taken.flatMap(({ callback_query: q }) =>
    q && wanted.test(q.data ?? '') && place.people.includes(q.from.id) ? [q] : [],
  )
  return chance.pick(all.slice(-6))
}

type Pressed = NonNullable<ReturnType<typeof pressedBefore>>

/** The same person, under the same message. */
function pressAs(doing: Doing, { from, message }: Pressed, data: string): void {
  const { machine } = doing
  if (!message || !('message_id' in message)) return
  machine.note(`${from.first_name} presses (${data})`)
  const pressing = { as: from.id, chat: message.chat.id, id: message.message_id, data }
  void machine.telegram.play.press(pressing).catch(() => {})
}

function say(doing: Doing, chat: number, text: string, replyTo?: PlayMessage): void {
  const { machine, who } = doing
  machine.note(`${nameOf(doing)} ${replyTo ? 'replies' : 'writes'} “${text}”`)
  const reply = replyTo && { replyTo: playId(replyTo.message) }
  machine.telegram.play.send({ as: who, chat, text, ...reply })
}

const answers = [
  '报名',
  '+2',
  '+3',
  '去不了',
  '可能',
  '我来',
  'count me in',
  "can't",
  '摄影',
  '谢谢',
]
const commands = [
  '/my',
  '/help',
  '/week',
  '/card',
  '/privacy',
  '/mydata',
  '5',
  '10:00',
  '好的',
  '你好',
]
const answerVerbs = new Set(['in', 'out', 'maybe', 'coming'])

const coordinating = (doing: Doing): Doing => ({ ...doing, who: doing.place.coordinator })
const group = ({ place, machine }: Doing): number => {
  const moved = machine.telegram.world.tables.chats.get(place.chat)?.migratedTo
  return moved ?? place.chat
}

const acts = {
  /** Presses an answer under a post. */
  answer(doing: Doing) {
    pressAny(doing, group(doing), (verb) => answerVerbs.has(verb))
  },
  /** Takes a seat, whichever. */
  join(doing: Doing) {
    pressAny(doing, group(doing), (verb) => verb === 'in')
  },
  /** Whoever took a seat before gives it up. */
  leave(doing: Doing) {
    const before = pressedBefore(doing, /^1(in|coming):/)
    const data = before?.data?.replace(/^1\w+:(\w+).*$/, '1out:$1')
    if (before && data) pressAs(doing, before, data)
  },
  /** Says again that they come, in the group or in private. */
  coming(doing: Doing) {
    const before = pressedBefore(doing, /^1in:/)
    const data = before?.data?.replace(/^1\w+:(\w+).*$/, '1coming:$1')
    if (before && data) pressAs(doing, before, data)
  },
  /** Presses what was pressed before, on a screen that shows an older state. */
  again(doing: Doing) {
    const before = pressedBefore(doing, /^1(in|out|maybe|coming):/)
    if (before?.data) pressAs(doing, before, before.data)
  },
  close(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb, data) => verb === 'card' && /:(close|open)\b/.test(data))
  },
  /** Answers in words under a post. */
  reply(doing: Doing) {
    const posts = board(doing, group(doing)).filter((m) =>
      pressable(m).some((b) => verbOf(b) === 'out'),
    )
    const post = doing.chance.pick(posts)
    if (post) say(doing, post.chat, doing.chance.pick(answers) ?? '', post)
  },
  /** Presses anything that there is in private. */
  fiddle(doing: Doing) {
    pressAny(doing, doing.who, () => true)
  },
  /** A coordinator asks for the list of activities. */
  card(doing: Doing) {
    const own = coordinating(doing)
    say(own, own.who, '/card')
  },
  /** A coordinator presses anything on a card, but not what ends it. */
  manage(doing: Doing) {
    const own = coordinating(doing)
    const isEnd = /:(why|cancel|cancelok)\b/
    pressAny(own, own.who, (verb, data) => verb === 'card' && !isEnd.test(data))
  },
  /** A coordinator changes how many seats there are, or goes on with a cut or a removal. */
  seats(doing: Doing) {
    const own = coordinating(doing)
    if (own.chance.happens(0.4))
      return pressAny(
        own,
        own.who,
        (verb, data) => verb === 'card' && /:(cut|rm|rmok)\b/.test(data),
      )
    const a = own.chance.pick(activitiesOf(own))
    const [screen] = board(own, own.who, 1)
    if (!a || !screen) return say(own, own.who, '/card')
    const data = `1card:${a}:seats:${own.chance.below(2)}:${own.chance.below(5)}`
    press(own, screen, { text: 'seats', callback_data: data })
  },
  cancel(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb, data) => verb === 'card' && /:(cancel|why|cancelok)\b/.test(data))
  },
  /** A coordinator marks anything of a roll call. */
  roll(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb) => verb.startsWith('r') && verb !== 'recruit')
  },
  rollAll(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb) => verb === 'rall')
  },
  rollSum(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb) => verb === 'rollsum')
  },
  rollOk(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb) => verb === 'rollok')
  },
  write(doing: Doing) {
    say(doing, doing.who, doing.chance.pick(commands) ?? '')
  },
  recruit(doing: Doing) {
    const own = coordinating(doing)
    const title = `活动${doing.chance.below(1000)}`
    say(own, own.who, `/recruit 明天 15:00-17:00 ${title} 地点:广场 表演2 风险:无`)
  },
  publish(doing: Doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb, data) => verb === 'recruit' && /publish|pub/.test(data))
  },
  block(doing: Doing) {
    if (doing.who === doing.place.coordinator) return
    const blocked = doing.chance.happens(0.7)
    doing.machine.note(`${nameOf(doing)} ${blocked ? 'blocks' : 'unblocks'} the bot`)
    doing.machine.telegram.play.block({ as: doing.who, blocked })
  },
  migrate(doing: Doing) {
    const chat = doing.machine.telegram.world.tables.chats.get(group(doing))
    if (chat?.type !== 'group') return
    doing.machine.note(`group ${chat.id} becomes a supergroup`)
    doing.machine.telegram.play.migrate({ chat: chat.id })
  },
}

const weights: [Act['kind'], number][] = [
  ['answer', 8],
  ['join', 14],
  ['leave', 7],
  ['again', 4],
  ['close', 1.5],
  ['coming', 3],
  ['reply', 6],
  ['fiddle', 4],
  ['card', 2],
  ['manage', 4],
  ['seats', 5],
  ['cancel', 0.6],
  ['write', 2],
  ['recruit', 1],
  ['publish', 2],
  ['block', 2],
  ['migrate', 0.3],
]

function kindBy(chance: Chance): Act['kind'] {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance.next() * total
  for (const [kind, weight] of weights) {
    left -= weight
    if (left < 0) return kind
  }
  return 'join'
}

/** Mostly at once or within seconds of each other; now and then hours pass. */
function pauseBy(chance: Chance): number {
  if (chance.happens(0.75)) return chance.below(300)
  return chance.happens(0.75) ? chance.below(20_000) : chance.below(8 * hour)
}

const act = (kind: Act['kind'], after: number, chance: Chance): Act => ({
  kind,
  after,
  chance: chance.below(2 ** 31),
})

/** What people do before their activities; now and then nobody does anything but write. */
export function planActs(chance: Chance, count: number): Act[] {
  const isWordy = chance.happens(0.1)
  return Array.from({ length: count }, () =>
    act(isWordy ? 'write' : kindBy(chance), pauseBy(chance), chance),
  )
}

const rollCall: Act['kind'][] = ['roll', 'rollAll', 'rollSum', 'rollOk', 'rollSum', 'rollOk']

/** What coordinators do once the activities are over. */
export const planRolls = (chance: Chance): Act[] =>
  [...rollCall, ...rollCall].map((kind, i) =>
    act(kind, i % rollCall.length === 0 ? 36 * hour : 5000, chance),
  )

const redoable: Act['kind'][] = ['join', 'leave', 'answer', 'reply', 'seats', 'manage', 'coming']

/** What is done in quiet times, so that it can be seen what a second time does. */
export const planRedone = (chance: Chance): Act[] =>
  Array.from({ length: 4 }, () => act(chance.pick(redoable) ?? 'join', 0, chance))

/** Does it, if Telegram lets the person. */
export function doAct(machine: Machine, places: Place[], act: Act): void {
  const chance = new Chance(act.chance)
  const place = chance.pick(places)
  const who = place && chance.pick(place.people)
  if (!place || who === undefined) return
  try {
    acts[act.kind]({ machine, place, who, chance })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
