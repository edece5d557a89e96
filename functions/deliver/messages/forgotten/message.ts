import type { LanguageCode } from 'grammy/types'
import type { Api } from 'grammy/web'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { languages, wordsOf } from '../../../../shared/words/words.ts'
import { type Messenger, ofOutcome } from '../../message.ts'

/** The commands that went with their rights are no longer offered: everybody's menu is theirs again. */
async function clearMenu(api: Api, user: number): Promise<void> {
  const scope = { type: 'chat' as const, chat_id: user }
  const codes = [undefined, ...languages.map((l) => l.slice(0, 2) as LanguageCode)]
  for (const code of codes)
    await api.deleteMyCommands({ scope, ...(code && { language_code: code }) })
}

/** The last word to somebody who was forgotten. Nothing is read for it, and nothing is noted. */
export const forgotten: Messenger<'forgotten'> = async ({ api }, { user, language }) => {
  try {
    await clearMenu(api, user)
    await api.sendMessage(user, wordsOf(language).html('forgotten'), { parse_mode: 'HTML' })
    return { kind: 'done' }
  } catch (error) {
    return ofOutcome(outcomeOf(error, user))
  }
}
