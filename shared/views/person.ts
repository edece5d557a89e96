import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { CommunityId, MemberId, TeamId } from '../domain/ids.ts'
import type { PersonNews } from '../queue/intent.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { dayFrom, momentText } from './when.ts'

export interface PersonView {
  about: PersonNews
  community: { id: CommunityId; name: string; zone: string }
  /** Whom it is about, and their name as far as it is known. */
  member?: MemberId
  who: string
  team?: { id: TeamId; name: string }
  text: string
  now: number
  /** When the permit ends. */
  until?: number
  /** The next one that gives the permit anew. */
  training?: Pick<Activity, 'id' | 'title' | 'start'>
}

function keyboardOf({ about, community, member, team, training }: PersonView, words: Words) {
  const { id: c } = community
  if (about === 'team-request' && member && team)
    return new InlineKeyboard()
      .text(words.plain('team-accept'), callbackData('lead', c, team.id, 'yes', member))
      .text(words.plain('team-decline'), callbackData('lead', c, team.id, 'no', member))
  if (about === 'guardian' && member)
    return new InlineKeyboard().text(
      words.plain('role-guardian'),
      callbackData('role', c, member, 'gc'),
    )
  if (training)
    return new InlineKeyboard().text(
      words.plain('button-in', { role: training.title }),
      callbackData('in', training.id, 0),
    )
  return undefined
}

/** What a person is told about rights, teams and permits. */
export function renderPerson(view: PersonView, words: Words) {
  const { about, community, who, team, text, until, now, training } = view
  const { zone } = community
  const role = words.has(`role-name-${text}`) ? words.plain(`role-name-${text}`) : text
  const values = { community: community.name, who, team: team?.name ?? '', text: role }
  const keyboard = keyboardOf(view, words)
  if (until === undefined)
    return { text: words.html(`person-${about}`, values), ...(keyboard && { keyboard }) }
  const when = dayFrom(words, now, until, zone)
  const next = training && {
    title: training.title,
    when: momentText(words, training.start, zone),
  }
  const lines = [
    words.html(`person-${about}-until`, { ...values, when }),
    ...(about !== 'expiring' ? [] : [words.html(next ? 'person-next' : 'person-no-next', next)]),
  ]
  return { text: lines.join('\n'), ...(keyboard && { keyboard }) }
}
