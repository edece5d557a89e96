import { InputFile } from 'grammy/web'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { spacedCode } from '../../../../shared/domain/paper.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readMember, readProfiles } from '../../../../shared/store/member.ts'
import { readPaper } from '../../../../shared/store/paper.ts'
import { recordsOfMember } from '../../../../shared/store/record.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { transcriptOf } from './paper.ts'

/** Draws a transcript and sends it to the person whose hours they are. */
export const transcript: Messenger<'transcript'> = async (deps, intent) => {
  const { table, api } = deps
  const paper = await readPaper(table, intent.code)
  const community = paper && (await readCommunity(table, paper.community))
  const member = paper && (await readMember(table, paper.community, paper.member))
  const chat = paper && telegramIdOf(paper.member)
  if (!paper || !community || !member?.name || chat === undefined) return done
  const all = await recordsOfMember(table, community.id, member.id, paper.from, paper.to)
  const language = (await readProfiles(table, [member.id])).get(member.id)?.language
  const words = wordsOf(language, community.language)
  const { username } = await deps.botInfo()
  const { transcriptPdf } = await import('../../../../shared/pictures/transcript.ts')
  const pdf = await transcriptPdf(
    transcriptOf({
      ...{ paper, community, words, name: member.name },
      ...(member.officialNumber && { officialNumber: member.officialNumber }),
      // What was entered since then is for the next paper: this one says what its code says.
      entries: all.filter((entry) => entry.at <= paper.at),
      link: `https://t.me/${username}?start=verify_${paper.code}`,
    }),
  )
  try {
    await api.sendDocument(chat, new InputFile(pdf, `${paper.serial}.pdf`), {
      caption: words.html('paper-caption', { code: spacedCode(paper.code) }),
      parse_mode: 'HTML',
    })
    return done
  } catch (error) {
    const outcome = outcomeOf(error, chat)
    return outcome.kind === 'unreachable' ? done : ofOutcome(outcome)
  }
}
