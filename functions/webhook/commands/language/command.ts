import { InlineKeyboard } from 'grammy/web'
import { updateProfile } from '../../../../shared/store/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { languages, type Words, wordsOf } from '../../../../shared/words/words.ts'
import { answerAlone, refuse, replace, type Spoken, silence } from '../../answer.ts'
import { findMe } from '../../gate.ts'
import { setPersonMenu } from '../../menus.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** Each language is named in itself: whoever can't read the others finds their own. */
function choice(words: Words): Spoken {
  const keyboard = new InlineKeyboard()
  for (const language of languages)
    keyboard
      .text(wordsOf(language).plain('language-name'), callbackData('language', language))
      .row()
  return { text: words.html('language-ask'), keyboard }
}

async function choose(ctx: Ctx, language: string): Promise<void> {
  const { table, chosen, entries } = ctx.world
  const user = ctx.from?.id ?? 0
  await updateProfile(table, user, { language })
  chosen.set(user, language)
  await silence(ctx)
  await replace(ctx, { text: wordsOf(language).html('language-chosen') })
  await setPersonMenu(ctx.api, entries, user, (await findMe(ctx))?.me.roles ?? {}, language)
}

const ask = (ctx: Ctx): Promise<void> => answerAlone(ctx, choice(ctx.world.words), 'language')

/** Which language the bot speaks to a person, everywhere. */
export const language: Verb = {
  command: forAnyone(ask),
  start: forAnyone(ask),
  buttons: {
    language: forAnyone(async (ctx, [wanted]) => {
      const known = languages.find((l) => l === wanted)
      if (known) return choose(ctx, known)
      if (wanted !== undefined) return refuse(ctx, 'button-old')
      await silence(ctx)
      await replace(ctx, choice(ctx.world.words))
    }),
  },
}
