import { InlineKeyboard } from 'grammy/web'
import type { CommunityId, MemberId, TeamId } from '../domain/ids.ts'
import type { PersonNews } from '../queue/intent.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'

export interface PersonView {
  about: PersonNews
  community: { id: CommunityId; name: string }
  /** Whom it is about, and their name as far as it is known. */
  member?: MemberId
  who: string
  team?: { id: TeamId; name: string }
  text: string
}

function keyboardOf({ about, community, member, team }: PersonView, words: Words) {
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
  return undefined
}

/** What a person is told about rights, teams and permits. */
export function renderPerson(view: PersonView, words: Words) {
  const { about, community, who, team, text } = view
  const role = words.has(`role-name-${text}`) ? words.plain(`role-name-${text}`) : text
  const values = { community: community.name, who, team: team?.name ?? '', text: role }
  const keyboard = keyboardOf(view, words)
  return { text: words.html(`person-${about}`, values), ...(keyboard && { keyboard }) }
}
