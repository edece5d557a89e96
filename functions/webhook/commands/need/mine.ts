import { InlineKeyboard } from 'grammy/web'
import { isOpen } from '../../../../shared/domain/need.ts'
import { act, addDetails, answerBack } from '../../../../shared/domain/need-case.ts'
import { separatePrivate } from '../../../../shared/domain/text/private-details.ts'
import { readPrivate, writePrivate } from '../../../../shared/store/need.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { refuse, replace, reply, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forOwnNeed } from '../../gate.ts'
import { move, underLine } from '../../need-card.ts'
import { detailsOf, refuseNumbers } from '../../need-draft.ts'
import type { InNeed } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** Asks something about a need; the next private text is the answer. */
export async function askAbout(ctx: Ctx, { need }: InNeed, step: string): Promise<void> {
  const { words } = ctx.world
  const question = { verb: 'need', step, data: { need: need.id } }
  await listen(ctx, question)
  await silence(ctx)
  await reply(ctx, { text: words.html(`need-write-${step}`) })
}

const most = 300
const oneLine = (text: string): string => [...text].slice(0, most).join('')

async function keepPrivate(ctx: Ctx, { need }: InNeed, text: string): Promise<void> {
  const { table, now } = ctx.world
  const details = detailsOf(text)
  const known = await readPrivate(table, need.id, now)
  // Said twice, or heard twice, it is still said once.
  if (details && !known?.includes(details))
    await writePrivate(table, need, oneLine([known, details].filter(Boolean).join(' · ')))
}

/** Name, door and telephone, for the coordinator and the one helper. */
export const hearPrivate = forOwnNeed(async (ctx, here, [text = '']) => {
  await hush(ctx)
  await refuseNumbers(ctx, text)
  if (!isOpen(here.need)) return refuse(ctx, 'need-shut-wrong-state')
  await keepPrivate(ctx, here, text)
  if (here.need.helper) await move(ctx, here.need, addDetails(here.me.id))
  await reply(ctx, { text: ctx.world.words.html('need-private-kept') })
})

/** The answer to the coordinator's question: what is private in it is kept apart. */
export const hearAnswer = forOwnNeed(async (ctx, here, [text = '']) => {
  await hush(ctx)
  await refuseNumbers(ctx, text)
  const { publicText, personal } = separatePrivate(text)
  const secret = [...personal.names, ...personal.phones, ...personal.doors]
  if (secret.length > 0) await keepPrivate(ctx, here, secret.join(' · '))
  const { words } = ctx.world
  const answer = publicText || words.plain('need-answer-private')
  const need = await move(ctx, here.need, answerBack(oneLine(answer), here.me.id))
  if (need) await reply(ctx, { text: words.html('need-answer-passed') })
})

export const hearWord = forOwnNeed(async (ctx, here, [text = '']) => {
  await hush(ctx)
  const { need, me } = here
  if (!need.rating) return refuse(ctx, 'need-shut-wrong-state')
  const word = oneLine(separatePrivate(text).publicText)
  const rated = await move(ctx, need, act({ kind: 'rate', stars: need.rating.stars, word }, me.id))
  if (rated) await reply(ctx, { text: ctx.world.words.html('need-word-kept') })
})

async function rate(ctx: Ctx, here: InNeed, value: string): Promise<void> {
  const { need, me } = here
  const { words } = ctx.world
  const stars = Number(value)
  if (need.rating?.stars !== stars) {
    const word = need.rating?.word
    const rating = { kind: 'rate' as const, stars, ...(word !== undefined && { word }) }
    if (!(await move(ctx, need, act(rating, me.id)))) return
  }
  const question = { verb: 'need', step: 'word', data: { need: need.id } }
  await listen(ctx, question)
  await toast(ctx, '⭐'.repeat(stars))
  await replace(ctx, { text: words.html('need-rated', { stars: '⭐'.repeat(stars) }) })
}

/** One's own need: how it stands, and what its asker can do about it. */
async function show(ctx: Ctx, here: InNeed): Promise<void> {
  const { words } = ctx.world
  const { need } = here
  const keyboard = new InlineKeyboard()
  const data = (action: string) => callbackData('mine', need.id, action)
  const isAsked = need.question !== undefined && need.answer === undefined
  if (isOpen(need)) {
    if (isAsked) keyboard.text(words.plain('need-mine-answer'), data('answer')).row()
    keyboard.text(words.plain('need-mine-private'), data('private')).row()
    keyboard.text(words.plain('need-mine-withdraw'), data('withdraw'))
  }
  const state = words.html('need-state', { state: words.plain(`need-state-${need.state}`) })
  const question = isAsked ? [words.html('need-question', { question: need.question ?? '' })] : []
  await silence(ctx)
  await replace(ctx, underLine(ctx, here, [state, ...question].join('\n'), keyboard))
}

async function withdraw(ctx: Ctx, here: InNeed, sure: string): Promise<void> {
  const { words } = ctx.world
  const { need, me } = here
  if (sure !== 'yes' && isOpen(need)) {
    const keyboard = new InlineKeyboard()
      .text(words.plain('need-withdraw-yes'), callbackData('mine', need.id, 'withdraw', 'yes'))
      .row()
      .text(words.plain('back'), callbackData('mine', need.id, 'show'))
    await silence(ctx)
    return replace(ctx, underLine(ctx, here, words.html('need-withdraw-ask'), keyboard))
  }
  if (!(await move(ctx, need, act({ kind: 'withdraw' }, me.id)))) return
  await hush(ctx)
  await silence(ctx)
  await replace(ctx, { text: words.html('need-withdrawn') })
}

async function skip(ctx: Ctx): Promise<void> {
  await hush(ctx)
  await silence(ctx)
  await replace(ctx, { text: ctx.world.words.html('need-sent') })
}

/** `mine:need:action`: what who asked for help does about it. */
export const mine = forOwnNeed(async (ctx, here, [action = '', value = '']) => {
  if (action === 'show') return show(ctx, here)
  if (action === 'rate') return rate(ctx, here, value)
  if (action === 'withdraw') return withdraw(ctx, here, value)
  if (action === 'skip') return skip(ctx)
  if (action === 'answer' || action === 'private') return askAbout(ctx, here, action)
  return refuse(ctx, 'button-old')
})
