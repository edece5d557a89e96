import type { ActivityKind, Risk } from '../activity.ts'
import type { Reference } from './days.ts'
import { blank, clean, fold, type Span, tidy } from './fold.ts'
import { givesLength } from './gives-text.ts'
import { isBetterTitle, kindNamed, titleAfterPlace, titleAmong } from './kind-text.ts'
import { findLabels, type Label, type Labelled } from './labels.ts'
import { findRepeat, type RepeatToken } from './repeat-text.ts'
import { findSeats, type SeatToken } from './seats.ts'
import { quote, readWhen, type When } from './when.ts'

/** What a message said, each part as it was written; nothing is judged yet. */
export interface Facts {
  title?: string
  /** Said by a word that is no part of the title. */
  kind?: ActivityKind
  when?: When & { given?: string }
  place?: string
  meeting?: string
  seats: SeatToken[]
  risk?: Risk
  programme?: string
  team?: string
  conditions?: string
  note?: string
  minimum?: number
  /** As written: what a training gives, how long one learns, and who teaches. */
  gives?: string
  learning?: string
  host?: string
  /** "每周六", "every second Saturday until 30 June". */
  repeat?: RepeatToken
  deadline?: When & { given?: string }
  decision?: When & { given?: string }
}

const nothing =
  /^(?:暂?无|没有?|零|none|no|nil|n\/a|nothing)(?:(?:任何|特殊|特别|明显|其他|particular|special|known|\s)*(?:的?风险|risks?|special)?)(?=$|[\s,;。.!])/iu

/** "无", "没有", "none", "no particular risk" mean none; anything else is the risk in words. */
export function readRisk(text: string): Risk | undefined {
  const plain = tidy(text)
  if (!plain) return undefined
  return nothing.test(fold(plain)) && nothing.exec(fold(plain))?.[0].length === plain.length
    ? { kind: 'none' }
    : { kind: 'text', text: plain }
}

const noRisk =
  /(?<=^|[\s,;。\ue001])(?:(?:无|没有?)(?:任何|特殊|特别|明显)*的?风险|no\s+(?:particular\s+|special\s+)?risks?|风险无|risks?\s+none)(?=$|[\s,;。.!\ue001])/iu

const chatty: ReadonlySet<Label> = new Set(['risk', 'conditions', 'note'])

const clauses: ReadonlySet<Label> = new Set(['seats', 'when', 'end', 'deadline', 'decision'])

/** A short value ends where a role, a time or the next clause begins; the rest is free text. */
function valueLength({ label, value }: Labelled, folded: string, ref: Reference): number {
  const text = folded.slice(value.index, value.index + value.length)
  if (clauses.has(label)) return clause(text, /[;。]/u)
  if (label === 'minimum')
    return /^\D{0,3}\d+\s*[人名位个]?/u.exec(text)?.[0].length ?? clause(text)
  if (label === 'risk') {
    const none = nothing.exec(text)?.[0]
    if (none) return none.length
  }
  if (chatty.has(label)) return roleInChat(text)
  const time = label === 'title' ? undefined : readWhen(text, ref).spans[0]?.index
  const risk = noRisk.exec(text)?.index
  const cuts = [roleAfterPlace(text), time || undefined, risk || undefined, clause(text)]
  const first = Math.min(...cuts.filter((cut) => cut !== undefined))
  return label === 'gives' ? givesLength(text, first) : first
}

const clause = (text: string, stop: RegExp = /[,;。]|\s[|-]\s/u): number => {
  const at = text.search(stop)
  return at < 0 ? text.length : at
}

/** In prose only an unmistakable role after a blank ends the value: "戴口罩 表演15". */
function roleInChat(text: string): number {
  const role = findSeats(text).find(
    ({ index, label, loose }) =>
      !loose && /\s/.test(text[index - 1] ?? '') && /^\p{Script=Han}+$/u.test(label),
  )
  return role?.index ?? text.length
}

/** "滨江公园 东门 5人" is a place and a head-count, "礼堂 表演 15 人 摄影 2 人" a place and two roles. */
function roleAfterPlace(text: string): number | undefined {
  const head = /^\s*[^\s,]+/u.exec(text)?.[0].length ?? 0
  const roles = findSeats(text.slice(head))
  const [role] = roles
  if (!role) return undefined
  if (roles.length > 1 || !role.loose) return head + role.index
  return head + role.index + role.label.length
}

interface Reading {
  original: string
  /** Folded text in which everything understood is blanked. */
  rest: string
}

const cut = ({ original }: Reading, { index, length }: Span): string =>
  tidy(original.slice(index, index + length))
const take = (reading: Reading, spans: readonly Span[]): void => {
  reading.rest = blank(reading.rest, spans)
}

type Values = Partial<Record<Label, { text: string; span: Span }>>

function takeLabels(reading: Reading, ref: Reference): Values {
  const values: Values = {}
  for (const labelled of findLabels(reading.rest)) {
    const length = valueLength(labelled, reading.rest, ref)
    const span = { index: labelled.value.index, length }
    const lead = labelled.value.index - labelled.whole.index
    const text = cut(reading, span)
    if (values[labelled.label] === undefined) values[labelled.label] = { text, span }
    take(reading, [{ index: labelled.whole.index, length: lead + length }])
  }
  return values
}

function takeWhen(reading: Reading, values: Values, ref: Reference): Facts['when'] {
  const { when, end } = values
  const labelled = [when?.text, end && `- ${end.text}`].filter(Boolean).join(' ')
  const found = readWhen(when ? fold(labelled) : reading.rest, ref)
  const given = when ? labelled : quote(reading.original, found)
  if (!when) take(reading, found.spans)
  if (when && found.spans.length === 0) return { ...found, problem: 'impossible', given: when.text }
  return found.spans.length > 0 ? { ...found, ...(given && { given }) } : undefined
}

const minimum =
  /(?:最少|至少|不少于|最低|满)\s*:?\s*(\d{1,4})\s*[人名位个]?(?:\s*(?:成行|开始|即可))?|\b(?:min(?:imum)?\.?|at\s+least)\s*:?\s*(\d{1,4})(?:\s+people)?/iu

function takeMinimum(reading: Reading, values: Values): number | undefined {
  const labelled = /\d{1,4}/.exec(values.minimum?.text ?? '')?.[0]
  if (labelled) return Number(labelled)
  const match = minimum.exec(reading.rest)
  if (!match) return undefined
  take(reading, [{ index: match.index, length: match[0].length }])
  return Number(match[1] ?? match[2])
}

/** A list of roles, or a mere number, given where seats were asked for. */
export function readSeats(text: string): SeatToken[] {
  const folded = fold(text)
  const bare = /^\s*(-?\d{1,7})\s*$/.exec(folded)?.[1]
  if (bare) return [{ index: 0, length: text.length, label: '', seats: Number(bare), loose: false }]
  return findSeats(folded).map((seat) => written(seat, text))
}

function takeSeats(reading: Reading, values: Values): SeatToken[] {
  const span = values.seats?.span ?? { index: 0, length: 0 }
  const labelled = readSeats(reading.original.slice(span.index, span.index + span.length))
  const free = findSeats(reading.rest)
  take(reading, free)
  return [...labelled, ...free.map((seat) => written(seat, reading.original))]
}

/** The label in the writer's own letters (folding made it simplified for reading). */
function written(seat: SeatToken, original: string): SeatToken {
  const near = original.slice(seat.index, seat.index + seat.length)
  const at = fold(near).indexOf(seat.label)
  return at < 0 ? seat : { ...seat, label: near.slice(at, at + seat.label.length) }
}

function takeRisk(reading: Reading, values: Values): Risk | undefined {
  if (values.risk) return readRisk(values.risk.text)
  const match = noRisk.exec(reading.rest)
  if (!match) return undefined
  take(reading, [{ index: match.index, length: match[0].length }])
  return { kind: 'none' }
}

const somewhere =
  /(?:(?<=\s|\ue001|^)at\s+|@\s*|📍\s*)([^\n,;。\ue001|@]{2,100}?)\s*(?=$|\s-\s|(?<!\b(?:st|dr|mr|mrs|no))\.\s|[\n,;。|\ue001])/iu

function takePlace(reading: Reading, values: Values): string | undefined {
  if (values.place) return values.place.text
  const match = somewhere.exec(reading.rest)
  if (!match?.[1]) return undefined
  const index = match.index + match[0].indexOf(match[1])
  take(reading, [{ index: match.index, length: match[0].length }])
  return cut(reading, { index, length: match[1].length })
}

const gathering =
  /(?<=^|[\s,;。\ue001])在?([^\s,;。\ue001]{2,40}?)(?:集合|会合|见面)(?=$|[\s,;。\ue001])/u

function takeMeeting(reading: Reading, values: Values): string | undefined {
  if (values.meeting) return values.meeting.text
  const match = gathering.exec(reading.rest)
  if (!match?.[1]) return undefined
  const index = match.index + match[0].indexOf(match[1])
  take(reading, [{ index: match.index, length: match[0].length }])
  return cut(reading, { index, length: match[1].length })
}

/** What repeats is told apart from one Saturday; its first day is reckoned, not read. */
function takeRepeat(reading: Reading, ref: Reference): RepeatToken | undefined {
  const found = findRepeat(reading.rest, ref)
  if (found) take(reading, found.spans)
  return found
}

const connector =
  /^(?:和|及|与|and|of|on|for|plus|needs?|needed|wanted|looking\s+for|共|招募?|需要?|我们|开始|[\p{P}\p{S}\s])+$/iu

/** What nothing else claimed, clause by clause, in the writer's own letters. */
function leftovers({ original, rest }: Reading): string[] {
  const pieces: string[] = []
  for (const match of rest.matchAll(/(?:(?!\.\s|\s-\s)[^\ue001\n,;。|])+/gu)) {
    const text = cut({ original, rest }, { index: match.index, length: match[0].length })
    if (/[\p{L}\p{N}]/u.test(text) && !connector.test(text)) pieces.push(unwrapped(text))
  }
  return pieces
}

const pairs = /^[【《「『[(（“"](.*)[】》」』\])）”"]$/u
const unwrapped = (text: string): string => {
  const inner = pairs.exec(text)?.[1] ?? text
  return /[()（）]/u.test(inner) && !/[(（].*[)）]/u.test(inner)
    ? tidy(inner.replace(/[()（）]/gu, ' '))
    : inner
}

// The command, and the banner that people put above a recruitment, are no part of it.
const opening =
  /^\s*(?:\/[\p{L}\p{N}_]+(?:@\w+)?)?\s*(?:[【[](?:活动|志愿者?)?(?:招募|招募令|报名|recruit\w*)[】\]])?\s*/iu
const present = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T

/** Reads one message about an activity into what it says, in whatever order it says it. */
export function readFacts(text: string, ref: Reference): Facts {
  const original = clean(text).replace(opening, '')
  const reading: Reading = { original, rest: fold(original) }
  const repeat = takeRepeat(reading, ref)
  const values = takeLabels(reading, ref)
  const until = (given: string | undefined) =>
    given ? { ...readWhen(fold(given), ref), given } : undefined
  const when = takeWhen(reading, values, ref)
  const least = takeMinimum(reading, values)
  const seats = takeSeats(reading, values)
  const risk = takeRisk(reading, values)
  const meeting = takeMeeting(reading, values)
  const place = takePlace(reading, values)
  const pieces = leftovers(reading)
  const { kind, title, others } = values.title
    ? { title: values.title.text, others: pieces, kind: undefined }
    : titleAmong(pieces)
  const placed = title && place ? titleAfterPlace(title, place) : undefined
  const named = kindNamed(values.programme?.text ?? '')
  const note = [values.note?.text, ...others]
  return present({
    ...(placed
      ? { title: placed.title, seats, kind: kindNamed(title ?? '') }
      : titled(title, seats, kind)),
    when,
    place: placed?.place ?? (place || undefined),
    meeting: meeting || undefined,
    repeat,
    risk,
    ...(named && { kind: named }),
    programme: (named ? undefined : values.programme?.text) || undefined,
    team: values.team?.text || undefined,
    conditions: values.conditions?.text || undefined,
    note: note.filter(Boolean).join('\n') || undefined,
    minimum: least,
    gives: values.gives?.text || undefined,
    learning: values.learning?.text || undefined,
    host: values.host?.text || undefined,
    deadline: until(values.deadline?.text),
    decision: until(values.decision?.text),
  }) as Facts
}

/** "清理楼道 10人" without another title: the words are the title, the number a head-count. */
function titled(
  title: string | undefined,
  seats: SeatToken[],
  kind: ActivityKind | undefined,
): Pick<Facts, 'title' | 'seats' | 'kind'> {
  const [first, ...others] = seats
  const said = first?.loose && title && isBetterTitle(first.label, title)
  if (first && said && others.length === 0) {
    const other = kindNamed(title)
    const counted = [{ ...first, label: '' }]
    return { title: first.label, seats: counted, ...(other && { kind: other }) }
  }
  const looser = first?.loose && others.some(({ loose }) => !loose)
  if (!title && first?.label && (others.length === 0 || looser))
    return { title: first.label, seats: [{ ...first, label: '' }, ...others] }
  return { ...(title && { title }), seats, ...(kind && { kind }) }
}
