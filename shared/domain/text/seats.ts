import { gone, numberIn, type Span } from './fold.ts'

export interface SeatToken extends Span {
  /** As written; empty for a mere head-count. */
  label: string
  seats: number
  /** "清理楼道 10人": what stands before the blank may be the title. */
  loose: boolean
}

const zhNumber = '[一二两三四五六七八九十]{1,3}'
const unit = '(?:个人|[人名位个](?:名额)?)'
const open = `(?<=^|[\\s,;、。(+|&:${gone}\\p{Extended_Pictographic}\\ufe0f]|[^\\p{Script=Han}][和及与])`
const close = `(?=$|[\\s,;、。)+|&${gone}\\p{Extended_Pictographic}]|[和及与])`
const starts = `(?<=(?:^|[,;、\\n(+&:${gone}]|\\.\\s|\\s-\\s|\\band\\b|\\bneed(?:ed)?\\b|\\bwant(?:ed)?\\b|\\bplus\\b)\\s*)`
const stops = `(?=\\s*(?:$|[,;、\\n.)(+&${gone}]|-\\s|\\band\\b|\\bplus\\b|\\d+\\s+[a-z]))`

// Houses, floors, years and issues carry numbers too.
const notRole = /[第年月日号楼层栋幢室元弄路座届周天度共约近超满逾岁至到]$|^第|最少|至少|^每|不限/u
const nobodyInParticular =
  /^(?:共|招|招募|需|需要|约|限|满|总共|一共|合计|名额|人数|还?差|缺|要|people|persons?|pax|seats?|places?|spots?|x|)$/iu

const patterns = [
  `${open}(?<label>(?=[\\p{L}/·-]*\\p{Script=Han})[\\p{L}/·-]{1,60}?)(?<gap>\\s*)[:x]?\\s*(?:(?<n>-?\\d{1,7})\\s*${unit}?|(?<zh>${zhNumber})${unit})${close}`,
  `${open}(?:招募?|还?需要?|要)?\\s*(?:(?<n>\\d{1,7})|(?<zh>${zhNumber}))\\s*(?:名|位|个)(?<label>\\p{Script=Han}{1,24})${close}`,
  `${open}(?:招募?|还?需要?|共|限|约)?\\s*(?:(?<n>-?\\d{1,7})|(?<zh>${zhNumber}))\\s*(?:个人|人|名额|个名额|名|位)(?:左右)?${close}`,
  `${starts}(?<n>-?\\d{1,7})\\s+(?:x\\s+)?(?<label>[a-z][a-z'/-]*(?: (?!and\\b|plus\\b|at\\b)[a-z][a-z'/-]*){0,4})${stops}`,
  `${starts}(?<label>[a-z][a-z'/-]*(?: [a-z][a-z'/-]*){0,4})\\s*(?:\\s[x]\\s*|:\\s*)(?<n>-?\\d{1,7})${stops}`,
  `${starts}(?<label>[a-z][a-z'/-]*(?: [a-z][a-z'/-]*){0,4})\\s*\\(\\s*(?<n>\\d{1,7})\\s*\\)`,
  `${starts}(?<label>(?:[a-z][a-z'/-]* )?[a-z]{3,}(?<!ss)s) (?<n>\\d{1,7})${stops}`,
  `${open}x(?<n>\\d{1,7})${close}`,
].map((pattern) => new RegExp(pattern, 'giu'))

const generic =
  /^(?:level|room|flat|block|building|street|no|part|week|day|session|phase|class)s?$/i
const yearLike = (digits: string): boolean => /^(?:19|20[2-9])\d\d$/.test(digits)

function tokenOf(match: RegExpExecArray): SeatToken | undefined {
  const groups: Record<string, string | undefined> = match.groups ?? {}
  const number = groups.n === undefined ? numberIn(groups.zh ?? '') : Number(groups.n)
  const given = (groups.label ?? '').replace(
    /^(?:招募|其中|还需要?|另需|需要|急需)(?=.)|(?<=.)[共各]$/gu,
    '',
  )
  const label = nobodyInParticular.test(given) ? '' : given.trim()
  if (notRole.test(label) || generic.test(label)) return undefined
  const counted = new RegExp(`${unit}$`, 'u').test(match[0])
  if (label && yearLike(groups.n ?? '') && !counted) return undefined
  const loose = /\s/.test(groups.gap ?? '')
  return { index: match.index, length: match[0].length, label, seats: number, loose }
}

const overlaps = (a: Span, b: Span): boolean =>
  a.index < b.index + b.length && b.index < a.index + a.length

/** "表演15", "2名摄影师", "15 performers", "x20" and their kin in a folded text, in order. */
export function findSeats(folded: string): SeatToken[] {
  const found: SeatToken[] = []
  for (const match of patterns.flatMap((pattern) => [...folded.matchAll(pattern)])) {
    const token = tokenOf(match)
    if (token && !found.some((other) => overlaps(other, token))) found.push(token)
  }
  return found.sort((a, b) => a.index - b.index)
}
