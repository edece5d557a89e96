import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import { lineUp, type Roster, shut } from '../domain/roster.ts'
import type { CalendarDate } from '../domain/time.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { dayText, timeText } from './when.ts'

export interface Noticed {
  activity: Activity
  roster: Roster
  /** Where its post is. */
  link?: string
}

export interface NoticeView {
  words: Words
  zone: string
  now: number
  /** First instants of the first and of the last day. */
  from: number
  lastDay: number
  theme?: string
  activities: Noticed[]
  openNeeds: number
  /** The first day, for the button that brings it up to date. */
  date: CalendarDate
}

interface Sought {
  role: number
  label: string
  left: number
}

const soughtIn = ({ roster }: Noticed): Sought[] =>
  lineUp(roster).flatMap(({ role, confirmed }) => {
    const { label, seats } = roster.roles[role] ?? { label: '', seats: 0 }
    return seats > confirmed.length ? [{ role, label, left: seats - confirmed.length }] : []
  })

const cut = (text: string, most: number): string =>
  [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`

const linked = (title: string, link: string | undefined): string =>
  link ? `<a href="${link}">${escapeHtml(title)}</a>` : `<b>${escapeHtml(title)}</b>`

/** What is left of an activity's seats, in a few words. */
function seatsText(each: Noticed, { words, now }: NoticeView): string {
  if (shut(each.roster, now)) return words.html('notice-shut')
  const sought = soughtIn(each)
  if (sought.length === 0) return words.html('notice-full')
  const roles = sought
    .map(({ label, left }) => words.plain('notice-role', { role: label, left }))
    .join(words.plain('list-comma'))
  return words.html('notice-sought', { roles })
}

function fullEntry(each: Noticed, view: NoticeView, n: number): string {
  const { start, end, title, place, placePrivate } = each.activity
  const { words, zone } = view
  const time = `${timeText(words, start, zone)}–${timeText(words, end, zone)}`
  const where = placePrivate ? words.html('place-private') : escapeHtml(place)
  return [
    `${n}. ${linked(title, each.link)}`,
    `    ${time} · ${where}`,
    `    ${seatsText(each, view)}`,
  ].join('\n')
}

function shortSeats(each: Noticed, { words, now }: NoticeView): string {
  if (shut(each.roster, now)) return words.html('notice-short-shut')
  const left = soughtIn(each).reduce((sum, s) => sum + s.left, 0)
  return left > 0 ? words.html('notice-left', { left }) : words.html('notice-short-full')
}

function shortEntry(each: Noticed, view: NoticeView, n: number, room: number): string {
  const { words, zone } = view
  const seats = shortSeats(each, view)
  const time = timeText(words, each.activity.start, zone)
  return `${n}. ${time} ${linked(cut(each.activity.title, room), each.link)}${seats}`
}

/** By day, numbered throughout, so that text and buttons mean the same. */
function byDay(view: NoticeView, entry: (each: Noticed, n: number) => string): string {
  const days = new Map<string, string[]>()
  view.activities.forEach((each, i) => {
    const day = dayText(view.words, each.activity.start, view.zone)
    days.set(day, [...(days.get(day) ?? []), entry(each, i + 1)])
  })
  return [...days].map(([day, lines]) => [`<b>${day}</b>`, ...lines].join('\n')).join('\n\n')
}

/** As Telegram counts: what is shown, not what is written. */
const shownLength = (html: string): number =>
  html.replace(/<[^>]+>/g, '').replace(/&#\d+;/g, '_').length

const fullest = 10
const lengthLimit = 3300

/** Fully for a usual week; of a busy one every activity still, each in one line, shorter if need be. */
function listText(view: NoticeView): string {
  const full = byDay(view, (each, n) => fullEntry(each, view, n))
  if (view.activities.length <= fullest && shownLength(full) <= lengthLimit) return full
  const lists = [24, 12, 6].map((room) => byDay(view, (each, n) => shortEntry(each, view, n, room)))
  return lists.find((list) => shownLength(list) <= lengthLimit) ?? lists.at(-1) ?? ''
}

const buttonLimit = 60
const perRow = 2

interface Choice {
  label: string
  data: string
}

const choicesOf = (each: Noticed, n: number, view: NoticeView, most: number): Choice[] => {
  const { activity, roster } = each
  if (shut(roster, view.now)) return []
  return soughtIn(each)
    .slice(0, most)
    .map(({ role, label, left }) => ({
      label: view.words.plain('notice-button', { n, role: cut(label, 10), left }),
      data: callbackData('in', activity.id, role),
    }))
}

/**
 * The first button brings the seats up to date. It also tells a reply to the notice from a reply
 * to a post: "count me in" under ten activities names none of them.
 */
function keyboardOf(view: NoticeView): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  if (view.activities.length === 0) return keyboard
  keyboard.text(view.words.plain('notice-refresh'), callbackData('week', 'fresh', view.date)).row()
  const all = (most: number) => view.activities.map((each, i) => choicesOf(each, i + 1, view, most))
  const wanted = [8, 2, 1].map(all).find((rows) => rows.flat().length <= buttonLimit) ?? all(1)
  for (const row of wanted)
    row.forEach(({ label, data }, i) => {
      keyboard.text(label, data)
      if (i % perRow === perRow - 1 || i === row.length - 1) keyboard.row()
    })
  return keyboard
}

/** The week as the group reads it on Monday morning. */
export function renderNotice(view: NoticeView): { text: string; keyboard: InlineKeyboard } {
  const { words, zone, theme, activities, openNeeds } = view
  const from = dayText(words, view.from, zone)
  const to = dayText(words, view.lastDay, zone)
  const parts = [
    [
      words.html('notice-title', { from, to }),
      ...(theme ? [words.html('notice-theme', { theme })] : []),
    ].join('\n'),
    activities.length > 0 ? listText(view) : words.html('notice-empty'),
    [
      ...(openNeeds > 0 ? [words.html('notice-needs', { count: openNeeds })] : []),
      ...(activities.length > 0 ? [words.html('notice-how')] : []),
    ].join('\n'),
  ]
  return { text: parts.filter(Boolean).join('\n\n'), keyboard: keyboardOf(view) }
}
