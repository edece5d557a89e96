import {
  coordinating as asCoordinator,
  board,
  type Deed,
  type Doing,
  group,
  press,
  pressAny,
  rostersOf,
  say,
} from '../doing.ts'

const onCards = (doing: Doing, wanted: RegExp): void => {
  const own = asCoordinator(doing)
  pressAny(own, own.who, (verb, data) => verb === 'card' && wanted.test(data))
}

const onRolls =
  (wanted: (verb: string) => boolean): Deed =>
  (doing) => {
    const own = asCoordinator(doing)
    pressAny(own, own.who, wanted)
  }

/** What a coordinator does about activities and the group. */
export const coordinating = {
  close: (doing) => onCards(doing, /:(close|open)\b/),
  /** Asks for the list of activities. */
  card(doing) {
    const own = asCoordinator(doing)
    say(own, own.who, '/card')
  },
  /** Presses anything on a card, but not what ends it. */
  manage: (doing) => onCards(doing, /^(?!.*:(why|cancel|cancelok)\b)/),
  cancel: (doing) => onCards(doing, /:(cancel|why|cancelok)\b/),
  /** Changes how many seats there are, or goes on with a cut or a removal. */
  seats(doing) {
    const own = asCoordinator(doing)
    if (own.chance.happens(0.4)) return onCards(own, /:(cut|rm|rmok)\b/)
    const a = own.chance.pick(rostersOf(own))?.activity
    const [screen] = board(own, own.who, 1)
    if (!a || !screen) return say(own, own.who, '/card')
    const data = `1card:${a}:seats:${own.chance.below(2)}:${own.chance.below(5)}`
    press(own, screen, { text: 'seats', callback_data: data })
  },
  recruit(doing) {
    const own = asCoordinator(doing)
    const title = `活动${own.chance.below(1000)}`
    say(own, own.who, `/recruit 明天 15:00-17:00 ${title} 地点:广场 表演2 风险:无`)
  },
  publish(doing) {
    const own = asCoordinator(doing)
    pressAny(own, own.who, (verb, data) => verb === 'recruit' && /publish|pub/.test(data))
  },
  /** Marks anything of a roll call. */
  roll: onRolls((verb) => verb.startsWith('r') && verb !== 'recruit'),
  rollAll: onRolls((verb) => verb === 'rall'),
  rollSum: onRolls((verb) => verb === 'rollsum'),
  rollOk: onRolls((verb) => verb === 'rollok'),
  /** A second one agrees to minutes, or doesn't. */
  second: onRolls((verb) => verb === 'second' || verb === 'seclook'),
  migrate(doing) {
    const chat = doing.machine.telegram.world.tables.chats.get(group(doing))
    if (chat?.type !== 'group') return
    doing.machine.note(`group ${chat.id} becomes a supergroup`)
    doing.machine.telegram.play.migrate({ chat: chat.id })
  },
  /** Puts the bot out of the group. */
  putOut(doing) {
    const { machine, place } = doing
    const chat = group(doing)
    machine.note(`the bot is put out of ${chat}`)
    machine.telegram.play.removeBot({ chat, by: place.founder })
  },
  /** Takes it in again, where it is out. */
  putBack(doing) {
    const { machine, place, chance } = doing
    const chat = group(doing)
    const bot = machine.telegram.world.bot.id
    if (
      !/kicked|left/.test(machine.telegram.world.tables.chats.get(chat)?.members[bot]?.status ?? '')
    )
      return
    machine.note(`the bot is back in ${chat}`)
    machine.telegram.play.addBot({ chat, by: place.founder, admin: chance.happens(0.7) })
  },
} satisfies Record<string, Deed>
