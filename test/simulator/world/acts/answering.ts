import {
  board,
  type Deed,
  type Doing,
  group,
  nameOf,
  type Pressed,
  pressAlone,
  pressAny,
  pressAs,
  pressable,
  pressedBefore,
  say,
  verbOf,
} from '../doing.ts'

const texts = ['报名', '+2', '+3', '去不了', '可能', '我来', 'count me in', "can't", '摄影', '谢谢']
const commands = [
  ...['/my', '/help', '/week', '/card', '/privacy', '/mydata', '/team', '/offer', '/training'],
  ...['/minutes', '/language', '/need', '5', '10:00', '好的', '你好'],
]
const answerVerbs = new Set(['in', 'qin', 'out', 'maybe', 'coming'])
const isSeat = (verb: string): boolean => verb === 'in' || verb === 'qin'

/** The activity that a press was about, with another answer. */
const otherwise = ({ data }: Pressed, answer: string): string | undefined =>
  data?.replace(/^1\w+:(\w+).*$/, `1${answer}:$1`)

function sayOf(doing: Doing, before: Pressed | undefined, answer: string): void {
  const data = before && otherwise(before, answer)
  if (before && data) pressAs(doing, before, data)
}

/** What anybody does about activities, and without any plan. */
export const answering = {
  /** Presses an answer under a post. */
  answer: (doing) => pressAny(doing, group(doing), (verb) => answerVerbs.has(verb)),
  /** Takes a seat, whichever. */
  join: (doing) => pressAny(doing, group(doing), isSeat),
  /** Whoever took a seat before gives it up. */
  leave: (doing) => sayOf(doing, pressedBefore(doing, /^1(q?in|coming):/), 'out'),
  /** Gives a seat up and wants it back: whoever waited is in now. */
  waver(doing) {
    const before = pressedBefore(doing, /^1in:/)
    if (!before?.data) return
    sayOf(doing, before, 'out')
    pressAs(doing, before, before.data)
  },
  /** Says again that they come, in the group or in private. */
  coming: (doing) => sayOf(doing, pressedBefore(doing, /^1q?in:/), 'coming'),
  /** Presses what was pressed before, on a screen that shows an older state. */
  again(doing) {
    const before = pressedBefore(doing, /^1(q?in|out|maybe|coming):/)
    if (before?.data) pressAs(doing, before, before.data)
  },
  /** Answers in words under a post. */
  reply(doing) {
    const posts = board(doing, group(doing)).filter((m) =>
      pressable(m).some((b) => verbOf(b) === 'out'),
    )
    const post = doing.chance.pick(posts)
    if (post) say(doing, post.chat, doing.chance.pick(texts) ?? '', post)
  },
  /** Presses anything that there is in private. */
  fiddle: (doing) => pressAny(doing, doing.who, () => true),
  write: (doing) => say(doing, doing.who, doing.chance.pick(commands) ?? ''),
  block(doing) {
    if (doing.place.coordinators.includes(doing.who)) return
    const blocked = doing.chance.happens(0.7)
    doing.machine.note(`${nameOf(doing)} ${blocked ? 'blocks' : 'unblocks'} the bot`)
    doing.machine.telegram.play.block({ as: doing.who, blocked })
  },
  /** Wants to be forgotten; a second tap makes sure. */
  forget: (doing) => say(doing, doing.who, '/forget'),
  forgetYes: (doing) =>
    pressAlone(doing, (verb, data) => verb === 'forget' && data.endsWith(':yes')),
} satisfies Record<string, Deed>
