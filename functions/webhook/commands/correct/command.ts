import { InlineKeyboard } from 'grammy/web'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { answerAlone, replace, type Spoken, silence } from '../../answer.ts'
import { findMe } from '../../gate.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function page(ctx: Ctx): Promise<Spoken> {
  const { words } = ctx.world
  const here = await findMe(ctx)
  if (!here) return { text: words.html('no-community-private') }
  const keyboard = new InlineKeyboard().text(
    words.plain('correct-profile'),
    callbackData('register', here.community.id, 'card'),
  )
  return { text: words.html('correct'), keyboard }
}

/** Where each thing that is known of a person is put right. */
export const correct: Verb = {
  command: forAnyone(async (ctx) => answerAlone(ctx, await page(ctx), 'correct')),
  start: forAnyone(async (ctx) => answerAlone(ctx, await page(ctx), 'correct')),
  buttons: {
    correct: forAnyone(async (ctx) => {
      await silence(ctx)
      await replace(ctx, await page(ctx))
    }),
  },
}
