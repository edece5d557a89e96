import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { type Request, readRequest } from '../../../../shared/store/roll.ts'
import { renderSecond } from '../../../../shared/views/second.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

function cameOf(request: Request): 'agreed' | 'declined' | 'nobody' {
  if (request.second) return 'agreed'
  return request.refusedBy ? 'declined' : 'nobody'
}

/** Asks another coordinator about waiting minutes, or tells the first one what came of it. */
export const second: Messenger<'second'> = async (deps, intent) => {
  const { table } = deps
  const [request, activity] = await Promise.all([
    readRequest(table, intent.activity, intent.id),
    readActivity(table, intent.activity),
  ])
  const community = activity && (await readCommunity(table, activity.community))
  const chat = telegramIdOf(intent.member)
  if (!request || !community || chat === undefined) return done
  // Answered by another coordinator meanwhile.
  if (!intent.done && (request.second || request.refusedBy)) return done
  const language = (await readProfiles(table, [intent.member])).get(intent.member)?.language
  const words = wordsOf(language, community.language)
  const who = [...request.records.map((record) => record.member), request.by]
  const names = await readNames(table, community.id, who)
  const came = intent.done && cameOf(request)
  const spoken = renderSecond({ ...request, activity, names, words, ...(came && { came }) })
  const sent = await send(deps, { chat }, spoken)
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
