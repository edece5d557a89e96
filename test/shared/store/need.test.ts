import { beforeEach, describe, expect, it } from 'vitest'
import type { CommunityId, MemberId, NeedId } from '../../../shared/domain/ids.ts'
import { act, finish, type Need, needOf } from '../../../shared/domain/need-case.ts'
import { instant } from '../../../shared/domain/time.ts'
import type { Table } from '../../../shared/store/connection.ts'
import {
  addNeed,
  changeNeed,
  closedNeeds,
  needsOfResident,
  openNeeds,
  readNeed,
} from '../../../shared/store/need.ts'
import { countingCalls } from '../../world/calls.ts'
import { freshTable } from '../../world/dynamodb.ts'

const now = instant(Date.UTC(2026, 10, 25, 2))
const community = 'guihua' as CommunityId
const resident = 'wang' as MemberId
const anna = 'anna' as MemberId
const people = Array.from({ length: 20 }, (_, i) => `v${i}` as MemberId)

let table: Table
let need: Need
beforeEach(async () => {
  const { client, tableName } = await freshTable()
  table = { client, name: tableName }
  const asked = { id: 'need000001' as NeedId, community, by: resident, origin: 'resident' as const }
  need = needOf({ ...asked, what: '换灯', programme: 'aid', urgent: false }, now)
  await addNeed(table, need, now, '13800138000')
  const matched = await changeNeed(table, need, act({ kind: 'match', members: people }, anna), now)
  if (matched.ok) need = matched.need
})

const take = (m: MemberId) => changeNeed(table, need, act({ kind: 'take', member: m }, m), now)

describe('twenty who say yes in the same moment', () => {
  it('are one helper and nineteen who hear that it is taken', async () => {
    const answers = await Promise.all(people.map(take))
    const won = answers.filter(({ ok }) => ok)
    expect(won).toHaveLength(1)
    expect(answers.filter((a) => !a.ok && a.reason === 'taken')).toHaveLength(19)
    const helper = (await readNeed(table, need.id))?.helper
    expect(won[0]).toMatchObject({ need: { helper, state: 'serving' } })
  })

  it('each say it twice, and it stays with the first', async () => {
    const answers = await Promise.all([...people, ...people].map(take))
    const helper = (await readNeed(table, need.id))?.helper
    const won = answers.flatMap((a) => (a.ok ? [a.need.helper] : []))
    expect(won).toEqual([helper, helper])
  })

  it('cost one write where nobody else is in the way', async () => {
    const counted = countingCalls(table)
    const [first] = people
    if (!first) throw new Error('nobody')
    await changeNeed(counted.table, need, act({ kind: 'take', member: first }, first), now)
    expect(counted.names()).toEqual(['PutCommand'])
  })
})

describe('two coordinators at once', () => {
  it('finish a need once, with the minutes of the first', async () => {
    const [helper = resident] = people
    const taken = await take(helper)
    if (taken.ok) need = taken.need
    const done = await Promise.all(
      [30, 60].map((m) => changeNeed(table, need, finish(anna, m), now)),
    )
    const minutes = (await readNeed(table, need.id))?.minutes
    expect(done.map((d) => d.ok && d.need.minutes)).toEqual([minutes, minutes])
  })

  it('of whom one refuses and one accepts leave one answer', async () => {
    const steps = [
      act({ kind: 'refuse', reason: 'scope' }, anna),
      act({ kind: 'hand', partner: 'p1' as never }, anna),
    ]
    await Promise.all(steps.map((step) => changeNeed(table, need, step, now)))
    const newest = await readNeed(table, need.id)
    expect(newest?.state).toBe('refused')
  })
})

describe('the lists', () => {
  it('hold open needs and closed ones apart, and each person’s own', async () => {
    expect(await openNeeds(table, community)).toHaveLength(1)
    expect(await needsOfResident(table, community, resident, { open: true })).toHaveLength(1)
    await changeNeed(table, need, act({ kind: 'withdraw' }, resident), now)
    expect(await openNeeds(table, community)).toHaveLength(0)
    expect(await closedNeeds(table, community, now, now + 1)).toHaveLength(1)
    expect(await needsOfResident(table, community, resident, { open: true })).toHaveLength(0)
    expect(await needsOfResident(table, community, resident)).toHaveLength(1)
  })
})
