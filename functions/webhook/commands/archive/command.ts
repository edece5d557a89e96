import { inArchive } from '../../../../shared/domain/archive.ts'
import { type BookFilter, parseFilter } from '../../../../shared/domain/book-filter.ts'
import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { linesIn, postMessages } from '../../../../shared/store/archive.ts'
import type { KeptFilter } from '../../../../shared/store/filter.ts'
import { albumOnce, hitsAPage, renderHits } from '../../../../shared/views/archive.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { bookNames, changed, forFilter, keep, picking, thisYear } from '../../book-filter.ts'
import { forActivity, forCommunity, meIn } from '../../gate.ts'
import { allows } from '../../menus.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { askedOf } from './input.ts'
import { add, heard, learned, pictured, rating, replied, served } from './keeping.ts'
import { page } from './page.ts'

/** What fits a filter: one query of its period, one batch for the links. */
async function hits(
  ctx: Ctx,
  { community }: InCommunity,
  { id, filter }: KeptFilter,
  wanted = 0,
): Promise<Spoken> {
  const { table, now, words } = ctx.world
  const [lines, names, me] = await Promise.all([
    linesIn(table, community, filter.period),
    bookNames(ctx, community.id),
    meIn(ctx, community, 'coordinator'),
  ])
  const programme = (p: string) => words.plain(`programme-${p}`)
  const found = inArchive(lines, filter, { ...names, programme }, now)
  const at = Math.min(Math.max(0, wanted), Math.max(0, Math.ceil(found.length / hitsAPage) - 1))
  const shown = found.slice(at * hitsAPage, (at + 1) * hitsAPage).map(({ activity }) => activity)
  return renderHits({
    ...{ id, filter, hits: found, page: at, names, words },
    ...{ chat: community.chat, zone: community.zone },
    posts: await postMessages(table, shown, community.chat),
    mayExport: allows('books', me.roles),
  })
}

async function search(ctx: Ctx, here: InCommunity, filter: BookFilter): Promise<Spoken> {
  return hits(ctx, here, await keep(ctx, here.community.id, filter))
}

const first = (ctx: Ctx, here: InCommunity, text = ''): Promise<Spoken> =>
  search(ctx, here, parseFilter(text, thisYear(ctx, here.community.zone)))

async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}

async function ask(ctx: Ctx, filter: string): Promise<void> {
  const { words } = ctx.world
  const asking = { verb: 'archive', step: 'search', data: { filter } }
  await listen(ctx, asking)
  await silence(ctx)
  await reply(ctx, { text: words.html('archive-ask-search') })
}

const pressed = forFilter('anyone', async (ctx, here, [step = '0', ...args]) => {
  const { kept } = here
  if (step === 'ask') return ask(ctx, kept.id)
  if (step === 'pick') {
    const choices = await picking(ctx, here, 'archive', args)
    return choices ? show(ctx, choices) : refuse(ctx, 'button-old')
  }
  if (step === 'set') {
    const filter = changed(kept.filter, args)
    return filter ? show(ctx, await search(ctx, here, filter)) : refuse(ctx, 'button-old')
  }
  if (step !== 'open') return show(ctx, await hits(ctx, here, kept, Number(step) || 0))
  const a = parseActivityId(args[0] ?? '')
  const found = a && (await readActivityAndRoster(ctx.world.table, a))
  if (found?.activity.community !== here.community.id) return refuse(ctx, 'no-activity')
  const back = { filter: kept.id, page: Number(args[1]) || 0 }
  await show(ctx, await page(ctx, { ...here, ...found }, back))
})

/** The pictures of an activity, privately to whoever wants to see them. */
const album = forActivity('anyone', async (ctx, { activity, me }) => {
  const { queue, words } = ctx.world
  const intent = { kind: 'album' as const, activity: activity.id, to: me.telegramId, from: 0 }
  const once = albumOnce(activity.id, me.telegramId, 0, ctx.update.update_id)
  await enqueue(queue, [{ intent, chat: me.telegramId, once }])
  await toast(ctx, words.plain('archive-photos-come'))
})

const searched = (text: string) =>
  forFilter('anyone', async (ctx, here) => {
    await hush(ctx)
    const typed = parseFilter(text, thisYear(ctx, here.community.zone))
    // What was chosen by buttons goes on to count beside the words.
    await reply(ctx, await search(ctx, here, { ...here.kept.filter, ...typed }))
  })

/** What is kept of all that was done, to be found again; and what is still to be added to it. */
export const archive: Verb = {
  command: forCommunity('anyone', async (ctx, here, [text]) =>
    answerAlone(ctx, await first(ctx, here, text), 'archive'),
  ),
  start: {
    who: 'anyone',
    subject: 'activity',
    async run(ctx, [a]) {
      const opened = forActivity('anyone', async (_, here) => {
        await reply(ctx, await page(ctx, here))
      })
      if (a) return opened.run(ctx, [a])
      await archive.command?.run(ctx, [''])
    },
  },
  reply: replied,
  file: pictured,
  async dialogue(ctx, dialogue, text) {
    if (dialogue.step !== 'search') return heard(ctx, dialogue, text)
    const { filter = '' } = askedOf(dialogue.data)
    await searched(text).run(ctx, [filter])
  },
  buttons: {
    archive: pressed,
    kept: forActivity('anyone', async (ctx, here) => {
      const spoken = await page(ctx, here)
      if (ctx.chat?.type === 'private') return show(ctx, spoken)
      await answerAlone(ctx, spoken, `archive_${here.activity.id}`)
    }),
    album,
    served,
    learned,
    keep: add,
    rate: rating,
  },
}
