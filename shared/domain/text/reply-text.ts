import { clean, fold, lengthOf } from './fold.ts'
import { type Token, tokensOf } from './reply-words.ts'

export type ParsedReply =
  /** `seats` counts the person and all that come along; `children` of them are children. */
  | { kind: 'in'; role?: string; seats: number; children?: number; neighbour?: string }
  | { kind: 'out'; neighbour?: string }
  | { kind: 'maybe' }
  /** Looks like an answer, but can't be told: ask that person alone. */
  | { kind: 'unclear' }
  /** Ordinary prose: stay silent. */
  | { kind: 'none' }

export interface ReplyRole {
  key: string
  label: string
}

const longestReply = 60
const mostSeats = 10
const none: ParsedReply = { kind: 'none' }
const unclear: ParsedReply = { kind: 'unclear' }

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
const suffix = /(?<=.{2})[师员者手组岗队类]$/u

/** "摄影" answers to 摄影师 and 摄影组, "photographer" to Photographers. */
function aliases(label: string): string[] {
  const plain = fold(label)
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')
    .trim()
  const parts = [plain, ...plain.split(/[\s/|·()]+/u)].filter((part) => lengthOf(part) > 1)
  return [
    ...new Set(parts.flatMap((part) => [part, part.replace(suffix, ''), part.replace(/s$/i, '')])),
  ]
}

const pattern = (alias: string): string =>
  /\p{Script=Han}/u.test(alias)
    ? `${escaped(alias)}[师员者手组岗]?`
    : `(?<![\\p{L}])${escaped(alias)}(?:e?s)?(?![\\p{L}])`

/** Puts one private character in place of each role's name, the longest names first. */
function withRoles(text: string, roles: readonly ReplyRole[]): string {
  const named = roles
    .slice(0, 0x100)
    .flatMap(({ label }, n) => aliases(label).map((alias) => ({ alias, n })))
    .sort((a, b) => b.alias.length - a.alias.length)
  return named.reduce(
    (left, { alias, n }) =>
      left.replace(new RegExp(pattern(alias), 'giu'), String.fromCharCode(0xe100 + n)),
    text,
  )
}

const decoration = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f\u20e3]/gu

function plainReply(text: string): string {
  const plain = fold(clean(text))
    .replace(decoration, ' ')
    .replace(/^@\w+\s*/, '')
  return plain
    .replace(/\s+/g, ' ')
    .replace(/[\ue000-\uf8ff]/gu, '')
    .trim()
}

type Of<K extends Token['kind']> = Extract<Token, { kind: K }>
const of = <K extends Token['kind']>(tokens: readonly Token[], kind: K): Of<K>[] =>
  tokens.filter((token): token is Of<K> => token.kind === kind)
const has = (tokens: readonly Token[], ...kinds: Token['kind'][]): boolean =>
  tokens.some(({ kind }) => kinds.includes(kind))

/** Who says only "me" or "yes" to a recruitment says in; "me" among thanks says nothing. */
function impliesIn(tokens: readonly Token[], latin: boolean): boolean {
  if (has(tokens, 'in', 'plus', 'role', 'mates', 'children')) return true
  const alone = tokens.every(
    ({ kind }) => kind === 'me' || kind === 'want' || (latin && kind === 'filler'),
  )
  return alone && has(tokens, 'me')
}

function seatsOf(tokens: readonly Token[]): { seats: number; children: number } | undefined {
  const counts = [...of(tokens, 'count'), ...of(tokens, 'plus')]
  const sum = (kind: 'mates' | 'children') =>
    of(tokens, kind).reduce((total, { number }) => total + number, 0)
  const children = sum('children')
  const together = 1 + sum('mates') + children
  const [said] = counts
  const seats = Math.max(said?.number ?? 1, said && said.number < together ? 0 : together)
  const clear = counts.length <= 1 && (said === undefined || said.number >= 1)
  const fits = seats >= together && seats <= mostSeats
  return clear && fits ? { seats, children } : undefined
}

function decideIn(tokens: readonly Token[], roles: readonly ReplyRole[]): ParsedReply {
  const chosen = [...new Set(of(tokens, 'role').map(({ role }) => roles[Number(role)]?.key))]
  const [role] = chosen
  const [neighbour] = of(tokens, 'neighbour')
  const taken = seatsOf(tokens)
  const howMany = has(tokens, 'plural') && !has(tokens, 'count', 'plus', 'mates', 'children')
  if (chosen.length > 1 || !taken || howMany) return unclear
  return {
    kind: 'in',
    seats: taken.seats,
    ...(role !== undefined && { role }),
    ...(taken.children > 0 && { children: taken.children }),
    ...(neighbour && { neighbour: neighbour.name }),
  }
}

function decideOut(tokens: readonly Token[]): ParsedReply {
  const [neighbour] = of(tokens, 'neighbour')
  if (has(tokens, 'count', 'plus', 'mates', 'children', 'plural')) return unclear
  return { kind: 'out', ...(neighbour && { neighbour: neighbour.name }) }
}

/** "maybe I can come" is a maybe; "in, maybe" or "maybe +2" is anyone's guess. */
function decideMaybe(tokens: readonly Token[]): ParsedReply {
  const first = tokens.find(({ kind }) => kind === 'in' || kind === 'maybe')
  const more = has(tokens, 'out', 'plus', 'count', 'mates', 'children', 'neighbour')
  return more || first?.kind !== 'maybe' ? unclear : { kind: 'maybe' }
}

function decide(
  tokens: readonly Token[],
  latin: boolean,
  roles: readonly ReplyRole[],
): ParsedReply {
  const named = of(tokens, 'neighbour')
  const isOut = has(tokens, 'out') || named.some(({ says }) => says === 'out')
  const isMaybe = has(tokens, 'maybe')
  const says = named.some(({ says }) => says === 'in') || has(tokens, 'in', 'plus')
  const isIn = says || (!isOut && !isMaybe && impliesIn(tokens, latin))
  if (!isIn && !isOut && !isMaybe) return has(tokens, 'soft', 'count', 'not') ? unclear : none
  if (has(tokens, 'question', 'not', 'other') || named.length > 1) return unclear
  if (isMaybe) return decideMaybe(tokens)
  if (isIn && isOut) return unclear
  return isOut ? decideOut(tokens) : decideIn(tokens, roles)
}

/**
 * Reads a reply to a recruitment post. The whole message must be an answer, word for word:
 * a sentence that only mentions such words is `none`, and what could be two things is `unclear`.
 */
export function parseReply(text: string, { roles }: { roles: readonly ReplyRole[] }): ParsedReply {
  const plain = plainReply(text)
  if (!plain || plain.startsWith('/') || lengthOf(plain) > longestReply) return none
  const tokens = tokensOf(withRoles(plain, roles))
  if (!tokens || tokens.every(({ kind }) => kind === 'filler' || kind === 'question')) return none
  return asWritten(decide(tokens, !/\p{Script=Han}/u.test(plain), roles), clean(text))
}

/** Reading simplifies characters; a person's name stays as it was written. */
function asWritten(reply: ParsedReply, original: string): ParsedReply {
  if (!('neighbour' in reply) || !reply.neighbour) return reply
  const from = fold(original).indexOf(reply.neighbour)
  const name = original.slice(from, from + reply.neighbour.length)
  return from < 0 ? reply : { ...reply, neighbour: name }
}
