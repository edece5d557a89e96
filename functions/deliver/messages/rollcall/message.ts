import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { sheetLines } from '../../../../shared/domain/roll.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { attendancesOf } from '../../../../shared/store/check-in.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { renderSheet } from '../../../../shared/views/roll.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** The roll call to whoever planned the activity; if they can't be written to, to another coordinator. */
export const rollcall: Messenger<'rollcall'> = async (deps, intent) => {
  const { table } = deps
  const found = await readActivityAndRoster(table, intent.activity)
  const community = found && (await readCommunity(table, found.activity.community))
  if (!found || !community || found.roster.status === 'finished') return done
  const sheet = { ...found, community, attendances: await attendancesOf(table, intent.activity) }
  const people = sheetLines(sheet).map((line) => line.member)
  const names = await readNames(table, community.id, people)
  const candidates = [...new Set([found.activity.by, ...community.coordinators])]
  const profiles = await readProfiles(table, candidates)
  for (const m of candidates) {
    const words = wordsOf(profiles.get(m)?.language, community.language)
    const chat = telegramIdOf(m)
    if (chat === undefined) continue
    const sent = await send(deps, { chat }, renderSheet({ ...sheet, names, words }))
    if (sent.kind === 'sent') return done
    if (sent.kind !== 'unreachable') return ofOutcome(sent)
  }
  return done
}
