import { calendarDate } from '../../../../shared/domain/calendar.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { type Sheet, sheetLines } from '../../../../shared/domain/roll.ts'
import { currentRecords, type ServiceRecord } from '../../../../shared/domain/service-record.ts'
import { attendancesOf } from '../../../../shared/store/check-in.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { recordsOfActivity, recordsOfCommunity } from '../../../../shared/store/record.ts'
import { openRequests } from '../../../../shared/store/roll.ts'
import { renderBooks, renderSheet, type SheetView } from '../../../../shared/views/roll.ts'
import type { Spoken } from '../../answer.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** Everything that the roll call shows: one query of the activity's people, one batch of names. */
export async function readSheet(ctx: Ctx, here: InActivity): Promise<SheetView> {
  const { table, words } = ctx.world
  const { activity, community, roster } = here
  const attendances = await attendancesOf(table, activity.id)
  const sheet: Sheet = { activity, community, roster, attendances }
  const people = sheetLines(sheet).map((line) => line.member)
  return { ...sheet, words, names: await readNames(table, community.id, people) }
}

/** What was entered of an activity, what waits for a second coordinator, and the sheet behind it. */
export async function readBooks(ctx: Ctx, here: InActivity) {
  const { table } = ctx.world
  const { activity, community } = here
  const [view, entries, requests] = await Promise.all([
    readSheet(ctx, here),
    recordsOfActivity(table, activity.id),
    openRequests(table, activity.id),
  ])
  const others = entries.map((r) => r.member).filter((m) => !view.names.has(m))
  const names = new Map([...view.names, ...(await readNames(table, community.id, others))])
  return { view: { ...view, names }, entries, requests }
}

/** The day's entries of the community: what a person's other activities already claim of the day. */
export const sameDay = (
  ctx: Ctx,
  { activity, community }: InActivity,
): Promise<ServiceRecord[]> => {
  const date = calendarDate(activity.start, community.zone)
  return recordsOfCommunity(ctx.world.table, community.id, date, date)
}

/** The roll call while it is open; once it was confirmed, the books. */
export async function card(ctx: Ctx, here: InActivity, page = 0): Promise<Spoken> {
  if (here.roster.status !== 'finished') return renderSheet(await readSheet(ctx, here), page)
  const { view, entries, requests } = await readBooks(ctx, here)
  return renderBooks(view, currentRecords(entries), requests, page)
}

export const lineOf = (view: SheetView, m: MemberId) =>
  sheetLines(view).find((line) => line.member === m)
