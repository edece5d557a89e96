import { chineseDigits, numberIn } from './fold.ts'
import { frames, isAddressed, isName } from './reply-names.ts'

type WordKind =
  | 'in'
  | 'out'
  | 'maybe'
  | 'me'
  | 'want'
  | 'soft'
  | 'plural'
  | 'not'
  | 'question'
  | 'filler'
type CountKind = 'count' | 'plus' | 'mates' | 'children'
type Each<K, T> = K extends string ? { kind: K } & T : never

/**
 * The whole of a reply must be made of these; a word that is none of them makes it prose.
 * `soft` leans to yes but promises nothing; `other` is someone or some number that can't be told.
 */
export type Token =
  | Each<WordKind | 'other', unknown>
  | Each<CountKind, { number: number }>
  | { kind: 'role'; role: string }
  | { kind: 'neighbour'; name: string; says?: 'in' | 'out' }

const N = `(?:\\d{1,3}|[${chineseDigits}]{1,3})`
const E = '(?:\\d{1,3}|an?|one|two|three|four|five|six)'
const zhGo = '(?:来|去|参加|参与|报名|到)'
const enCome =
  '(?:come|join|attend|make\\s+it|be\\s+there|help|go|do\\s+it|take\\s+part|participate)'

const phrases: [WordKind, string[], string[]][] = [
  [
    'in',
    [
      `报名(?:参加|参与)?[了啦]?|报个名|报上名?|参加|参与|加入|算我一个|算上我|算我|加我(?:一个)?|带上我|加上我|(?:能|会|要|可以|一定|准时|肯定|必须)*(?:来|参加|去|到)的?|来[了啦]|来一个|接龙|报了|改(?:成|为|报|到)?(?=[\\ue100-\\ue1ff])|换(?:成|到)?(?=[\\ue100-\\ue1ff])|[报选做当](?=[\\ue100-\\ue1ff])`,
    ],
    [
      `(?:please\\s+)?count\\s+me\\s+in`,
      `sign\\s+me\\s+up`,
      `put\\s+me\\s+(?:down|in)`,
      'add\\s+me',
      `(?:i'm|im|i\\s+am)\\s+(?:in|coming|joining|going)`,
      `(?:i'll|ill|i\\s+will|will)\\s+(?:${enCome}|be\\s+in|sign\\s+up|take\\s+it)`,
      `(?:i'd|i\\s+would)\\s+(?:love|like)\\s+to\\s+(?:${enCome}|sign\\s+up)`,
      `(?:i\\s+)?can\\s+${enCome}`,
      `(?:i\\s+)?want\\s+to\\s+(?:${enCome}|sign\\s+up)`,
      `happy\\s+to\\s+${enCome}`,
      'in|join|joining|coming|sign\\s*-?up|signing\\s+up|me\\s+too|same\\s+here',
    ],
  ],
  [
    'out',
    [
      `(?:来|去|参加|到|报|报名)不[了成]了?|来不及了?|(?:不能|没法|无法|没办法|不想|不会|不打算|没时间|没空)(?:${zhGo})?了?|不(?:${zhGo}|报)了?|退出|退[报了]|退报名|请个?假|取消(?:报名|参加|我的报名)?|撤销报名|-\\s*1`,
    ],
    [
      `(?:i\\s+)?(?:can't|cant|cannot|can\\s+not|won't|wont|will\\s+not|couldn't)(?:\\s+(?:be\\s+able\\s+to\\s+)?${enCome})?`,
      `(?:i'm|im|i\\s+am)?\\s*(?:not|no\\s+longer)\\s+(?:coming|in|joining|going|available|able\\s+to\\s+${enCome})`,
      `(?:i'm|im|i\\s+am)\\s+out|count\\s+me\\s+out|don't\\s+count\\s+me\\s+in`,
      `(?:i'm\\s+|i\\s+am\\s+)?unable\\s+to\\s+${enCome}`,
      `(?:i\\s+)?(?:(?:have|need)\\s+to\\s+|must\\s+)?(?:drop(?:ping)?\\s+out|pull\\s+out|withdraw|cancel)(?:\\s+me|\\s+my\\s+(?:sign-?up|place|seat|spot|registration))?`,
      'remove\\s+me|take\\s+me\\s+off(?:\\s+the\\s+list)?|out|no,?\\s+thanks|no,?\\s+thank\\s+you',
    ],
  ],
  [
    'maybe',
    [
      `(?:可能|也许|或许|尽量|不一定|说不定|争取)(?:会|能|要|可以)*(?:${zhGo}(?:不了)?)?|看情况(?:吧)?|不(?:太)?确定|待定|再看看?|到时候?再?看|说不[准好]|还?没定|再说吧?`,
    ],
    [
      `maybe|perhaps|possibly|(?:i'm\\s+|i\\s+am\\s+)?(?:not\\s+sure|unsure)(?:\\s+yet)?|(?:i\\s+)?might(?:\\s+(?:be\\s+able\\s+to\\s+)?${enCome})?|(?:it\\s+)?depends|tentative(?:ly)?|(?:i'll|let\\s+me)\\s+(?:see|check)|(?:i\\s+)?don't\\s+know(?:\\s+yet)?`,
    ],
  ],
  ['me', ['我|俺|本人'], ['me|i|yes|yeah|yep|yup']],
  ['want', ['也|要|能|可以|行|愿意|一定|会|帮我|给我|替我'], ['too|also|as\\s+well']],
  ['soft', ['想|有空|有时间'], ['available|free']],
  ['plural', ['我们|咱们?|都'], ['we|us']],
  ['not', ['不|没'], ["not|don't|no|nope|never"]],
  ['question', ['\\?'], []],
  [
    'filler',
    [
      '[啊呀哦噢喔吧呢嘛哟]|哈+|嘻+|嘿+|嗯+|好[的滴嘞呀啊哒]?|收到|没问题|谢谢(?:[你您啦了]|大家|老师|群主)?|感谢|多谢|辛苦了?|麻烦了?|请|不好意思|抱歉|对不起|老师|[您你]好|大家好|各位好?|群主|这次|本次|有事情?|家里有事|临时有事|实在|一起|一块儿?|\\p{Script=Han}{0,3}(?:老师|书记|主任|队长|[姐哥]|阿姨)[您你]?好',
    ],
    [
      "ok|okay|sure|great|fine|hi|hello|hey|all|everyone|everybody|guys|folks|please|pls|plz|thanks?(?:\\s+(?:you|a\\s+lot|so\\s+much))?|thx|ty|cheers|definitely|absolutely|of\\s+course|gladly|with\\s+pleasure|(?:i'm\\s+)?sorry|unfortunately|sadly|apologies|i'm\\s+afraid|this\\s+time|so|(?:for|as)(?:\\s+an?|\\s+the)?(?=\\s*[\\ue100-\\ue1ff])|the(?=\\s*[\\ue100-\\ue1ff])|again",
    ],
  ],
]

const boundary = "(?![\\p{Script=Latin}'])"
const simple = phrases.map(([kind, zh, en]): [WordKind, RegExp] => {
  const english = en.length > 0 ? `|(?:${en.join('|')})${boundary}` : ''
  return [kind, new RegExp(`(?:${zh.join('|')})${english}`, 'iuy')]
})

const mate =
  '朋友|老伴|老公|老婆|爱人|先生|太太|同事|同学|邻居|妈妈?|爸爸?|老妈|老爸|妹妹|弟弟|姐姐|哥哥'
const child = '小?孩子?|娃娃?|宝宝|小朋友|儿子|女儿|孙子|孙女|外孙女?'
const mateEn = 'friend|wife|husband|partner|colleague|neighbou?r|guest|mum|mom|dad|sister|brother'
const childEn = 'kid|child|son|daughter|grandson|granddaughter|grandchild'
const with_ = '(?:带|携|和|跟|与|同|加|叫|\\+)(?:上|着)?\\s*我?(?:的|家)?\\s*'
const withEn = '(?:with|bringing|and|plus|\\+)\\s*(?:my\\s+)?'

const countings: [CountKind, string][] = [
  // "me +1" is two people, where "+1" alone is one.
  ['mates', `(?<=\\bme\\s*)(?:\\+|plus|and)\\s*(${E})${boundary}`],
  ['plus', `\\+\\s*(${N})(?:\\s*(?:个人|[人个位名]))?`],
  ['plus', `加\\s*(${N})(?:\\s*(?:个人|[人个位名]))?`],
  ['plus', `plus\\s+(one|two|three|four|\\d{1,3})${boundary}`],
  ['count', `(?:一?共|我们|咱们?)?\\s*(${N})\\s*(?:个人|[人位])`],
  ['count', `(?<=报名|参加|来)(${N})[个名]`],
  [
    'count',
    `(?:(?:the\\s+)?(${E})\\s+of\\s+us|(?:we're|we\\s+are)\\s+(${E})|party\\s+of\\s+(${E})|for\\s+(${E})\\s+(?:people|persons))${boundary}`,
  ],
  ['mates', `${with_}(?:(${N})\\s*[个位名]?)?\\s*(?:${mate})(?:们)?`],
  ['mates', `${with_}(${N})\\s*(?:个人|[人位])`],
  ['mates', `${withEn}(${E})?\\s*(?:${mateEn})${boundary}`],
  ['mates', `${withEn}(${E})\\s+(?:${mateEn}|other|person|people|more)s?${boundary}`],
  ['children', `${with_}(?:(${N})\\s*[个位名]?)?\\s*(?:${child})`],
  ['children', `${withEn}(${E})?\\s*(?:${childEn})${boundary}`],
  ['children', `${withEn}(${E})\\s+(?:${childEn}|children|grandchildren)s?${boundary}`],
]
const counted = countings.map(([kind, pattern]): [CountKind, RegExp] => [
  kind,
  new RegExp(pattern, 'iuy'),
])
const pairs = /我们?俩|咱俩|两口子|both\s+of\s+us/iuy
const unknowable = new RegExp(
  `${with_}(?:家人|家属|人|大家)|(?:帮|替|代)(?:忙)?[\\p{Script=Han}、]{1,12}(?=报名|请假|取消)|${withEn}(?:${childEn}|${mateEn}|children|famil(?:y|ie))s?${boundary}`,
  'iuy',
)

const words: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
}
const amount = (text: string | undefined): number =>
  text === undefined ? 1 : (words[text.toLowerCase()] ?? numberIn(text))

type Match = { length: number; token: Token }

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

function namedAt(text: string, index: number): Match[] {
  return frames.flatMap(({ pattern, says, needsAddress }) => {
    const match = at(pattern, text, index)
    const name = match?.groups?.name?.trim() ?? ''
    if (!match || !(needsAddress ? isAddressed(name) : isName(name))) return []
    return [{ length: match[0].length, token: { kind: 'neighbour', name, ...(says && { says }) } }]
  })
}

function countedAt(text: string, index: number): Match[] {
  const both = at(pairs, text, index)
  const found = counted.flatMap(([kind, pattern]): Match[] => {
    const match = at(pattern, text, index)
    if (!match) return []
    const number = amount(match.slice(1).find((group) => group !== undefined))
    return [{ length: match[0].length, token: { kind, number } }]
  })
  return both ? [...found, { length: both[0].length, token: { kind: 'count', number: 2 } }] : found
}

function simpleAt(text: string, index: number): Match[] {
  return simple.flatMap(([kind, pattern]): Match[] => {
    const match = at(pattern, text, index)
    return match && match[0].length > 0 ? [{ length: match[0].length, token: { kind } }] : []
  })
}

/** Roles were replaced by one private character each before reading. */
function roleAt(text: string, index: number): Match[] {
  const code = text.charCodeAt(index) - 0xe100
  return code >= 0 && code < 0x100
    ? [{ length: 1, token: { kind: 'role', role: String(code) } }]
    : []
}

const boundaryBefore = (text: string, index: number): boolean =>
  index === 0 || !/[a-z']/i.test(text[index - 1] ?? '') || !/[a-z]/i.test(text[index] ?? '')

function longestAt(text: string, index: number): Match | undefined {
  const unknown = at(unknowable, text, index)
  const other: Match[] = unknown ? [{ length: unknown[0].length, token: { kind: 'other' } }] : []
  const all = [...roleAt(text, index), ...namedAt(text, index), ...countedAt(text, index)]
  // The first of the longest wins: a name or a number says more than a word.
  return [...all, ...simpleAt(text, index), ...other].reduce<Match | undefined>(
    (best, match) => (best && best.length >= match.length ? best : match),
    undefined,
  )
}

/** The tokens of a whole reply, or undefined as soon as one word is no part of an answer. */
export function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = []
  let index = 0
  while (index < text.length) {
    if (/[\s,.!;:~、。…·]/u.test(text[index] ?? '')) {
      index += 1
      continue
    }
    const match = boundaryBefore(text, index) ? longestAt(text, index) : undefined
    if (!match) return undefined
    tokens.push(match.token)
    index += match.length
  }
  return tokens
}
