import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import { type ArchiveLine, averageOf, type Kept, ratingOf } from '../domain/archive.ts'
import type { BookFilter } from '../domain/book-filter.ts'
import { calendarMonth } from '../domain/calendar.ts'
import { type ActivityId, digest } from '../domain/ids.ts'
import { sumOf, type Totals } from '../domain/service-record.ts'
import { callbackData } from '../telegram/callback.ts'
import { messageLink } from '../telegram/link.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { type BookNames, filterButtons, filterText } from './book-filter.ts'
import { totalsText } from './minutes.ts'
import { monthName } from './summary.ts'
import { dayText, spanText, yearDayText } from './when.ts'

const starsText = (words: Words, average: number | undefined): string =>
  average === undefined ? '' : words.plain('archive-stars', { average })

export const hitsAPage = 8

export interface HitsView {
  id: string
  filter: BookFilter
  hits: readonly ArchiveLine[]
  page: number
  /** Where the posts are. */
  posts: ReadonlyMap<ActivityId, number>
  chat: number
  zone: string
  names: BookNames
  mayExport: boolean
  words: Words
}

function hitLine(view: HitsView, line: ArchiveLine, number: number): string {
  const { words, zone, posts, chat, filter } = view
  // What was searched for stands without the headings of its months.
  const dayOf = filter.text ? yearDayText : dayText
  const link = messageLink(chat, posts.get(line.activity))
  const title = escapeHtml(line.title)
  const marks = [
    starsText(words, averageOf(line.rating)),
    ...(line.photos > 0 ? [`📷 ${line.photos}`] : []),
  ].filter((mark) => mark !== '')
  const shown = link ? `<a href="${link}">${title}</a>` : `<b>${title}</b>`
  return [`${number}. ${dayOf(words, line.start, zone)} ${shown}`, ...marks].join(' · ')
}

/** A page of what was found, the months as headings, each with the way to its post. */
export function renderHits(view: HitsView) {
  const { id, filter, hits, page, words, zone, names, mayExport } = view
  const first = page * hitsAPage
  const shown = hits.slice(first, first + hitsAPage)
  const keyboard = new InlineKeyboard()
  shown.forEach(({ activity }, i) => {
    if (i === 4) keyboard.row()
    keyboard.text(String(first + i + 1), callbackData('archive', id, 'open', activity, page))
  })
  keyboard.row()
  if (page > 0) keyboard.text('‹', callbackData('archive', id, page - 1))
  if (first + hitsAPage < hits.length) keyboard.text('›', callbackData('archive', id, page + 1))
  filterButtons(keyboard, 'archive', id, ['period', 'programme', 'team', 'partner'], words)
  keyboard.row().text(words.plain('filter-search'), callbackData('archive', id, 'ask'))
  if (mayExport) keyboard.text(words.plain('archive-export'), callbackData('export', id, '0'))
  let heading = ''
  const lines = shown.flatMap((line, i) => {
    const month = monthName(words, calendarMonth(line.start, zone))
    const head = month === heading || filter.text ? [] : ['', `<b>${escapeHtml(month)}</b>`]
    heading = month
    return [...head, hitLine(view, line, first + i + 1)]
  })
  const what = filterText(words, filter, names)
  const head = words.html('archive-head', { what, count: hits.length })
  return {
    text: [head, ...(hits.length > 0 ? lines : ['', words.html('archive-none')])].join('\n'),
    keyboard,
  }
}

export interface PageView {
  activity: Activity
  kept: Kept
  totals: Totals
  /** Who came, as far as the reader may see names; else their number alone. */
  came: { count: number; names?: readonly string[] }
  planner?: string
  names: BookNames
  zone: string
  chat: number
  post?: number
  /** The list to go back to. */
  back?: { filter: string; page: number }
  /** Coordinators and the leading group read on and may write. */
  inside: boolean
  mayWrite: boolean
  words: Words
}

const mostNames = 60

function factLines({ activity, names, zone, planner, inside, words }: PageView): string[] {
  const { start, end, place, placePrivate, programme, team, theme, partners = [] } = activity
  const teamName = team && names.teams.get(team)
  const called = partners.flatMap((p) => names.partners.get(p) ?? [])
  const label = words.plain(`programme-${programme}`)
  return [
    words.html('archive-when', { when: spanText(words, start, end, zone, yearDayText) }),
    ...(inside || !placePrivate ? [words.html('post-place', { place })] : []),
    teamName
      ? words.html('post-programme-team', { programme: label, team: teamName })
      : words.html('post-programme', { programme: label }),
    ...(theme ? [words.html('post-theme', { theme })] : []),
    ...(called.length > 0
      ? [words.html('archive-partners', { partners: called.join(words.plain('list-comma')) })]
      : []),
    ...(planner ? [words.html('archive-planner', { name: planner })] : []),
  ]
}

function numberLines({ kept, totals, came, words }: PageView): string[] {
  const people = came.names ?? []
  const { length: count } = kept.ratings
  const average = averageOf(ratingOf(kept.ratings))
  const more = came.count - Math.min(people.length, mostNames)
  const shown = [
    ...people.slice(0, mostNames),
    ...(people.length > 0 && more > 0 ? [words.plain('post-more', { count: more })] : []),
  ].join(words.plain('list-comma'))
  return [
    words.html(shown ? 'archive-came-names' : 'archive-came', { count: came.count, names: shown }),
    ...(sumOf(totals, 'service') > 0
      ? [words.html('archive-minutes', { time: totalsText(words, totals, 'service') })]
      : []),
    ...(sumOf(totals, 'training') > 0
      ? [words.html('archive-training', { time: totalsText(words, totals, 'training') })]
      : []),
    ...(kept.served === undefined ? [] : [words.html('archive-served', { count: kept.served })]),
    ...(average === undefined ? [] : [words.html('archive-average', { average, count })]),
    ...(average === undefined && count > 0 ? [words.html('archive-few-ratings', { count })] : []),
  ]
}

const shownWords = 5

/** One activity as the archive keeps it: facts, people, minutes, pictures, words. */
export function renderPage(view: PageView) {
  const { activity, kept, words, chat, post, back, inside, mayWrite } = view
  const link = messageLink(chat, post)
  const title = escapeHtml(activity.title)
  const said = kept.words.slice(-shownWords).map(({ text }) => words.html('archive-word', { text }))
  const parts = [
    [link ? `<b><a href="${link}">${title}</a></b>` : `<b>${title}</b>`, ...factLines(view)],
    numberLines(view),
    said,
    inside && kept.learned ? [words.html('archive-learned', { text: kept.learned })] : [],
    mayWrite ? [words.html('archive-how')] : [],
  ]
  const keyboard = new InlineKeyboard()
  if (kept.photos.length > 0)
    keyboard.text(
      words.plain('archive-photos', { count: kept.photos.length }),
      callbackData('album', activity.id),
    )
  if (mayWrite)
    keyboard
      .row()
      .text(words.plain('archive-set-served'), callbackData('served', activity.id))
      .text(words.plain('archive-set-learned'), callbackData('learned', activity.id))
      .row()
      .text(words.plain('archive-add'), callbackData('keep', activity.id))
  if (back)
    keyboard.row().text(words.plain('back'), callbackData('archive', back.filter, back.page))
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return { text, keyboard }
}

const servedChoices = [0, 5, 10, 20, 30, 50, 80, 100]

/** How many residents were served: a button or any number. */
export function servedButtons(a: ActivityId, words: Words): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  servedChoices.forEach((count, i) => {
    if (i > 0 && i % 4 === 0) keyboard.row()
    keyboard.text(String(count), callbackData('served', a, count))
  })
  return keyboard.row().text(words.plain('archive-other-number'), callbackData('served', a, 'ask'))
}

/** One to five stars, for whoever was there. */
export function ratingButtons(a: ActivityId, keyboard = new InlineKeyboard()): InlineKeyboard {
  for (const stars of [1, 2, 3, 4, 5]) keyboard.text(`${stars}⭐`, callbackData('rate', a, stars))
  return keyboard
}

/** Names the one send of an album's part. */
export const albumOnce = (
  a: ActivityId,
  to: number,
  from: number,
  cause: number | string,
): string => `album:${digest(a, to, from, cause)}`
