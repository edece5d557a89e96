import {
  DescribeTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reapplyErasures } from '../../../../infra/aws/operate/erasures.ts'
import { restore } from '../../../../infra/aws/operate/restore.ts'
import { keep } from '../../../../infra/aws/operate/secrets.ts'
import { createTable } from '../../../../infra/local/table.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { instant } from '../../../../shared/domain/time.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { activity, publish, saturday } from '../../../world/activities.ts'
import { startWorld, type TestWorld, token } from '../../../world/bot.ts'
import { anyCredentials, sharedDynamoDb } from '../../../world/dynamodb.ts'
import { bot, cellWith, cloud, urlOf } from './cloud.ts'

const li = 8002
const zhang = 8003
const hour = 3_600_000
let world: TestWorld
let community: Community
let older: Table

const rowsOf = async (table: Table) =>
  (await table.client.send(new ScanCommand({ TableName: table.name }))).Items ?? []

const traces = async (table: Table, id: number, name: string): Promise<string[]> => {
  const member = new RegExp(`(?<![0-9a-z])${memberOf(id)}(?![0-9a-z])|${name}`)
  return (await rowsOf(table)).map((row) => JSON.stringify(row)).filter((row) => member.test(row))
}

/** The state of a moment ago in a table of its own, as a restore leaves it. */
async function copied(from: Table, name: string): Promise<Table> {
  const { endpoint } = await sharedDynamoDb()
  await createTable(new DynamoDBClient({ endpoint, ...anyCredentials }), name)
  const copy = { client: from.client, name }
  for (const Item of await rowsOf(from))
    await copy.client.send(new PutCommand({ TableName: name, Item }))
  return copy
}

beforeAll(async () => {
  world = await startWorld()
  community = await world.found()
  const planned = activity(community, world.anna.id)
  await publish(world.table, community, planned, [{ label: '表演', seats: 1 }], world.clock())
  await world.settled()
  await world.press(li, world.group, '表演')
  await world.press(zhang, world.group, '表演')
  older = await copied(world.table, 'restored')
  await world.say(li, li, '/forget')
  await world.press(li, li, '全部删除')
  await world.moveTo(saturday.start - 48 * hour)
  await world.moveTo(saturday.start - 47 * hour)
})
afterAll(() => world.close())

describe('going back in time', () => {
  it('would bring back who was forgotten', async () => {
    expect(await traces(world.table, li, '李芳')).toEqual([])
    expect(await traces(older, li, '李芳')).not.toEqual([])
  })

  it('forgets them again, and gives their seat on', async () => {
    const random = () => 'zzzzzzzzz'
    const now = instant(world.clock())
    expect(await reapplyErasures({ newer: world.table, older, now, random })).toBe(1)
    expect(await traces(older, li, '李芳')).toEqual([])
    const [upcoming] = (await rowsOf(older)).filter((row) => row.sk === 'ROSTER')
    const found = await readActivityAndRoster(older, String(upcoming?.pk).slice(2) as never)
    expect(JSON.stringify(found?.roster)).toContain(memberOf(zhang))
  })

  it('has nobody left to forget the second time, and loses nobody else', async () => {
    const now = instant(world.clock())
    const again = { newer: world.table, older, now, random: () => 'zzzzzzzzz' }
    expect(await reapplyErasures(again)).toBe(0)
    expect(await traces(older, zhang, '张建国')).not.toEqual([])
  })
})

describe('npm run restore-table', () => {
  const to = new Date('2026-11-25T08:00:00Z')
  const name = 'bangshou-prod-a-20261125T080000'
  const streamArn = `arn:aws:dynamodb:ap-southeast-1:111122223333:table/${name}/stream/now`

  it('makes a new table like the old one, notes it, and switches over while Telegram waits', async () => {
    const documents = world.table.client
    await copied(older, name)
    const aws = cloud()
    const keyArn = 'arn:aws:kms:ap-southeast-1:111122223333:key/k'
    aws.tables.on(DescribeTableCommand).callsFake(({ TableName }) => ({
      Table: {
        TableStatus: 'ACTIVE',
        TableArn: `arn:aws:dynamodb:ap-southeast-1:111122223333:table/${TableName}`,
        LatestStreamArn: streamArn,
        SSEDescription: { KMSMasterKeyArn: keyArn },
      },
    }))
    const cell = cellWith({ table: { name: world.table.name, streamArn: 'x' } })
    const operator = aws.operator(cell, world.telegram.url)
    await keep(operator, bot, 'token', token)
    await keep(operator, bot, 'secret', 'a-secret')
    const notes: unknown[] = []
    await restore({
      ...operator,
      to,
      now: instant(to.getTime() + hour),
      documents,
      random: () => 'zzzzzzzzz',
      note: (table) => void notes.push(table),
    })
    const [call] = aws.tables.commandCalls(RestoreTableToPointInTimeCommand)
    expect(call?.args[0].input).toMatchObject({
      SourceTableName: world.table.name,
      TargetTableName: name,
      RestoreDateTime: to,
      SSESpecificationOverride: { KMSMasterKeyId: keyArn },
    })
    expect(aws.tables.commandCalls(UpdateTableCommand)[0]?.args[0].input).toMatchObject({
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      DeletionProtectionEnabled: true,
    })
    expect(aws.tables.commandCalls(UpdateTimeToLiveCommand)).toHaveLength(1)
    expect(aws.tables.commandCalls(UpdateContinuousBackupsCommand)).toHaveLength(1)
    expect(notes).toEqual([{ name, streamArn }])
    expect(aws.ran).toEqual([
      'deploy bangshou-prod-a-data bangshou-prod-a-bots --require-approval never',
    ])
    expect(world.telegram.world.settings.webhook).toMatchObject({ url: urlOf(bot) })
  })

  it('goes back only', async () => {
    const aws = cloud()
    const asked = { to, now: instant(0), random: () => '', note: () => {} }
    const operator = aws.operator(cellWith(), world.telegram.url)
    await expect(restore({ ...operator, ...asked, documents: world.table.client })).rejects.toThrow(
      '--to must lie in the past',
    )
  })
})
