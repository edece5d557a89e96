import { chineseDigits, fold, type Span, tidy } from './fold.ts'

/** Never stored, not even privately. */
export type Refused = 'id-number' | 'bank-card' | 'location'

export interface Personal {
  phones: string[]
  doors: string[]
  names: string[]
}

export interface Separated {
  /** The wording that helpers may see. */
  publicText: string
  personal: Personal
  refused: Refused[]
}

const N = `[\\d${chineseDigits}]`
const lead =
  '(?:(?:我的?|本人)?(?:电话|手机号?|联系方式|联系电话|微信|tel|phone|mobile|call\\s+me(?:\\s+(?:at|on))?)\\s*(?:号码?|number|is)?\\s*[:是为]?\\s*)?'
const refusals: [Refused, RegExp][] = [
  ['id-number', /(?:身份证号?码?\s*[:是]?\s*)?(?<![\d.])(?:\d[ -]?){17}[\dxX](?!\d)/giu],
  [
    'bank-card',
    /(?:银行卡号?\s*[:是]?\s*|卡号\s*[:是]?\s*)?(?<![\d.])(?:\d[ -]?){15,18}\d(?!\d)/giu,
  ],
  [
    'location',
    /(?:(?:GPS|定位|坐标|位置)\s*[:是]?\s*)?-?\d{1,3}\.\d{4,}\s*°?[NS]?\s*[,、\s]\s*-?\d{1,3}\.\d{4,}\s*°?[EW]?|[东西]经\s*\d[\d.°'"分秒]*\s*[,、]?\s*[南北]纬\s*\d[\d.°'"分秒]*|[南北]纬\s*\d[\d.°'"分秒]*\s*[,、]?\s*[东西]经\s*\d[\d.°'"分秒]*|https?:\/\/\S*(?:maps?\b|amap|goo\.gl)\S*/giu,
  ],
]
const details: [keyof Personal, RegExp][] = [
  [
    'phones',
    new RegExp(
      `${lead}(?<value>(?<![\\d.])(?:(?:\\+|00)86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)|(?<![\\d.])0\\d{2,3}[ -]?\\d{7,8}(?!\\d)|(?<!\\d)\\+\\d{1,3}(?:[ -]?\\(?\\d{1,4}\\)?){2,5}\\d(?!\\d)|(?<![\\d.-])(?!20\\d{6})[2-9]\\d{2,3}[ -]?\\d{4}(?![\\d-])|(?<![\\d.])0\\d{3,4}[ ]\\d{3}[ ]?\\d{3,4}(?!\\d))`,
      'giu',
    ),
  ],
  [
    'doors',
    new RegExp(
      `(?:我?家?住在?|地址\\s*[:是]?|门牌号?\\s*[:是]?)?\\s*(?<value>${N}+\\s*(?:栋|幢|号楼|座|号院?|弄)\\s*(?:${N}+\\s*(?:单元|号楼?|门|梯|栋)\\s*)?(?:${N}+\\s*[楼层]\\s*)?${N}{2,5}(?:\\s*[室号房户])?(?![\\d人名位点月日:])|${N}+\\s*单元\\s*(?:${N}+\\s*[楼层]\\s*)?${N}{2,5}\\s*[室号房户]?(?![\\d人名位点:])|\\d{3,4}\\s*[室房](?!间)|(?<![\\d-])\\d{1,3}-\\d{1,2}-\\d{2,4}(?![\\d-]))`,
      'giu',
    ),
  ],
  [
    'doors',
    /(?:\bi\s+live\s+(?:at|in)\s+|\b(?:at|in)\s+)?(?<value>\b(?:flat|apt\.?|apartment|unit|door|suite)\s*(?:no\.?\s*|#\s*)?\d+[a-z]?\b(?:,?\s*\d+[a-z]?\s+[\p{L}' ]{2,30}?\b(?:street|st|road|rd|avenue|ave|lane|drive|close|way)\b)?|\b\d+[a-z]?\s+[\p{L}']+(?:\s+[\p{L}']+)?\s+(?:street|st|road|rd|avenue|ave|lane|drive|close)\b)/giu,
  ],
  [
    'names',
    /(?:我叫|我的名字[是叫]|联系人\s*[:是]?)\s*(?<value>\p{Script=Han}{2,4}?)(?=$|[\s,;。.、!]|电话|住|家)/giu,
  ],
  ['names', /\bmy\s+name\s+is\s+(?<value>[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)?)/giu],
]

interface Reading {
  original: string
  folded: string
}

const without = ({ original, folded }: Reading, { index, length }: Span): Reading => ({
  original: `${original.slice(0, index)} ${original.slice(index + length)}`,
  folded: `${folded.slice(0, index)} ${folded.slice(index + length)}`,
})

/** Digits as they are dialled, names and doors in the writer's own letters. */
function detailIn(match: RegExpExecArray, original: string): string {
  const value = match.groups?.value ?? match[0]
  const from = match.index + match[0].lastIndexOf(value)
  return tidy(/^[+\d][\d\s()-]*$/.test(value) ? value : original.slice(from, from + value.length))
}

/** Cuts every match of a pattern out, and tells what was cut. */
function cutAll(reading: Reading, pattern: RegExp): { left: Reading; values: string[] } {
  let left = reading
  const values: string[] = []
  // From the end, so that the places of earlier matches stay true.
  for (const match of [...reading.folded.matchAll(pattern)].reverse()) {
    values.unshift(detailIn(match, reading.original))
    left = without(left, { index: match.index, length: match[0].length })
  }
  return { left, values }
}

/** Closes the gaps that a cut leaves: doubled commas, blanks before a stop, empty brackets. */
export const smooth = (text: string): string =>
  tidy(
    text
      .replace(/[ \t]+([,，。;；、.!！?？])/gu, '$1')
      .replace(/([，。；、])[ \t]+/gu, '$1')
      .replace(/([,，;；、])(?:\s*[,，;；、])+/gu, '$1')
      .replace(/[,，;；、]\s*([。.!！?？])/gu, '$1')
      .replace(/[（(]\s*[)）]/gu, ''),
  )

/** Parts a request into what helpers may read and what only the coordinator and the helper may. */
export function separatePrivate(text: string): Separated {
  let reading: Reading = { original: text, folded: fold(text) }
  const refused: Refused[] = []
  for (const [kind, pattern] of refusals) {
    const { left, values } = cutAll(reading, pattern)
    if (values.length > 0) refused.push(kind)
    reading = left
  }
  const personal: Personal = { phones: [], doors: [], names: [] }
  for (const [kind, pattern] of details) {
    const { left, values } = cutAll(reading, pattern)
    personal[kind].push(...values)
    reading = left
  }
  return { publicText: smooth(reading.original), personal, refused }
}
