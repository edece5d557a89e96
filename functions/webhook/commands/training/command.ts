import type { Activity, Training } from '../../../../shared/domain/activity.ts'
import type { CommunityId } from '../../../../shared/domain/ids.ts'
import { permitNameLimit } from '../../../../shared/domain/permit.ts'
import type { LastChange } from '../../../../shared/domain/roster.ts'
import { minutesIn } from '../../../../shared/domain/text/minutes-text.ts'
import { day } from '../../../../shared/domain/time.ts'
import { activitiesBetween, readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { permitsIn, permitsOf } from '../../../../shared/store/permit.ts'
import { setRequires, setTraining } from '../../../../shared/store/training.ts'
import {
  permitCode,
  renderPick,
  renderRequires,
  renderTrain,
  renderTrainings,
} from '../../../../shared/views/training.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forActivity, forCommunity, forCommunityNamed, meIn } from '../../gate.ts'
import type { InActivity, InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  daysIn,
  hostName,
  permitName,
  questionOf,
  roleAsked,
  roleIn,
  trainingAsked,
} from './input.ts'

const ahead = 120 * day

async function coming(ctx: Ctx, c: CommunityId): Promise<Activity[]> {
  const { table, now } = ctx.world
  const all = await activitiesBetween(table, c, now, now + ahead)
  return all.filter(({ cancelledWhy }) => cancelledWhy === undefined)
}

async function page(ctx: Ctx, { community, me }: InCommunity): Promise<Spoken> {
  const { table, now, words } = ctx.world
  const [permits, activities] = await Promise.all([
    permitsOf(table, community.id, me.id),
    coming(ctx, community.id),
  ])
  const trainings = activities.filter(({ kind }) => kind === 'training')
  const isCoordinator = me.roles.coordinator ?? false
  return renderTrainings({ community, permits, coming: trainings, isCoordinator, now }, words)
}

async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}

/** The activity as it is now, after a change or after somebody else's. */
async function cardOf(ctx: Ctx, { activity, roster }: InActivity): Promise<Spoken> {
  const found = await readActivityAndRoster(ctx.world.table, activity.id)
  const { activity: a, roster: r } = found ?? { activity, roster }
  return renderTrain(a, r, ctx.world.words)
}

async function ask(ctx: Ctx, { activity }: InActivity, step: string): Promise<void> {
  const { words } = ctx.world
  const question = questionOf(step)
  if (!question) return refuse(ctx, 'button-old')
  const dialogue = { verb: 'training', step, data: { activity: activity.id } }
  await listen(ctx, dialogue)
  await silence(ctx)
  await reply(ctx, { text: words.html(`training-ask-${question}`) })
}

/** Permits that people hold or that a coming training gives. */
async function known(ctx: Ctx, c: CommunityId): Promise<string[]> {
  const [held, activities] = await Promise.all([permitsIn(ctx.world.table, c), coming(ctx, c)])
  const given = activities.flatMap(({ training }) => training?.gives ?? [])
  return [...new Set([...given, ...held.map(({ name }) => name)])].slice(0, 12)
}

async function require(ctx: Ctx, here: InActivity, role: number, permit?: string): Promise<void> {
  const { table, now } = ctx.world
  const last: LastChange = { kind: 'roles', via: 'card', at: now, by: here.me.id }
  await setRequires(table, here.roster, role, permit, last)
}

async function requires(ctx: Ctx, here: InActivity, [index, code]: string[]): Promise<void> {
  const role = roleIn(index)
  const names = code === '-' ? [] : await known(ctx, here.community.id)
  const name = names.find((one) => permitCode(one) === code)
  if (role === undefined || (code !== '-' && !name)) return refuse(ctx, 'button-old')
  await require(ctx, here, role, name)
  await show(ctx, await cardOf(ctx, here))
}

async function roleCard(ctx: Ctx, here: InActivity, index: string | undefined): Promise<void> {
  const role = roleIn(index)
  const label = role === undefined ? undefined : here.roster.roles[role]?.label
  if (role === undefined || label === undefined) return refuse(ctx, 'button-old')
  const names = await known(ctx, here.community.id)
  await show(ctx, renderRequires(here.activity, role, label, names, ctx.world.words))
}

async function validFor(ctx: Ctx, here: InActivity, text: string | undefined): Promise<void> {
  const { training } = here.activity
  const days = daysIn(text)
  if (!training || days === undefined) return refuse(ctx, 'button-old')
  const { validDays: _, ...rest } = training
  await setTraining(ctx.world.table, here.activity, {
    ...rest,
    ...(days > 0 && { validDays: days }),
  })
  await show(ctx, await cardOf(ctx, here))
}

const wholeMinutes = ({ start, end }: Activity): number => Math.round((end - start) / 60_000)

/** A training as it is, or as an activity becomes one: the community's own, all of its time. */
const trainingOf = ({ activity, community }: InActivity): Training =>
  activity.training ?? { host: community.name, learningMinutes: wholeMinutes(activity) }

const managed = forActivity('coordinator', async (ctx, here, [action, ...args]) => {
  if (action === 'ask') return ask(ctx, here, args[0] ?? '')
  if (action === 'role') return roleCard(ctx, here, args[0])
  if (action === 'req') return requires(ctx, here, args)
  if (action === 'days') return validFor(ctx, here, args[0])
  if (action === 'make') await setTraining(ctx.world.table, here.activity, trainingOf(here))
  if (action === 'plain') await setTraining(ctx.world.table, here.activity, undefined)
  await show(ctx, await cardOf(ctx, here))
})

/** What an answer makes of a training or a role; the words for what was wrong with it. */
async function heard(
  ctx: Ctx,
  here: InActivity,
  step: string,
  text: string,
): Promise<string | undefined> {
  const { table, words } = ctx.world
  const keep = async (change: Partial<Training>) => {
    await setTraining(table, here.activity, { ...trainingOf(here), ...change })
    return undefined
  }
  if (step === 'minutes') {
    const learningMinutes = minutesIn(text)
    return learningMinutes ? keep({ learningMinutes }) : words.html('roll-bad-minutes')
  }
  if (step === 'host') {
    const host = hostName(text)
    return host ? keep({ host }) : words.html('training-bad-host')
  }
  const [permit, role] = [permitName(text), roleAsked(step)]
  if (!permit) return words.html('training-bad-permit', { limit: permitNameLimit })
  if (role === undefined) return keep({ gives: permit })
  await require(ctx, here, role, permit)
  return undefined
}

const answered = forActivity('coordinator', async (ctx, here, [step = '', text = '']) => {
  const wrong = await heard(ctx, here, step, text)
  if (wrong) return void (await reply(ctx, { text: wrong }))
  await hush(ctx)
  await reply(ctx, await cardOf(ctx, here))
})

/** What one may do, which training gives it, and which roles ask for it. */
export const training: Verb = {
  command: forCommunity('anyone', async (ctx, { community }) => {
    const me = await meIn(ctx, community, 'coordinator')
    await answerAlone(ctx, await page(ctx, { community, me }), `training_${community.id}`)
  }),
  start: forCommunityNamed('anyone', async (ctx, here) => {
    await reply(ctx, await page(ctx, here))
  }),
  buttons: {
    training: forCommunityNamed('coordinator', async (ctx, { community }) =>
      show(ctx, renderPick(await coming(ctx, community.id), community.zone, ctx.world.words)),
    ),
    train: managed,
  },
  dialogue: (ctx, { data, step }, text) => answered.run(ctx, [trainingAsked(data), step, text]),
}
