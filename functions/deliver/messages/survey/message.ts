import type { Survey } from '../../../../shared/domain/survey.ts'
import { instant } from '../../../../shared/domain/time.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import {
  beginSurvey,
  forgetSurvey,
  readSurvey,
  recordPoll,
} from '../../../../shared/store/survey.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { optionText, surveyQuestion } from '../../../../shared/views/survey.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'

/** A send without an answer may have been seen: the coordinator's card says so, and can repeat it. */
async function failed(deps: DeliverDeps, survey: Survey, error: unknown): Promise<Delivered> {
  const outcome = outcomeOf(error, survey.chat)
  if (outcome.kind === 'failed') return done
  await forgetSurvey(deps.table, survey)
  const result = ofOutcome(outcome)
  // It is a draft again, which nobody sends but a coordinator; a wait is only a wait.
  return result.kind === 'later' ? done : result
}

/** Asks the group what the month should bring: a poll of Telegram's own, with nobody's name on it. */
export const survey: Messenger<'survey'> = async (deps, intent, at) => {
  const { table, bot } = deps
  const found = await readSurvey(table, intent.community, intent.month)
  const community = found && (await readCommunity(table, intent.community))
  if (!found || !community || found.status !== 'sent') return done
  if (!(await beginSurvey(table, found, at))) return done
  const words = wordsOf(community.language)
  const question = surveyQuestion(words, found, community.zone)
  const options = found.options.map((option) => ({ text: optionText(words, option) }))
  try {
    const { message_id: message, poll } = await deps.api.sendPoll(found.chat, question, options, {
      is_anonymous: true,
      allows_multiple_answers: true,
      ...(found.thread !== undefined && { message_thread_id: found.thread }),
    })
    await recordPoll(table, bot, found, { message, poll: poll.id }, instant(at))
    return done
  } catch (error) {
    return failed(deps, found, error)
  }
}
