import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { MemberId } from '../domain/ids.ts'
import type { Match } from '../domain/matching.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { reasonWords } from './match.ts'
import { momentText } from './when.ts'

export interface SeekView {
  words: Words
  zone: string
  activity: Activity
  missing: number
  matches: readonly Match[]
  names: ReadonlyMap<MemberId, string>
}

const shown = 20

/** Who fits and why, and the one button that asks them. */
export function renderSeek(view: SeekView): { text: string; keyboard: InlineKeyboard } {
  const { words, activity, matches, names, missing, zone } = view
  const teams = new Map()
  const lines = matches.slice(0, shown).map(({ member, reasons }) => {
    const name = names.get(member) ?? words.plain('name-unknown')
    const said = reasons.map((r) => reasonWords({ words, teams }, r)).filter(Boolean)
    return `• <b>${escapeHtml(name)}</b>: ${escapeHtml(said.join(' · '))}`
  })
  const values = { title: activity.title, when: momentText(words, activity.start, zone), missing }
  const head = words.html('seek-head', values)
  const count = matches.length
  const body = count > 0 ? words.html('seek-who', { count }) : words.html('seek-nobody')
  const keyboard = new InlineKeyboard()
  if (count > 0)
    keyboard
      .text(words.plain('seek-ask', { count }), callbackData('seek', activity.id, 'ask'))
      .row()
  keyboard.text(words.plain('button-card'), callbackData('card', activity.id))
  return { text: [head, '', body, ...lines].join('\n'), keyboard }
}
