import { phase } from '../../../../shared/domain/activity.ts'
import { photoLimit } from '../../../../shared/domain/archive.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { speaksForAlbum } from '../../../../shared/store/album.ts'
import {
  keepPhoto,
  keepWord,
  keptOf,
  noteFacts,
  rate,
  wasThere,
} from '../../../../shared/store/archive.ts'
import type { Dialogue } from '../../../../shared/store/dialogue.ts'
import { servedButtons } from '../../../../shared/views/archive.ts'
import { refuse, replace, reply, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forActivity } from '../../gate.ts'
import { once } from '../../once.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { activityUnder, askedOf, isLateAnswer, servedIn, starsIn, wordsIn } from './input.ts'
import { mayWrite, page } from './page.ts'

type Step = 'served' | 'learned' | 'add'

/** About an activity that is over, for whoever may write into its archive. */
const forKeeper = (run: (ctx: Ctx, here: InActivity, args: string[]) => Promise<void>) =>
  forActivity('leader', async (ctx, here, args) => {
    if (!mayWrite(here.me, here)) return refuse(ctx, 'not-allowed', { who: 'leader' })
    if (phase(here.activity, ctx.world.now) !== 'over') return refuse(ctx, 'archive-not-over')
    await run(ctx, here, args)
  })

async function ask(ctx: Ctx, { activity }: InActivity, step: Step): Promise<void> {
  const { words } = ctx.world
  const data = { activity: activity.id }
  await listen(ctx, { verb: 'archive', step, data })
  await silence(ctx)
  await reply(ctx, { text: words.html(`archive-ask-${step}`, { title: activity.title }) })
}

const noteServed = (ctx: Ctx, { activity, community }: InActivity, served: number) =>
  noteFacts(ctx.world.table, community.id, activity.id, { served })

/** `served:activity`, then `:30` or `:ask`: how many residents it was for. */
export const served = forKeeper(async (ctx, here, [count]) => {
  const { words } = ctx.world
  if (count === 'ask') return ask(ctx, here, 'served')
  if (count === undefined) {
    await silence(ctx)
    const { id, title } = here.activity
    const text = words.html('archive-ask-served', { title })
    return replace(ctx, { text, keyboard: servedButtons(id, words) })
  }
  const number = servedIn(count)
  if (number === undefined) return refuse(ctx, 'button-old')
  await noteServed(ctx, here, number)
  await toast(ctx, words.plain('archive-served-noted', { count: number }))
  await replace(ctx, await page(ctx, here))
})

export const learned = forKeeper((ctx, here) => ask(ctx, here, 'learned'))
export const add = forKeeper((ctx, here) => ask(ctx, here, 'add'))

/** `rate:activity:4`: by whoever was there, seen by nobody else; the last press counts. */
export const rating = forActivity(
  'anyone',
  async (ctx, { activity, community, me }, [given = '']) => {
    const { table, now, words } = ctx.world
    const stars = starsIn(given)
    if (!stars) return refuse(ctx, 'button-old')
    if (phase(activity, now) !== 'over') return refuse(ctx, 'archive-not-over')
    if (!(await wasThere(table, activity.id, me.id))) return refuse(ctx, 'archive-was-not-there')
    await rate(table, community.id, activity.id, me.id, stars, now)
    await toast(ctx, words.plain('archive-rated', { stars }))
  },
)

const messageName = (ctx: Ctx): string => `${ctx.chat?.id}.${ctx.message?.message_id}`

/** Keeps a message's picture and its words; answers what became of it. */
async function keepMessage(
  ctx: Ctx,
  { activity, community }: Pick<InActivity, 'activity' | 'community'>,
  text: string,
): Promise<'kept' | 'full' | 'nothing'> {
  const { table, now } = ctx.world
  const by = memberOf(ctx.from?.id ?? 0)
  const photo = ctx.message?.photo?.at(-1)
  const words = wordsIn(text)
  if (photo) {
    const { photos } = await keptOf(table, activity.id)
    const { file_id: file, file_unique_id: unique } = photo
    const isThere = photos.some((one) => one.unique === unique)
    if (photos.length >= photoLimit && !isThere) return 'full'
    await keepPhoto(table, community.id, activity.id, { unique, file, by, at: now })
  }
  if (words)
    await keepWord(table, community.id, activity.id, messageName(ctx), { text: words, by, at: now })
  return photo || words ? 'kept' : 'nothing'
}

/** An album is a message for each of its pictures: one of them is answered for all. */
async function isAnswered(ctx: Ctx, about: 'kept' | 'full'): Promise<boolean> {
  const { table, bot, now } = ctx.world
  const { media_group_id: album, message_id: message } = ctx.message ?? {}
  if (album === undefined || message === undefined) return true
  return speaksForAlbum(table, bot, { chat: ctx.chat?.id ?? 0, album, message }, about, now)
}

/** A heart for what was kept, and a word when there is no more room. */
async function acknowledge(ctx: Ctx, became: 'kept' | 'full' | 'nothing'): Promise<void> {
  if (became === 'nothing' || !(await isAnswered(ctx, became))) return
  if (became === 'kept') await ctx.react('❤')
  else await once(ctx, () => refuse(ctx, 'archive-full', { limit: photoLimit }))
}

const toPost = (text: string) =>
  forActivity('anyone', async (ctx, here) => {
    const when = phase(here.activity, ctx.world.now)
    // Pictures come while it runs; words that come then are still about signing up.
    if (when === 'upcoming' || (when === 'running' && !ctx.message?.photo)) return
    const isLate = !ctx.message?.photo && isLateAnswer(text)
    if (isLate || here.roster.status === 'cancelled') return
    await acknowledge(ctx, await keepMessage(ctx, here, text))
  })

/** A reply to a post: its pictures and words are kept, a heart says so, and the group stays quiet. */
export async function replied(ctx: Ctx, text: string): Promise<void> {
  const a = activityUnder(ctx.message?.reply_to_message)
  // A reply to some other message of the bot's is no business of the archive.
  if (a && (await readActivity(ctx.world.table, a))) await toPost(text).run(ctx, [a])
}

const heardStep = (step: string, text: string) =>
  forKeeper(async (ctx, here) => {
    const { table, words } = ctx.world
    const { activity, community } = here
    if (step === 'served') {
      const count = servedIn(text)
      if (count === undefined)
        return void (await reply(ctx, { text: words.html('archive-bad-number') }))
      await noteServed(ctx, here, count)
    } else if (step === 'learned') {
      const lesson = wordsIn(text)
      if (!lesson) return void (await reply(ctx, { text: words.html('archive-no-words') }))
      await noteFacts(table, community.id, activity.id, { learned: lesson })
    } else await keepMessage(ctx, here, text)
    await hush(ctx)
    await reply(ctx, await page(ctx, here))
  })

/** The answer to one of the archive's questions about an activity. */
export async function heard(ctx: Ctx, { step, data }: Dialogue, text: string): Promise<void> {
  const { activity = '' } = askedOf(data)
  await heardStep(step, text).run(ctx, [activity])
}

/** A picture in private: one more while it was asked for pictures, none otherwise. */
export async function pictured(ctx: Ctx, dialogue: Dialogue | undefined): Promise<void> {
  if (dialogue?.step !== 'add') return
  const { activity = '' } = askedOf(dialogue.data)
  const keeping = forKeeper(async (context, here) => {
    if (!context.message?.photo) return refuse(context, 'archive-only-photos')
    await acknowledge(context, await keepMessage(context, here, context.message.caption ?? ''))
  })
  await keeping.run(ctx, [activity])
}
