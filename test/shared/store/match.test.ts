import { beforeAll, describe, expect, it } from 'vitest'
import { samplePeople } from '../../../infra/local/sample/people.ts'
import { addDays, calendarDate } from '../../../shared/domain/calendar.ts'
import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import type { ActivityId, CommunityId, MemberId, NeedId } from '../../../shared/domain/ids.ts'
import { memberOf, telegramIdOf } from '../../../shared/domain/ids.ts'
import { type Need, needOf } from '../../../shared/domain/need-case.ts'
import { hour, instant } from '../../../shared/domain/time.ts'
import { writeItems } from '../../../shared/store/batch.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { profileKey } from '../../../shared/store/keys.ts'
import { matchesFor } from '../../../shared/store/match.ts'
import { updateMember, updateProfile } from '../../../shared/store/member.ts'
import { addOffer } from '../../../shared/store/offer.ts'
import { type BookEntry, recordItem } from '../../../shared/store/record.ts'
import { freshTable } from '../../world/dynamodb.ts'
import { countingUnits } from '../../world/units.ts'

const now = instant(Date.UTC(2026, 10, 25, 2))
const zone = 'Asia/Shanghai'
const community: Community = {
  id: 'guihua' as CommunityId,
  name: '桂花社区',
  zone,
  language: 'zh-CN',
  chat: -100,
  quiet: defaultQuiet,
  policy: 'chongqing@1',
  calendar: 'cn',
  createdAt: now,
  coordinators: [],
}
const saturday = {
  start: instant(Date.UTC(2026, 10, 28, 0)),
  end: instant(Date.UTC(2026, 10, 28, 4)),
}

const need = (change: Partial<Need> = {}): Need => ({
  ...needOf(
    {
      id: 'need000001' as NeedId,
      community: community.id,
      by: memberOf(1),
      origin: 'resident',
      what: '我家灯坏了，想请人换灯',
      programme: 'aid',
      urgent: false,
      when: saturday,
    },
    now,
  ),
  ...change,
})

let table: Table
let electricians: MemberId[]

const record = (member: MemberId, n: number): BookEntry => ({
  activity: `act${n}`.padEnd(8, '0') as ActivityId,
  member,
  seq: 0,
  kind: 'service',
  date: addDays(calendarDate(now, zone), -(n % 55) - 1),
  served: 60,
  credited: 60,
  policy: 'chongqing@1',
  provenance: 'attested',
  by: memberOf(2),
  at: now,
  community: community.id,
  of: 'activity',
  title: '金秋养老院文艺演出',
  programme: 'culture',
  place: '金秋养老院',
})

/** 1,525 volunteers and two months of books: 80 activities of 20 people. */
beforeAll(async () => {
  const { client, tableName } = await freshTable()
  table = { client, name: tableName }
  const people = samplePeople({ community: community.id, now, leaders: {}, count: 1525 })
  await writeItems(table, people.items)
  electricians = people.members
    .filter(({ skills, age }) => skills?.includes('electrician') && age !== '14-17')
    .map(({ id }) => id)
  const volunteers = people.members.filter(({ id }) => !electricians.slice(0, 2).includes(id))
  const entries = Array.from({ length: 1600 }, (_, i) =>
    record(volunteers[(i * 7) % volunteers.length]?.id ?? memberOf(3), Math.floor(i / 20)),
  )
  await writeItems(table, entries.map(recordItem))
  const profiles = people.members.map(({ id }) => profileKey(telegramIdOf(id) ?? 0))
  await writeItems(
    table,
    profiles.map((key) => ({ ...key, e: 'profile@1', reachable: true })),
  )
}, 60_000)

describe('matching 1,525 volunteers', () => {
  it('takes less than a second and a bounded number of units', async () => {
    const counted = countingUnits(table)
    const began = performance.now()
    const found = await matchesFor(counted.table, community, need(), now, 8)
    const ms = Math.round(performance.now() - began)
    const units = counted.read()
    console.log(`matched 1,525 in ${ms} ms with ${units} read units in ${counted.calls()} calls`)
    expect(found).toHaveLength(8)
    expect(units).toBeLessThan(400)
    for (const { reasons } of found)
      expect(reasons[0]).toEqual({ code: 'skill', skills: ['electrician'] })
  })

  it('prefers who offered that time', async () => {
    const offering = electricians.at(-1)
    if (!offering) throw new Error('too few electricians')
    await updateMember(table, community.id, offering, { mayAsk: true })
    await addOffer(table, community.id, { member: offering, ...saturday })
    const [first] = await matchesFor(table, community, need(), now, 8)
    expect(first).toMatchObject({ member: offering })
    expect(first?.reasons).toContainEqual({ code: 'free', by: 'offer' })
  })

  it('never shows who opted out, has blocked the bot, was asked before, or is busy then', async () => {
    const before = await matchesFor(table, community, need(), now, 4)
    const [out, blocked, asked] = before.map(({ member }) => member)
    if (!out || !blocked || !asked) throw new Error('too few matches')
    await updateMember(table, community.id, out, { mayAsk: false })
    await updateProfile(table, telegramIdOf(blocked) ?? 0, { reachable: false })
    const after = await matchesFor(table, community, need({ asked: [asked] }), now, 8)
    const shown = after.map(({ member }) => member)
    for (const m of [out, blocked, asked]) expect(shown).not.toContain(m)
  })

  it('forgets an offer once it is over', async () => {
    const later = instant(saturday.end + hour)
    const [first] = await matchesFor(table, community, need(), later, 1)
    expect(first?.reasons).not.toContainEqual({ code: 'free', by: 'offer' })
  })
})
