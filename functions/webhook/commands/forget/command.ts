import { InlineKeyboard } from 'grammy/web'
import { digest, memberOf, pseudonymId } from '../../../../shared/domain/ids.ts'
import { readCommunities } from '../../../../shared/store/community.ts'
import { beginErasure } from '../../../../shared/store/erasure.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { answerAlone, refuse, replace, type Spoken, silence } from '../../answer.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** Communities that they leave without a coordinator. */
async function lastIn(ctx: Ctx): Promise<string[]> {
  const m = memberOf(ctx.from?.id ?? 0)
  const communities = await readCommunities(ctx.world.table, ctx.world.profile?.communities ?? [])
  const last = communities.filter(
    ({ coordinators }) => coordinators.includes(m) && coordinators.every((one) => one === m),
  )
  return last.map(({ name }) => name)
}

/** The first tap: what will go, what stays, what follows for others, and the second tap. */
async function question(ctx: Ctx): Promise<Spoken> {
  const { words, profile } = ctx.world
  if (!profile || profile.communities.length === 0) return { text: words.html('forget-nothing') }
  const last = await lastIn(ctx)
  const keyboard = new InlineKeyboard()
    .text(words.plain('forget-yes'), callbackData('forget', 'yes'))
    .row()
    .text(words.plain('forget-no'), callbackData('forget', 'no'))
  const warnings = last.map((community) => words.html('forget-last', { community }))
  return { text: [words.html('forget-ask'), ...warnings].join('\n\n'), keyboard }
}

async function confirmed(ctx: Ctx): Promise<void> {
  const { table, bot, now, words, profile, chosen } = ctx.world
  const telegramId = ctx.from?.id
  const query = ctx.callbackQuery?.id
  if (telegramId === undefined || !query || !profile) return refuse(ctx, 'button-old')
  // Telegram's number of the press is random and kept nowhere: no way leads back from it.
  const pseudonym = pseudonymId(digest('forgotten', query))
  const { communities } = profile
  const tell = words.language
  await beginErasure(table, { bot, telegramId, pseudonym, communities, tell }, now)
  chosen.delete(telegramId)
  await silence(ctx)
  await replace(ctx, { text: words.html('forget-begun') })
}

/** Forgets a person everywhere: two taps here, and the work is done behind it. */
export const forget: Verb = {
  command: forAnyone(async (ctx) => answerAlone(ctx, await question(ctx), 'forget')),
  start: forAnyone(async (ctx) => answerAlone(ctx, await question(ctx), 'forget')),
  buttons: {
    forget: forAnyone(async (ctx, [step]) => {
      if (step === 'yes') return confirmed(ctx)
      await silence(ctx)
      const kept = { text: ctx.world.words.html('forget-kept') }
      await replace(ctx, step === 'no' ? kept : await question(ctx))
    }),
  },
}
