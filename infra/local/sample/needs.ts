import { addDays, calendarDate, instantAt } from '../../../shared/domain/calendar.ts'
import type { CommunityId, MemberId, NeedId, PartnerId } from '../../../shared/domain/ids.ts'
import { digest } from '../../../shared/domain/ids.ts'
import { type NeedState, presentAgainAt } from '../../../shared/domain/need.ts'
import {
  act,
  askBack,
  both,
  finish,
  type Move,
  type Need,
  needOf,
  programmeFor,
  volunteer,
} from '../../../shared/domain/need-case.ts'
import { defaultPolicy } from '../../../shared/domain/policy.ts'
import { day, hour, type Instant, instant } from '../../../shared/domain/time.ts'
import { jobItem } from '../../../shared/store/job.ts'
import { needItem, needJobOf, needPk } from '../../../shared/store/need.ts'
import { type BookEntry, recordItem } from '../../../shared/store/record.ts'

export interface NeedsSeed {
  community: CommunityId
  zone: string
  now: Instant
  coordinator: MemberId
  /** Who ask for help, in turn. */
  residents: [MemberId, ...MemberId[]]
  /** Who help, in turn. */
  helpers: [MemberId, ...MemberId[]]
  partner?: PartnerId
}

interface Told {
  what: string
  where?: string
  /** Days and hours from the day of the seed. */
  when?: [days: number, from: number, to: number]
  hoursAgo: number
  behalf?: true
  secret?: string
  become?: (seed: NeedsSeed, helper: MemberId, by: MemberId) => Move
}

const matched: Told['become'] = ({ coordinator, helpers }) =>
  act({ kind: 'match', members: [...helpers] }, coordinator)
const serving: NonNullable<Told['become']> = ({ coordinator }, helper) =>
  both(
    act({ kind: 'match', members: [helper] }, coordinator),
    act({ kind: 'take', member: helper }, helper),
  )
const done: NonNullable<Told['become']> = (seed, helper, by) =>
  both(serving(seed, helper, by), finish(seed.coordinator, 60))

/** One of each kind, as neighbours tell them. */
const told: Told[] = [
  {
    what: '家里厨房的灯坏了，够不着，想请人换一下',
    where: '3 号楼一带',
    when: [3, 9, 11],
    hoursAgo: 2,
    secret: '孙阿姨 · 13800000001 · 3栋2单元402',
  },
  { what: '想请人陪我去医院拿药', where: '社区医院', when: [2, 8, 11], hoursAgo: 20 },
  {
    what: '不会用手机挂号，想请人教教我',
    where: '活动室',
    hoursAgo: 30,
    become: ({ coordinator }) => act({ kind: 'accept' }, coordinator),
  },
  {
    what: '想把一张旧桌子搬到楼下',
    where: '5 号楼',
    when: [4, 14, 16],
    hoursAgo: 26,
    become: ({ coordinator }) => askBack('桌子大概多重？几个人能搬？', coordinator),
  },
  {
    what: '想请人上门给老人理发',
    where: '2 号楼',
    behalf: true,
    // Between the morning's and the afternoon's activities: who is asked is in none then.
    when: [4, 12, 14],
    hoursAgo: 9,
    secret: '张奶奶 · 13800000002 · 2栋1单元101',
    become: matched,
  },
  {
    what: '想请人陪老人聊聊天、读读报',
    where: '7 号楼',
    behalf: true,
    when: [1, 14, 16],
    hoursAgo: 50,
    secret: '赵爷爷 · 13800000003 · 7栋3单元301',
    become: serving,
  },
  {
    what: '孩子放学没人接，想请人看一个小时',
    hoursAgo: 70,
    become: (seed, helper, by) =>
      both(serving(seed, helper, by), act({ kind: 'reassign', reason: 'helper' }, helper)),
  },
  { what: '下水道堵了，想请人看看', where: '1 号楼', hoursAgo: 96, become: done },
  {
    what: '想请人帮忙写几副春联',
    hoursAgo: 200,
    become: (seed, helper, by) =>
      both(done(seed, helper, by), act({ kind: 'rate', stars: 5, word: '写得真好，谢谢' }, by)),
  },
  {
    what: '想借五千块钱周转',
    hoursAgo: 120,
    become: ({ coordinator }) => act({ kind: 'refuse', reason: 'scope' }, coordinator),
  },
  {
    what: '想请医生给老人量血压、看看腿',
    where: '活动室',
    hoursAgo: 60,
    become: ({ coordinator, partner }) =>
      partner ? act({ kind: 'hand', partner }, coordinator) : act({ kind: 'accept' }, coordinator),
  },
  {
    what: '楼道里的杂物想请大家一起清理',
    where: '4 号楼',
    when: [5, 9, 11],
    hoursAgo: 40,
    become: ({ coordinator }, helper) =>
      both(act({ kind: 'accept' }, coordinator), volunteer(helper)),
  },
]

const at = <T>(all: readonly [T, ...T[]], i: number): T => all[i % all.length] ?? all[0]

function spanOf({ now, zone }: NeedsSeed, when: Told['when']) {
  if (!when) return {}
  const [days, from, to] = when
  const date = addDays(calendarDate(now, zone), days)
  return {
    when: { start: instantAt(date, from * 60, zone), end: instantAt(date, to * 60, zone) },
  }
}

function needFrom(seed: NeedsSeed, one: Told, i: number): Need {
  const asked = instant(seed.now - one.hoursAgo * hour)
  const by = at(seed.residents, i)
  const fresh = needOf(
    {
      id: digest('sample-need', seed.community, i) as NeedId,
      community: seed.community,
      by,
      origin: 'resident',
      what: one.what,
      programme: programmeFor(one.what),
      urgent: false,
      ...(one.behalf && { behalf: true }),
      ...spanOf(seed, one.when),
      ...(one.where && { where: one.where }),
    },
    asked,
  )
  const later = instant(asked + Math.min(2 * hour, one.hoursAgo * hour))
  const moved = one.become?.(seed, at(seed.helpers, i), by)(fresh, later)
  if (moved && !moved.ok) throw new Error(`sample need ${i} can't be: ${moved.reason}`)
  return moved?.ok ? { ...moved.need, version: 2 } : fresh
}

const secretItem = ({ id, community }: Need, details: string) => ({
  pk: needPk(id),
  sk: 'PRIVATE',
  e: 'need-private@1',
  c: community,
  details,
})

/** The helper's minutes in the books, once a need is closed. */
export function entryFor({ coordinator, zone }: NeedsSeed, need: Need): BookEntry[] {
  const { helper, minutes, closedAt } = need
  if (!helper || minutes === undefined || closedAt === undefined) return []
  return [
    {
      activity: need.id,
      member: helper,
      seq: 0,
      kind: 'service',
      date: calendarDate(closedAt, zone),
      served: minutes,
      credited: minutes,
      policy: 'chongqing@1',
      provenance: 'attested',
      by: coordinator,
      at: closedAt,
      community: need.community,
      of: 'need',
      title: need.what,
      programme: need.programme,
      ...(need.where && { place: need.where }),
    },
  ]
}

const jobsFor = (need: Need, now: Instant, i: number): Record<string, unknown>[] => {
  const due = presentAgainAt(need, defaultPolicy, need.when?.end)
  if (due === undefined) return []
  // Those that are late already come up one after another, not all at the start.
  return [jobItem(needJobOf(need, due > now + day ? due : instant(now + (i + 1) * 0.75 * day)))]
}

/** Needs in every state, with the rows beside them: the same for the same seed. */
export function sampleNeeds(seed: NeedsSeed) {
  const needs = told.map((one, i) => needFrom(seed, one, i))
  const items = needs.flatMap((need, i) => {
    const secret = told[i]?.secret
    return [
      needItem(need),
      ...(secret ? [secretItem(need, secret)] : []),
      ...jobsFor(need, seed.now, i),
    ]
  })
  const records = needs.flatMap((need) => entryFor(seed, need))
  const states = needs.map(({ state }): NeedState => state)
  return { needs, states, records, items: [...items, ...records.map(recordItem)] }
}
