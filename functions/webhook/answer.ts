import type { Message } from 'grammy/types'
import { GrammyError, type InlineKeyboard } from 'grammy/web'
import { outcomeOf } from '../../shared/telegram/outcome.ts'
import type { Values } from '../../shared/words/words.ts'
import { isAnswering, isAsking, wayOut } from './asking.ts'
import { placed } from './whereabouts.ts'
import type { Ctx } from './world.ts'

const toastLimit = 200
const cut = (text: string): string =>
  text.length <= toastLimit ? text : `${text.slice(0, toastLimit - 1)}…`

// A press is answered once: what is said first is what the presser sees.
const answered = new WeakSet<Ctx>()

/** One line over the chat for whoever pressed; as a box to close when it must not be missed. */
export async function toast(ctx: Ctx, text: string, { box = false } = {}): Promise<void> {
  if (!ctx.callbackQuery || answered.has(ctx)) return
  answered.add(ctx)
  await ctx.answerCallbackQuery({ text: cut(text), ...(box && { show_alert: true }) })
}

export async function silence(ctx: Ctx): Promise<void> {
  if (!ctx.callbackQuery || answered.has(ctx)) return
  answered.add(ctx)
  await ctx.answerCallbackQuery()
}

export interface Spoken {
  /** HTML. */
  text: string
  keyboard?: InlineKeyboard
}

const sendOptions = ({ keyboard }: Spoken) => ({
  parse_mode: 'HTML' as const,
  link_preview_options: { is_disabled: true },
  ...(keyboard && { reply_markup: keyboard }),
})

/** A question without buttons of its own has a way out of it. */
const withWayOut = (ctx: Ctx, spoken: Spoken): Spoken =>
  isAsking(ctx) && !spoken.keyboard && ctx.chat?.type === 'private'
    ? { ...spoken, keyboard: wayOut(ctx.world.words) }
    : spoken

/** Answers where the update came from, in the same topic. */
export const reply = (ctx: Ctx, spoken: Spoken): Promise<Message> =>
  ctx.reply(placed(ctx, spoken.text), {
    ...sendOptions(withWayOut(ctx, spoken)),
    ...(isAnswering(ctx) &&
      ctx.message && {
        reply_parameters: {
          message_id: ctx.message.message_id,
          allow_sending_without_reply: true,
        },
      }),
    ...(ctx.msg?.is_topic_message && { message_thread_id: ctx.msg.message_thread_id ?? 0 }),
  })

/** Writes to a person privately; false when they never pressed Start or blocked the bot. */
export async function toPerson(ctx: Ctx, user: number, spoken: Spoken): Promise<boolean> {
  try {
    await ctx.api.sendMessage(user, spoken.text, sendOptions(withWayOut(ctx, spoken)))
    return true
  } catch (error) {
    if (outcomeOf(error, user).kind === 'unreachable') return false
    throw error
  }
}

/**
 * Says something that only the asker should see. In a group that is a private message; whoever
 * can't be written to gets a button that opens the private chat and goes on there.
 */
export async function answerAlone(ctx: Ctx, spoken: Spoken, startPayload: string): Promise<void> {
  if (ctx.chat?.type === 'private') return void (await reply(ctx, spoken))
  if (ctx.from && (await toPerson(ctx, ctx.from.id, spoken))) return silence(ctx)
  const { words } = ctx.world
  const url = `https://t.me/${ctx.me.username}?start=${startPayload}`
  await silence(ctx)
  await ctx.reply(words.html('open-private'), {
    reply_markup: { inline_keyboard: [[{ text: words.plain('open-private-button'), url }]] },
    ...(ctx.msg && {
      reply_parameters: { message_id: ctx.msg.message_id, allow_sending_without_reply: true },
    }),
  })
}

/**
 * Shows something to one member of the group, under everyone's eyes but theirs alone. Bots that
 * aren't admins may do so only after a press of that member; false when it can't be done.
 */
export async function whisper(ctx: Ctx, spoken: Spoken): Promise<boolean> {
  const { chat, from } = ctx
  if (!chat || !from || chat.type === 'private') return false
  const query = ctx.callbackQuery?.id
  try {
    await ctx.api.sendMessage(chat.id, spoken.text, {
      ...sendOptions(spoken),
      ephemeral_message_parameters: {
        receiver_user_id: from.id,
        ...(query && { callback_query_id: query }),
      },
    })
    return true
  } catch (error) {
    if (error instanceof GrammyError && error.error_code < 429)
      return toPerson(ctx, from.id, spoken)
    throw error
  }
}

/**
 * Whether a group's message has other buttons than the one that was pressed on it. Anybody can send
 * any button's data with any message, and is not to put words of their choice in place of a post.
 */
function isForeign({ callbackQuery, chat }: Ctx): boolean {
  const message = callbackQuery?.message
  const rows = message && 'reply_markup' in message && message.reply_markup?.inline_keyboard
  if (!rows || chat?.type === 'private') return false
  return !rows.flat().some((b) => 'callback_data' in b && b.callback_data === callbackQuery.data)
}

/** Replaces the message under the pressed button; a second press that changes nothing is fine. */
export async function replace(ctx: Ctx, spoken: Spoken): Promise<void> {
  const message = ctx.callbackQuery?.message
  // Too old to be edited (date 0): then it is said anew.
  if (!message || message.date === 0) return void (await reply(ctx, spoken))
  const whispered = 'ephemeral_message_id' in message
  if (!whispered && isForeign(ctx)) return refuse(ctx, 'button-old')
  try {
    if (whispered) await ctx.editEphemeralMessageText(spoken.text, sendOptions(spoken))
    else await ctx.editMessageText(spoken.text, sendOptions(spoken))
  } catch (error) {
    const outcome = outcomeOf(error, message.chat.id)
    if (outcome.kind === 'missing') return void (await reply(ctx, spoken))
    if (outcome.kind !== 'unchanged') throw error
  }
}

/** Brings the bot's message that somebody replied to up to date. */
export async function edit(ctx: Ctx, spoken: Spoken): Promise<void> {
  const replied = ctx.message?.reply_to_message
  if (!replied) return
  try {
    await ctx.api.editMessageText(
      replied.chat.id,
      replied.message_id,
      spoken.text,
      sendOptions(spoken),
    )
  } catch (error) {
    const { kind } = outcomeOf(error, replied.chat.id)
    if (kind === 'missing') await reply(ctx, spoken)
    else if (kind !== 'unchanged') throw error
  }
}

/** A refusal in the reader's words: over the chat after a press, else as a message. */
export async function refuse(ctx: Ctx, key: string, values: Values = {}): Promise<void> {
  const { words } = ctx.world
  if (ctx.callbackQuery) return toast(ctx, words.plain(key, values), { box: true })
  await reply(ctx, { text: words.html(key, values) })
}
