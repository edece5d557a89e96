import { InlineKeyboard } from 'grammy/web'
import { confirmed } from '../../../../shared/domain/roster.ts'
import { clean, lengthOf } from '../../../../shared/domain/text/fold.ts'
import { minute } from '../../../../shared/domain/time.ts'
import { fanOut } from '../../../../shared/queue/fan-out.ts'
import type { Tell } from '../../../../shared/queue/intent.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { reachable } from '../../../../shared/store/member.ts'
import { escapeHtml } from '../../../../shared/words/words.ts'
import { toast } from '../../answer.ts'
import { hush } from '../../asking.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { type Action, button, listen, present, recall, showCard } from './board.ts'

const textLimit = 1000

async function nobody(ctx: Ctx, here: InActivity): Promise<void> {
  await toast(ctx, ctx.world.words.plain('card-nobody'), { box: true })
  await showCard(ctx, here)
}

/** Queues one thing to be said to everybody who is in; the same cause is told once. */
async function tellAll(
  ctx: Ctx,
  here: InActivity,
  about: Tell,
  once: string,
  text?: string,
): Promise<number> {
  const { table, queue } = ctx.world
  const { activity, community, roster } = here
  const people = await reachable(table, community.id, confirmed(roster))
  const said = { about, activity, chat: community.chat, once, ...(text && { text }) }
  await enqueue(queue, fanOut(said, people))
  return people.length
}

async function askText(ctx: Ctx, here: InActivity, wrong: string[] = []): Promise<void> {
  const { words } = ctx.world
  const count = confirmed(here.roster).length
  const keyboard = new InlineKeyboard().text(words.plain('back'), button(here, 'show'))
  await listen(ctx, here, 'message')
  const text = [...wrong, words.html('card-message-ask', { count })].join('\n\n')
  await present(ctx, here, { text, keyboard })
}

export const message: Action = (ctx, here) =>
  confirmed(here.roster).length === 0 ? nobody(ctx, here) : askText(ctx, here)

/** What was written, as it will be read, before anybody reads it. */
export async function messageTyped(ctx: Ctx, here: InActivity, written: string): Promise<void> {
  const { words } = ctx.world
  const text = clean(written)
  if (!text || lengthOf(text) > textLimit)
    return askText(ctx, here, [words.html('card-message-long', { limit: textLimit })])
  const count = confirmed(here.roster).length
  const said = ctx.msg?.message_id ?? 0
  const keyboard = new InlineKeyboard()
    .text(words.plain('card-message-send'), button(here, 'send', said))
    .row()
    .text(words.plain('back'), button(here, 'show'))
  await listen(ctx, here, 'message', { text, message: said })
  const head = words.html('card-message-preview', { count })
  await present(ctx, here, { text: `${head}\n\n${escapeHtml(text)}`, keyboard })
}

/** Sends the message that the button was made for, once. */
export const send: Action = async (ctx, here, [said]) => {
  const asked = await recall(ctx, here, 'message')
  if (!asked?.text || asked.message !== Number(said)) return showCard(ctx, here)
  const once = `notice:${here.activity.id}:${ctx.from?.id ?? 0}:${said}`
  const count = await tellAll(ctx, here, 'notice', once, asked.text)
  await hush(ctx)
  await showCard(ctx, here, ctx.world.words.plain('card-message-sent', { count }))
}

// The queue knows a message again for five minutes: within that time one screen reminds once.
const screenLasts = 4 * minute

/** `remind` asks, `remind:when` does it: the button carries when the question was put. */
export const remind: Action = async (ctx, here, [asked = '']) => {
  const { words, now } = ctx.world
  const count = confirmed(here.roster).length
  if (count === 0) return nobody(ctx, here)
  const at = Number.parseInt(asked, 36)
  if (!(at <= now && now - at < screenLasts)) {
    const keyboard = new InlineKeyboard()
      .text(words.plain('card-remind-yes'), button(here, 'remind', Math.floor(now).toString(36)))
      .row()
      .text(words.plain('back'), button(here, 'show'))
    return present(ctx, here, { text: words.html('card-remind-ask', { count }), keyboard })
  }
  await tellAll(ctx, here, 'reminder', `remind:${here.activity.id}:${asked}`)
  await showCard(ctx, here, words.plain('card-reminded', { count }))
}
