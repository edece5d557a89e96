import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { Community } from '../domain/community.ts'
import type { MemberId } from '../domain/ids.ts'
import { type Roster, seatsOf, sought, standing } from '../domain/roster.ts'
import { hour } from '../domain/time.ts'
import type { Tell } from '../queue/intent.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { standingLine } from './standing.ts'
import { spanText } from './when.ts'

export interface TellView {
  about: Tell
  activity: Activity
  roster: Roster
  community: Community
  words: Words
  /** Whose place it tells of; absent when several are called in the group. */
  member?: MemberId
  /** Several are called at once, by name below it. */
  several?: boolean
  /** That person's name, when somebody else is told. */
  whose?: string
  /** In the private chat, where a private meeting point may be named. */
  alone?: boolean
  text?: string
  /** When it is said, in milliseconds. */
  at?: number
}

const whereText = ({ activity, words, alone }: TellView): string =>
  activity.placePrivate && !alone ? words.plain('place-private') : activity.place

/** Title, time and place: what everybody needs in each message about an activity. */
export function factsText(view: TellView): string {
  const { activity, words, community } = view
  const when = spanText(words, activity.start, activity.end, community.zone)
  return words.html('tell-facts', { title: activity.title, when, place: whereText(view) })
}

const roleLabel = ({ roster, member }: TellView): string => {
  const s = member ? standing(roster, member) : undefined
  return s && 'role' in s ? (roster.roles[s.role]?.label ?? '') : ''
}

function keyboardOf({
  about,
  activity,
  roster,
  words,
  member,
  whose,
}: TellView): InlineKeyboard | undefined {
  const coming = () => callbackData('coming', activity.id)
  const out = () => callbackData('out', activity.id)
  const keyboard = new InlineKeyboard()
  if (about === 'reminder' || about === 'nudge' || about === 'changed') {
    return keyboard
      .text(words.plain('button-coming'), coming())
      .text(words.plain('button-out'), out())
  }
  if (about === 'wanted') {
    sought(roster).forEach((left, role) => {
      const { label = '', requires } = roster.roles[role] ?? {}
      const data = callbackData(requires ? 'qin' : 'in', activity.id, role)
      if (left > 0) keyboard.text(words.plain('button-in', { role: label }), data).row()
    })
    return keyboard.text(words.plain('button-out'), out())
  }
  if (about === 'promoted' || about === 'added')
    return keyboard.text(words.plain('button-out'), out())
  if (about === 'overlap') {
    return keyboard
      .text(words.plain('button-come-anyway'), coming())
      .row()
      .text(words.plain('button-leave-this'), out())
  }
  // What others signed up for a neighbour is changed by them, in words.
  if (about === 'standing' && member && !whose && seatsOf(roster, member) > 1) {
    const s = standing(roster, member)
    const role = 'role' in s ? s.role : 0
    return keyboard
      .text(words.plain('button-only-me'), callbackData('in', activity.id, role, 1))
      .text(words.plain('button-out'), out())
  }
  return undefined
}

// The short reminder of what begins in the morning goes out the evening before.
const isEarly = ({ about, activity, at = activity.start }: TellView): boolean =>
  about === 'nudge' && activity.start - at > 3 * hour

// What is said of one person's own place is said otherwise of several.
const personal = new Set<Tell>(['promoted', 'added', 'removed'])

/** What a person, or a group, is told about an activity. */
export function renderTell(view: TellView): { text: string; keyboard?: InlineKeyboard } {
  const { about, words, roster, member, text = '' } = view
  const line = member ? standingLine(words, roster, standing(roster, member)) : ''
  const stands = view.whose ? words.plain('stand-of', { name: view.whose, line }) : line
  const ofSeveral = view.several && personal.has(about) ? '-several' : ''
  const key = isEarly(view) ? 'tell-nudge-early' : `tell-${about}${ofSeveral}`
  const head = words.html(key, { role: roleLabel(view), standing: stands, text })
  const keyboard = keyboardOf(view)
  return { text: `${head}\n\n${factsText(view)}`, ...(keyboard && { keyboard }) }
}
