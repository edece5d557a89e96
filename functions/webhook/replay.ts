import type { Ctx } from './world.ts'

/** What they wrote before the pressed question came under it is done now: nobody writes it twice. */
export async function replayed(ctx: Ctx): Promise<void> {
  const asked = ctx.callbackQuery?.message
  const original = asked && 'reply_to_message' in asked ? asked.reply_to_message : undefined
  if (original?.from?.id === ctx.from?.id && original) await ctx.world.replay(original)
}
