import type { InlineKeyboard } from 'grammy/web'
import type { Activity, ActivityPlan } from '../../../../shared/domain/activity.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { overlapping } from '../../../../shared/domain/overlap.ts'
import { publication } from '../../../../shared/domain/publication.ts'
import {
  type Ask,
  type Defaults,
  nextAsk,
  planOf,
  programmeOf,
  type Recruitment,
  ruleOf,
} from '../../../../shared/domain/recruitment.ts'
import { occurrences } from '../../../../shared/domain/recurrence.ts'
import { calendarOf } from '../../../../shared/domain/series.ts'
import { type CalendarDate, day } from '../../../../shared/domain/time.ts'
import { activitiesBetween } from '../../../../shared/store/activity.ts'
import type { Draft } from '../../../../shared/store/draft.ts'
import { readTeam, teamsOf } from '../../../../shared/store/team.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { teamAnswers } from '../../../../shared/views/answers.ts'
import {
  changeable,
  changeKeyboard,
  inRows,
  renderAsk,
  renderPreview,
  trainingFields,
} from '../../../../shared/views/recruit.ts'
import { repeatLines } from '../../../../shared/views/series.ts'
import { momentText } from '../../../../shared/views/when.ts'
import { type Words, wordsOf } from '../../../../shared/words/words.ts'
import { answerAlone, replace, type Spoken, silence } from '../../answer.ts'
import { listen as ask, hush } from '../../asking.ts'
import { anonymousAdmin } from '../../gate.ts'
import type { InCommunity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** A draft with what it says, in its community, before one of its coordinators. */
export interface Drafting extends InCommunity {
  draft: Draft
  recruitment: Recruitment
}

/** The words of the post: those of the group, whoever writes it. */
export const postWords = ({ language }: Community): Words => wordsOf(language)

/** What the plan says where its writer said nothing. */
function defaultsIn({ name, zone, language }: Community): Defaults {
  const words = wordsOf(language)
  return {
    role: words.plain('recruit-role'),
    learner: words.plain('recruit-learner'),
    host: name,
    meeting: (place) => words.plain('recruit-meeting-note', { place }),
    team: (team) => words.plain('recruit-team-note', { team }),
    taught: (host) => words.plain('recruit-host-note', { host }),
    deadline: (at) => words.plain('recruit-deadline-note', { when: momentText(words, at, zone) }),
  }
}

/** What Publish would put in but its id; undefined while something is open. */
export const planIn = ({ community, recruitment }: Drafting): ActivityPlan | undefined =>
  planOf(recruitment, defaultsIn(community))

/** The activity and the roster that Publish would put in; undefined while something is open. */
export function planned(ctx: Ctx, at: Drafting) {
  const { community, me, draft } = at
  const plan = planIn(at)
  const made = { id: draft.id, community: community.id, by: me.id, now: ctx.world.now }
  return plan && publication(plan, made)
}

export const data =
  ({ draft }: Drafting) =>
  (action: string, ...args: string[]): string =>
    callbackData('recruit', draft.id, action, ...args)

/** In place of the pressed message where it is private, else to the writer alone. */
export async function present(ctx: Ctx, spoken: Spoken, draft: Draft): Promise<void> {
  await silence(ctx)
  if (ctx.callbackQuery) return replace(ctx, spoken)
  await answerAlone(ctx, spoken, `recruit_${draft.id}`)
}

/** The next private text is the answer to this; whoever wrote as the group is not known yet. */
export async function listen(ctx: Ctx, { draft }: Drafting, step: string): Promise<void> {
  if (ctx.from?.id === anonymousAdmin) return
  await ask(ctx, { verb: 'recruit', step, data: { draft: draft.id } })
}

const teamAnswersIn = async (ctx: Ctx, { community, recruitment }: Drafting) =>
  teamAnswers(
    await teamsOf(ctx.world.table, community.id),
    recruitment.draft.team ?? '',
    programmeOf(recruitment),
  )

/** Asks one field. When all the rest is known, there is a way back to the preview. */
export async function showAsk(ctx: Ctx, at: Drafting, ask: Ask): Promise<void> {
  const { words, now } = ctx.world
  const setting = { draft: at.recruitment.draft, now, zone: at.community.zone }
  const answers = ask.field === 'team' ? await teamAnswersIn(ctx, at) : undefined
  const view = { ask, setting, words, data: data(at), ...(answers && { answers }) }
  const { text, keyboard } = renderAsk(view)
  const back = nextAsk(at.recruitment) === undefined
  keyboard.text(words.plain(back ? 'back' : 'recruit-cancel'), data(at)(back ? 'preview' : 'drop'))
  await listen(ctx, at, ask.field)
  await present(ctx, { text, keyboard }, at.draft)
}

// No activity is longer than that, so whatever overlaps starts within it.
const longest = day

async function overlapsOf(ctx: Ctx, activity: Activity): Promise<Activity[]> {
  const { start, end, community, id } = activity
  const near = await activitiesBetween(ctx.world.table, community, start - longest, end)
  const others = near.filter((a) => a.id !== id && a.cancelledWhy === undefined)
  return overlapping(activity, others)
}

/** The post as it will look, for its writer alone. */
export async function showPreview(ctx: Ctx, at: Drafting): Promise<void> {
  const made = planned(ctx, at)
  if (!made) return show(ctx, at)
  const { words } = ctx.world
  const { team, repeat } = at.recruitment
  const rule = ruleOf(at.recruitment)
  const preview = renderPreview({
    post: { ...made, names: new Map(), zone: at.community.zone, ...(team && { team: team.name }) },
    recruitment: at.recruitment,
    revision: at.draft.revision,
    overlaps: await overlapsOf(ctx, made.activity),
    repeats:
      repeat && rule ? repeatLines(words, rule, repeat, datesOf(at), calendarOf(at.community)) : [],
    words,
    postWords: postWords(at.community),
  })
  // Who is in several communities sees whose group it will be.
  const several = (ctx.world.profile?.communities.length ?? 0) > 1
  const place = several ? `${words.html('recruit-where', { name: at.community.name })}\n\n` : ''
  const own = team && (await readTeam(ctx.world.table, at.community.id, team.id))
  const also =
    own && own.chat !== undefined
      ? `\n\n${words.html('recruit-team-group', { team: own.name })}`
      : ''
  await hush(ctx)
  await present(ctx, { ...preview, text: `${place}${preview.text}${also}` }, at.draft)
}

const shownDates = 3

/** The next dates that a draft's rule gives. */
export function datesOf({ recruitment, community }: Drafting): CalendarDate[] {
  const rule = ruleOf(recruitment)
  if (!rule) return []
  const skipHolidays = recruitment.repeat?.skipHolidays ? calendarOf(community) : 'none'
  return occurrences(rule, { count: shownDates, skipHolidays })
}

/** What could be changed. */
export async function showChange(ctx: Ctx, at: Drafting): Promise<void> {
  const { words } = ctx.world
  const made = planned(ctx, at)
  if (!made) return show(ctx, at)
  const { placePrivate, countsHours, insured = false, kind } = made.activity
  const training = kind === 'training'
  const fields = [...changeable, ...(training ? trainingFields : [])]
  const view = { words, fields, placePrivate, countsHours, insured, training, data: data(at) }
  const keyboard = changeKeyboard(view).text(words.plain('back'), data(at)('preview'))
  await present(ctx, { text: words.html('recruit-change-ask'), keyboard }, at.draft)
}

/** Whether insurance was bought, of an activity with risks. */
export async function showDanger(ctx: Ctx, at: Drafting): Promise<void> {
  const { words } = ctx.world
  const choices = (['no', 'insured', 'uninsured'] as const).map((choice) => ({
    label: words.plain(`recruit-danger-${choice}`),
    data: data(at)('danger', choice),
  }))
  const keyboard = inRows(choices, 1).text(words.plain('back'), data(at)('preview'))
  await present(ctx, { text: words.html('recruit-danger-ask'), keyboard }, at.draft)
}

const repeatable = 5
const halfYear = 183 * day

async function earlier(ctx: Ctx, { community }: Drafting): Promise<Activity[]> {
  const { table, now } = ctx.world
  const options = { newestFirst: true, limit: 20 }
  const found = await activitiesBetween(
    table,
    community.id,
    now - halfYear,
    now + day * 60,
    options,
  )
  return [...new Map(found.map((a) => [a.title, a])).values()].slice(0, repeatable)
}

/** The last activities to repeat, and a blank one. */
async function showMenu(ctx: Ctx, at: Drafting): Promise<void> {
  const { words } = ctx.world
  const known = await earlier(ctx, at)
  if (known.length === 0) return showAsk(ctx, at, { field: 'title' })
  const keyboard: InlineKeyboard = inRows(
    known.map(({ id, title }) => ({
      label: words.plain('recruit-again', { title }),
      data: data(at)('again', id),
    })),
    1,
  )
  keyboard.text(words.plain('recruit-blank'), data(at)('blank'))
  // Whoever writes instead of pressing begins a new one.
  await listen(ctx, at, 'title')
  await present(ctx, { text: words.html('recruit-menu'), keyboard }, at.draft)
}

/** The next thing to do about a draft: choose, answer one question, or look at the preview. */
export async function show(ctx: Ctx, at: Drafting): Promise<void> {
  if (at.recruitment.fresh) return showMenu(ctx, at)
  const ask = nextAsk(at.recruitment)
  return ask ? showAsk(ctx, at, ask) : showPreview(ctx, at)
}
