import type { Activity } from '../../shared/domain/activity.ts'
import type { Community } from '../../shared/domain/community.ts'
import { type MemberId, memberOf } from '../../shared/domain/ids.ts'
import { hour } from '../../shared/domain/time.ts'
import { readCommunity, updateCommunity } from '../../shared/store/community.ts'
import { updateMember } from '../../shared/store/member.ts'
import { recordsOfActivity } from '../../shared/store/record.ts'
import { activity, publish, saturday } from './activities.ts'
import { startWorld, type TestWorld } from './bot.ts'

export const minutesOf = 60_000

/** A show on Saturday 9–11 with seats for everyone, three of the six people in it. */
export async function startShow(change: Partial<Activity> = {}) {
  const world = await startWorld()
  const community = await world.found()
  const [lifang, jianguo, , wangwei] = world.people
  if (!lifang || !jianguo || !wangwei) throw new Error('the cast is missing')
  const show = activity(community, world.anna.id, change)
  await publish(world.table, community, show, [{ label: '表演', seats: 10 }], world.clock())
  await world.settled()
  for (const { id } of [lifang, jianguo, wangwei]) await world.press(id, world.group, '表演')
  return { world, community, show, lifang, jianguo, wangwei }
}

/** Makes one of the people a second coordinator. */
export async function appoint(world: TestWorld, community: Community, id: number): Promise<void> {
  const now = await readCommunity(world.table, community.id)
  await updateMember(world.table, community.id, memberOf(id), { roles: { coordinator: true } })
  await updateCommunity(world.table, community.id, {
    coordinators: [...(now?.coordinators ?? []), memberOf(id)],
  })
  await world.settled()
}

export const booksOf = async (world: TestWorld, show: Activity) =>
  (await recordsOfActivity(world.table, show.id)).map(
    ({ member, seq, served, credited, provenance, second }) => ({
      ...{ member, seq, served, credited, provenance },
      ...(second && { second }),
    }),
  )

export const of = (person: { id: number }): MemberId => memberOf(person.id)
export const atNine = (minutes = 0): number => saturday.start + minutes * minutesOf
export const daysLater = (days: number): number => saturday.end + days * 24 * hour
