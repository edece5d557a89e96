import { InlineKeyboard } from 'grammy/web'
import { movesPeople, phase } from '../../../../shared/domain/activity.ts'
import { draftOf } from '../../../../shared/domain/recruitment.ts'
import { concerned } from '../../../../shared/domain/roster.ts'
import { teamsNamed } from '../../../../shared/domain/team.ts'
import { clean, tidy } from '../../../../shared/domain/text/fold.ts'
import {
  problem,
  type RecruitField,
  type RecruitProblem,
} from '../../../../shared/domain/text/recruit-draft.ts'
import { parseField } from '../../../../shared/domain/text/recruit-text.ts'
import { instant, minute } from '../../../../shared/domain/time.ts'
import type { ActivityChange } from '../../../../shared/store/activity.ts'
import { readTeamName, teamsOf } from '../../../../shared/store/team.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { answerOf, teamAnswers } from '../../../../shared/views/answers.ts'
import { factText } from '../../../../shared/views/card.ts'
import { changeable, changeKeyboard, renderAsk } from '../../../../shared/views/recruit.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { refuse } from '../../answer.ts'
import { hush } from '../../asking.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  type Action,
  button,
  changeFacts,
  listen,
  present,
  recall,
  showCard,
  stale,
} from './board.ts'
import { changeOf, emptyChange } from './input.ts'
import { askSeats } from './seats.ts'

const fieldNamed = (name: string | undefined): RecruitField | undefined =>
  changeable.find((field) => field === name)

/** What can be changed, a button each. */
export const change: Action = async (ctx, here) => {
  const { words } = ctx.world
  const { placePrivate, countsHours, insured = false, version } = here.activity
  // A yes-or-no is changed at once, so its button names the state that it was made for.
  const data = (action: string, ...args: string[]) =>
    action === 'set' ? button(here, action, version, ...args) : button(here, action, ...args)
  const keyboard = changeKeyboard({ words, placePrivate, countsHours, insured, data })
  keyboard
    .text(words.plain('card-trainings'), callbackData('train', here.activity.id, 'card'))
    .row()
    .text(words.plain('back'), button(here, 'show'))
  await hush(ctx)
  await present(ctx, here, { text: words.html('card-change-ask'), keyboard })
}

const teamAnswersIn = async (ctx: Ctx, { activity, community }: InActivity, given = '') =>
  teamAnswers(await teamsOf(ctx.world.table, community.id), given, activity.programme)

/** Of what began, there is no menu of changes any more. */
const backTo = (ctx: Ctx, { activity }: InActivity): 'change' | 'show' =>
  phase(activity, ctx.world.now) === 'upcoming' ? 'change' : 'show'

async function askField(
  ctx: Ctx,
  here: InActivity,
  field: RecruitField,
  wrong?: RecruitProblem,
): Promise<void> {
  const { words, now } = ctx.world
  const { zone } = here.community
  const draft = { ...draftOf(here.activity, here.roster, zone), time: {} }
  const asking = { field, ...(wrong && { problem: wrong }) }
  const answers = field === 'team' ? await teamAnswersIn(ctx, here, wrong?.given) : undefined
  const { text, keyboard } = renderAsk({
    ...{ ask: asking, setting: { draft, now, zone }, words, ...(answers && { answers }) },
    data: (action, ...args) => button(here, action, ...args),
  })
  keyboard.text(words.plain('back'), button(here, backTo(ctx, here)))
  await listen(ctx, here, 'field', { field })
  await present(ctx, here, { text, keyboard })
}

export const ask: Action = async (ctx, here, [name]) => {
  const field = fieldNamed(name)
  if (field === 'seats') return askSeats(ctx, here, [])
  return field ? askField(ctx, here, field) : refuse(ctx, 'button-old')
}

function consequence(ctx: Ctx, here: InActivity, after: InActivity['activity']): string[] {
  const { words } = ctx.world
  const { activity, roster } = here
  const count = concerned(roster).length
  if (count === 0) return []
  if (movesPeople(activity, after)) return [words.html('card-confirm-moves', { count })]
  const told = activity.title !== after.title || activity.note !== after.note
  return told ? [words.html('card-confirm-tells', { count })] : []
}

/** Shows what was, what will be and who is told, before anything changes. */
async function confirm(
  ctx: Ctx,
  here: InActivity,
  field: RecruitField,
  proposed: ActivityChange,
): Promise<void> {
  const { words } = ctx.world
  const { activity, community } = here
  const after = { ...activity, ...proposed }
  const teamOf = (facts: InActivity['activity']) =>
    field === 'team' && facts.team
      ? readTeamName(ctx.world.table, community.id, facts.team)
      : undefined
  const shown = async (facts: InActivity['activity']) =>
    factText(words, field, facts, community.zone, await teamOf(facts))
  const text = words.html('card-confirm', {
    field: words.plain(`recruit-field-${field}`),
    before: await shown(activity),
    after: await shown(after),
  })
  const keyboard = new InlineKeyboard()
    .text(words.plain('card-apply'), button(here, 'apply', activity.version))
    .row()
    .text(words.plain('back'), button(here, backTo(ctx, here)))
  await listen(ctx, here, 'field', { field, change: proposed, version: activity.version })
  await present(ctx, here, {
    text: [text, ...consequence(ctx, here, after)].join('\n\n'),
    keyboard,
  })
}

/** Its team: the one of that name, or asked again which is meant. */
async function proposeTeam(ctx: Ctx, here: InActivity, text: string): Promise<void> {
  const [team, ...others] = teamsNamed(
    await teamsOf(ctx.world.table, here.community.id),
    tidy(clean(text)),
  )
  if (!team || others.length > 0)
    return askField(ctx, here, 'team', problem('team', team ? 'which-team' : 'no-team', text))
  if (team.id === here.activity.team) return showCard(ctx, here)
  await confirm(ctx, here, 'team', { team: team.id })
}

/** A typed or chosen answer: asked again with the reason, or shown before it counts. */
async function propose(
  ctx: Ctx,
  here: InActivity,
  field: RecruitField,
  text: string,
): Promise<void> {
  if (field === 'team') return proposeTeam(ctx, here, text)
  const { zone } = here.community
  const before = draftOf(here.activity, here.roster, zone)
  const draft = parseField(field, text, before, { now: ctx.world.now, zone })
  const [wrong] = draft.problems
  if (wrong) return askField(ctx, here, field, wrong)
  const proposed = changeOf(field, draft, here.activity)
  if (Object.keys(proposed).length === 0) return showCard(ctx, here)
  await confirm(ctx, here, field, proposed)
}

export const fill: Action = async (ctx, here, [name, code = '']) => {
  const field = fieldNamed(name)
  const words = wordsOf(here.community.language)
  const text = field === 'team' ? code : field && answerOf(field, code, words)
  if (!field || text === undefined) return refuse(ctx, 'button-old')
  await propose(ctx, here, field, text)
}

export const clear: Action = async (ctx, here, [name]) => {
  const field = fieldNamed(name)
  const proposed = field && emptyChange(field)
  if (!field || !proposed || Object.keys(proposed).length === 0) return refuse(ctx, 'button-old')
  await confirm(ctx, here, field, proposed)
}

/** The typed answer to a question about a field. */
export async function fieldTyped(
  ctx: Ctx,
  here: InActivity,
  field: string | undefined,
  text: string,
): Promise<void> {
  const known = fieldNamed(field)
  await (known ? propose(ctx, here, known, text) : showCard(ctx, here))
}

/** The second tap: what was shown is done, unless the activity has changed since. */
export const apply: Action = async (ctx, here, [version]) => {
  const asked = await recall(ctx, here, 'field')
  if (!asked?.change) {
    // Left for another question; or done already, by the same tap brought twice.
    const left = Number(version) === here.activity.version
    return showCard(ctx, here, left ? ctx.world.words.plain('card-lapsed') : undefined)
  }
  const fresh = Number(version) === here.activity.version && asked.version === Number(version)
  if (!fresh || !(await changeFacts(ctx, here, asked.change))) return stale(ctx, here)
  await hush(ctx)
  await showCard(ctx, here, ctx.world.words.plain('card-changed'))
}

/** The second tap of what may change after the start: its team alone. */
export const applyTeam: Action = async (ctx, here, args) => {
  const asked = await recall(ctx, here, 'field')
  await (asked?.change && asked.field !== 'team' ? stale(ctx, here) : apply(ctx, here, args))
}

/** A yes-or-no about the activity, at once. */
export const set: Action = async (ctx, here, [version, name, value]) => {
  const on = value === '1'
  const flags: Record<string, ActivityChange> = {
    private: { placePrivate: on },
    counts: { countsHours: on },
    danger: { insured: on },
  }
  const wanted = flags[name ?? '']
  if (!wanted) return refuse(ctx, 'button-old')
  const already = Object.entries(wanted).every(
    ([key, is]) => Object.entries(here.activity).find(([own]) => own === key)?.[1] === is,
  )
  if (already) return showCard(ctx, here)
  const fresh = Number(version) === here.activity.version
  if (!fresh || !(await changeFacts(ctx, here, wanted))) return stale(ctx, here)
  await showCard(ctx, here, ctx.world.words.plain('card-changed'))
}

const half = 30 * minute

/** Half an hour later, and nobody has to confirm again: the button names the wanted start. */
export const later: Action = async (ctx, here, [wanted = '']) => {
  const { start, end } = here.activity
  const target = Number.parseInt(wanted, 36) * minute
  if (target === start) return showCard(ctx, here)
  const moved = { start: instant(start + half), end: instant(end + half) }
  const fresh = target === moved.start
  if (!fresh || !(await changeFacts(ctx, here, moved, { askAgain: false }))) return stale(ctx, here)
  await showCard(ctx, here, ctx.world.words.plain('card-changed'))
}
