import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import writeExcel from 'write-excel-file/node'
import type { Community } from '../../../../../shared/domain/community.ts'
import { membersOf } from '../../../../../shared/store/member.ts'
import { placesOf, teamsOf, updateTeam } from '../../../../../shared/store/team.ts'
import { startWorld, type TestWorld } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
  await world.say(anna, anna, '/team 新建 舞蹈队')
})
afterEach(() => world.close())

const [anna, li] = [8001, 8002]
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const count = async () => (await membersOf(world.table, community.id)).length

async function send(as: number, name: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64')
  world.telegram.play.upload({ as, chat: as, name, mime: 'application/octet-stream', base64 })
  await world.settled()
}
const csv = (text: string) => new TextEncoder().encode(`\ufeff${text}`)

const good = '姓名,队伍,技能,电话\n周桂芳,舞蹈队,跳舞,13800138000\n吴建华,,修电器,\n'

describe('bringing in a list', () => {
  it('takes over everybody once all agreed, and the same file twice changes nothing', async () => {
    const before = await count()
    await send(anna, '名单.csv', csv(good))
    expect(newest(anna)).toContain('新队员 2 人')
    expect(newest(anna)).toContain('电话')
    expect(await count()).toBe(before)
    await world.press(anna, anna, '都同意了')
    expect(await count()).toBe(before + 2)
    const [team] = await teamsOf(world.table, community.id)
    expect(team && (await placesOf(world.table, community.id, team.id))).toHaveLength(1)
    await send(anna, '名单.csv', csv(good))
    expect(newest(anna)).toContain('2 人都已经在册')
    expect(await count()).toBe(before + 2)
    const kept = JSON.stringify(await membersOf(world.table, community.id))
    expect(kept).not.toContain('13800138000')
  })

  it('tells each wrong line with its reason and takes none', async () => {
    const before = await count()
    const bad = `${good}小明,舞蹈队,,\n,舞蹈队,,\n郑红,合唱队,,\n周桂芳,,,\n`
    await send(
      anna,
      'list.csv',
      csv(
        bad
          .replace('电话', '年龄')
          .replace('13800138000', '60')
          .replace('小明,舞蹈队,,', '小明,舞蹈队,,12'),
      ),
    )
    const report = newest(anna)
    expect(report).toContain('第4行：不满14岁')
    expect(report).toContain('第5行：没有姓名')
    expect(report).toContain('第6行：没有这支队伍')
    expect(report).toContain('第7行：重复')
    expect(await count()).toBe(before)
  })

  it('numbers the lines as the spreadsheet shows them, empty ones among them', async () => {
    await send(anna, 'list.csv', csv('\n姓名,年龄\n\n周桂芳,60\n,40\n'))
    expect(newest(anna)).toMatch(/第5行：没有姓名$/m)
  })

  it('takes nobody when a team would have more than it may', async () => {
    const before = await count()
    const [team] = await teamsOf(world.table, community.id)
    if (team) await updateTeam(world.table, community.id, team.id, { capacity: 1 })
    await send(anna, 'list.csv', csv('姓名,队伍\n周桂芳,舞蹈队\n吴建华,舞蹈队\n'))
    expect(newest(anna)).toContain('舞蹈队还能进 1 人，名单里有 2 人')
    expect(await count()).toBe(before)
  })

  it('reads a spreadsheet', async () => {
    const rows = [
      ['姓名', '编号'],
      ['周桂芳', '5101000001'],
    ].map((row) => row.map((value) => ({ value, type: String })))
    const bytes = await writeExcel(rows).toBuffer()
    await send(anna, '名单.xlsx', new Uint8Array(bytes))
    expect(newest(anna)).toContain('新队员 1 人')
  })

  it('says so when the file is none, and is the coordinators’ alone', async () => {
    await send(anna, '名单.xlsx', csv('not a spreadsheet'))
    expect(newest(anna)).toContain('读不出来')
    const before = await count()
    await send(li, '名单.csv', csv(good))
    expect(newest(li)).toContain('负责人')
    expect(await count()).toBe(before)
  })
})
