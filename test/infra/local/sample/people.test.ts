import { describe, expect, it } from 'vitest'
import { samplePeople } from '../../../../infra/local/sample/people.ts'
import type { CommunityId } from '../../../../shared/domain/ids.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { instant } from '../../../../shared/domain/time.ts'
import { writeItems } from '../../../../shared/store/batch.ts'
import { membersOf } from '../../../../shared/store/member.ts'
import { partnersOf } from '../../../../shared/store/partner.ts'
import { placesOf, teamsOf } from '../../../../shared/store/team.ts'
import { freshTable } from '../../../world/dynamodb.ts'

const seed = {
  community: 'guihua' as CommunityId,
  now: instant(Date.UTC(2026, 10, 25)),
  leaders: { 舞蹈队: memberOf(7004) },
  count: 1518,
}

describe('the sample neighbourhood', () => {
  const people = samplePeople(seed)

  it('is the same each time', () => {
    expect(samplePeople(seed)).toEqual(people)
  })

  it('has fifty teams, nine of them on the stage with about a thousand people', () => {
    const stage = people.teams.filter((t) => t.programme === 'culture').map((t) => t.id)
    const dancers = people.members.filter((m) => m.teams?.some((t) => stage.includes(t)))
    expect(people.teams).toHaveLength(50)
    expect(stage).toHaveLength(9)
    expect(dancers.length).toBeGreaterThan(900)
    expect(dancers.length).toBeLessThan(1100)
  })

  it('is written to the table and read back as it was made', async () => {
    const { client, tableName: name } = await freshTable()
    const table = { client, name }
    await writeItems(table, people.items)
    const teams = await teamsOf(table, seed.community)
    const members = await membersOf(table, seed.community)
    const places = await Promise.all(teams.map((t) => placesOf(table, seed.community, t.id)))
    expect(members.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [...people.members].sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect(places.flat()).toHaveLength(people.members.flatMap((m) => m.teams ?? []).length)
    expect(await partnersOf(table, seed.community)).toHaveLength(people.partners.length)
  })
})
