import { InlineKeyboard } from 'grammy/web'
import type { MemberId } from '../domain/ids.ts'
import {
  doorOf,
  earns,
  isNobodys,
  isUnmarked,
  recordDue,
  type Sheet,
  type SheetLine,
  type SheetRefusal,
  sheetLines,
} from '../domain/roll.ts'
import { lastDayToAttest, type ServiceRecord } from '../domain/service-record.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { unnamed } from './mention.ts'
import { durationText } from './minutes.ts'
import { dateText, spanText, timeText } from './when.ts'

export interface SheetView extends Sheet {
  /** Names that the coordinator may see. */
  names: Map<MemberId, string>
  words: Words
}

export interface Spoken {
  /** HTML. */
  text: string
  keyboard: InlineKeyboard
}

export const pageSize = 12

export const nameOf = ({ names, words }: Pick<SheetView, 'names' | 'words'>, m: MemberId): string =>
  names.get(m) ?? unnamed(words, m)

export const headOf = ({ activity, community, words }: SheetView, key: string): string => {
  const when = spanText(words, activity.start, activity.end, community.zone)
  return words.html(key, { title: activity.title, when })
}

// Whoever confirms on the day needs nobody else: worth knowing before it is too late.
const dueText = ({ activity, community, words }: SheetView): string => {
  if (!earns(activity)) return words.html('roll-no-hours')
  const { date, official } = recordDue(activity, community)
  return words.html(official ? 'roll-due' : 'roll-due-unofficial', {
    day: dateText(words, lastDayToAttest(doorOf(activity, community))),
    date: dateText(words, date),
  })
}

const sign = ({ presence, served, walkIn }: SheetLine): string => {
  if (presence === 'absent') return '❌'
  if (served === 0) return '▫️'
  return walkIn ? '🚶' : '✅'
}

const timesText = ({ words, community }: SheetView, { pairs, proposal }: SheetLine): string => {
  const at = (instant: number) => timeText(words, instant, community.zone)
  const spans = pairs.map((p) => `${at(p.in)}–${p.out === undefined ? '…' : at(p.out)}`)
  const note = proposal.assumedEnd ? ` ${words.plain('roll-assumed-end')}` : ''
  return spans.join(words.plain('list-comma')) + note
}

/** A person's button states what pressing it will make true. */
function personRow(view: SheetView, line: SheetLine, page: number, keyboard: InlineKeyboard): void {
  const { activity, words } = view
  const time = line.served > 0 ? ` ${durationText(words, line.served)}` : ''
  const wanted = line.served > 0 ? 'absent' : 'present'
  keyboard
    .text(
      `${sign(line)} ${nameOf(view, line.member)}${time}`,
      callbackData('rmark', activity.id, line.member, wanted, page),
    )
    .text(words.plain('roll-edit'), callbackData('rone', activity.id, line.member, page))
    .row()
}

function pages(view: SheetView, page: number, count: number, keyboard: InlineKeyboard): void {
  if (count <= 1) return
  const to = (wanted: number) => callbackData('roll', view.activity.id, wanted)
  if (page > 0) keyboard.text('‹', to(page - 1))
  keyboard.text(`${page + 1}/${count}`, to(page))
  if (page < count - 1) keyboard.text('›', to(page + 1))
  keyboard.row()
}

/** All who are not marked yet, by one tap. */
export function theUnmarked(
  { activity, words }: SheetView,
  page: number,
  keyboard: InlineKeyboard,
): void {
  keyboard
    .text(words.plain('roll-all'), callbackData('rall', activity.id, page))
    .text(words.plain('roll-none-of-them'), callbackData('rnone', activity.id, page))
    .row()
}

/** Nobody signed up: closed by one tap, unless somebody came all the same. */
function renderNobody(view: SheetView): Spoken {
  const { activity, words } = view
  const keyboard = new InlineKeyboard()
    .text(words.plain('roll-nobody-close'), callbackData('rclose', activity.id))
    .row()
    .text(words.plain('roll-nobody-came'), callbackData('rwalk', activity.id))
  return { text: `${headOf(view, 'roll-head')}\n\n${words.html('roll-nobody-ask')}`, keyboard }
}

/** The same once it was closed: who is remembered later still gets in. */
export function renderNobodysBooks({
  activity,
  words,
}: Pick<SheetView, 'activity' | 'words'>): Spoken {
  const keyboard = new InlineKeyboard()
  keyboard.text(words.plain('books-add'), callbackData('rwalk', activity.id))
  return { text: words.html('roll-nobody-closed', { title: activity.title }), keyboard }
}

/** The coordinator's roll call: everyone, here or not, with the minutes proposed. */
export function renderSheet(view: SheetView, wantedPage = 0): Spoken {
  if (isNobodys(view)) return renderNobody(view)
  const { activity, words } = view
  const lines = sheetLines(view)
  const count = Math.max(1, Math.ceil(lines.length / pageSize))
  const page = Math.min(Math.max(0, wantedPage), count - 1)
  const shown = lines.slice(page * pageSize, (page + 1) * pageSize)
  const keyboard = new InlineKeyboard()
  for (const line of shown) personRow(view, line, page, keyboard)
  pages(view, page, count, keyboard)
  const unmarked = lines.filter(isUnmarked).length
  if (unmarked > 0) theUnmarked(view, page, keyboard)
  keyboard
    .text(words.plain('roll-walk-in'), callbackData('rwalk', activity.id))
    .row()
    .text(words.plain('roll-confirm'), callbackData('rollsum', activity.id))
  const here = lines.filter((line) => line.served > 0)
  const minutes = here.reduce((sum, line) => sum + line.served, 0)
  const seen = shown
    .filter((line) => line.pairs.length > 0)
    .map((line) => `${escapeHtml(nameOf(view, line.member))} ${timesText(view, line)}`)
  const text = [
    headOf(view, 'roll-head'),
    words.html('roll-counts', {
      here: here.length,
      absent: lines.length - here.length - unmarked,
      unmarked,
      time: durationText(words, minutes),
    }),
    ...(seen.length > 0 ? [`⏱ ${seen.join('\n⏱ ')}`] : []),
    dueText(view),
    words.html('roll-how'),
  ].join('\n\n')
  return { text, keyboard }
}

/** Minutes to choose from, around what is proposed. */
const choices = (line: SheetLine, wholeMinutes: number): number[] =>
  [...new Set([30, 60, 90, 120, 180, 240, wholeMinutes, line.served, line.proposal.minutes])]
    .filter((minutes) => minutes > 0 && minutes <= Math.max(wholeMinutes, line.served))
    .sort((a, b) => a - b)

/** One person on the roll call: their times, and other minutes to choose. */
export function renderPerson(view: SheetView, line: SheetLine, page: number): Spoken {
  const { activity, words } = view
  const keyboard = new InlineKeyboard()
  const whole = Math.floor((activity.end - activity.start) / 60_000)
  choices(line, whole).forEach((minutes, i) => {
    const data = callbackData('rmin', activity.id, line.member, minutes, page)
    keyboard.text(durationText(words, minutes), data)
    if (i % 3 === 2) keyboard.row()
  })
  keyboard
    .row()
    .text(words.plain('roll-other'), callbackData('rask', activity.id, line.member))
    .text(words.plain('back'), callbackData('roll', activity.id, page))
  const text = words.html('roll-person', {
    name: nameOf(view, line.member),
    time: durationText(words, line.served),
    seen: line.pairs.length > 0 ? timesText(view, line) : words.plain('roll-not-seen'),
  })
  return { text, keyboard }
}

export const credited = (records: readonly ServiceRecord[]): number =>
  records.reduce((sum, r) => sum + r.credited, 0)

export const refusalText = (words: Words, name: string, refusal: SheetRefusal['refusal']): string =>
  words.html(`record-${refusal.reason}`, {
    name,
    limit: 'limitMinutes' in refusal ? durationText(words, refusal.limitMinutes) : '',
  })

/** The books of an activity after its roll call: who has how much, each to be corrected singly. */
export function renderBooks(
  view: SheetView,
  records: readonly ServiceRecord[],
  requests: readonly { id: string; records: readonly ServiceRecord[] }[],
  wantedPage = 0,
): Spoken {
  const { activity, words } = view
  const waiting = requests.flatMap((request) => request.records)
  if (records.length + waiting.length === 0 && isNobodys(view)) return renderNobodysBooks(view)
  const count = Math.max(1, Math.ceil(records.length / pageSize))
  const page = Math.min(Math.max(0, wantedPage), count - 1)
  const keyboard = new InlineKeyboard()
  for (const record of records.slice(page * pageSize, (page + 1) * pageSize)) {
    const text = `${nameOf(view, record.member)} ${durationText(words, record.credited)}`
    keyboard.text(`✎ ${text}`, callbackData('rfix', activity.id, record.member)).row()
  }
  pages(view, page, count, keyboard)
  for (const { id, records: entries } of requests.slice(0, pageSize)) {
    const text = words.plain('books-second', { count: entries.length })
    keyboard.text(text, callbackData('seclook', activity.id, id)).row()
  }
  keyboard.text(words.plain('books-add'), callbackData('rwalk', activity.id))
  const text = [
    headOf(view, 'books-head'),
    words.html('books-counts', {
      count: records.length,
      time: durationText(words, credited(records)),
    }),
    ...(waiting.length > 0 ? [words.html('books-waiting', { count: waiting.length })] : []),
    words.html('books-how'),
  ]
  return { text: text.join('\n\n'), keyboard }
}
