import {
  board,
  coordinating,
  type Deed,
  press,
  pressAlone,
  pressAny,
  pressable,
  pressTogether,
  say,
} from '../doing.ts'

const wants = ['换灯泡', '买药', '陪诊', '修水管', '搬家具', '教手机']

type Button = ReturnType<typeof pressable>[number]
const isBox = ({ callback_data: data }: Button): boolean => /^1match:\w+:tick/.test(data)
const isAsk = ({ callback_data: data }: Button): boolean => /^1match:\w+:ask/.test(data)

/** What people do about needs: asked for, arranged, taken and thanked for. */
export const helping = {
  /** Asks for help in private, with what only the helper may know. */
  ask(doing) {
    const { chance, who } = doing
    const phone = `138${String(10_000_000 + chance.below(89_999_999))}`
    const when = chance.pick(['', ' 明天下午3点到4点', ' 周六上午']) ?? ''
    say(doing, who, `/need 想找人${chance.pick(wants)}${when} 电话${phone}`)
  },
  /** Goes on with what they are writing; mostly it is sent. */
  sendNeed(doing) {
    const most = doing.chance.happens(0.8) ? /:(send|fill|prog)\b/ : /:/
    pressAlone(doing, (verb, data) => verb === 'ndraft' && most.test(data))
  },
  /** A coordinator does anything about a need. */
  desk(doing) {
    const own = coordinating(doing)
    pressAny(own, own.who, (verb) => verb === 'need' || verb === 'match')
  },
  /** A coordinator looks who fits, ticks somebody, and asks them. */
  match(doing) {
    const own = { ...doing, who: doing.place.founder }
    const screens = board(own, own.who, 4).filter((m) => pressable(m).some(isBox))
    const screen = screens.at(-1)
    const buttons = screen ? pressable(screen) : []
    const isTicked = buttons.some((b) => isBox(b) && b.text.startsWith('☑'))
    const isNext = isTicked && own.chance.happens(0.5) ? isAsk : isBox
    const next = own.chance.pick(buttons.filter(isNext))
    if (screen && next) return press(own, screen, next)
    pressAny(own, own.who, (verb, data) => verb === 'match' && data.endsWith(':show'))
  },
  /** Somebody who was asked says yes or no; or all of them at once. */
  take(doing) {
    const answer = doing.chance.happens(0.8) ? /:take$/ : /:(no|off)$/
    const act = doing.chance.happens(0.5) ? pressTogether : pressAlone
    act(doing, (verb, data) => verb === 'helper' && answer.test(data))
  },
  /** The helper says that it is done, and how long it took; a coordinator confirms it. */
  serve(doing) {
    const done = /:(done|mins|nomins)\b/
    pressAlone(doing, (verb, data) => /^(helper|need)$/.test(verb) && done.test(data))
  },
  /** Who asked for help rates it, takes it back, or answers. */
  thank: (doing) => pressAlone(doing, (verb) => verb === 'mine'),
} satisfies Record<string, Deed>
