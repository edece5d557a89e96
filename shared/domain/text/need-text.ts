import type { Programme } from '../activity.ts'
import type { Reference } from './days.ts'
import { blank, clean, fold, gone } from './fold.ts'
import { type Personal, type Refused, separatePrivate, smooth } from './private-details.ts'
import { guessProgramme } from './programme.ts'
import { readWhen } from './when.ts'
import { datesOf, hoursOf, remaining, type Window, wholeDay, windowOn } from './windows.ts'

export interface ParsedNeed {
  /** A sentence in private that asks for help, not one that greets or asks a question. */
  looksLikeNeed: boolean
  /** The request without its time and without private details; at most 300 characters. */
  what: string
  /** The wording that helpers may see, the time included; at most 500 characters. */
  publicText: string
  when?: Window
  programme?: Programme
  urgent: boolean
  personal: Personal
  /** What was found and thrown away: it is never stored. */
  refused: Refused[]
}

const trouble =
  /坏了?|漏水?|堵了|断电|停电|没电|不亮|打不开|修不好|不会(?:用|弄|操作|写)|搬不动|走不动|够不[着到]|不方便|没人(?:照顾|陪)|摔|迷路|走丢|broken|leak|blocked|stuck|doesn't work|not working|won't (?:start|open|turn)|can't (?:reach|lift|carry|walk|open|fix)|lost my/i
const asking =
  /帮忙|帮帮|帮个忙|能(?:不能)?帮|帮我|求助|求帮|请(?:人|志愿者)|想(?:请|找|要)(?:个|位|人|志愿者)|需要|谁(?:能|会|可以|有空)|有没?有人|哪位|能否|麻烦|教我|陪我|借(?:一下|用)|代[买购取办]|\bhelp\b|\bneed(?:s|ed)?\b|can (?:someone|anyone|you)|could (?:someone|anyone|you)|would (?:someone|anyone)|is there anyone|anyone (?:who|able|free)|looking for (?:someone|help)|please (?:come|fix|bring)/i
const chores =
  /修|换(?:灯|锁|水)|搬|陪|接送|打扫|照看|照顾|量血压|理发|取药|买菜|送(?:医|药|饭|菜)|辅导|\b(?:fix|repair|carry|lift|drive|shopping|accompany|teach|babysit|walk (?:my|the) dog)\b/i
const notNeed =
  /^(?:谢谢|多谢|感谢|你好|您好|早上好|thanks?|thank you|hello|hi|good (?:morning|evening))[\s!,.。，！]*$|(?:谢谢|感谢|thanks? (?:you )?for).{0,12}(?:帮忙|帮助|help)|(?:需要|要)(?:帮忙|帮助|我)(?:吗|么)|need (?:any |my )?help\?|can i help|我(?:可以|能|来|愿意)帮|i (?:can|could|want to|would like to) help|怎么报名|how (?:do|can) i sign/i
const haste =
  /紧急|加急|急需|(?<!不|不是|不太)(?:很急|着急)|(?:^|[!,.。\s好太真])急(?=[!,.。\s]|$)|马上|立刻|立即|尽快|现在就|\burgent(?:ly)?\b|\basap\b|\bimmediately\b|right (?:now|away)|\bemergency\b/i

function looksLikeNeed(folded: string): boolean {
  if (notNeed.test(folded)) return false
  return asking.test(folded) || trouble.test(folded) || (chores.test(folded) && folded.length < 60)
}

function windowFor(folded: string, ref: Reference): { when?: Window; what: string } {
  const read = readWhen(folded, ref)
  const what = blank(folded, read.spans)
  const hours = hoursOf(read, folded) ?? (read.day || read.weekend ? wholeDay : undefined)
  if (!hours || read.problem) return { what }
  const dates = datesOf(read, hours, ref)
  const [first, last] = [dates[0], dates.at(-1)].map(
    (date) => date && windowOn(date, hours, ref.zone),
  )
  const when = first && last && remaining({ from: first.from, to: last.to }, ref.now)
  return { ...(when && { when }), what }
}

/** The words left where nothing was blanked, in the writer's own letters. */
const leftOf = (original: string, blanked: string): string =>
  smooth(
    original
      .split('')
      .map((unit, n) => (blanked[n] === gone ? ' ' : unit))
      .join(''),
  )

const limited = (text: string, characters: number): string =>
  [...text].slice(0, characters).join('')

/** Reads a resident's sentence into a request, its time, and the details that stay private. */
export function parseNeed(text: string, ref: Reference): ParsedNeed {
  const original = clean(text).replace(/^\/[\p{L}\p{N}_]+(?:@\w+)?\s*/u, '')
  const { publicText, personal, refused } = separatePrivate(original)
  const folded = fold(publicText)
  const { when, what } = windowFor(folded, ref)
  const programme = guessProgramme(publicText)
  return {
    looksLikeNeed: looksLikeNeed(folded),
    what: limited(leftOf(publicText, what), 300),
    publicText: limited(publicText, 500),
    ...(when && { when }),
    ...(programme && { programme }),
    urgent: haste.test(folded),
    personal,
    refused,
  }
}
