import { samplePeople } from '../../infra/local/sample/people.ts'
import { instantAt } from '../../shared/domain/calendar.ts'
import { type Community, defaultQuiet } from '../../shared/domain/community.ts'
import { type CommunityId, memberOf, telegramIdOf } from '../../shared/domain/ids.ts'
import type { Team } from '../../shared/domain/team.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { instant } from '../../shared/domain/time.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { foundCommunity } from '../../shared/store/community.ts'
import { communityJobs } from '../../shared/store/community-job.ts'
import { profileKey } from '../../shared/store/keys.ts'
import { addMember, membershipItem, newMember, updateProfile } from '../../shared/store/member.ts'
import { startWorld, type TestWorld } from '../world/bot.ts'

export const zone = 'Asia/Shanghai'
export const volunteers = 1525

/** The model community: fifty teams, all its volunteers, two coordinators, one group. */
export interface Town {
  world: TestWorld
  community: Community
  teams: Team[]
  /** Telegram ids of the volunteers, by team. */
  membersOf: ReadonlyMap<string, number[]>
  people: number[]
  coordinator: number
  second: number
}

/** Founds it as of the morning of its first day. */
export async function foundTown(first: CalendarDate, endpoint?: string): Promise<Town> {
  const now = instant(instantAt(first, 7 * 60, zone))
  const world = await startWorld({ now, still: true, ...(endpoint && { endpoint }) })
  const { table, telegram, group, anna, people: others } = world
  const [lifang] = others
  if (!lifang) throw new Error('the cast is missing')
  const [coordinator, second] = [anna.id, lifang.id]
  const community: Community = {
    id: 'guihua' as CommunityId,
    name: '桂花社区',
    zone,
    language: 'zh-CN',
    chat: group,
    quiet: defaultQuiet,
    policy: 'chongqing@1',
    calendar: 'cn',
    residents: 7098,
    createdAt: now,
    coordinators: [memberOf(coordinator), memberOf(second)],
  }
  const consent = { version: 1, at: now }
  const leading = (id: number, name: string) => ({
    ...newMember(community.id, memberOf(id), now),
    ...{ name, consent, roles: { coordinator: true } },
  })
  const jobs = communityJobs(community, now)
  await foundCommunity(table, world.bot, community, leading(coordinator, anna.name), jobs)
  await addMember(table, leading(second, lifang.name))
  const sample = samplePeople({ community: community.id, now, leaders: {}, count: volunteers })
  const places = sample.members.flatMap((m) => {
    const item = membershipItem(community.id, m.id)
    return item ? [item] : []
  })
  const known = sample.members.flatMap((m) => {
    const id = telegramIdOf(m.id)
    return id === undefined ? [] : [{ id, m }]
  })
  const profiles = known.map(({ id }) => ({ ...profileKey(id), e: 'profile@1', reachable: true }))
  await writeItems(table, [...sample.items, ...places, ...profiles])
  for (const { id, m } of known) {
    telegram.play.person({ id, first_name: m.name ?? '', language_code: 'zh-hans', started: true })
    telegram.play.join({ chat: group, person: id })
  }
  for (const id of [coordinator, second]) await updateProfile(table, id, { reachable: true })
  telegram.play.addBot({ chat: group, by: coordinator, admin: true })
  await world.settled()
  const membersOf = new Map(
    sample.teams.map(({ id }) => [
      String(id),
      known.flatMap((k) => (k.m.teams?.includes(id) ? [k.id] : [])),
    ]),
  )
  const people = known.map(({ id }) => id)
  return { world, community, teams: sample.teams, membersOf, people, coordinator, second }
}
