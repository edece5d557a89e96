import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import { planCommunityJobs } from '../../../shared/domain/community-job.ts'
import {
  type ActivityId,
  type CommunityId,
  memberOf,
  type NeedId,
} from '../../../shared/domain/ids.ts'
import { needOf } from '../../../shared/domain/need-case.ts'
import { permitKey } from '../../../shared/domain/permit.ts'
import { hour, instant } from '../../../shared/domain/time.ts'
import { foundCommunity } from '../../../shared/store/community.ts'
import { communityPk } from '../../../shared/store/keys.ts'
import { addMember, newMember, updateProfile } from '../../../shared/store/member.ts'
import { addNeed } from '../../../shared/store/need.ts'
import { grantPermit } from '../../../shared/store/permit.ts'
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
  /** Made the group. */
  founder: number
  coordinators: number[]
  people: number[]
}

// Names that stand nowhere else: a scan finds them wherever they leak to.
const names = ['阿蘅', '伯彧', '翀之', '棣华', '娥眉', '斐然', '赓续', '皓苧', '矞云', '佶屈']
const titles = ['金秋演出', '清洁日', '义诊', '书法课', '图书整理', '送餐']

async function settle(machine: Machine, index: number, chance: Chance): Promise<Place> {
  const { play } = machine.telegram
  const first = 7_010_008_001 + index * 100
  const ids = Array.from({ length: 5 + chance.below(4) }, (_, i) => first + i)
  const nameOf = (id: number) => `${names[(id - first) % names.length]}${index}`
  const coordinators = chance.happens(0.5) ? [first, first + 1] : [first]
  const started = new Set(ids.filter((id) => coordinators.includes(id) || chance.happens(0.7)))
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
    coordinators: coordinators.map(memberOf),
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
    const isCoordinator = coordinators.includes(id)
    if (id !== first && (isCoordinator || chance.happens(0.6))) {
      const remind = chance.happens(0.3) ? { remind: 'private' as const } : {}
      const roles = isCoordinator ? { coordinator: true } : {}
      await addMember(table, { ...member(id), name: nameOf(id), consent, roles, ...remind })
    }
    if (started.has(id)) await updateProfile(table, id, { reachable: true })
  }
  await plan(machine, community, first, index, chance)
  const resident = chance.pick(ids)
  if (resident && chance.happens(0.8)) await need(machine, community, resident, chance)
  return { id: community.id, chat, founder: first, coordinators, people: ids }
}

/** Somebody has asked for help before, and told a telephone number in confidence. */
async function need(machine: Machine, community: Community, by: number, chance: Chance) {
  const asked = {
    ...{ id: `need${community.id}` as NeedId, community: community.id, by: memberOf(by) },
    ...{ origin: 'resident' as const, what: '换灯泡', programme: 'aid' as const, urgent: false },
  }
  const now = instant(machine.now)
  const phone = `139${10_000_000 + chance.below(89_999_999)}`
  await addNeed(memoryTable(machine.rows), needOf(asked, now), instant(now + 24 * hour), phone)
}

const permit = '急救证'

/** A training that gives the permit for which a role of a later activity asks; some hold it already. */
async function train(machine: Machine, community: Community, founder: number, chance: Chance) {
  const table = memoryTable(machine.rows)
  const start = Math.ceil(machine.now / hour) * hour + (1 + chance.below(4)) * hour
  const training = { host: community.name, learningMinutes: 60, gives: permit }
  const planned = activity(community, founder, {
    ...{
      id: `training${community.id}`.slice(0, 16) as ActivityId,
      title: `急救课${community.name}`,
    },
    ...{ start: instant(start), end: instant(start + hour), kind: 'training', training },
  })
  await publish(table, community, planned, [{ label: '学员', seats: 3 }], machine.now)
  if (chance.happens(0.5)) return
  await grantPermit(table, {
    ...{ community: community.id, member: memberOf(founder + 1 + chance.below(4)) },
    ...{ key: permitKey(permit), name: permit, activity: planned.id, at: instant(machine.now) },
  })
}

/** Some activities of the days to come, as the recruit verb publishes them. */
async function plan(
  machine: Machine,
  community: Community,
  founder: number,
  index: number,
  chance: Chance,
): Promise<void> {
  const table = memoryTable(machine.rows)
  const base = Math.ceil(machine.now / hour) * hour
  const isTrained = chance.happens(0.4)
  if (isTrained) await train(machine, community, founder, chance)
  for (let i = 0; i < 1 + chance.below(2); i += 1) {
    const start = base + (3 + chance.below(60)) * hour
    const planned = activity(community, founder, {
      id: `activity${index}${i}` as ActivityId,
      title: `${titles[chance.below(titles.length)]}${index}${i}`,
      start: instant(start),
      end: instant(start + 2 * hour),
    })
    const roles = [
      { label: '表演', seats: 1 + chance.below(3) },
      ...(chance.happens(0.5) ? [{ label: '摄影', seats: 1 }] : []),
      ...(isTrained ? [{ label: '救护', seats: 1, requires: permit }] : []),
    ]
    await publish(table, community, planned, roles, machine.now)
  }
}

/** Communities that know nothing of each other, one at least. */
export async function settlePlaces(
  machine: Machine,
  chance: Chance,
  most: number,
): Promise<Place[]> {
  const places: Place[] = []
  for (let i = 0; i < 1 + chance.below(most); i += 1) places.push(await settle(machine, i, chance))
  return places
}
