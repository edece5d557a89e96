import { InlineKeyboard } from 'grammy/web'
import type { Activity, Training } from '../domain/activity.ts'
import type { MemberId } from '../domain/ids.ts'
import { lineUp, type RoleLine, type Roster } from '../domain/roster.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { ratingButtons } from './archive.ts'
import { unnamed } from './mention.ts'
import { durationText } from './minutes.ts'
import { givesText } from './permit.ts'
import { spanText } from './when.ts'

export interface PostView {
  activity: Activity
  roster: Roster
  /** First names of those who agreed that theirs is shown. */
  names: Map<MemberId, string>
  zone: string
  team?: string
  /** A preview shows no buttons to answer with. */
  preview?: boolean
  /** What the clock says of it: whether people may check in now, and whether it began. */
  door?: { open: boolean; began: boolean }
}

export interface Rendered {
  /** HTML. */
  text: string
  keyboard: InlineKeyboard
}

const barLength = 8
/** `▰▰▰▱▱▱▱▱`: how much of the seats is taken. */
export function bar(taken: number, seats: number): string {
  const filled = seats === 0 ? barLength : Math.floor((Math.min(taken, seats) / seats) * barLength)
  const shown = taken > 0 ? Math.max(1, filled) : 0
  return '▰'.repeat(shown) + '▱'.repeat(barLength - shown)
}

export const riskText = (words: Words, risk: Activity['risk']): string =>
  risk.kind === 'none' ? words.html('post-risk-none') : words.html('post-risk', { risk: risk.text })

function trainingLine(words: Words, training: Training): string {
  const { host, learningMinutes, gives } = training
  const values = { host, time: durationText(words, learningMinutes) }
  if (!gives) return words.html('post-training', values)
  return words.html('post-training-gives', { ...values, permit: givesText(words, training) })
}

function facts({ activity, zone, team }: PostView, words: Words): string[] {
  const { title, start, end, place, placePrivate, programme, theme, conditions, note } = activity
  const { training, minimum } = activity
  const programmeName = words.plain(`programme-${programme}`)
  return [
    `<b>${escapeHtml(title)}</b>`,
    words.html('post-when', { when: spanText(words, start, end, zone) }),
    placePrivate ? words.html('post-place-private') : words.html('post-place', { place }),
    team
      ? words.html('post-programme-team', { programme: programmeName, team })
      : words.html('post-programme', { programme: programmeName }),
    ...(theme ? [words.html('post-theme', { theme })] : []),
    ...(training ? [trainingLine(words, training)] : []),
    ...(conditions ? [words.html('post-conditions', { conditions })] : []),
    ...(minimum ? [words.html('post-minimum', { minimum })] : []),
    riskText(words, activity.risk),
    ...(activity.insured ? [words.html('post-insured')] : []),
    ...(note ? [words.html('post-note', { note })] : []),
  ]
}

const firstNameLimit = 12
const firstName = (name: string): string =>
  [...name].length <= firstNameLimit ? name : `${[...name].slice(0, firstNameLimit).join('')}…`

/** Names of a role's confirmed as far as `room` characters go, then how many more there are. */
function nameLine(line: RoleLine, view: PostView, words: Words, room: number): string {
  const persons = line.confirmed.filter((s) => s.guest === 0)
  const guests = (m: MemberId) => line.confirmed.filter((s) => s.member === m && s.guest > 0).length
  const shown: string[] = []
  let length = 0
  for (const { member } of persons) {
    const brought = guests(member)
    const given = view.names.get(member)
    const name = given === undefined ? unnamed(words, member) : firstName(given)
    const text = escapeHtml(brought > 0 ? `${name}+${brought}` : name)
    if (length + text.length > room) break
    shown.push(text)
    length += text.length + 1
  }
  const more = persons.length - shown.length
  const rest = more > 0 ? [words.plain('post-more', { count: more })] : []
  return [...shown, ...rest].join(words.plain('list-comma'))
}

const isOver = ({ roster, door }: PostView): boolean =>
  roster.status === 'finished' || (door?.began ?? false)

function roleLines(view: PostView, words: Words, room: number): string[] {
  return lineUp(view.roster).flatMap((line) => {
    const { label, seats } = view.roster.roles[line.role] ?? { label: '', seats: 0 }
    const taken = line.confirmed.length
    if (seats === 0 && taken + line.waiting.length === 0) return []
    const left = seats - taken
    const values = {
      role: label,
      bar: bar(taken, seats),
      taken,
      seats,
      left,
      waiting: line.waiting.length,
    }
    // Nobody is sought any more for what is over.
    const open = left > 0 ? 'post-role' : 'post-role-full'
    const over = isOver(view) ? 'post-role-over' : undefined
    const head = words.html(over ?? open, values)
    const { requires } = view.roster.roles[line.role] ?? {}
    const needs = requires ? words.html('post-requires', { permit: requires }) : ''
    const queue = line.waiting.length > 0 ? words.html('post-waiting', values) : ''
    const names = nameLine(line, view, words, room)
    return [`${head}${queue}${needs}`, ...(names ? [names] : [])]
  })
}

function foot({ roster, door }: PostView, words: Words): string[] {
  const maybe = Object.keys(roster.maybe).length
  if (roster.status === 'cancelled') return [words.html('post-cancelled')]
  if (roster.status === 'closed') return [words.html('post-closed')]
  if (roster.status === 'finished') return [words.html('post-finished')]
  if (door?.began) return [words.html('post-began')]
  return [
    ...(maybe > 0 ? [words.html('post-maybe', { count: maybe })] : []),
    words.html('post-how'),
  ]
}

// Telegram's limit is 4,096 characters after entities; what isn't names stays far below a third.
const nameRoom = 2400

function keyboardOf(view: PostView, words: Words): InlineKeyboard {
  const { activity, roster, preview, door } = view
  if (preview || roster.status === 'cancelled') return new InlineKeyboard()
  if (roster.status === 'finished')
    return ratingButtons(activity.id)
      .row()
      .text(words.plain('button-kept'), callbackData('kept', activity.id))
  const keyboard = door?.began ? new InlineKeyboard() : answerKeyboard(view, words)
  if (!door?.open) return keyboard
  return keyboard
    .row()
    .text(words.plain('button-check-in'), callbackData('ci', activity.id))
    .text(words.plain('button-check-out'), callbackData('co', activity.id))
}

function answerKeyboard({ activity, roster }: PostView, words: Words): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  if (roster.status === 'open') {
    for (const { role, confirmed } of lineUp(roster)) {
      const { label, seats, requires } = roster.roles[role] ?? { label: '', seats: 0 }
      if (seats === 0) continue
      const text = words.plain('button-role', { role: label, taken: confirmed.length, seats })
      // A permit is looked up before such a seat is taken.
      keyboard.text(text, callbackData(requires ? 'qin' : 'in', activity.id, role)).row()
    }
    keyboard.text(words.plain('button-maybe'), callbackData('maybe', activity.id))
  }
  return keyboard.text(words.plain('button-out'), callbackData('out', activity.id))
}

/** The recruitment post as the group sees it; 2,000 people still fit one message. */
export function renderPost(view: PostView, words: Words): Rendered {
  const room = Math.floor(nameRoom / Math.max(1, view.roster.roles.length))
  const parts = [facts(view, words), roleLines(view, words, room), foot(view, words)]
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return { text, keyboard: keyboardOf(view, words) }
}
