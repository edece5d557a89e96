import { calendarDate } from '../../../../shared/domain/calendar.ts'
import { parseActivityId } from '../../../../shared/domain/ids.ts'
import {
  type Confirmed,
  confirmSheet,
  countedTwice,
  isNobodys,
  sheetLines,
} from '../../../../shared/domain/roll.ts'
import type { ServiceRecord } from '../../../../shared/domain/service-record.ts'
import { readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import { closeRoll, type Request, type Roll } from '../../../../shared/store/roll.ts'
import { servedButtons } from '../../../../shared/views/archive.ts'
import { renderNobodysBooks, type SheetView } from '../../../../shared/views/roll.ts'
import { isAsked, renderEntered, renderSummary } from '../../../../shared/views/roll-summary.ts'
import { replace, silence, toast } from '../../answer.ts'
import { forActivity } from '../../gate.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { card, readSheet, sameDay } from './sheet.ts'

async function decide(ctx: Ctx, here: InActivity) {
  const [view, claimed] = await Promise.all([readSheet(ctx, here), sameDay(ctx, here)])
  const { now } = ctx.world
  const confirmed = confirmSheet(view, { by: here.me.id, sameDay: claimed, now })
  return { view, claimed, confirmed }
}

/** Who would have the same hour twice, by the activities in which those people were that day. */
async function twiceOf(ctx: Ctx, view: SheetView, claimed: ServiceRecord[]) {
  const people = new Set(sheetLines(view).map((line) => line.member))
  const theirs = claimed.filter(({ member }) => people.has(member))
  const ids = [...new Set(theirs.flatMap(({ activity }) => parseActivityId(activity) ?? []))]
  const others = ids.filter((id) => id !== view.activity.id)
  if (others.length === 0) return []
  const found = await readActivitiesAndRosters(ctx.world.table, others)
  return countedTwice(
    view,
    theirs,
    found.map(({ activity }) => activity),
  )
}

async function notYet(ctx: Ctx, here: InActivity): Promise<boolean> {
  const { now, words } = ctx.world
  if (here.roster.status === 'cancelled' || here.roster.status === 'finished') {
    await toast(ctx, words.plain('roll-already'), { box: true })
    await replace(ctx, await card(ctx, here))
    return true
  }
  if (now >= here.activity.end) return false
  await toast(ctx, words.plain('roll-not-over'), { box: true })
  return true
}

/** `rollsum:activity`: what would be entered, to be looked at once more. */
export const summarise = forActivity('coordinator', async (ctx, here) => {
  if (await notYet(ctx, here)) return
  const { view, claimed, confirmed } = await decide(ctx, here)
  const twice = await twiceOf(ctx, view, claimed)
  await silence(ctx)
  await replace(ctx, renderSummary(view, confirmed, twice))
})

/**
 * Requests for a second coordinator: one for everybody, and one for each coordinator who was there
 * too, since nobody seconds their own minutes.
 */
function requestsOf(
  page: Omit<Roll, 'records' | 'absent'>,
  here: InActivity,
  { waiting }: Confirmed,
) {
  const { coordinators } = here.community
  const own = waiting.filter((r) => coordinators.includes(r.member))
  const others = waiting.filter((r) => !coordinators.includes(r.member))
  const all: Request[] = own.map((record, i) => ({ ...page, id: `own-${i}`, records: [record] }))
  return others.length > 0 ? [...all, { ...page, id: 'all', records: others }] : all
}

/**
 * `rclose:activity`: nobody signed up and nobody came. Whoever is remembered later is added to the
 * books, and whoever was seen meanwhile keeps it open.
 */
export const closeNobodys = forActivity('coordinator', async (ctx, here) => {
  if (await notYet(ctx, here)) return
  const { table, now, words } = ctx.world
  const { activity, community, me } = here
  if (!isNobodys(await readSheet(ctx, here))) {
    await silence(ctx)
    return replace(ctx, await card(ctx, here))
  }
  const date = calendarDate(activity.start, community.zone)
  const page = { activity: activity.id, community: community.id, date, by: me.id, at: now }
  const closed = await closeRoll(table, { ...page, records: [], absent: [] }, [], { nobody: true })
  await toast(ctx, words.plain(closed === 'closed' ? 'roll-nobody-done' : 'roll-already'))
  await replace(ctx, renderNobodysBooks({ activity, words }))
})

/** `rollok:activity`: confirmed, once. The entries follow from the one write that this is. */
export const confirmRoll = forActivity('coordinator', async (ctx, here) => {
  if (await notYet(ctx, here)) return
  const { table, now, words } = ctx.world
  const { view, confirmed } = await decide(ctx, here)
  if (confirmed.refused.length > 0) {
    await silence(ctx)
    return replace(ctx, renderSummary(view, confirmed, []))
  }
  const { activity, community, me } = here
  const date = calendarDate(activity.start, community.zone)
  const page = { activity: activity.id, community: community.id, date, by: me.id, at: now }
  const roll: Roll = { ...page, records: [...confirmed.entries], absent: [...confirmed.absent] }
  const closed = await closeRoll(table, roll, requestsOf(page, here, confirmed))
  const done = isAsked(confirmed) ? 'roll-asked' : 'roll-done'
  await toast(ctx, words.plain(closed === 'closed' ? done : 'roll-already'))
  // Only service is for residents.
  const served = activity.kind === 'service'
  const ask = served ? [words.html('archive-ask-served', { title: activity.title })] : []
  const text = [renderEntered(view, confirmed), ...ask].join('\n\n')
  await replace(ctx, { text, ...(served && { keyboard: servedButtons(activity.id, words) }) })
})
