import type { Poll } from 'grammy/types'
import { type Programme, programmes } from '../../../../shared/domain/activity.ts'
import { addMonths, calendarMonth, monthRange } from '../../../../shared/domain/calendar.ts'
import { digest, parseNeedId } from '../../../../shared/domain/ids.ts'
import { act, type Need, needOf } from '../../../../shared/domain/need-case.ts'
import { optionsIn, type Survey } from '../../../../shared/domain/survey.ts'
import { type CalendarMonth, isCalendarMonth } from '../../../../shared/domain/time.ts'
import { activitiesBetween } from '../../../../shared/store/activity.ts'
import { addNeed, readNeed } from '../../../../shared/store/need.ts'
import {
  closeSurvey,
  draftSurvey,
  dropDraft,
  forgetSurvey,
  readSurvey,
  recordVotes,
  sendSurvey,
  surveyOfPoll,
} from '../../../../shared/store/survey.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { monthOf, optionText, renderSurvey } from '../../../../shared/views/survey.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { answerAlone, refuse, replace, silence, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import { showNeed } from '../../need-card.ts'
import { once } from '../../once.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function viewOf(ctx: Ctx, { community }: InCommunity, survey: Survey) {
  const { from, to } = monthRange(survey.month, community.zone)
  const activities = await activitiesBetween(ctx.world.table, community.id, from, to)
  const planned = new Map<Programme, number>()
  for (const { programme, cancelledWhy } of activities)
    if (cancelledWhy === undefined) planned.set(programme, (planned.get(programme) ?? 0) + 1)
  return { survey, community, words: ctx.world.words, planned }
}

async function show(ctx: Ctx, here: InCommunity, survey: Survey, head = ''): Promise<void> {
  const shown = renderSurvey(await viewOf(ctx, here, survey))
  const spoken = { ...shown, text: head + shown.text }
  await silence(ctx)
  if (ctx.callbackQuery) return replace(ctx, spoken)
  await answerAlone(ctx, spoken, 'survey')
}

const nextMonth = (ctx: Ctx, { community: { zone } }: InCommunity): CalendarMonth =>
  addMonths(calendarMonth(ctx.world.now, zone), 1)

/** A survey of the seven programmes, or of what the coordinator wrote. */
async function begin(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  const { table, now, words } = ctx.world
  const { community, me } = here
  const month = nextMonth(ctx, here)
  const known = await readSurvey(table, community.id, month)
  // A month is asked about once: whoever wants other options is told, and sees how it stands.
  if (known && known.status !== 'draft') {
    const once = words.html('survey-once', { month: monthOf(words, month, community.zone) })
    return show(ctx, here, known, text ? `${once}\n\n` : '')
  }
  if (known && !text) return show(ctx, here, known)
  const options = text ? optionsIn(text) : programmes.map((programme) => ({ programme }))
  if (!options) return refuse(ctx, 'survey-options')
  const survey: Survey = {
    community: community.id,
    month,
    options,
    status: 'draft',
    by: me.id,
    at: now,
    chat: community.chat,
    ...(community.thread !== undefined && { thread: community.thread }),
    votes: options.map(() => 0),
    voters: 0,
  }
  await draftSurvey(table, survey)
  await show(ctx, here, (await readSurvey(table, community.id, month)) ?? survey)
}

const countsOf = ({ options, total_voter_count: voters }: Poll) => ({
  votes: options.map(({ voter_count }) => voter_count),
  voters,
})

/** Ends the vote. What Telegram counted last is what stays. */
async function close(ctx: Ctx, survey: Survey): Promise<void> {
  const { table } = ctx.world
  if (survey.status !== 'sent' || survey.message === undefined) return
  try {
    const poll = await ctx.api.stopPoll(survey.chat, survey.message)
    await closeSurvey(table, survey, countsOf(poll))
  } catch (error) {
    const outcome = outcomeOf(error, survey.chat)
    if (outcome.kind === 'failed' || outcome.kind === 'wait') throw error
    // It was closed before, or the message is gone: what we counted stands.
    await closeSurvey(table, survey)
  }
}

/** A wish becomes a need that is accepted already; pressing again opens the same one. */
async function toNeed(ctx: Ctx, here: InCommunity, survey: Survey, place: number): Promise<void> {
  const { table, now } = ctx.world
  const { community, me } = here
  const option = survey.options[place]
  const id = parseNeedId(digest('survey', community.id, survey.month, place))
  if (!option || !id) return refuse(ctx, 'button-old')
  const words = wordsOf(community.language)
  const what = words.plain('survey-need', {
    option: optionText(words, option),
    month: monthOf(words, survey.month, community.zone),
    votes: survey.votes[place] ?? 0,
  })
  const { programme } = option
  const asked = { id, community: community.id, by: me.id, origin: 'survey' as const, what }
  const fresh = needOf({ ...asked, programme, urgent: false }, now)
  const accepted = act({ kind: 'accept' }, me.id)(fresh, now)
  if (accepted.ok) await addNeed(table, accepted.need)
  const need: Need | undefined = await readNeed(table, id)
  if (need) await showNeed(ctx, { ...here, need })
}

/** The draft goes; what the group has seen stays. */
async function drop(ctx: Ctx, survey: Survey): Promise<void> {
  if (!(await dropDraft(ctx.world.table, survey))) return refuse(ctx, 'button-old')
  await silence(ctx)
  await replace(ctx, { text: ctx.world.words.html('survey-dropped') })
}

async function actOn(ctx: Ctx, here: InCommunity, survey: Survey, [name, value]: string[]) {
  const { table, words } = ctx.world
  if (name === 'need') return toNeed(ctx, here, survey, Number(value))
  if (name === 'send' && (await sendSurvey(table, survey)))
    await toast(ctx, words.plain('survey-sent'))
  if (name === 'drop') return drop(ctx, survey)
  if (name === 'again' && survey.message === undefined) await forgetSurvey(table, survey)
  if (name === 'close') await close(ctx, survey)
  await show(ctx, here, (await readSurvey(table, here.community.id, survey.month)) ?? survey)
}

/** `survey:c:month:action`. */
const press = forCommunityNamed('coordinator', async (ctx, here, [month = '', ...args]) => {
  const { id } = here.community
  const survey = isCalendarMonth(month) ? await readSurvey(ctx.world.table, id, month) : undefined
  return survey ? actOn(ctx, here, survey, args) : refuse(ctx, 'button-old')
})

/** Votes: each update tells the whole count. */
async function hear(ctx: Ctx): Promise<void> {
  const { table, bot, now } = ctx.world
  const { poll } = ctx
  const survey = poll && (await surveyOfPoll(table, bot, poll.id))
  if (!poll || !survey) return
  const counts = countsOf(poll)
  if (poll.is_closed) await closeSurvey(table, survey, counts)
  else await recordVotes(table, survey, { ...counts, update: ctx.update.update_id }, now)
}

const command = forCommunity('coordinator', (ctx, here, [text = '']) =>
  once(ctx, () => begin(ctx, here, text)),
)

/** What a group wishes of the next month: asked by a poll, shown beside the plan, one tap from a need. */
export const survey: Verb = {
  command,
  start: { ...command, run: (ctx) => command.run(ctx, ['']) },
  buttons: { survey: press },
  event: hear,
}
