import { InlineKeyboard } from 'grammy/web'
import type { CommunityId, MemberId } from '../domain/ids.ts'
import { isOpen } from '../domain/need.ts'
import type { Need } from '../domain/need-case.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { mention, unnamed } from './mention.ts'
import { durationText } from './minutes.ts'
import { spanText } from './when.ts'

export interface Spoken {
  /** HTML. */
  text: string
  keyboard: InlineKeyboard
}

export interface NeedView {
  need: Need
  zone: string
  words: Words
  /** Names of those who agreed that theirs is shown. */
  names: ReadonlyMap<MemberId, string>
}

export interface NeedCardView extends NeedView {
  /** Name, door and telephone: for coordinators and the one helper. */
  details?: string
  partner?: string
  /** Whom to call there: for coordinators. */
  contact?: string
}

type Facts = Pick<Need, 'what' | 'when' | 'where' | 'urgent'> & { programme?: Need['programme'] }

/** What is asked for, as every helper may read it. */
export function factLines(words: Words, facts: Facts, zone: string): string[] {
  const { what, when, where, programme, urgent } = facts
  const time = when
    ? words.html('need-when', { when: spanText(words, when.start, when.end, zone) })
    : words.html('need-any-time')
  return [
    `<b>${escapeHtml(what)}</b>`,
    time,
    ...(where ? [words.html('need-where', { where })] : []),
    ...(programme
      ? [words.html('post-programme', { programme: words.plain(`programme-${programme}`) })]
      : []),
    ...(urgent ? [words.html('need-urgent')] : []),
  ]
}

export const needFacts = ({ words, need, zone }: NeedView): string =>
  factLines(words, need, zone).join('\n')

export const nameIn = ({ names, words }: Pick<NeedView, 'names' | 'words'>, m: MemberId): string =>
  names.get(m) ?? unnamed(words, m)

const listed = (view: NeedView, members: readonly MemberId[]): string =>
  members.map((m) => nameIn(view, m)).join(view.words.plain('list-comma'))

/** Who asked, with a way to write to them. */
export const askerText = ({ words, need, names }: NeedView): string =>
  mention(words, need.by, names.get(need.by) ?? words.plain('need-neighbour'))

function people(view: NeedCardView): string[] {
  const { words, need, names, details } = view
  const who = words.plain(need.behalf ? 'need-behalf-of' : 'need-by')
  return [
    ...(need.origin === 'survey' ? [words.html('need-from-survey')] : [`${who}${askerText(view)}`]),
    ...(details ? [words.html('need-details', { details })] : []),
    ...(need.question ? [words.html('need-question', { question: need.question })] : []),
    ...(need.answer ? [words.html('need-answer', { answer: need.answer })] : []),
    ...(need.asked.length > 0
      ? [words.html('need-asked', { names: listed(view, need.asked) })]
      : []),
    ...(need.declined.length > 0
      ? [words.html('need-declined', { names: listed(view, need.declined) })]
      : []),
    ...(need.volunteers.length > 0 && !need.helper
      ? [words.html('need-offered', { names: listed(view, need.volunteers) })]
      : []),
    ...(need.helper
      ? [
          words.html('need-helper', { name: '' }) +
            mention(words, need.helper, names.get(need.helper)),
        ]
      : []),
  ]
}

function outcome({ words, need, partner, contact, ...view }: NeedCardView): string[] {
  const { report, claim, minutes, rating, reason } = need
  const time = (n: number) => durationText(words, n)
  const by = claim && nameIn({ words, ...view }, claim.by)
  return [
    ...(partner ? [words.html('need-partner', { partner })] : []),
    ...(partner && contact ? [words.html('partner-contact', { contact })] : []),
    ...(report && minutes === undefined
      ? [words.html('need-reported', { time: time(report.minutes) })]
      : []),
    ...(claim && minutes === undefined
      ? [words.html('need-claimed', { time: time(claim.minutes), name: by ?? '' })]
      : []),
    ...(minutes === undefined ? [] : [words.html('need-minutes', { time: time(minutes) })]),
    ...(need.state === 'refused' || need.state === 'reassigned'
      ? [words.html('need-reason', { reason: reasonText(words, reason ?? '') })]
      : []),
    ...(rating
      ? [words.html('need-rating', { stars: '⭐'.repeat(rating.stars), word: rating.word ?? '' })]
      : []),
  ]
}

/** Usual reasons are kept as codes, so that each reads them in their own language. */
export const reasonText = (words: Words, reason: string): string =>
  words.has(`need-why-${reason}`) ? words.plain(`need-why-${reason}`) : reason

type Button = [label: string, action: string, ...args: (string | number)[]]

const look: Button[] = [
  ['need-button-question', 'ask'],
  ['need-button-plan', 'plan'],
]
const away: Button[] = [
  ['need-button-hand', 'hand'],
  ['need-button-refuse', 'refuse'],
]

function buttonsFor({ state, report }: Need): Button[][] {
  if (state === 'serving')
    return [
      [report ? ['need-button-confirm', 'mins', report.minutes] : ['need-button-done', 'done']],
      ...(report ? [[['need-button-done', 'done'] satisfies Button]] : []),
      [['need-button-again', 'again']],
    ]
  if (state === 'handed')
    return [[['need-button-close', 'nomins']], [['need-button-again', 'again']], look]
  return [
    ...(state === 'new' ? [[['need-button-accept', 'accept'] satisfies Button]] : []),
    look,
    away,
  ]
}

function cardKeyboard({ need, words, names }: NeedCardView): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  const all = [words.plain('need-all'), callbackData('needs', need.community)] as const
  if (!isOpen(need)) return keyboard.text(...all)
  const data = (action: string, ...args: (string | number)[]) =>
    callbackData('need', need.id, action, ...args)
  if (need.state !== 'serving' && need.state !== 'handed') {
    for (const m of need.volunteers.slice(0, 4)) {
      const name = nameIn({ names, words }, m)
      keyboard.text(words.plain('need-button-pick', { name }), data('pick', m)).row()
    }
    keyboard.text(words.plain('need-button-match'), callbackData('match', need.id, 'show')).row()
  }
  for (const row of buttonsFor(need)) {
    for (const [label, action, ...args] of row) {
      const time = typeof args[0] === 'number' ? durationText(words, args[0]) : ''
      keyboard.text(words.plain(label, { time }), data(action, ...args))
    }
    keyboard.row()
  }
  return keyboard.text(...all)
}

/** All that a coordinator sees of a need, and all that can be done about it. */
export function renderNeedCard(view: NeedCardView, about?: string): Spoken {
  const { words, need, zone } = view
  const lines = [
    ...(about ? [words.html(`need-desk-${about}`), ''] : []),
    ...factLines(words, need, zone),
    words.html('need-state', { state: words.plain(`need-state-${need.state}`) }),
    '',
    ...people(view),
    ...outcome(view),
  ]
  return { text: lines.join('\n'), keyboard: cardKeyboard(view) }
}

export interface NeedListView {
  community: CommunityId
  needs: readonly Need[]
  words: Words
  /** May open the cards; the leading group reads the list alone. */
  mayOpen: boolean
}

/** The open needs of a community, oldest first, each with the way to its card. */
export function renderNeedList({ community, needs, words, mayOpen }: NeedListView): Spoken {
  const keyboard = new InlineKeyboard()
  const shown = needs.slice(0, 20)
  const line = ({ state, what, urgent }: Need) =>
    `${urgent ? '‼️ ' : ''}${words.plain(`need-state-${state}`)} · ${what}`
  if (mayOpen)
    for (const need of shown)
      keyboard.text(line(need).slice(0, 60), callbackData('need', need.id, 'show')).row()
  const rows = mayOpen ? [] : shown.map((need) => `• ${escapeHtml(line(need))}`)
  const head = words.html(needs.length > 0 ? 'need-list' : 'need-list-none', {
    count: needs.length,
  })
  keyboard.text(words.plain('need-ask-own'), callbackData('needs', community, 'new'))
  return { text: [head, ...rows].join('\n'), keyboard }
}
