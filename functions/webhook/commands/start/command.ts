import { InlineKeyboard } from 'grammy/web'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { reply, type Spoken, toPerson } from '../../answer.ts'
import { findMe } from '../../gate.ts'
import { forAnyone, type InCommunity, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

const firstName = (ctx: Ctx): string => ctx.from?.first_name ?? ''

function stranger(ctx: Ctx): Spoken {
  const { words } = ctx.world
  const url = `https://t.me/${ctx.me.username}?startgroup=true`
  return {
    text: words.html('start-stranger', { name: firstName(ctx) }),
    keyboard: new InlineKeyboard().url(words.plain('start-add'), url),
  }
}

function known(ctx: Ctx, { community, me }: InCommunity): Spoken {
  const { words } = ctx.world
  const { coordinator, leading, leads = [] } = me.roles
  const role = coordinator
    ? 'coordinator'
    : leading
      ? 'leading'
      : leads.length > 0
        ? 'leader'
        : 'volunteer'
  return {
    text: words.html(`start-${role}`, { name: firstName(ctx), community: community.name }),
    keyboard: new InlineKeyboard()
      .text(words.plain('button-my'), callbackData('my', 'list'))
      .text(words.plain('button-whats-on'), callbackData('my', 'on')),
  }
}

/** The greeting, with what fits the person's role. */
export async function greet(ctx: Ctx): Promise<void> {
  // The group hears a welcome when the bot comes in; whoever added it is greeted alone.
  if (ctx.chat?.type !== 'private') {
    if (ctx.from) await toPerson(ctx, ctx.from.id, stranger(ctx))
    return
  }
  const here = await findMe(ctx)
  await reply(ctx, here ? known(ctx, here) : stranger(ctx))
}

export const start: Verb = { command: forAnyone(greet), start: forAnyone(greet) }
