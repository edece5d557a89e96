import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readMembers, readProfiles } from '../../../../shared/store/member.ts'
import { readTeam } from '../../../../shared/store/team.ts'
import { nextTrainingFor } from '../../../../shared/store/training.ts'
import { renderPerson } from '../../../../shared/views/person.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Tells one person privately; who can't be written to sees it in /my when they come. */
export const person: Messenger<'person'> = async ({ table, ...deps }, intent, at) => {
  const { about, community: c, to, member, text = '', until } = intent
  const user = telegramIdOf(to)
  const community = await readCommunity(table, c)
  const profile = (await readProfiles(table, [to])).get(to)
  if (!community || user === undefined || !profile?.reachable) return done
  const words = wordsOf(profile.language, community.language)
  const team = intent.team && (await readTeam(table, c, intent.team))
  const name = member && (await readMembers(table, c, [member])).get(member)?.name
  const who = name ?? words.plain('name-unknown')
  const training = about === 'expiring' ? await nextTrainingFor(table, c, text, at) : undefined
  const facts = {
    ...{ about, community, who, text, now: at },
    ...(member && { member }),
    ...(team && { team }),
    ...(until !== undefined && { until }),
    ...(training && { training }),
  }
  const sent = await send({ table, ...deps }, { chat: user }, renderPerson(facts, words))
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
