import { InlineKeyboard } from 'grammy/web'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { answerAlone, type Spoken } from '../../answer.ts'
import { findMe } from '../../gate.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function page(ctx: Ctx): Promise<Spoken> {
  const { words } = ctx.world
  const here = await findMe(ctx)
  if (!here) return { text: words.html('privacy') }
  const keyboard = new InlineKeyboard()
    .text(words.plain('privacy-mydata'), callbackData('mydata'))
    .text(words.plain('privacy-correct'), callbackData('correct'))
    .row()
    .text(words.plain('privacy-forget'), callbackData('forget', 'ask'))
  return { text: words.html('privacy'), keyboard }
}

const answer = async (ctx: Ctx): Promise<void> => answerAlone(ctx, await page(ctx), 'privacy')

/** What is kept, where it goes, for how long, and what one can do about it: in plain words. */
export const privacy: Verb = { command: forAnyone(answer), start: forAnyone(answer) }
