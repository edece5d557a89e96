import { InlineKeyboard } from 'grammy/web'
import { programmes } from '../../../../shared/domain/activity.ts'
import { presentAgainAt } from '../../../../shared/domain/need.ts'
import { needOf } from '../../../../shared/domain/need-case.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { instant } from '../../../../shared/domain/time.ts'
import { addNeed } from '../../../../shared/store/need.ts'
import { dropNeedDraft } from '../../../../shared/store/need-draft.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { pickLanguage } from '../../../../shared/words/words.ts'
import { refuse, replace, silence } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forNeedDraft } from '../../gate.ts'
import { askField, type Drafting, heard, keepDraft, showDraft } from '../../need-draft.ts'
import type { Ctx } from '../../world.ts'
import { fieldNamed, typedFor } from './input.ts'

/** A typed answer about a draft. The same message coming again finds itself heard. */
export const hearDraft = forNeedDraft(async (ctx, at, [name, text = '']) => {
  const field = fieldNamed(name)
  const message = ctx.msg?.message_id ?? 0
  if (!field || message <= (at.draft.heard ?? 0)) return showDraft(ctx, at)
  const change = heard(at, field, text, ctx.world.now)
  if (change) return keepDraft(ctx, at, { ...change, heard: message })
  await refuse(ctx, 'need-unreadable')
  await askField(ctx, at.draft, field)
})

async function fill(ctx: Ctx, at: Drafting, [name, code = '']: string[]): Promise<void> {
  const field = fieldNamed(name)
  if (field === 'when' && code === 'any') {
    const { when: _, ...draft } = at.draft
    return keepDraft(ctx, { ...at, draft }, { anyTime: true })
  }
  if (field === 'where') {
    const { words } = ctx.world
    if (code === 'any') return keepDraft(ctx, at, { anywhere: true })
    if (code === 'home' || code === 'community')
      return keepDraft(ctx, at, { where: words.plain(`need-usual-where-${code}`) })
  }
  const typed = typedFor(code)
  const change = field && typed ? heard(at, field, typed, ctx.world.now) : undefined
  return change ? keepDraft(ctx, at, change) : refuse(ctx, 'button-old')
}

/** Asks for name, door and telephone apart; whoever would rather not say presses so. */
async function askPrivate(ctx: Ctx, at: Drafting): Promise<void> {
  const { words } = ctx.world
  const { draft } = at
  await silence(ctx)
  const data = (action: string) => callbackData('mine', draft.id, action)
  const known = draft.details !== undefined
  const keyboard = new InlineKeyboard()
  if (!known) keyboard.text(words.plain('need-private-skip'), data('skip'))
  else keyboard.text(words.plain('need-mine-withdraw'), data('withdraw'))
  if (!known) await listen(ctx, { verb: 'need', step: 'private', data: { need: draft.id } })
  const ask = words.html(known ? 'need-private-known' : 'need-private-ask')
  await replace(ctx, { text: `${words.html('need-sent')}\n\n${ask}`, keyboard })
}

async function send(ctx: Ctx, at: Drafting): Promise<void> {
  const { table, bot, now, words } = ctx.world
  const { community, draft } = at
  if (!draft.what || !draft.programme) return showDraft(ctx, at)
  const { id, by, what, when, where, programme, urgent, behalf, details } = draft
  const language = pickLanguage(words.language)
  const need = needOf(
    {
      id,
      community: community.id,
      by,
      origin: 'resident',
      what,
      programme,
      urgent,
      ...(when && { when }),
      ...(where && { where }),
      ...(behalf && { behalf }),
      ...(language !== pickLanguage(community.language) && { language: language.slice(0, 2) }),
    },
    now,
  )
  const due = presentAgainAt(need, policyIn(community)) ?? instant(now)
  await addNeed(table, need, due, details)
  await askPrivate(ctx, at)
  await dropNeedDraft(table, bot, id)
}

async function drop(ctx: Ctx, { draft }: Drafting): Promise<void> {
  const { table, bot, words } = ctx.world
  await dropNeedDraft(table, bot, draft.id)
  await hush(ctx)
  await silence(ctx)
  await replace(ctx, { text: words.html('need-dropped') })
}

type Action = (ctx: Ctx, at: Drafting, args: string[]) => Promise<void>
const actions = new Map<string, Action>(
  Object.entries({
    show: showDraft,
    send,
    drop,
    fill,
    ask: async (ctx: Ctx, at: Drafting, [name]: string[]) => {
      const field = fieldNamed(name)
      return field ? askField(ctx, at.draft, field) : refuse(ctx, 'button-old')
    },
    prog: async (ctx: Ctx, at: Drafting, [name]: string[]) => {
      const programme = programmes.find((one) => one === name)
      return programme ? keepDraft(ctx, at, { programme }) : refuse(ctx, 'button-old')
    },
    behalf: (ctx: Ctx, at: Drafting, [on]: string[]) => keepDraft(ctx, at, { behalf: on === '1' }),
  }),
)

/** `ndraft:id:action`: what the writer of a need does about it before it is sent. */
export const drafting = forNeedDraft(async (ctx, at, [name = '', ...args]) => {
  await (actions.get(name) ?? showDraft)(ctx, at, args)
})
