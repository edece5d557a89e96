import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActivityId, TeamId } from '../../../../../shared/domain/ids.ts'
import { neutral } from '../../../../../shared/domain/sheet.ts'
import { type CalendarDate, instant } from '../../../../../shared/domain/time.ts'
import { auditsOf } from '../../../../../shared/store/audit.ts'
import { updateMember } from '../../../../../shared/store/member.ts'
import { confirmRecords, recordsOfActivity, workOf } from '../../../../../shared/store/record.ts'
import { addTeam, joinTeam } from '../../../../../shared/store/team.ts'
import { activity } from '../../../../world/activities.ts'
import { atNine, of, startShow } from '../../../../world/hours.ts'

type Show = Awaited<ReturnType<typeof startShow>>
const [dance, fire] = ['dance' as TeamId, 'fire' as TeamId]
let scene: Show
beforeEach(async () => {
  scene = await startShow({ team: dance, title: '=HYPERLINK("http://x")' })
  const { world, community } = scene
  for (const [id, name] of [
    [dance, '舞蹈队'],
    [fire, '消防队'],
  ] as const)
    await addTeam(world.table, {
      ...{ id, community: community.id, name, leaders: [], version: 1 },
      createdAt: instant(0),
    })
})
afterEach(() => scene.world.close())

const roll = async () => {
  const { world } = scene
  const anna = world.anna.id
  await world.moveTo(atNine(125))
  await world.say(anna, anna, '/rollcall')
  for (const label of ['HYPERLINK', '没标的都到了', '看一遍再确认', '确认记入'])
    await world.press(anna, anna, label)
}

/** Presses what gives the file, and takes the file that came. */
async function file(as: number, label: RegExp | string, nth = 0): Promise<Uint8Array> {
  const { world } = scene
  const message = world.find(as, label, as)
  const buttons = world
    .buttonsOf(message)
    .filter((b) => (typeof label === 'string' ? b.text.includes(label) : label.test(b.text)))
  const button = buttons[nth]
  if (!button || !('callback_data' in button)) throw new Error(`no button ${label}`)
  await world.pressData(as, as, message, button.callback_data)
  const document = world.seen(as).at(-1)?.message.document
  if (!document) throw new Error(`no file came: ${world.textOf(world.seen(as).at(-1) ?? message)}`)
  const row = world.telegram.world.tables.files.get(document.file_id)
  const url = `${world.telegram.url}/play/file/${row?.id}`
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}

const table = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''), {
    header: true,
  }).data

const caption = (as: number) => scene.world.seen(as).at(-1)?.message.caption ?? ''
const csvOf = { ledger: 0, records: 1, trainings: 2, activities: 3, needs: 4 }

describe('exporting the books', () => {
  it('gives the service records in the official order, their minutes summing to the books', async () => {
    const { world, show } = scene
    await roll()
    await world.say(world.anna.id, world.anna.id, '/export')
    const bytes = await file(world.anna.id, /^CSV$/, csvOf.records)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = table(bytes)
    expect(Object.keys(rows[0] ?? {}).slice(0, 15)).toEqual([
      ...[
        '姓名',
        '性别',
        '出生日期',
        '身份证件号码',
        '居住区域',
        '联系方式',
        '专业技能',
        '服务类别',
      ],
      ...['活动名称', '日期', '地点', '服务内容', '服务时间（小时）', '组织单位', '负责人'],
    ])
    expect(rows.map((row) => [row.姓名, row.性别, row.身份证件号码, row.负责人])).toEqual(
      rows.map((row) => [row.姓名, '', '', '陈静']),
    )
    const entered = await recordsOfActivity(world.table, show.id)
    const sum = rows.reduce((minutes, row) => minutes + Number(row.计入分钟), 0)
    expect(sum).toBe(entered.reduce((minutes, entry) => minutes + entry.credited, 0))
    expect(sum).toBe(360)
    expect(caption(world.anna.id)).toContain(
      '留空：性别、出生日期、身份证件号码、居住区域、联系方式',
    )
    expect(caption(world.anna.id)).toContain('合计 6 小时')
  })

  it('lets no spreadsheet reckon with what people wrote', async () => {
    const { world } = scene
    await roll()
    await world.say(world.anna.id, world.anna.id, '/导出 2026-11')
    const rows = table(await file(world.anna.id, /^CSV$/, csvOf.activities))
    expect(rows.map((row) => row.活动名称)).toEqual([`'=HYPERLINK("http://x")`])
    const sheet = await readSheet(Buffer.from(await file(world.anna.id, '活动表 · Excel')))
    expect(sheet[1]?.[3]).toBe(`'=HYPERLINK("http://x")`)
    expect(sheet[1]?.[10]).toBe(3)
    expect(['+1', '-1', '@a', '＝1', '\t=1', 'a=1', 5].map(neutral)).toEqual([
      ...["'+1", "'-1", "'@a", "'＝1", "'\t=1", 'a=1', 5],
    ])
  })

  it('gives the ledger of a team with whoever served in it, and nothing of another', async () => {
    const { world, community, lifang } = scene
    await joinTeam(world.table, await memberAndTeam(), {
      by: of(world.anna),
      at: instant(world.clock()),
    })
    await roll()
    await world.say(world.anna.id, world.anna.id, '/export')
    await world.press(world.anna.id, world.anna.id, /^👥 队伍$/)
    await world.press(world.anna.id, world.anna.id, '舞蹈队')
    const rows = table(await file(world.anna.id, /^CSV$/, csvOf.ledger))
    expect(rows.map((row) => row.服务分钟合计)).toEqual(['120', '120', '120'])
    expect(rows.find((row) => row.姓名 === '李芳')?.入队日期).toBe('2026-11-25')
    await world.say(world.anna.id, world.anna.id, '/export')
    await world.press(world.anna.id, world.anna.id, /^👥 队伍$/)
    await world.press(world.anna.id, world.anna.id, '消防队')
    await world.press(world.anna.id, world.anna.id, '服务记录 · Excel')
    expect(world.textOf(world.seen(world.anna.id).at(-1) ?? world.find(lifang.id, /./))).toContain(
      '没有内容',
    )
    const audits = await auditsOf(world.table, community.id)
    expect(
      audits.filter(({ what }) => what.startsWith('export-')).map(({ what, team }) => [what, team]),
    ).toEqual([
      ['export-records', fire],
      ['export-ledger', dance],
    ])
  })

  it('has a line in the ledger for what was done for no team, so that it sums to the books', async () => {
    const { world, community, lifang } = scene
    const named = { id: 'noteam0001' as ActivityId, title: '没有队伍的活动' }
    const other = activity(community, world.anna.id, named)
    const entry = {
      ...workOf(other),
      ...{ activity: other.id, member: of(lifang), seq: 0, kind: 'service' as const },
      ...{ date: '2026-11-28' as CalendarDate, served: 60, credited: 60, policy: 'chongqing@1' },
      ...{ provenance: 'attested' as const, by: of(world.anna), at: instant(atNine(1)) },
    }
    await confirmRecords(world.table, [entry])
    await roll()
    await world.say(world.anna.id, world.anna.id, '/export')
    const rows = table(await file(world.anna.id, /^CSV$/, csvOf.ledger))
    const sum = rows.reduce((minutes, row) => minutes + Number(row.服务分钟合计), 0)
    expect(sum).toBe(420)
    expect(rows.find((row) => row.队伍 === '（不属于队伍）')?.服务分钟合计).toBe('60')
    expect(caption(world.anna.id)).toContain('7 小时')
  })

  it('gives a leader their own team only, and a volunteer nothing', async () => {
    const { world, community, lifang, jianguo } = scene
    await updateMember(world.table, community.id, of(lifang), { roles: { leads: [dance] } })
    await roll()
    await world.say(lifang.id, lifang.id, '/export')
    expect(world.textOf(world.find(lifang.id, '导出'))).toContain('舞蹈队')
    expect(
      world.buttonsOf(world.find(lifang.id, '导出')).some((b) => b.text.includes('需求')),
    ).toBe(false)
    await world.press(lifang.id, lifang.id, /^👥 队伍$/)
    await world.press(lifang.id, lifang.id, '消防队')
    expect(world.textOf(world.find(lifang.id, '导出'))).not.toContain('消防队')
    await world.say(jianguo.id, jianguo.id, '/export')
    expect(world.textOf(world.find(jianguo.id, '台账'))).toContain('由负责人、领导小组和队长')
  })
})

async function memberAndTeam() {
  const { world, community, lifang } = scene
  const { readMember } = await import('../../../../../shared/store/member.ts')
  const { readTeam } = await import('../../../../../shared/store/team.ts')
  const member = await readMember(world.table, community.id, of(lifang))
  const team = await readTeam(world.table, community.id, dance)
  if (!member || !team) throw new Error('the scene is incomplete')
  return { member, team }
}
