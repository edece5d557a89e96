import type { ActivityKind } from '../activity.ts'
import { fold, lengthOf } from './fold.ts'

interface KindWord {
  kind: ActivityKind
  /** The word alone, as people put it before what they write. */
  word: string
  /** Anywhere in a title. */
  named: RegExp
  /** It says so little that nearly anything else makes a better title. */
  bare: boolean
}

const kindWords: KindWord[] = [
  {
    kind: 'training',
    word: '培训(?:活动|班|课|通知)?|training(?:\\s+(?:session|course|day))?',
    named: /培训|\btraining\b/iu,
    bare: true,
  },
  {
    kind: 'rehearsal',
    word: '排练|彩排|rehearsal',
    named: /排练|彩排|rehears/iu,
    bare: false,
  },
  {
    kind: 'meeting',
    word: '例会|会议|开会|座谈会?|meeting',
    named: /例会|会议|座谈|\bmeeting\b/iu,
    bare: false,
  },
  {
    kind: 'service',
    word: '活动(?:招募|通知)?|志愿(?:服务|活动|服务活动)|公益活动|招募|招人|activity|event|volunteering|recruiting',
    named: /活动|\b(?:activity|event)\b/iu,
    bare: true,
  },
]

/** What a title says of its kind; service when it says nothing. */
export const kindOfTitle = (title: string): ActivityKind =>
  kindWords.find(({ kind, named }) => kind !== 'service' && named.test(title))?.kind ?? 'service'

const alone = kindWords.map(({ word }) => new RegExp(`^(?:${word})$`, 'iu'))

/** The kind that a word alone stands for. */
export function kindNamed(text: string): ActivityKind | undefined {
  const folded = fold(text)
  const kind = kindWords[alone.findIndex((one) => one.test(folded))]?.kind
  return kind === 'service' ? undefined : kind
}

// "培训：急救", "【培训】急救", "Training - first aid"; before a mere blank only "培训 急救培训".
const leads = kindWords.map(
  ({ word }) =>
    new RegExp(
      `^(?:[【[(](?:${word})[】\\])]\\s*|(?:${word})(?:(?<sure>\\s*[:|·]\\s*|\\s+-\\s+)|(?<blank>\\s+)))(?=\\S)`,
      'iu',
    ),
)

// What a clause begins with that tells people something rather than naming the activity.
const telling =
  /^(?:请|需|须|要|自带|带|记得|注意|欢迎|限|免费|报名|集合|联系|现场|不|没|有|将|届时|大家|望|来|由|为|因|(?:please|bring|wear|come|everyone|all|we|you|free|no|for|with|in|note|contact|call|must|needs?|who|if)\b)/iu

const isTitle = (piece: string): boolean => lengthOf(piece) <= 30 && !telling.test(fold(piece))

interface Titled {
  /** Said by a word that is no part of the title. */
  kind?: ActivityKind
  title?: string
  others: string[]
}

const kindIn = ({ kind }: KindWord): Pick<Titled, 'kind'> => (kind === 'service' ? {} : { kind })

function afterLead(first: string, others: string[]): Titled | undefined {
  const folded = fold(first)
  for (const [n, lead] of leads.entries()) {
    const match = lead.exec(folded)
    const word = kindWords[n]
    if (!match || !word) continue
    const title = first.slice(match[0].length)
    if (match.groups?.blank && !word.named.test(fold(title))) continue
    return { ...kindIn(word), title, others }
  }
  return undefined
}

function instead(first: string, others: string[]): Titled | undefined {
  const word = kindWords[alone.findIndex((one) => one.test(fold(first)))]
  if (!word) return undefined
  const better =
    others.find((piece) => word.named.test(fold(piece)) && isTitle(piece)) ??
    (word.bare ? others.find(isTitle) : undefined)
  if (better === undefined) return undefined
  return { ...kindIn(word), title: better, others: others.filter((piece) => piece !== better) }
}

const roleLike = /[员者手师人生长工]$|s$/iu

/** Whether words that stand before a head-count name the activity better than the title does. */
export function isBetterTitle(label: string, title: string): boolean {
  const word = kindWords[alone.findIndex((one) => one.test(fold(title)))]
  const folded = fold(label)
  return word !== undefined && (word.named.test(folded) || (word.bare && !roleLike.test(folded)))
}

/** "培训 … 地点:活动室 急救培训 20人": the place's last words are the title that was missing. */
export function titleAfterPlace(
  title: string,
  place: string,
): { place: string; title: string } | undefined {
  const word = kindWords[alone.findIndex((one) => one.test(fold(title)))]
  const [, before, last] = /^(.+?)\s+(\S+)$/u.exec(place) ?? []
  if (!word || word.kind === 'service' || !before || !last) return undefined
  return word.named.test(fold(last)) ? { place: before, title: last } : undefined
}

/** The title among clauses: a first word that only names the kind gives way to a better one. */
export function titleAmong([first, ...others]: string[]): Titled {
  if (first === undefined) return { others }
  return afterLead(first, others) ?? instead(first, others) ?? { title: first, others }
}
