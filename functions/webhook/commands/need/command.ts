import { InlineKeyboard } from 'grammy/web'
import type { Need } from '../../../../shared/domain/need-case.ts'
import type { Dialogue } from '../../../../shared/store/dialogue.ts'
import { needsOfResident, openNeeds } from '../../../../shared/store/need.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { renderNeedList } from '../../../../shared/views/need.ts'
import { refuse, reply, type Spoken } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import { allows } from '../../menus.ts'
import { present } from '../../need-card.ts'
import { askField, beginNeed, refuseNumbers, showDraft } from '../../need-draft.ts'
import { once } from '../../once.ts'
import type { Handler, InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { desk, hearQuestion, hearWhy } from './desk.ts'
import { drafting, hearDraft } from './drafting.ts'
import { askedAbout } from './input.ts'
import { hearAnswer, hearPrivate, hearWord, mine } from './mine.ts'

async function listOf(ctx: Ctx, { community, me }: InCommunity): Promise<Spoken> {
  const { table, words } = ctx.world
  const needs = await openNeeds(table, community.id)
  const mayOpen = allows('coordinator', me.roles)
  return renderNeedList({ community: community.id, needs, words, mayOpen })
}

const list = forCommunityNamed('leading', async (ctx, here, [step]) => {
  if (step === 'new') return once(ctx, () => ask(ctx, here, ''))
  await present(ctx, await listOf(ctx, here))
})

function ownKeyboard(own: readonly Need[]): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  for (const { id, what } of own)
    keyboard.text([...what].slice(0, 30).join(''), callbackData('mine', id, 'show')).row()
  return keyboard
}

/** What a person asked for and isn't over. */
async function showOwn(ctx: Ctx, { community, me }: InCommunity): Promise<void> {
  const { table, words } = ctx.world
  const open = await needsOfResident(table, community.id, me.id, { open: true })
  // What the residents wished for in a survey is the community's, not of who took it up.
  const own = open.filter(({ origin }) => origin === 'resident').slice(0, 10)
  if (own.length === 0) return
  const line = ({ what, state }: Need) =>
    words.html('need-own-line', { what, state: words.plain(`need-state-${state}`) })
  const text = [words.html('need-own'), ...own.map(line)].join('\n')
  await reply(ctx, { text, keyboard: ownKeyboard(own) })
}

async function ask(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  await refuseNumbers(ctx, text)
  const draft = await beginNeed(ctx, here, text)
  if (!draft) return
  if (draft.what) await showDraft(ctx, { ...here, draft })
  else await askField(ctx, draft, 'what')
}

/** Whoever looks after needs sees all of them first; everybody else is asked what they need. */
async function begin(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  if (text || ctx.chat?.type !== 'private') return ask(ctx, here, text)
  await showOwn(ctx, here)
  if (!allows('leading', here.me.roles)) return ask(ctx, here, text)
  await reply(ctx, await listOf(ctx, here))
}

const command = forCommunity('anyone', (ctx, here, [text = '']) =>
  once(ctx, () => begin(ctx, here, text)),
)

const start: Handler = {
  who: 'anyone',
  subject: 'need-draft',
  run: (ctx, [id]) => (id ? drafting.run(ctx, [id, 'show']) : command.run(ctx, [''])),
}

/** Answers to the verb's questions, each with the rights that the question took. */
const answers: Record<string, Handler> = {
  why: hearWhy,
  ask: hearQuestion,
  answer: hearAnswer,
  private: hearPrivate,
  word: hearWord,
}

async function hear(ctx: Ctx, { step, data }: Dialogue, text: string): Promise<void> {
  const { need: id, field = '' } = askedAbout(data)
  if (step === 'draft') return hearDraft.run(ctx, [id, field, text])
  const answer = answers[step]
  return answer ? answer.run(ctx, [id, text]) : refuse(ctx, 'button-old')
}

/** "In trouble, find a volunteer": asked for in private, arranged by a coordinator. */
export const need: Verb = {
  command,
  start,
  buttons: { need: desk, mine, ndraft: drafting, needs: list },
  dialogue: (ctx, dialogue, text) => once(ctx, () => hear(ctx, dialogue, text)),
}
