import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { activitiesBetween } from '../../../../../shared/store/activity.ts'
import { communityOfChat } from '../../../../../shared/store/community.ts'
import { readMember, updateMember } from '../../../../../shared/store/member.ts'
import { confirmRecords } from '../../../../../shared/store/record.ts'
import { joinTeam, placesOf, readTeam, teamsOf } from '../../../../../shared/store/team.ts'
import { activity, publish, saturday } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li, zhang, wang] = [8001, 8002, 8003, 8005]
const hour = 3_600_000
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))

async function founded(name = '舞蹈队') {
  await world.say(anna, anna, `/team 新建 ${name}`)
  const team = (await teamsOf(world.table, community.id)).find((t) => t.name === name)
  if (!team) throw new Error('no team')
  return team
}

describe('a team', () => {
  it('is founded once, with what its name tells of it', async () => {
    const team = await founded()
    await founded()
    expect(team).toMatchObject({ kind: 'dance', programme: 'culture' })
    expect(await teamsOf(world.table, community.id)).toHaveLength(1)
  })

  it('is founded by coordinators alone', async () => {
    await world.say(li, li, '/team 新建 我的队')
    expect(await teamsOf(world.table, community.id)).toEqual([])
  })

  it('lets its leader decide who comes in', async () => {
    const team = await founded()
    await world.say(anna, anna, '/role 张建国')
    await world.press(anna, anna, '张建国')
    await world.press(anna, anna, '当哪支队的队长')
    await world.press(anna, anna, '舞蹈队')
    expect(newest(zhang)).toContain('舞蹈队的队长')
    await world.say(li, li, '/team 舞蹈')
    await world.press(li, li, '申请加入')
    expect(newest(zhang)).toContain('李芳想加入舞蹈队')
    await world.press(zhang, zhang, '✅ 同意')
    expect(await placesOf(world.table, community.id, team.id)).toHaveLength(1)
    expect(newest(li)).toContain('您已加入舞蹈队')
  })

  it('asks before somebody is taken out, and before a member leaves', async () => {
    const team = await founded()
    const member = await readMember(world.table, community.id, memberOf(li))
    if (!member) throw new Error('gone')
    const by = { by: memberOf(anna), at: instant(wednesdayTen) }
    await joinTeam(world.table, { team, member }, by)
    const places = () => placesOf(world.table, community.id, team.id)
    await world.say(li, li, '/team 舞蹈')
    await world.press(li, li, '退出队伍')
    world.find(li, '再加入要队长同意')
    await world.say(anna, anna, '/team 舞蹈')
    await world.press(anna, anna, '队员')
    await world.press(anna, anna, '李芳')
    expect(newest(anna)).toContain('请李芳离开舞蹈队吗')
    expect(await places()).toHaveLength(1)
    await world.press(anna, anna, '请李芳出队')
    expect(await places()).toEqual([])
    expect(newest(li)).toContain('不在舞蹈队')
  })

  it('takes as many as come once its limit is lifted, and is of the kind that its leader says', async () => {
    await founded()
    await world.press(anna, anna, '人数上限')
    await world.say(anna, anna, '三十左右')
    expect(newest(anna)).toContain('例如 30')
    await world.say(anna, anna, '30')
    expect(newest(anna)).toContain('队员：0/30 人')
    await world.press(anna, anna, '人数上限')
    await world.say(anna, anna, '不限')
    expect(newest(anna)).toContain('队员：0 人')
    await world.press(anna, anna, '类型')
    await world.press(anna, anna, '太极')
    expect(newest(anna)).toContain('类型：太极')
    await world.say(li, li, '/team tai chi')
    expect(newest(li)).toContain('舞蹈队')
  })

  it('opens its ledger to the leading group, who change nothing', async () => {
    const team = await founded()
    await updateMember(world.table, community.id, memberOf(wang), { roles: { leading: true } })
    await world.settled()
    await world.say(wang, wang, '/team 舞蹈')
    await world.press(wang, wang, '台账')
    expect(newest(wang)).toContain('舞蹈队台账')
    const shown = world.find(wang, '舞蹈队台账')
    const said = await world.pressData(
      wang,
      wang,
      shown,
      `1lead:${community.id}:${team.id}:people:0`,
    )
    expect(said).toContain('队长')
    await world.say(li, li, '/team 舞蹈')
    const card = world.find(li, '舞蹈队')
    const seen = await world.pressData(li, li, card, `1team:${community.id}:${team.id}:ledger`)
    expect(seen).toContain('队长')
  })

  it('is led by its own leader only', async () => {
    const [team] = [await founded(), await founded('合唱队')]
    await world.say(anna, anna, '/role 张建国')
    await world.press(anna, anna, '张建国')
    await world.press(anna, anna, '当哪支队的队长')
    await world.press(anna, anna, '合唱队')
    const said = await world.pressData(
      zhang,
      zhang,
      world.find(zhang, /./),
      `1lead:${community.id}:${team?.id}:ledger`,
    )
    expect(said).toContain('队长')
  })

  it('gives its last place once, to whichever of two comes first', async () => {
    const team = { ...(await founded()), capacity: 1 }
    const both = await Promise.all(
      [li, wang].map(async (who) => {
        const member = await readMember(world.table, community.id, memberOf(who))
        if (!member) throw new Error('gone')
        const by = { by: memberOf(anna), at: instant(wednesdayTen) }
        return joinTeam(world.table, { team, member }, by)
      }),
    )
    // The second is refused at the write, or sees the full team before it.
    const [first, second] = both.sort()
    expect(first).toBe('changed')
    expect(['full', 'stale']).toContain(second)
    expect(await placesOf(world.table, community.id, team.id)).toHaveLength(1)
  })

  it('makes a group its own by a code that its leader was given', async () => {
    const team = await founded()
    const group = world.telegram.play.group({
      title: '舞蹈队的群',
      by: anna,
      members: [li],
      supergroup: true,
    }).id
    world.telegram.play.addBot({ chat: group, by: anna, admin: false })
    await world.settled()
    await world.press(anna, anna, '绑定队伍的群')
    const code = /team link (\w{8})/.exec(newest(anna))?.[1]
    await world.say(li, group, '/team link 00000000')
    expect(newest(group)).toContain('不对')
    await world.say(li, group, `/team link ${code}`)
    expect(newest(group)).toContain('舞蹈队的群')
    expect(await communityOfChat(world.table, world.bot, group)).toMatchObject({ team: team.id })
    await world.say(anna, world.group, `/team link ${code}`)
    expect(newest(world.group)).toContain('已经属于')
  })

  /** 舞蹈队 with a small group of its own, in which 李芳 is. */
  async function withGroup() {
    const team = await founded()
    const group = world.telegram.play.group({ title: '舞蹈队的群', by: anna, members: [li] }).id
    world.telegram.play.addBot({ chat: group, by: anna, admin: false })
    await world.settled()
    await world.press(anna, anna, '绑定队伍的群')
    const code = /team link (\w{8})/.exec(newest(anna))?.[1]
    await world.say(anna, group, `/team link ${code}`)
    return { team, group }
  }
  const recruiting = '/recruit 周六 9:00-11:00 扇子舞排练 地点:文化站 表演2 风险:无'

  it('recruits from its own group, where the post stands beside that of the community', async () => {
    const { team, group } = await withGroup()
    await world.say(anna, group, recruiting)
    expect(world.textOf(world.find(anna, '预览'))).toContain('也会发到舞蹈队自己的群')
    await world.press(anna, anna, '发布')
    const posts = () => [world.group, group].map((chat) => world.textOf(world.find(chat, '扇子舞')))
    for (const post of posts()) expect(post).toContain('0/2')
    await world.press(li, group, '表演')
    for (const post of posts()) expect(post).toContain('李芳')
    const [planned] = await activitiesBetween(world.table, community.id, 0, saturday.end)
    expect(planned?.team).toBe(team.id)
  })

  it('asks a newcomer for the name where they signed up', async () => {
    const { group } = await withGroup()
    await world.say(anna, group, recruiting)
    await world.press(anna, anna, '发布')
    const stranger = 8099
    const told = { id: stranger, first_name: '周敏', language_code: 'zh-hans', started: false }
    world.telegram.play.person(told)
    world.telegram.play.join({ chat: group, person: stranger })
    await world.settled()
    await world.press(stranger, group, '表演')
    const asked = (chat: number) =>
      world.seen(chat, stranger).filter((m) => world.textOf(m).includes('名单里显示您的名字'))
    expect([asked(group), asked(world.group)].map((all) => all.length)).toEqual([1, 0])
  })

  it('goes on in the supergroup that its own group became', async () => {
    const { team, group } = await withGroup()
    await world.say(anna, group, recruiting)
    await world.press(anna, anna, '发布')
    const next = world.telegram.play.migrate({ chat: group })
    await world.settled()
    expect((await readTeam(world.table, community.id, team.id))?.chat).toBe(next.id)
    await world.press(li, next.id, '表演')
    expect(world.textOf(world.find(next.id, '扇子舞'))).toContain('李芳')
    expect(world.textOf(world.find(world.group, '扇子舞'))).toContain('李芳')
    // The reminder of the evening before comes in time, as it would have.
    await world.moveTo(Date.UTC(2026, 10, 27, 1, 5))
    expect(world.textOf(world.find(world.group, /快到日子了/))).toContain('扇子舞')
    await world.say(anna, next.id, '/team')
    expect(world.textOf(world.find(anna, '队员：'))).toContain('舞蹈队')
    expect(world.errors).toEqual([])
  })

  it('shows in its ledger what was done, how it is known, and nothing of other teams', async () => {
    const team = await founded()
    const yesterday = {
      start: instant(wednesdayTen - 26 * hour),
      end: instant(wednesdayTen - 24 * hour),
    }
    const done = activity(community, anna, { team: team.id, ...yesterday })
    await publish(world.table, community, done, [{ label: '表演', seats: 2 }], wednesdayTen)
    await confirmRecords(
      world.table,
      [li, wang].map((who) => ({
        community: community.id,
        of: 'activity' as const,
        activity: done.id,
        member: memberOf(who),
        seq: 0,
        kind: 'service' as const,
        date: '2026-11-24' as never,
        served: 120,
        credited: 120,
        policy: 'chongqing@1',
        provenance: who === li ? ('checked-in' as const) : ('attested' as const),
        by: memberOf(anna),
        at: yesterday.end,
        title: done.title,
        programme: 'culture' as const,
      })),
    )
    await world.say(anna, anna, '/team 舞蹈')
    await world.press(anna, anna, '台账')
    const book = world.textOf(world.find(anna, '舞蹈队台账'))
    expect(book).toContain('活动 1 场（培训 0 场），服务 2 人')
    expect(book).toContain('服务 4 小时：签到 2，当天确认 2，补录 0')
  })
})
