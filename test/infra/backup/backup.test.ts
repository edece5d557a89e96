import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lineOf, readManifest, writeArchive } from '../../../infra/backup/format.ts'
import { erasuresIn, restore } from '../../../infra/backup/restoring.ts'
import { sampleNeeds } from '../../../infra/local/sample/needs.ts'
import { samplePeople } from '../../../infra/local/sample/people.ts'
import type { ActivityId } from '../../../shared/domain/ids.ts'
import { foldRecords } from '../../../shared/domain/service-record.ts'
import { day, type Instant, instant } from '../../../shared/domain/time.ts'
import { keepPhoto, noteFacts, rate } from '../../../shared/store/archive.ts'
import { partsOf } from '../../../shared/store/backup.ts'
import { writeItems } from '../../../shared/store/batch.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { erasedIn } from '../../../shared/store/erasure.ts'
import { dueJobs, dueShards } from '../../../shared/store/job.ts'
import { recordsOfActivity } from '../../../shared/store/record.ts'
import { readRoster } from '../../../shared/store/roster.ts'
import { activity, publish, saturday } from '../../world/activities.ts'
import { startWorld, type TestWorld } from '../../world/bot.ts'
import { atNine, of, startShow } from '../../world/hours.ts'

type Row = Record<string, unknown>

async function everyRow({ client, name: TableName }: Table): Promise<Row[]> {
  const rows: Row[] = []
  let ExclusiveStartKey: Row | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    )
    rows.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows
}

// What somebody is in the middle of writing, and what was heard already.
const isPassing = ({ pk, sk }: Row): boolean =>
  /^(S|UPD)#/.test(String(pk)) || /^(SETUP|CODE#)/.test(String(sk))

const linesOf = (rows: Row[]): string[] =>
  rows
    .filter((row) => !isPassing(row))
    .map(lineOf)
    .sort()

let scene: Awaited<ReturnType<typeof startShow>>
let bytes: Uint8Array
let lines: string[]
let at: Instant
const next = 'chongyang1' as ActivityId

const archived = async (when: number): Promise<Uint8Array> => {
  const { world, community } = scene
  const about = { at: when, bot: world.bot, community: { id: community.id, name: community.name } }
  return (await writeArchive(partsOf(world.table, community.id), about)).bytes
}

/** A show that was held and confirmed, another one to come, needs in every state, a paper, a poll. */
async function livedThrough(): Promise<void> {
  const { world, community, show, lifang, wangwei } = scene
  const { table, anna } = world
  const now = instant(world.clock())
  const seed = { community: community.id, now, leaders: {}, count: 40 }
  await writeItems(table, samplePeople(seed).items)
  await writeItems(
    table,
    sampleNeeds({
      ...{ community: community.id, now, zone: community.zone, coordinator: of(anna) },
      residents: [of(lifang), of(wangwei)],
      helpers: [of(wangwei), of(anna)],
    }).items,
  )
  await world.settled()
  await world.moveTo(atNine(125))
  await world.say(anna.id, anna.id, '/rollcall')
  for (const label of [show.title, '没标的都到了', '看一遍再确认', '确认记入', /^30$/])
    await world.press(anna.id, anna.id, label)
  await rate(table, community.id, show.id, of(lifang), 5, now)
  await noteFacts(table, community.id, show.id, { learned: '早到半小时' })
  await keepPhoto(table, community.id, show.id, {
    ...{ unique: 'AQAD1', file: 'AgAC1', by: of(lifang), at: now },
  })
  const later = activity(community, anna.id, {
    id: next,
    title: '重阳节慰问',
    start: instant(saturday.start + 7 * day),
    end: instant(saturday.end + 7 * day),
  })
  await publish(table, community, later, [{ label: '慰问', seats: 1 }], world.clock())
  await world.settled()
  for (const { id } of [lifang, wangwei]) await world.press(id, world.group, '慰问')
  await world.say(
    anna.id,
    anna.id,
    '/recruit 每周三 9:00-10:00 清扫楼道 地点:3号楼 10人 风险:无 直到2027年6月30日',
  )
  await world.press(anna.id, anna.id, '发布')
  await world.say(lifang.id, lifang.id, '/transcript 2026')
  await world.say(anna.id, anna.id, '/survey 书法班、义诊')
  await world.press(anna.id, anna.id, '发到群里投票')
  await world.settled()
}

beforeAll(async () => {
  scene = await startShow()
  await livedThrough()
  at = instant(scene.world.clock())
  bytes = await archived(at)
  lines = linesOf(await everyRow(scene.world.table))
}, 60_000)
afterAll(() => scene.world.close())

const options = (erased?: Map<string, Instant>) => ({
  now: at,
  chance: () => String(Math.random()),
  ...(erased && { erased }),
})

/** An empty community's world at the same time, in which the archive was put back. */
async function restoredWorld(erased?: Map<string, Instant>): Promise<TestWorld> {
  const world = await startWorld({ now: at })
  await restore(world.table, bytes, options(erased))
  await world.settled()
  return world
}

const messages = (world: TestWorld) => world.telegram.world.tables.messages.rows.size

describe('a community in one file', () => {
  it('comes back row by row, with nothing left out and nothing announced', async () => {
    const manifest = readManifest(bytes)
    expect(lines.some((line) => line.includes('"pk":"SERIES#'))).toBe(true)
    expect(manifest.parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(lines.length)
    const world = await startWorld({ now: at })
    const before = messages(world)
    await restore(world.table, bytes, options())
    await world.settled()
    expect(linesOf(await everyRow(world.table))).toEqual(lines)
    expect(messages(world)).toBe(before)
    const soon = instant(at + 30 * day)
    const due = async (table: Table) => {
      const keys: string[] = []
      for (let shard = 0; shard < dueShards; shard += 1)
        for await (const page of dueJobs(table, shard, soon))
          keys.push(...page.map(({ pk, sk }) => `${pk} ${sk}`))
      return keys.sort()
    }
    expect(await due(world.table)).toEqual(await due(scene.world.table))
    await world.close()
  }, 30_000)

  it('makes the same file again out of what came back', async () => {
    const world = await restoredWorld()
    const { community } = scene
    const about = { at, bot: world.bot, community: { id: community.id, name: community.name } }
    const again = await writeArchive(partsOf(world.table, community.id), about)
    expect(again.manifest).toEqual(readManifest(bytes))
    await world.close()
  }, 30_000)

  it('goes on where it was: the next one moves up when somebody leaves, and is told', async () => {
    const world = await restoredWorld()
    const { community, lifang, wangwei } = scene
    world.telegram.play.addBot({ chat: world.group, by: world.anna.id, admin: true })
    await world.settled()
    expect(community.chat).toBe(world.group)
    await world.say(lifang.id, lifang.id, '/my')
    await world.press(lifang.id, lifang.id, '退出')
    expect(Object.keys((await readRoster(world.table, next))?.tickets ?? {})).toEqual([of(wangwei)])
    expect(world.textOf(world.find(wangwei.id, '有空位'))).toContain('重阳节慰问')
    await world.close()
  }, 30_000)

  it('forgets again who was forgotten since, before anybody sees the names', async () => {
    const { world: live, community, show, lifang } = scene
    await live.say(lifang.id, lifang.id, '/forget')
    await live.press(lifang.id, lifang.id, '全部删除')
    for (let i = 1; i < 6; i += 1) await live.moveTo(at + i * 3 * 60_000)
    expect((await erasedIn(live.table, community.id)).size).toBe(1)
    const newer = await archived(at + day)
    const world = await restoredWorld(erasuresIn(newer, community.id))
    const opened = JSON.stringify(await everyRow(world.table))
    expect(opened).not.toContain('李芳')
    for (let i = 1; i < 5; i += 1) await world.moveTo(at + i * 3 * 60_000)
    const text = JSON.stringify((await everyRow(world.table)).filter((row) => !isPassing(row)))
    const traces = [
      '李芳',
      `U#${lifang.id}`,
      `#${of(lifang)}"`,
      `"${of(lifang)}`,
      `#${of(lifang)}#`,
    ]
    expect(traces.filter((trace) => text.includes(trace))).toEqual([])
    const totals = foldRecords(await recordsOfActivity(world.table, show.id))
    expect(totals).toEqual(foldRecords(await recordsOfActivity(live.table, show.id)))
    expect(totals.service.attested).toBe(360)
    await world.close()
  }, 40_000)
})

describe('an archive that can’t be used', () => {
  const refused = async (archive: Uint8Array): Promise<string> => {
    const world = await startWorld({ now: at })
    const said = await restore(world.table, archive, options()).catch(String)
    expect(await everyRow(world.table)).toEqual([])
    await world.close()
    return String(said)
  }
  const edited = (edit: (files: Record<string, Uint8Array>) => void): Uint8Array => {
    const files = unzipSync(bytes)
    edit(files)
    return zipSync(files)
  }
  const text = (files: Record<string, Uint8Array>, name: string) =>
    new TextDecoder().decode(files[name])

  it('is refused by name when a row was changed', async () => {
    const archive = edited((files) => {
      const [name = ''] = Object.keys(files).filter((file) => file.includes('activities'))
      files[name] = strToU8(text(files, name).replace('"credited":120', '"credited":999'))
    })
    expect(await refused(archive)).toMatch(/damaged: rows\/\d+-activities\.jsonl/)
  })

  it('is refused when it was cut short, or is no backup at all', async () => {
    expect(await refused(bytes.slice(0, bytes.length / 2))).toContain('no backup of Bangshou')
    expect(await refused(strToU8('hello'))).toContain('no backup of Bangshou')
  })

  it('is refused when a newer Bangshou made it', async () => {
    const newer = (from: string, to: string) =>
      edited((files) => {
        files['manifest.json'] = strToU8(text(files, 'manifest.json').replace(from, to))
      })
    expect(await refused(newer('"version": 1', '"version": 2'))).toContain('Update Bangshou')
    expect(await refused(newer('"roster@1"', '"roster@2"'))).toContain('roster@2')
  })

  it('is refused by name where the community is already', async () => {
    const { world, community } = scene
    const said = await restore(world.table, bytes, options()).catch(String)
    expect(said).toContain(`“${community.name}” (${community.id}) is in this table already`)
    const { parts } = readManifest(bytes)
    expect(parts.map(({ file }) => file.replace(/.*\d-/, ''))).toContain('people.jsonl')
  })
})

// An archive that was interrupted half-way is taken up again.
describe('a restore that broke off', () => {
  it('is finished by running it once more', async () => {
    const world = await startWorld({ now: at })
    let calls = 0
    const breaking = new Proxy(world.table.client, {
      get(target, property, receiver) {
        if (property !== 'send') return Reflect.get(target, property, receiver)
        return (...args: unknown[]) => {
          calls += 1
          if (calls > 8) throw new Error('the power went off')
          return Reflect.apply(target.send, target, args)
        }
      },
    })
    const half: Table = { client: breaking, name: world.table.name }
    expect(await restore(half, bytes, options()).catch(String)).toContain('the power went off')
    await restore(world.table, bytes, options())
    await world.settled()
    expect(linesOf(await everyRow(world.table))).toEqual(lines)
    await world.close()
  }, 30_000)
})
