import { isZone } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import {
  atOnce,
  checkJobCron,
  following,
  moved,
  type Occurrence,
  resumed,
} from '../../../../shared/domain/community-job.ts'
import { checkCron, nextOccurrence } from '../../../../shared/domain/cron.ts'
import { type CommunityJob, isCommunityJob } from '../../../../shared/domain/job.ts'
import { readSchedule } from '../../../../shared/domain/text/schedule-text.ts'
import { calendarFor, findZones } from '../../../../shared/domain/zones.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { updateCommunity } from '../../../../shared/store/community.ts'
import {
  completeJobs,
  type JobMove,
  moveJobs,
  type SetJob,
} from '../../../../shared/store/community-job.ts'
import type { Dialogue } from '../../../../shared/store/dialogue.ts'
import {
  type JobView,
  renderJob,
  renderLanguages,
  renderPicker,
  renderQuiet,
  renderSchedule,
  renderSend,
  renderZone,
  renderZones,
  type ScheduleView,
  unpackCron,
} from '../../../../shared/views/schedule.ts'
import { languages } from '../../../../shared/words/words.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { listen as ask, hush } from '../../asking.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { communityAsked, parseQuiet, quietOf, stampOf } from './input.ts'
import { previews } from './previews.ts'

const viewOf = (ctx: Ctx, community: Community): ScheduleView => ({
  community,
  words: ctx.world.words,
  now: ctx.world.now,
})

const jobsOf = (ctx: Ctx, community: Community): Promise<SetJob[]> =>
  completeJobs(ctx.world.table, community, ctx.world.now)

/** The waiting occurrence of a job; one that is off would go on with the first to come. */
const waitingOf = (ctx: Ctx, community: Community, job: SetJob): Occurrence => {
  const { kind, due, period, cron, off } = job
  if (due !== undefined && !off) return { due, period }
  return resumed(kind, period, cron, community, ctx.world.now)
}

/** Where a job would go with another line or in another zone. */
const goingTo = (ctx: Ctx, community: Community, job: SetJob, cron: string): Occurrence => {
  const { now } = ctx.world
  if (job.off) return resumed(job.kind, job.period, cron, community, now)
  return moved(job.kind, waitingOf(ctx, community, job), cron, community, now)
}

function shown(ctx: Ctx, community: Community, job: SetJob, first: Occurrence, cron = job.cron) {
  const view: JobView = {
    kind: job.kind,
    cron,
    off: job.off ?? false,
    next: following(job.kind, cron, community, first).map(({ due }) => due),
    at: nextOccurrence(cron, community.zone, ctx.world.now, community.id),
  }
  return view
}

const asSet = (ctx: Ctx, community: Community, job: SetJob): JobView =>
  shown(ctx, community, job, waitingOf(ctx, community, job))

/** In place of the pressed message where it is private, else to the coordinator alone. */
async function present(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  if (ctx.callbackQuery && ctx.chat?.type === 'private') return replace(ctx, spoken)
  await answerAlone(ctx, spoken, 'schedule')
}

async function showAll(ctx: Ctx, { community }: InCommunity): Promise<void> {
  const jobs = await jobsOf(ctx, community)
  const views = jobs.map((job) => asSet(ctx, community, job))
  await present(ctx, renderSchedule(viewOf(ctx, community), views))
}

/** The next private text is the answer to this. */
async function listen(ctx: Ctx, { community }: InCommunity, step: string): Promise<void> {
  await ask(ctx, { verb: 'schedule', step, data: { community: community.id } })
}

type Action = (ctx: Ctx, here: InCommunity, args: string[]) => Promise<void>
type JobAction = (ctx: Ctx, here: InCommunity, job: SetJob, args: string[]) => Promise<void>

async function jobNamed(ctx: Ctx, { community }: InCommunity, kind = '') {
  if (!isCommunityJob(kind)) return undefined
  return (await jobsOf(ctx, community)).find((job) => job.kind === kind)
}

/** About one job, which the first argument names. */
const forJob =
  (run: JobAction): Action =>
  async (ctx, here, [kind, ...args]) => {
    const job = await jobNamed(ctx, here, kind)
    if (!job) return refuse(ctx, 'button-old')
    await run(ctx, here, job, args)
  }

const showJob: JobAction = async (ctx, { community }, job) => {
  await hush(ctx)
  await present(ctx, renderJob(viewOf(ctx, community), asSet(ctx, community, job)))
}

/** The job as it is now, after a change or after somebody else's. */
async function showNewest(ctx: Ctx, here: InCommunity, kind: CommunityJob): Promise<void> {
  const job = await jobNamed(ctx, here, kind)
  if (job) await showJob(ctx, here, job, [])
}

async function move(ctx: Ctx, here: InCommunity, change: JobMove, done: string): Promise<void> {
  const { table, now, words } = ctx.world
  const outcome = await moveJobs(table, here.community, [change], now)
  if (outcome === 'busy') await toast(ctx, words.plain('schedule-busy'), { box: true })
  else await toast(ctx, words.plain(done))
  await showNewest(ctx, here, change.seen.kind)
}

/** A line for a job, or what is wrong with it. */
function checked(ctx: Ctx, { community }: InCommunity, job: SetJob, text: string) {
  const line = checkCron(text)
  if (!line.ok) return undefined
  const fits = checkJobCron(job.kind, line.cron, community, ctx.world.now)
  return fits.ok ? line.cron : undefined
}

const picker = (ctx: Ctx, { community }: InCommunity, job: SetJob, cron: string): Spoken => {
  const first = goingTo(ctx, community, job, cron)
  const view = { ...shown(ctx, community, job, first, cron), off: false }
  return renderPicker(viewOf(ctx, community), view, cron !== job.cron)
}

const pick: JobAction = async (ctx, here, job, [packed]) => {
  const cron = packed === undefined ? job.cron : checked(ctx, here, job, unpackCron(packed))
  if (!cron) return refuse(ctx, 'button-old')
  await listen(ctx, here, job.kind)
  await present(ctx, picker(ctx, here, job, cron))
}

/** The same line again changes nothing. */
const set: JobAction = async (ctx, here, job, [packed = '']) => {
  const cron = checked(ctx, here, job, unpackCron(packed))
  if (!cron) return refuse(ctx, 'button-old')
  if (cron === job.cron) return showJob(ctx, here, job, [])
  const next = goingTo(ctx, here.community, job, cron)
  const change = { seen: job, cron, ...(!job.off && { next }) }
  await move(ctx, here, change, 'schedule-changed')
}

const switchOff: JobAction = async (ctx, here, job) => {
  if (job.off) return showJob(ctx, here, job, [])
  await move(ctx, here, { seen: job, cron: job.cron }, 'schedule-is-off')
}

const switchOn: JobAction = async (ctx, here, job) => {
  if (!job.off) return showJob(ctx, here, job, [])
  const next = waitingOf(ctx, here.community, job)
  await move(ctx, here, { seen: job, cron: job.cron, next }, 'schedule-is-on')
}

/** To whoever asks, in private. */
const look: JobAction = async (ctx, { community, me }, { kind }) => {
  const { queue, now, words } = ctx.world
  const once = `look:${kind}:${me.id}:${ctx.callbackQuery?.id}`
  const intents = previews[kind]({ community, member: me.id, now }, once)
  await enqueue(
    queue,
    intents.map((intent, i) => ({ intent, chat: me.telegramId, once: `${once}:${i}` })),
  )
  await toast(ctx, words.plain('schedule-looking'))
}

const askSend: JobAction = async (ctx, { community }, job) => {
  const { again } = atOnce(job.kind, job.period, community, ctx.world.now)
  const about = { stamp: stampOf(job), again: again !== undefined }
  await present(ctx, renderSend(viewOf(ctx, community), job.kind, about))
}

/** It becomes due now, and counts as the one of its period: the next tick sends it. */
const sendNow: JobAction = async (ctx, here, job, [stamp]) => {
  const { now, words } = ctx.world
  if (stamp !== stampOf(job)) {
    await toast(ctx, words.plain('schedule-busy'), { box: true })
    return showJob(ctx, here, job, [])
  }
  const next = atOnce(job.kind, job.period, here.community, now)
  const change = { seen: job, cron: job.cron, next, off: job.off ?? false }
  await move(ctx, here, change, 'schedule-sending')
}

const setQuiet: Action = async (ctx, here, args) => {
  if (args.length === 0) {
    await listen(ctx, here, 'quiet')
    return present(ctx, renderQuiet(viewOf(ctx, here.community)))
  }
  const quiet = quietOf(args)
  if (!quiet) return refuse(ctx, 'button-old')
  await change(ctx, here, { quiet })
}

const setLanguage: Action = async (ctx, here, [wanted]) => {
  if (wanted === undefined) return present(ctx, renderLanguages(viewOf(ctx, here.community)))
  const language = languages.find((known) => known === wanted)
  if (!language) return refuse(ctx, 'button-old')
  await change(ctx, here, { language })
}

async function change(
  ctx: Ctx,
  here: InCommunity,
  setting: Partial<Pick<Community, 'quiet' | 'language'>>,
): Promise<void> {
  await updateCommunity(ctx.world.table, here.community.id, setting)
  await hush(ctx)
  await toast(ctx, ctx.world.words.plain('schedule-changed'))
  await showAll(ctx, { ...here, community: { ...here.community, ...setting } })
}

/** What the jobs would be in another zone. */
const inZone = (ctx: Ctx, community: Community, zone: string, jobs: SetJob[]) => {
  const there = { ...community, zone }
  return jobs.map((job) => ({ job, next: goingTo(ctx, there, job, job.cron), there }))
}

async function zoneCard(ctx: Ctx, { community }: InCommunity, zone: string): Promise<Spoken> {
  const jobs = inZone(ctx, community, zone, await jobsOf(ctx, community))
  const views = jobs.map(({ job, next, there }) => shown(ctx, there, job, next))
  return renderZone(viewOf(ctx, community), zone, views)
}

const pickZone: Action = async (ctx, here, [zone]) => {
  if (zone === undefined) {
    await listen(ctx, here, 'zone')
    return present(ctx, renderZones(viewOf(ctx, here.community), 'schedule-zone-ask'))
  }
  if (!isZone(zone)) return refuse(ctx, 'button-old')
  await present(ctx, await zoneCard(ctx, here, zone))
}

/** Every job moves with its community, or none does. */
const setZone: Action = async (ctx, here, [zone = '']) => {
  const { table, now, words } = ctx.world
  const { community } = here
  if (!isZone(zone)) return refuse(ctx, 'button-old')
  if (zone === community.zone) return showAll(ctx, here)
  const jobs = inZone(ctx, community, zone, await jobsOf(ctx, community))
  const moves = jobs
    .filter(({ job }) => !job.off)
    .map(({ job, next }) => ({ seen: job, cron: job.cron, next }))
  const setting = { zone, calendar: calendarFor(zone) }
  const outcome = await moveJobs(table, community, moves, now, setting)
  if (outcome === 'busy') {
    await toast(ctx, words.plain('schedule-busy'), { box: true })
    return showAll(ctx, here)
  }
  await hush(ctx)
  await toast(ctx, words.plain('schedule-changed'))
  await showAll(ctx, { ...here, community: { ...community, ...setting } })
}

const actions = new Map<string, Action>(
  Object.entries({
    all: showAll,
    job: forJob(showJob),
    pick: forJob(pick),
    set: forJob(set),
    on: forJob(switchOn),
    off: forJob(switchOff),
    look: forJob(look),
    send: forJob(askSend),
    sendok: forJob(sendNow),
    quiet: setQuiet,
    language: setLanguage,
    zone: pickZone,
    zoneok: setZone,
  }),
)

const press = forCommunityNamed('coordinator', async (ctx, here, [name = '', ...args]) => {
  await (actions.get(name) ?? showAll)(ctx, here, args)
})

/** What was typed as a job's time: shown as it was understood, or why it can't be. */
async function heardTime(ctx: Ctx, here: InCommunity, kind: string, text: string): Promise<void> {
  const job = await jobNamed(ctx, here, kind)
  if (!job) return showAll(ctx, here)
  const { words, now } = ctx.world
  const example = words.html(`schedule-example-${job.kind}`)
  const wrong = (what: string) => reply(ctx, { text: `${what}\n${example}` })
  const read = readSchedule(text, job.cron)
  if (!read.ok) {
    const { reason, better = '0 9 * * 1' } = read
    return void (await wrong(words.html(`schedule-wrong-${reason}`, { better })))
  }
  const fits = checkJobCron(job.kind, read.cron, here.community, now)
  if (fits.ok) return void (await reply(ctx, picker(ctx, here, job, read.cron)))
  const span = words.plain(`schedule-span-${job.kind}`)
  await wrong(words.html('schedule-wrong-too-often', { span }))
}

async function heardQuiet(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  const quiet = parseQuiet(text)
  if (!quiet) return refuse(ctx, 'schedule-wrong-quiet')
  await change(ctx, here, { quiet })
}

async function heardZone(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  const zones = findZones(text, languages)
  const [zone] = zones
  const view = viewOf(ctx, here.community)
  if (zone && zones.length === 1) return void (await reply(ctx, await zoneCard(ctx, here, zone)))
  const spoken = zone
    ? renderZones(view, 'schedule-zone-which', zones)
    : renderZones(view, 'schedule-zone-none')
  await reply(ctx, spoken)
}

function heard(ctx: Ctx, { step, data }: Dialogue, text: string): Promise<void> {
  const handler = forCommunityNamed('coordinator', (_, here) => {
    if (step === 'quiet') return heardQuiet(ctx, here, text)
    return step === 'zone' ? heardZone(ctx, here, text) : heardTime(ctx, here, step, text)
  })
  return handler.run(ctx, [communityAsked(data)])
}

const show = forCommunity('coordinator', showAll)

/** What the community's clock does by itself, and when. */
export const schedule: Verb = {
  command: show,
  start: show,
  buttons: { schedule: press },
  dialogue: heard,
}
