import type { InlineKeyboardButton } from 'grammy/types'
import { InlineKeyboard } from 'grammy/web'
import type { MemberId, TeamId } from '../domain/ids.ts'
import type { Match, Reason } from '../domain/matching.ts'
import { callbackData, parseCallback } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { factLines, type NeedView, nameIn, type Spoken } from './need.ts'

export interface MatchView extends NeedView {
  matches: readonly Match[]
  teams: ReadonlyMap<TeamId, string>
}

const skillNames = (words: Words, skills: readonly string[]): string =>
  skills
    .map((skill) => (words.has(`skill-${skill}`) ? words.plain(`skill-${skill}`) : skill))
    .join(words.plain('list-comma'))

/** One reason, in words. */
export function reasonWords(
  { words, teams }: Pick<MatchView, 'words' | 'teams'>,
  r: Reason,
): string {
  switch (r.code) {
    case 'skill':
    case 'skill-missing':
      return words.plain(`match-${r.code}`, { skills: skillNames(words, r.skills) })
    case 'training':
    case 'training-missing':
      return words.plain(`match-${r.code}`, { trainings: skillNames(words, r.trainings) })
    case 'free':
      return words.plain(`match-free-${r.by}`)
    case 'team':
      return words.plain('match-team', { team: teams.get(r.team) ?? '' })
    case 'programme':
      return words.plain('match-programme', { programme: words.plain(`programme-${r.programme}`) })
    case 'language':
      return words.plain('match-language')
    case 'last-served':
      return words.plain('match-last-served', { days: r.daysAgo })
    default:
      return words.plain('match-never-served')
  }
}

function matchLine(view: MatchView, { member, reasons }: Match, place: number): string {
  const said = reasons.map((r) => reasonWords(view, r)).join(' · ')
  return `${place}. <b>${escapeHtml(nameIn(view, member))}</b>\n    ${escapeHtml(said)}`
}

const off = '☐ '
const on = '☑ '
const tickData = (need: NeedView['need'], m: string, ticked: boolean): string =>
  callbackData('match', need.id, 'tick', m, ticked ? 1 : 0)

/** A box to tick for each, saying what pressing it makes true; asking comes after. */
function keyboardFor(view: MatchView): InlineKeyboard {
  const { need, words, matches } = view
  const keyboard = new InlineKeyboard()
  for (const { member } of matches)
    keyboard.text(`${off}${nameIn(view, member)}`, tickData(need, member, true)).row()
  if (matches.length > 0)
    keyboard.text(words.plain('match-ask'), callbackData('match', need.id, 'ask')).row()
  return keyboard.text(words.plain('back'), callbackData('need', need.id, 'show'))
}

/** Who fits, best first, and why; nobody is asked before the coordinator ticks and asks. */
export function renderMatches(view: MatchView): Spoken {
  const { need, words, zone, matches } = view
  const lines = [
    ...factLines(words, need, zone),
    '',
    words.html(matches.length > 0 ? 'match-head' : 'match-nobody'),
    ...matches.map((match, i) => matchLine(view, match, i + 1)),
    ...(matches.length > 0 ? ['', words.html('match-foot')] : []),
  ]
  return { text: lines.join('\n'), keyboard: keyboardFor(view) }
}

type Rows = InlineKeyboardButton[][]
const pressOf = (button: InlineKeyboardButton) =>
  'callback_data' in button ? parseCallback(button.callback_data) : undefined

/** The same buttons with one person ticked or not. The ticks are kept by the message itself. */
export const ticked = (rows: Rows, need: NeedView['need'], m: MemberId, wanted: boolean): Rows =>
  rows.map((row) =>
    row.map((button) => {
      const [, action, member] = pressOf(button)?.args ?? []
      if (action !== 'tick' || member !== m) return button
      const name = button.text.replace(/^[☐☑] /u, '')
      return { text: (wanted ? on : off) + name, callback_data: tickData(need, m, !wanted) }
    }),
  )

/** Who is ticked on a message. */
export const tickedOn = (rows: Rows): string[] =>
  rows.flat().flatMap((button) => {
    const [, action, member] = pressOf(button)?.args ?? []
    return action === 'tick' && member && button.text.startsWith(on) ? [member] : []
  })
