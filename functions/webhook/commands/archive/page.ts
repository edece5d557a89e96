import { currentRecords, foldRecords } from '../../../../shared/domain/service-record.ts'
import { keptOf, postMessages } from '../../../../shared/store/archive.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { recordsOfActivity } from '../../../../shared/store/record.ts'
import { renderPage } from '../../../../shared/views/archive.ts'
import type { Spoken } from '../../answer.ts'
import { bookNames, readsInside } from '../../book-filter.ts'
import { meIn } from '../../gate.ts'
import type { InActivity, Me } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** Who may add to what is kept: coordinators, and the leaders of the team whose activity it was. */
export const mayWrite = ({ roles }: Me, { activity }: Pick<InActivity, 'activity'>): boolean =>
  (roles.coordinator ?? false) ||
  (activity.team !== undefined && (roles.leads?.includes(activity.team) ?? false))

/** An activity's page: every number on it comes from the books now. */
export async function page(
  ctx: Ctx,
  here: InActivity,
  back?: { filter: string; page: number },
): Promise<Spoken> {
  const { table, words } = ctx.world
  const { activity, community } = here
  const me = await meIn(ctx, community, 'coordinator')
  const [kept, entries, names, posts] = await Promise.all([
    keptOf(table, activity.id),
    recordsOfActivity(table, activity.id),
    bookNames(ctx, community.id),
    postMessages(table, [activity.id], community.chat),
  ])
  const people = currentRecords(entries)
    .filter(({ served }) => served > 0)
    .map(({ member }) => member)
  const inside = readsInside(me, activity)
  const called = await readNames(table, community.id, [...people, activity.by])
  const shown = people.flatMap((m) => called.get(m) ?? [])
  const planner = called.get(activity.by)
  const post = posts.get(activity.id)
  return renderPage({
    ...{ activity, kept, names, inside, words, zone: community.zone, chat: community.chat },
    totals: foldRecords(entries),
    came: { count: people.length, ...(inside && { names: shown }) },
    mayWrite: mayWrite(me, here),
    ...(planner && { planner }),
    ...(post !== undefined && { post }),
    ...(back && { back }),
  })
}
