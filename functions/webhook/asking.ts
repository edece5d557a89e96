import { InlineKeyboard } from 'grammy/web'
import { type Dialogue, endDialogue, writeDialogue } from '../../shared/store/dialogue.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Ctx } from './world.ts'

// What the person was asked while this update is handled: just now, or what it tries to answer.
const open = new WeakMap<Ctx, 'asked' | 'answered'>()

/** Asks the person something: their next private text is the answer. */
export async function listen(ctx: Ctx, dialogue: Dialogue): Promise<void> {
  const { table, bot, now } = ctx.world
  if (!ctx.from) return
  await writeDialogue(table, bot, ctx.from.id, dialogue, now)
  open.set(ctx, 'asked')
}

/** Nothing is asked of them any more. */
export async function hush(ctx: Ctx): Promise<void> {
  const { table, bot } = ctx.world
  if (ctx.from) await endDialogue(table, bot, ctx.from.id)
  open.delete(ctx)
}

/** The text is taken as the answer to what was asked before. */
export const answering = (ctx: Ctx): void => void open.set(ctx, 'answered')

export const isAsking = (ctx: Ctx): boolean => open.has(ctx)

/** The text didn't do as an answer: said under it, so that it can be taken for what it says. */
export const isAnswering = (ctx: Ctx): boolean => open.get(ctx) === 'answered'

/** Out of a question, for whoever meant something else. */
export const wayOut = (words: Words): InlineKeyboard =>
  new InlineKeyboard().text(words.plain('hush-button'), callbackData('hush'))
