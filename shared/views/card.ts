import { InlineKeyboard } from 'grammy/web'
import { type Activity, phase } from '../domain/activity.ts'
import type { MemberId } from '../domain/ids.ts'
import { lineUp, type RoleLine, type Roster, type Seat } from '../domain/roster.ts'
import type { RecruitField } from '../domain/text/recruit-draft.ts'
import { callbackData } from '../telegram/callback.ts'
import { messageLink } from '../telegram/link.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { givesText } from './permit.ts'
import { type Rendered, riskText } from './post.ts'
import { momentText, spanText } from './when.ts'

export interface CardView {
  activity: Activity
  roster: Roster
  /** Names of those who agreed that theirs is kept. */
  names: Map<MemberId, string>
  zone: string
  /** Where it was put up, as far as that is known. */
  posts: { chat: number; message?: number; sending?: number }[]
  now: number
  /** The name of its team. */
  team?: string
  /** When it is decided whether enough have come together. */
  decision?: number
}

const link = ({ posts }: CardView): string | undefined =>
  posts.flatMap(({ chat, message }) => (message ? (messageLink(chat, message) ?? []) : []))[0]

/** A send was begun, and nobody knows whether the group sees the post. */
const lost = ({ posts }: CardView): boolean =>
  posts.some(({ message, sending }) => message === undefined && sending !== undefined)

function minimumLine({ activity, decision, zone }: CardView, words: Words): string[] {
  const { minimum } = activity
  if (!minimum) return []
  const when = decision === undefined ? '' : momentText(words, decision, zone)
  return [words.html(when ? 'card-minimum-when' : 'card-minimum', { minimum, when })]
}

function programmeLine({ activity, team }: CardView, words: Words): string {
  const programme = words.plain(`programme-${activity.programme}`)
  return team
    ? words.html('post-programme-team', { programme, team })
    : words.html('post-programme', { programme })
}

function trainingLine({ activity }: CardView, words: Words): string[] {
  const { kind, training } = activity
  if (kind !== 'training') return []
  if (!training?.gives) return [words.html('card-training-plain')]
  return [words.html('card-training', { permit: givesText(words, training) })]
}

function facts(view: CardView, words: Words): string[] {
  const { activity, roster, zone } = view
  const { start, end, place, placePrivate, conditions, note } = activity
  const url = link(view)
  const title = escapeHtml(activity.title)
  return [
    `<b>${url ? `<a href="${url}">${title}</a>` : title}</b>`,
    words.html('post-when', { when: spanText(words, start, end, zone) }),
    words.html(placePrivate ? 'card-place-private' : 'post-place', { place }),
    programmeLine(view, words),
    ...trainingLine(view, words),
    riskText(words, activity.risk),
    ...(conditions ? [words.html('post-conditions', { conditions })] : []),
    ...(note ? [words.html('post-note', { note })] : []),
    ...minimumLine(view, words),
    ...(activity.countsHours || activity.kind === 'training' ? [] : [words.html('card-no-hours')]),
    ...(roster.status === 'open' ? [] : [words.html(`post-${roster.status}`)]),
    ...(activity.cancelledWhy ? [words.html('card-why', { why: activity.cancelledWhy })] : []),
    ...(lost(view) ? [words.html('card-lost')] : []),
  ]
}

/** `1. ✓ 王芳＋1`: place, whether they said that they come, name, guests. */
function seatLine(view: CardView, words: Words, seats: Seat[], seat: Seat, place: number): string {
  const name = escapeHtml(view.names.get(seat.member) ?? words.plain('name-unknown'))
  const guests = seats.filter((s) => s.member === seat.member && s.guest > 0).length
  const mark = seat.member in view.roster.coming ? '✓ ' : ''
  return `${place}. ${mark}${name}${guests > 0 ? `＋${guests}` : ''}`
}

/** Lines as far as `room` characters go, then how many more there are. */
function listed(view: CardView, words: Words, seats: Seat[], room: number): string[] {
  const lines: string[] = []
  let length = 0
  for (const [i, seat] of seats.entries()) {
    if (seat.guest > 0) continue
    const line = seatLine(view, words, seats, seat, i + 1)
    if (length + line.length > room)
      return [...lines, words.plain('post-more', { count: seats.length - i })]
    lines.push(line)
    length += line.length + 1
  }
  return lines
}

function roleText(view: CardView, words: Words, line: RoleLine, room: number): string[] {
  const { label = '', seats = 0 } = view.roster.roles[line.role] ?? {}
  const { confirmed, waiting } = line
  if (seats === 0 && confirmed.length + waiting.length === 0) return []
  const head = words.html('card-role', { role: label, taken: confirmed.length, seats })
  const queue = words.html('card-waiting', { count: waiting.length })
  return [
    '',
    head,
    ...listed(view, words, confirmed, room),
    ...(waiting.length > 0 ? [queue, ...listed(view, words, waiting, room / 3)] : []),
  ]
}

function counts({ roster }: CardView, words: Words): string[] {
  const [maybe, out] = [Object.keys(roster.maybe).length, Object.keys(roster.out).length]
  const marks = Object.keys(roster.coming).length > 0 ? [words.html('card-marks')] : []
  return ['', words.html('card-counts', { maybe, out }), ...marks]
}

// What isn't names stays below 2,200 characters of Telegram's 4,096.
const nameRoom = 1400

type Button = [label: string, action: string, ...args: (string | number)[]]

function buttons({ activity, roster, now, ...view }: CardView): Button[][] {
  const closed = roster.status === 'closed'
  const live = roster.status === 'open' || closed
  // Until its hours are in the books, it may go to another ledger.
  const teamButton: Button[] = live ? [['card-team', 'ask', 'team']] : []
  const repost: Button[] = lost({ activity, roster, now, ...view })
    ? [
        ['card-repost', 'repost'],
        ['card-there', 'there'],
      ]
    : []
  if (!live || phase(activity, now) !== 'upcoming')
    return [repost, [...teamButton, ['card-refresh', 'show']]]
  return [
    repost,
    [
      ['card-change', 'change'],
      ['card-later', 'later', (activity.start / 60_000 + 30).toString(36)],
    ],
    [
      ['card-add', 'add'],
      ['card-remove', 'remove'],
    ],
    [
      ['card-message', 'message'],
      ['card-remind', 'remind'],
    ],
    [closed ? ['card-reopen', 'open'] : ['card-close', 'close'], ['card-cancel', 'cancel']],
    [
      ['card-refresh', 'show'],
      ['card-list', 'list'],
    ],
  ]
}

/** One fact in words, as it stands before or after a change. */
export function factText(
  words: Words,
  field: RecruitField,
  activity: Activity,
  zone: string,
  team?: string,
): string {
  const { start, end, risk, programme, title, place, conditions, note, minimum, decision } =
    activity
  const none = words.plain('card-empty')
  if (field === 'start' || field === 'end') return spanText(words, start, end, zone)
  if (field === 'risk') return risk.kind === 'text' ? risk.text : words.plain('answer-risk-none')
  if (field === 'programme') return words.plain(`programme-${programme}`)
  if (field === 'minimum') return minimum ? words.plain('answer-people', { count: minimum }) : none
  if (field === 'decision')
    return decision ? momentText(words, decision, zone) : words.plain('card-decision-usual')
  if (field === 'conditions') return conditions || none
  if (field === 'team') return team || none
  if (field === 'note') return note || none
  return field === 'title' ? title : place
}

/** All that a coordinator sees of an activity, and all that can be done about it. */
export function renderCard(view: CardView, words: Words): Rendered {
  const lines = lineUp(view.roster)
  const room = nameRoom / Math.max(1, lines.length)
  const keyboard = new InlineKeyboard()
  for (const row of buttons(view)) {
    for (const [label, action, ...args] of row)
      keyboard.text(words.plain(label), callbackData('card', view.activity.id, action, ...args))
    if (row.length > 0) keyboard.row()
  }
  const { id, series, community, need } = view.activity
  if (series) keyboard.text(words.plain('card-series'), callbackData('series', community, series))
  else if (!need) keyboard.text(words.plain('card-repeat'), callbackData('repeat', id))
  const people = lines.flatMap((line) => roleText(view, words, line, room))
  const text = [...facts(view, words), ...people, ...counts(view, words)].join('\n')
  return { text, keyboard }
}

/** Activities to choose a card from. */
export function renderCardList(activities: Activity[], zone: string, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
  for (const { id, start, title } of activities) {
    const when = momentText(words, start, zone)
    keyboard.text(`${when} ${title}`, callbackData('card', id, 'show')).row()
  }
  return { text: words.html(activities.length > 0 ? 'card-choose' : 'card-none'), keyboard }
}
