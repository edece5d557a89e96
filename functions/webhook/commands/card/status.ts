import { InlineKeyboard } from 'grammy/web'
import { concerned } from '../../../../shared/domain/roster.ts'
import { clean } from '../../../../shared/domain/text/fold.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { forgetPost, postsOf } from '../../../../shared/store/post.ts'
import { changeRoster } from '../../../../shared/store/roster.ts'
import { inRows } from '../../../../shared/views/recruit.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { hush } from '../../asking.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  type Action,
  answerChange,
  button,
  by,
  changeFacts,
  listen,
  present,
  recall,
  showCard,
  stale,
} from './board.ts'

const turn =
  (status: 'open' | 'closed'): Action =>
  async (ctx, here) => {
    const { table, words } = ctx.world
    const op = { op: 'status' as const, status }
    const result = await changeRoster(table, here.activity.id, op, by(ctx, here, 'status'))
    await answerChange(ctx, here, result, () => words.plain('card-changed'))
  }

export const close = turn('closed')
export const reopen = turn('open')

const reasons = ['weather', 'few', 'place'] as const
const whyLimit = 200

/** Asks why, since everyone who signed up is told. */
export const cancel: Action = async (ctx, here) => {
  const { words } = ctx.world
  const choices = reasons.map((reason) => ({
    label: words.plain(`card-cancel-${reason}`),
    data: button(here, 'why', reason),
  }))
  const keyboard = inRows(choices, 2).text(words.plain('card-cancel-no'), button(here, 'show'))
  await listen(ctx, here, 'cancel')
  await present(ctx, here, { text: words.html('card-cancel-ask'), keyboard })
}

/** The last question before an activity is cancelled. */
async function confirm(ctx: Ctx, here: InActivity, why: string): Promise<void> {
  const { words } = ctx.world
  const count = concerned(here.roster).length
  const keyboard = new InlineKeyboard()
    .text(words.plain('card-cancel-yes'), button(here, 'cancelok', here.activity.version))
    .row()
    .text(words.plain('card-cancel-no'), button(here, 'show'))
  await listen(ctx, here, 'cancel', { why })
  await present(ctx, here, { text: words.html('card-cancel-confirm', { count, why }), keyboard })
}

/** A usual reason, in the language of those who are told. */
export const why: Action = async (ctx, here, [name]) => {
  const reason = reasons.find((one) => one === name)
  if (!reason) return cancel(ctx, here, [])
  await confirm(ctx, here, wordsOf(here.community.language).plain(`card-cancel-${reason}`))
}

export async function whyTyped(ctx: Ctx, here: InActivity, text: string): Promise<void> {
  const why = [...clean(text)].slice(0, whyLimit).join('')
  await (why ? confirm(ctx, here, why) : cancel(ctx, here, []))
}

/** The second tap. What is cancelled stays so, with the reason that was given first. */
export const cancelNow: Action = async (ctx, here, [version]) => {
  const asked = await recall(ctx, here, 'cancel')
  if (!asked?.why) return cancel(ctx, here, [])
  const fresh = Number(version) === here.activity.version
  const change = { status: 'cancelled' as const, cancelledWhy: asked.why }
  if (!fresh || !(await changeFacts(ctx, here, change))) return stale(ctx, here)
  await hush(ctx)
  await showCard(ctx, here, ctx.world.words.plain('card-changed'))
}

/** It takes place with those who are in: no minimum holds any longer. A second press changes nothing. */
export const go: Action = async (ctx, here) => {
  const decided = !here.activity.minimum || (await changeFacts(ctx, here, { minimum: 0 }))
  if (!decided) return stale(ctx, here)
  await showCard(ctx, here, ctx.world.words.plain('decide-gone'))
}

/** Puts a post up once more whose first send got no answer: the coordinator has looked. */
export const repost: Action = async (ctx, here) => {
  const { table, queue, words } = ctx.world
  const { activity, roster } = here
  const posts = await postsOf(table, activity.id)
  // One that was forgotten already is queued again: the press before may have ended in between.
  const lost = posts.filter((p) => p.message === undefined)
  for (const post of lost) {
    if (post.sending !== undefined) await forgetPost(table, post)
    const version = activity.version + roster.version
    const intent = { kind: 'post' as const, activity: activity.id, chat: post.chat, version }
    const once = `repost:${activity.id}:${post.chat}:${post.sending ?? ctx.update.update_id}`
    await enqueue(queue, [{ intent, chat: post.chat, once }])
  }
  await showCard(ctx, here, lost.length > 0 ? words.plain('card-reposted') : undefined)
}

/** The post is there: the next press under it tells which message it is. */
export const there: Action = (ctx, here) =>
  showCard(ctx, here, ctx.world.words.plain('card-is-there'))
