import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollFollower } from '../../../../../functions/changes/followers/roll/follower.ts'
import { calendarDate } from '../../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../../shared/domain/community.ts'
import type { ActivityId, CommunityId, MemberId } from '../../../../../shared/domain/ids.ts'
import type { ServiceRecord } from '../../../../../shared/domain/service-record.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { activityItem } from '../../../../../shared/store/activity.ts'
import type { Table } from '../../../../../shared/store/connection.ts'
import { confirmRecords, recordsOfActivity, workOf } from '../../../../../shared/store/record.ts'
import { closeRoll, parseRoll, type Roll, readRoll } from '../../../../../shared/store/roll.ts'
import { rosterItem } from '../../../../../shared/store/roster.ts'
import { activity, rosterOf } from '../../../../world/activities.ts'
import { freshTable } from '../../../../world/dynamodb.ts'

const community = { id: 'guihua' as CommunityId } as Community
const show = (id: string) => activity(community, 8001, { id: id as ActivityId })
const date = calendarDate(show('a').start, 'Asia/Shanghai')

function rollOf(id: string, by: string, minutes: number[]): Roll {
  const at = instant(show(id).end + 1)
  const records = minutes.map(
    (served, i): ServiceRecord => ({
      activity: id as ActivityId,
      member: `m${i}` as MemberId,
      ...{ seq: 0, kind: 'service', date, served, credited: served, at },
      policy: 'plain-minutes@1',
      provenance: 'attested',
      by: by as MemberId,
    }),
  )
  const page = { activity: id as ActivityId, community: community.id, date, at }
  return { ...page, by: by as MemberId, records, absent: [] }
}

async function prepared(table: Table, id: string): Promise<void> {
  const planned = show(id)
  for (const Item of [activityItem(planned), rosterItem(rosterOf(planned, []))])
    await table.client.send(new PutCommand({ TableName: table.name, Item }))
}

async function image(table: Table, id: string) {
  const Key = { pk: `A#${id}`, sk: 'ROLL' }
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key }))
  return { pk: `A#${id}`, sk: 'ROLL', at: instant(0), sequence: '1', after: Item ?? {} }
}

describe('a confirmed roll call', () => {
  it('becomes exactly the entries of the coordinator who was first, whatever crashed or repeated', async () => {
    const { client, tableName: name } = await freshTable()
    const table: Table = { client, name }
    const deps = { table, queue: { client: async () => ({}) as never, url: '' } } as Parameters<
      typeof rollFollower
    >[0]
    let n = 0
    const minutes = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 6 })
    const history = fc.record({
      anna: minutes,
      bo: minutes,
      // How far the first try came before its environment died, and how often it was repeated.
      died: fc.nat(6),
      repeated: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(history, async ({ anna, bo, died, repeated }) => {
        n += 1
        const id = `show${String(n).padStart(6, '0')}`
        await prepared(table, id)
        const tries = [rollOf(id, 'anna', anna), rollOf(id, 'bo', bo), rollOf(id, 'anna', anna)]
        const said = await Promise.all(tries.map((roll) => closeRoll(table, roll, [])))
        expect(said.filter((word) => word === 'closed')).toHaveLength(1)
        const won = await readRoll(table, id as ActivityId)
        const change = await image(table, id)
        const half = parseRoll(change.after).records.slice(0, died)
        await confirmRecords(
          table,
          half.map((r) => ({ ...r, ...workOf(show(id)) })),
        )
        await Promise.all(Array.from({ length: repeated }, () => rollFollower(deps, change)))
        const books = await recordsOfActivity(table, id as ActivityId)
        const expected = won?.by === 'anna' ? anna : bo
        expect(books.map((r) => [r.member, r.seq, r.served, r.by])).toEqual(
          expected.map((served, i) => [`m${i}`, 0, served, won?.by]),
        )
      }),
      { numRuns: 60 },
    )
  })
})
