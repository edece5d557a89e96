import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import { planCommunityJobs } from '../../../shared/domain/community-job.ts'
import { type ActivityId, type CommunityId, memberOf } from '../../../shared/domain/ids.ts'
import { hour, instant } from '../../../shared/domain/time.ts'
import { foundCommunity } from '../../../shared/store/community.ts'
import { communityPk } from '../../../shared/store/keys.ts'
import { addMember, newMember, updateProfile } from '../../../shared/store/member.ts'
import { activity, publish } from '../../world/activities.ts'
import { memoryTable } from '../engine/engine.ts'
import type { Chance } from './chance.ts'
import type { Machine } from './machine.ts'
import { botId } from './telegram.ts'

export interface Person {
  id: number
  name: string
  community: Place
}

/** A community with the people in its group. */
export interface Place {
  id: CommunityId
  chat: number
  coordinator: number
  people: number[]
}

// Names that stand nowhere else: a scan finds them wherever they leak to.
const names = ['阿蘅', '伯彧', '翀之', '棣华', '娥眉', '斐然', '赓续', '皓苧', '矞云', '佶屈']
const titles = ['金秋演出', '清洁日', '义诊', '书法课', '图书整理', '送餐']

async function settle(machine: Machine, index: number, chance: Chance): Promise<Place> {
  const { play } = machine.telegram
  const first = 8001 + index * 100
  const ids = Array.from({ length: 5 + chance.below(4) }, (_, i) => first + i)
  const nameOf = (id: number) => `${names[(id - first) % names.length]}${index}`
  const started = new Set(ids.filter((id) => id === first || chance.happens(0.7)))
  for (const id of ids) {
    play.person({
      id,
      first_name: nameOf(id),
      language_code: chance.happens(0.8) ? 'zh-hans' : 'en',
      started: started.has(id),
    })
  }
  const supergroup = chance.happens(0.5)
  const { id: chat } = play.group({ title: `小区${index}`, by: first, members: ids, supergroup })
  play.addBot({ chat, by: first, admin: chance.happens(0.7) })
  const table = memoryTable(machine.rows)
  const community: Community = {
    id: `community${index}` as CommunityId,
    name: `小区${index}`,
    zone: index % 2 === 0 ? 'Asia/Shanghai' : 'America/New_York',
    language: index % 2 === 0 ? 'zh-CN' : 'en',
    chat,
    quiet: defaultQuiet,
    policy: 'chongqing@1',
    calendar: 'cn',
    createdAt: instant(machine.now),
    coordinators: [memberOf(first)],
  }
  const consent = { version: 1, at: instant(machine.now) }
  const member = (id: number) => newMember(community.id, memberOf(id), instant(machine.now))
  const jobs = planCommunityJobs(community, instant(machine.now)).map((job) => ({
    ...job,
    pk: communityPk(community.id),
    community: community.id,
  }))
  const founder = { ...member(first), name: nameOf(first), consent, roles: { coordinator: true } }
  await foundCommunity(table, botId, community, founder, jobs)
  for (const id of ids) {
    if (id !== first && chance.happens(0.6)) {
      const remind = chance.happens(0.3) ? { remind: 'private' as const } : {}
      await addMember(table, { ...member(id), name: nameOf(id), consent, ...remind })
    }
    if (started.has(id)) await updateProfile(table, id, { reachable: true })
  }
  await plan(machine, community, index, chance)
  return { id: community.id, chat, coordinator: first, people: ids }
}

/** Some activities of the days to come, as the recruit verb publishes them. */
async function plan(
  machine: Machine,
  community: Community,
  index: number,
  chance: Chance,
): Promise<void> {
  const table = memoryTable(machine.rows)
  const base = Math.ceil(machine.now / hour) * hour
  for (let i = 0; i < 1 + chance.below(2); i += 1) {
    const start = base + (3 + chance.below(60)) * hour
    const planned = activity(community, 8001 + index * 100, {
      id: `activity${index}${i}` as ActivityId,
      title: `${titles[chance.below(titles.length)]}${index}${i}`,
      start: instant(start),
      end: instant(start + 2 * hour),
    })
    const roles = [
      { label: '表演', seats: 1 + chance.below(3) },
      ...(chance.happens(0.5) ? [{ label: '摄影', seats: 1 }] : []),
    ]
    await publish(table, community, planned, roles, machine.now)
  }
}

export async function settlePlaces(machine: Machine, chance: Chance): Promise<Place[]> {
  const places: Place[] = []
  for (let i = 0; i < 1 + chance.below(2); i += 1) places.push(await settle(machine, i, chance))
  return places
}
