import { addDays, instantAt, monthOfWeek, monthRange } from '../../../../shared/domain/calendar.ts'
import { gapsOf, hasGaps } from '../../../../shared/domain/gaps.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readProfiles } from '../../../../shared/store/member.ts'
import { readTheme } from '../../../../shared/store/theme.ts'
import { shownBetween } from '../../../../shared/store/week.ts'
import { renderGaps } from '../../../../shared/views/gaps.ts'
import { monthText } from '../../../../shared/views/when.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** Tells a coordinator what the plan lacks; nothing when it lacks nothing. */
export const gaps: Messenger<'gaps'> = async (deps, intent, at) => {
  const { table } = deps
  const community = await readCommunity(table, intent.community)
  const user = telegramIdOf(intent.member)
  if (!community || user === undefined) return done
  const { id, zone, chat, name } = community
  const from = instantAt(intent.from, 0, zone)
  const to = instantAt(addDays(intent.from, 7), 0, zone)
  const month = monthOfWeek(intent.from)
  const range = monthRange(month, zone)
  const until = Math.max(to, range.to)
  const [all, theme, profiles] = await Promise.all([
    shownBetween(table, id, Math.min(from, range.from), until, chat),
    readTheme(table, id, month),
    readProfiles(table, [intent.member]),
  ])
  const plan = {
    month: all.filter(({ activity: { start } }) => start >= range.from && start < range.to),
    week: all.filter(({ activity }) => activity.start >= from && activity.start < to),
    theme,
  }
  const found = gapsOf(plan, at)
  if (!hasGaps(found)) return done
  const words = wordsOf(profiles.get(intent.member)?.language, community.language)
  const about = { community: name, zone, month: monthText(words, range.from, zone) }
  const sent = await send(deps, { chat: user }, renderGaps(words, found, about))
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
