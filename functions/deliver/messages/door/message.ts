import { InputFile } from 'grammy/web'
import { openHours } from '../../../../shared/domain/check-in.ts'
import { checkInCode } from '../../../../shared/domain/check-in-code.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { doorOf } from '../../../../shared/domain/roll.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readProfiles } from '../../../../shared/store/member.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { momentText, timeText } from '../../../../shared/views/when.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'

/** The code at the door: six digits to type, and a picture that opens the bot. */
export const door: Messenger<'door'> = async (deps, intent) => {
  const { table, api } = deps
  const activity = await readActivity(table, intent.activity)
  const community = activity && (await readCommunity(table, activity.community))
  const chat = telegramIdOf(intent.member)
  if (!community || chat === undefined) return done
  const language = (await readProfiles(table, [intent.member])).get(intent.member)?.language
  const words = wordsOf(language, community.language)
  const code = checkInCode(api.token, activity)
  const { username } = await deps.botInfo()
  const open = openHours(doorOf(activity, community))
  const values = {
    title: activity.title,
    code,
    from: momentText(words, open.start, community.zone),
    until: timeText(words, open.end, community.zone),
  }
  // The renderer is heavy, and few messages need it.
  const { qrPicture } = await import('../../../../shared/pictures/qr.ts')
  const { png } = await import('../../../../shared/pictures/drawing.ts')
  const picture = qrPicture({
    text: `https://t.me/${username}?start=checkin_${activity.id}_${code}`,
    title: activity.title,
    caption: words.plain('door-picture', { code }),
  })
  try {
    await api.sendPhoto(chat, new InputFile(await png(picture), 'check-in.png'), {
      caption: words.html('door-caption', values),
      parse_mode: 'HTML',
    })
    return done
  } catch (error) {
    const outcome = outcomeOf(error, chat)
    return outcome.kind === 'unreachable' ? done : ofOutcome(outcome)
  }
}
