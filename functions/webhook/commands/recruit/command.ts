import {
  type ActivityId,
  digest,
  parseActivityId,
  type TeamId,
} from '../../../../shared/domain/ids.ts'
import { decisionTime } from '../../../../shared/domain/job.ts'
import {
  answered,
  dangers,
  emptied,
  isTeamKnown,
  kept,
  nextAsk,
  type Recruitment,
  recruitmentFrom,
  repeated,
  upToDate,
  withTeam,
} from '../../../../shared/domain/recruitment.ts'
import type { Reference } from '../../../../shared/domain/text/days.ts'
import {
  jobsOf,
  publishActivity,
  readActivityAndRoster,
} from '../../../../shared/store/activity.ts'
import { communityOfChat } from '../../../../shared/store/community.ts'
import { beginDraft, dropDraft, readDraft, saveDraft } from '../../../../shared/store/draft.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { readSeries } from '../../../../shared/store/series.ts'
import { readTeam, readTeamName, teamsOf } from '../../../../shared/store/team.ts'
import { answerOf } from '../../../../shared/views/answers.ts'
import { renderCard } from '../../../../shared/views/card.ts'
import { refuse, replace, silence, toast } from '../../answer.ts'
import { hush } from '../../asking.ts'
import { forActivity, forCommunity, forCommunityNamed, forDraft } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { draftAsked, fieldNamed, parseRecruitmentData } from './input.ts'
import {
  draftOfSeries,
  publishSeries,
  repeatSaid,
  repeatWith,
  seriesCard,
  showRepeat,
  weekly,
} from './repeating.ts'
import {
  type Drafting,
  planIn,
  planned,
  postWords,
  present,
  show,
  showAsk,
  showChange,
  showDanger,
  showPreview,
} from './show.ts'

const reference = (ctx: Ctx, { community }: InCommunity): Reference => ({
  now: ctx.world.now,
  zone: community.zone,
})

/** The message that began it names the draft, and later the activity: twice makes one. */
const idOf = (ctx: Ctx): ActivityId | undefined =>
  parseActivityId(digest(ctx.world.bot, ctx.chat?.id ?? 0, ctx.msg?.message_id ?? 0))

/** With the community's own team that the words name; looked up when they have changed. */
const tied = async (ctx: Ctx, { community }: InCommunity, r: Recruitment): Promise<Recruitment> =>
  isTeamKnown(r) ? r : withTeam(r, await teamsOf(ctx.world.table, community.id))

/** In a team's own group the team needn't be named. */
async function ofGroup(ctx: Ctx, { community }: InCommunity, r: Recruitment): Promise<Recruitment> {
  const { table, bot } = ctx.world
  if (r.draft.team !== undefined || !ctx.chat || ctx.chat.type === 'private') return r
  const link = await communityOfChat(table, bot, ctx.chat.id)
  const team = link?.team && (await readTeamName(table, community.id, link.team))
  return team ? { ...r, draft: { ...r.draft, team } } : r
}

const begin = forCommunity('coordinator', async (ctx, here, [text = '']) => {
  const { table, bot, now } = ctx.world
  const id = idOf(ctx)
  if (!id) return
  const said = await ofGroup(ctx, here, recruitmentFrom(text, reference(ctx, here)))
  const begun = await tied(ctx, here, said)
  await beginDraft(table, bot, { id, community: here.community.id, data: begun }, now)
  // Of a message that comes again, what was made of it meanwhile counts.
  const draft = await readDraft(table, bot, id, now)
  if (draft) await show(ctx, { ...here, draft, recruitment: parseRecruitmentData(draft.data) })
})

/** Keeps a change; somebody else's change in the same moment shows theirs instead. */
async function keep(ctx: Ctx, at: Drafting, changed: Recruitment): Promise<Drafting> {
  const { table, bot, now } = ctx.world
  const recruitment = await tied(ctx, at, changed)
  const saved = await saveDraft(table, bot, at.draft, recruitment, now)
  if (saved) return { ...at, draft: saved, recruitment }
  const newest = await readDraft(table, bot, at.draft.id, now)
  if (!newest) return at
  return { ...at, draft: newest, recruitment: parseRecruitmentData(newest.data) }
}

const keepAndShow = async (ctx: Ctx, at: Drafting, r: Recruitment): Promise<void> =>
  show(ctx, await keep(ctx, at, r))

/** How it repeats, in words. Said twice it is the same. */
async function hearRepeat(ctx: Ctx, at: Drafting, text: string): Promise<void> {
  const changed = repeatSaid(at.recruitment, text, reference(ctx, at))
  if (!changed) return showRepeat(ctx, at, ctx.world.words.html('repeat-wrong'))
  await showRepeat(ctx, await keep(ctx, at, changed))
}

const repeat = (ctx: Ctx, at: Drafting): Promise<void> => showRepeat(ctx, at)

async function rep(ctx: Ctx, at: Drafting, args: string[]): Promise<void> {
  const changed = repeatWith(at.recruitment, args)
  if (!changed) return refuse(ctx, 'button-old')
  const next = await keep(ctx, at, changed)
  await (changed.repeat ? showRepeat(ctx, next) : show(ctx, next))
}

/** A typed answer. The same message coming again finds itself heard, and is answered again. */
async function hear(ctx: Ctx, at: Drafting, step: string, text: string): Promise<void> {
  if (step === 'repeat') return hearRepeat(ctx, at, text)
  const field = fieldNamed(step)
  const message = ctx.msg?.message_id ?? 0
  if (!field || message <= (at.recruitment.heard ?? 0)) return show(ctx, at)
  const next = answered(at.recruitment, field, text, reference(ctx, at))
  await keepAndShow(ctx, at, { ...next, heard: message })
}

async function fill(ctx: Ctx, at: Drafting, [name, code = '']: string[]): Promise<void> {
  const field = fieldNamed(name)
  const text = field === 'team' ? code : field && answerOf(field, code, postWords(at.community))
  if (!field || text === undefined) return refuse(ctx, 'button-old')
  await keepAndShow(ctx, at, answered(at.recruitment, field, text, reference(ctx, at)))
}

async function again(ctx: Ctx, at: Drafting, [id = '']: string[]): Promise<void> {
  const a = parseActivityId(id)
  const found = a && (await readActivityAndRoster(ctx.world.table, a))
  // Only what is the community's own: the id came from outside.
  if (found?.activity.community !== at.community.id) return refuse(ctx, 'no-activity')
  const once = repeated(found.activity, found.roster, at.community.zone)
  await keepAndShow(ctx, at, await inTeam(ctx, at, once, found.activity.team))
}

/** The draft of what a team did stays that team's. */
async function inTeam(ctx: Ctx, at: InCommunity, r: Recruitment, team: TeamId | undefined) {
  const own = team && (await readTeam(ctx.world.table, at.community.id, team))
  return own ? withTeam({ ...r, draft: { ...r.draft, team: own.name } }, [own]) : r
}

async function set(ctx: Ctx, at: Drafting, [name, value]: string[]): Promise<void> {
  const on = value === '1'
  const change: Partial<Recruitment> =
    name === 'private'
      ? { placePrivate: on }
      : name === 'counts'
        ? { countsHours: on }
        : name === 'training'
          ? { draft: { ...at.recruitment.draft, kind: on ? 'training' : 'service' } }
          : { danger: on ? 'insured' : 'no' }
  await showPreview(ctx, await keep(ctx, at, { ...at.recruitment, ...change }))
}

async function danger(ctx: Ctx, at: Drafting, [choice]: string[]): Promise<void> {
  const chosen = dangers.find((one) => one === choice)
  if (!chosen) return showDanger(ctx, at)
  await showPreview(ctx, await keep(ctx, at, { ...at.recruitment, danger: chosen }))
}

/** What is published, and how to look after it: the same answer however often it is pressed. */
async function showPublished(ctx: Ctx, at: Drafting): Promise<void> {
  const { table, words, now } = ctx.world
  if (at.recruitment.repeat) {
    const { text, keyboard } = (await seriesCard(ctx, at)) ?? {}
    if (!text) return refuse(ctx, 'series-gone')
    const said = `${words.html('series-published')}\n\n${text}`
    return present(ctx, { text: said, ...(keyboard && { keyboard }) }, at.draft)
  }
  const found = await readActivityAndRoster(table, at.draft.id)
  if (!found) return refuse(ctx, 'no-activity')
  const posts = await postsOf(table, at.draft.id)
  const { zone } = at.community
  const decision = decisionTime(found.activity, at.community)
  const { team } = at.recruitment
  const view = { ...found, names: new Map(), zone, posts, now, decision }
  const card = renderCard({ ...view, ...(team && { team: team.name }) }, words)
  const text = `${words.html('recruit-published')}\n\n${card.text}`
  await present(ctx, { text, keyboard: card.keyboard }, at.draft)
}

async function publish(ctx: Ctx, at: Drafting, [revision]: string[]): Promise<void> {
  const { table, bot, now, words } = ctx.world
  if (Number(revision) !== at.draft.revision) {
    await toast(ctx, words.plain('recruit-preview-old'), { box: true })
    return show(ctx, at)
  }
  const current = { ...at, recruitment: upToDate(at.recruitment, reference(ctx, at)) }
  const made = planned(ctx, current)
  if (nextAsk(current.recruitment) || !made) return keepAndShow(ctx, at, current.recruitment)
  if (current.recruitment.danger === 'uninsured') return showDanger(ctx, at)
  const plan = current.recruitment.repeat && planIn(current)
  if (plan) {
    if (!(await publishSeries(ctx, current, plan))) return refuse(ctx, 'series-stale')
    await saveDraft(table, bot, at.draft, { ...at.recruitment, published: true }, now)
    return showPublished(ctx, at)
  }
  const { chat, thread } = at.community
  const place = { chat, ...(thread !== undefined && { thread }) }
  const { deadline } = current.recruitment.draft
  const jobs = jobsOf(made.activity, at.community, now, deadline)
  await publishActivity(table, made.activity, made.roster, place, jobs)
  await saveDraft(table, bot, at.draft, { ...at.recruitment, published: true }, now)
  await showPublished(ctx, at)
}

async function drop(ctx: Ctx, at: Drafting): Promise<void> {
  const { table, bot, words } = ctx.world
  await dropDraft(table, bot, at.draft.id)
  await hush(ctx)
  await silence(ctx)
  await replace(ctx, { text: words.html('recruit-dropped') })
}

async function ask(ctx: Ctx, at: Drafting, [name]: string[]): Promise<void> {
  const field = fieldNamed(name)
  return field ? showAsk(ctx, at, { field }) : refuse(ctx, 'button-old')
}

async function keepField(ctx: Ctx, at: Drafting, [name]: string[]): Promise<void> {
  const field = fieldNamed(name)
  return field ? keepAndShow(ctx, at, kept(at.recruitment, field)) : refuse(ctx, 'button-old')
}

async function clear(ctx: Ctx, at: Drafting, [name]: string[]): Promise<void> {
  const field = fieldNamed(name)
  return field ? keepAndShow(ctx, at, emptied(at.recruitment, field)) : refuse(ctx, 'button-old')
}

const blank = (ctx: Ctx, at: Drafting): Promise<void> => {
  const { fresh: _, ...rest } = at.recruitment
  return keepAndShow(ctx, at, rest)
}

/** Begins the draft that a button asks for, once, and goes on with it however often it is pressed. */
async function open(
  ctx: Ctx,
  here: InCommunity,
  id: ActivityId,
  begun: Recruitment,
  go: (ctx: Ctx, at: Drafting) => Promise<void>,
): Promise<void> {
  const { table, bot, now } = ctx.world
  await beginDraft(table, bot, { id, community: here.community.id, data: begun }, now)
  const draft = await readDraft(table, bot, id, now)
  if (!draft) return
  const at = drafting({ ...here, draft })
  await (at.recruitment.published ? showPublished : go)(ctx, at)
}

/** An activity that is to come again: from the week after it on, unless told otherwise. */
const repeatActivity = forActivity('coordinator', async (ctx, here) => {
  const { activity, roster } = here
  const pressed = ctx.callbackQuery?.message?.message_id ?? 0
  const id = parseActivityId(digest('repeat', ctx.world.bot, activity.id, pressed))
  const again = weekly(activity, roster, reference(ctx, here))
  if (id) await open(ctx, here, id, await inTeam(ctx, here, again, activity.team), showRepeat)
})

/** All of a series that follows is to change. */
const changeSeries = forCommunityNamed('coordinator', async (ctx, here, [name = '']) => {
  const id = parseActivityId(name)
  const series = id && (await readSeries(ctx.world.table, id))
  if (series?.community !== here.community.id || series.stopped) return refuse(ctx, 'series-gone')
  const begun = await draftOfSeries(ctx, here, series)
  if (!begun) return refuse(ctx, 'series-all-up')
  const own = await inTeam(ctx, here, begun.recruitment, series.plan.team)
  await open(ctx, here, begun.id, own, showChange)
})

type Action = (ctx: Ctx, at: Drafting, args: string[]) => Promise<void>
const actions = new Map<string, Action>(
  Object.entries({
    again,
    ask,
    blank,
    change: showChange,
    clear,
    danger,
    drop,
    fill,
    keep: keepField,
    preview: show,
    publish,
    rep,
    repeat,
    set,
  }),
)

const drafting = (here: Omit<Drafting, 'recruitment'>): Drafting => ({
  ...here,
  recruitment: parseRecruitmentData(here.draft.data),
})

const press = forDraft('coordinator', async (ctx, here, [name = '', ...args]) => {
  const at = drafting(here)
  if (at.recruitment.published) return showPublished(ctx, at)
  await (actions.get(name) ?? show)(ctx, at, args)
})

const listen = forDraft('coordinator', async (ctx, here, [step = '', text = '']) => {
  const at = drafting(here)
  if (at.recruitment.published) return showPublished(ctx, at)
  await hear(ctx, at, step, text)
})

export const recruit: Verb = {
  command: begin,
  buttons: { recruit: press, repeat: repeatActivity, reseries: changeSeries },
  start: press,
  dialogue: (ctx, { data, step }, text) => listen.run(ctx, [draftAsked(data), step, text]),
}
