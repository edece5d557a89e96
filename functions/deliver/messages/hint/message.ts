import { InlineKeyboard } from 'grammy/web'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { sumOf } from '../../../../shared/domain/service-record.ts'
import { annualMinutesToGo } from '../../../../shared/domain/stars.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { hoursOf } from '../../../../shared/store/hours.ts'
import { readMember, readProfiles } from '../../../../shared/store/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { hoursNumber } from '../../../../shared/views/summary.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** How many hours are missing this year, to one volunteer who wants to know; silence when none are. */
export const hint: Messenger<'hint'> = async (deps, intent, at) => {
  const { table } = deps
  const community = await readCommunity(table, intent.community)
  const member = community && (await readMember(table, community.id, intent.member))
  const chat = telegramIdOf(intent.member)
  if (!community || !member?.yearHint || chat === undefined) return done
  const minutes = sumOf((await hoursOf(table, community, member, at)).year, 'service')
  const policy = policyIn(community)
  const toGo = annualMinutesToGo(minutes, policy)
  if (toGo === 0) return done
  const profile = (await readProfiles(table, [member.id])).get(member.id)
  const words = wordsOf(profile?.language, community.language)
  const text = words.html('hint-year', {
    hours: hoursNumber(words, minutes),
    missing: hoursNumber(words, toGo),
    expected: policy.annualExpectationHours,
  })
  const keyboard = new InlineKeyboard().text(
    words.plain('button-whats-on'),
    callbackData('my', 'on'),
  )
  const sent = await send(deps, { chat }, { text, keyboard })
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
