import { PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../../shared/domain/community.ts'
import { namesMember } from '../../../../../shared/domain/forget.ts'
import { memberOf, type NeedId, type TeamId } from '../../../../../shared/domain/ids.ts'
import { act, both, needOf, pick } from '../../../../../shared/domain/need-case.ts'
import { standing } from '../../../../../shared/domain/roster.ts'
import { instant, minute } from '../../../../../shared/domain/time.ts'
import { enqueue } from '../../../../../shared/queue/queue.ts'
import { readCommunity } from '../../../../../shared/store/community.ts'
import { erasedAmong, erasedIn, readErasure } from '../../../../../shared/store/erasure.ts'
import { eraseAll } from '../../../../../shared/store/forget.ts'
import { rosterKey } from '../../../../../shared/store/keys.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { addNeed, changeNeed, readNeed } from '../../../../../shared/store/need.ts'
import { grantPermit } from '../../../../../shared/store/permit.ts'
import { confirmRecords, recordsOfActivity } from '../../../../../shared/store/record.ts'
import { changeRole, type RoleChange } from '../../../../../shared/store/role.ts'
import { readRoster } from '../../../../../shared/store/roster.ts'
import { conferStar } from '../../../../../shared/store/star.ts'
import { addTeam, joinTeam, readTeam } from '../../../../../shared/store/team.ts'
import { activity, publish, saturday } from '../../../../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

// 李芳 leaves; 王伟 waits behind her.
const [anna, li, wang] = [8001, 8002, 8005]
const me = memberOf(li)

async function published(): Promise<void> {
  const planned = activity(community, anna)
  await publish(world.table, community, planned, [{ label: '表演', seats: 1 }], world.clock())
  await world.settled()
  await world.press(li, world.group, '表演')
  await world.press(wang, world.group, '表演')
}

const entry = (member = me) => ({
  community: community.id,
  of: 'activity' as const,
  activity: activity(community, anna).id,
  member,
  seq: 0,
  kind: 'service' as const,
  date: calendarDate(saturday.start, community.zone),
  served: 120,
  credited: 120,
  policy: 'chongqing@1',
  provenance: 'attested' as const,
  by: me,
  at: instant(saturday.end),
  title: '金秋养老院文艺演出',
  programme: 'culture' as const,
})

/** A life's worth of rows: records, a permit, a team, the word in a dialogue. */
async function livedHere(): Promise<void> {
  await confirmRecords(world.table, [entry()])
  const now = instant(wednesdayTen)
  await grantPermit(world.table, {
    community: community.id,
    member: me,
    key: 'firstaid',
    name: '急救证',
    activity: activity(community, anna).id,
    at: now,
  })
  const team = {
    id: 'wudao' as TeamId,
    community: community.id,
    name: '舞蹈队',
    leaders: [],
    createdAt: now,
    version: 1,
  }
  await addTeam(world.table, team)
  const member = await readMember(world.table, community.id, me)
  if (member) await joinTeam(world.table, { team, member }, { by: memberOf(anna), at: now })
  await world.settled()
}

async function everyRow(): Promise<Record<string, unknown>[]> {
  const { client, name: TableName } = world.table
  const rows: Record<string, unknown>[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    )
    rows.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows
}

/** Every text and number of a row, keys of maps included. */
function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => [key, ...words(one)])
  return [String(value)]
}

const traces = async () =>
  (await everyRow()).filter((row) =>
    words(row).some(
      (text) =>
        namesMember(text, me) || text.includes('李芳') || new RegExp(`\\b${li}\\b`).test(text),
    ),
  )

async function forgetMe(): Promise<void> {
  await world.say(li, li, '/forget')
  await world.press(li, li, '全部删除，不能恢复')
}

/** Both steps, each in its own tick. */
async function minutesPass(): Promise<void> {
  await world.moveTo(wednesdayTen + 1 * minute)
  await world.moveTo(wednesdayTen + 4 * minute)
}

describe('being forgotten', () => {
  it('takes two taps, and keeps everything when she says no', async () => {
    await published()
    await world.say(li, li, '/forget')
    await world.press(li, li, '不删，留着')
    await minutesPass()
    expect((await readMember(world.table, community.id, me))?.name).toBe('李芳')
  })

  it('gives her seat to the next one, who is told', async () => {
    await published()
    await forgetMe()
    await minutesPass()
    const roster = await readRoster(world.table, activity(community, anna).id)
    expect(roster && standing(roster, memberOf(wang))).toMatchObject({ kind: 'in', place: 1 })
    expect(world.textOf(world.find(wang, '有空位了'))).toContain('金秋养老院文艺演出')
    expect(world.textOf(world.find(world.group, '金秋养老院文艺演出'))).not.toContain('李芳')
  })

  it('takes her name off the post of what is long over', async () => {
    await published()
    await world.moveTo(saturday.end + 3 * 24 * 60 * minute)
    expect(world.textOf(world.find(world.group, '🛡 风险'))).toContain('李芳')
    await forgetMe()
    await world.moveTo(world.clock() + 5 * minute)
    expect(world.textOf(world.find(world.group, '🛡 风险'))).not.toContain('李芳')
  })

  it('leaves nothing of her in the whole table, and keeps the books', async () => {
    await published()
    await livedHere()
    expect((await traces()).length).toBeGreaterThan(5)
    await forgetMe()
    await minutesPass()
    expect(await traces()).toEqual([])
    const [record, ...rest] = await recordsOfActivity(world.table, activity(community, anna).id)
    expect(rest).toEqual([])
    expect(record).toMatchObject({ served: 120, credited: 120, title: '金秋养老院文艺演出' })
    expect(record?.member).toMatch(/^-/)
    expect(record?.by).toBe(record?.member)
    expect((await readTeam(world.table, community.id, 'wudao' as TeamId))?.leaders).toEqual([])
  })

  it('goes on where it was cut off', async () => {
    await published()
    await livedHere()
    await forgetMe()
    await world.moveTo(wednesdayTen + 1 * minute)
    const erasure = await readErasure(world.table, `U#${li}`)
    if (!erasure) throw new Error('nothing was begun')
    const real = world.table.client.send.bind(world.table.client)
    let left = 12
    const dying = {
      send: (command: Parameters<typeof real>[0]) => {
        left -= 1
        return left < 0 ? Promise.reject(new Error('cut off')) : real(command)
      },
    }
    const table = { ...world.table, client: dying as unknown as typeof world.table.client }
    await expect(eraseAll(table, erasure)).rejects.toThrow('cut off')
    expect(await traces()).not.toEqual([])
    await world.moveTo(wednesdayTen + 4 * minute)
    expect(await traces()).toEqual([])
  })

  it('warns the only coordinator, and lets an admin of the group take over', async () => {
    await world.say(anna, anna, '/forget')
    expect(world.textOf(world.find(anna, '唯一的负责人'))).toContain('桂花社区')
    await world.press(anna, anna, '全部删除，不能恢复')
    await minutesPass()
    expect((await readCommunity(world.table, community.id))?.coordinators).toEqual([])
    expect(await world.press(li, world.group, '我来接手')).toContain('请一位群管理员来做')
    expect((await readCommunity(world.table, community.id))?.coordinators).toEqual([])
    world.telegram.play.promote({ chat: world.group, person: li, admin: true })
    expect(await world.press(li, world.group, '我来接手')).toContain('您现在是桂花社区的负责人')
    expect((await readCommunity(world.table, community.id))?.coordinators).toEqual([me])
    expect(world.textOf(world.find(world.group, '已经有人接手'))).not.toContain('李芳')
  })

  it('warns no volunteer where nobody coordinates', async () => {
    await world.say(anna, anna, '/forget')
    await world.press(anna, anna, '全部删除，不能恢复')
    await minutesPass()
    await world.say(li, li, '/forget')
    expect(world.textOf(world.find(li, '真的要删除'))).not.toContain('唯一')
  })

  it('says at once that it is being done, and shows nothing old meanwhile', async () => {
    await published()
    await forgetMe()
    expect(world.textOf(world.find(li, '正在删除'))).toContain('两分钟')
    for (const word of ['/my', '/start', '/mydata', '我家灯坏了，周六上午有人能换吗']) {
      await world.say(li, li, word)
      const newest = world.seen(li).at(-1)
      expect(newest && world.textOf(newest)).toContain('请等一会儿')
    }
    await world.say(li, world.group, '/my')
    expect(world.textOf(world.find(li, '请等一会儿'))).not.toContain('金秋')
    expect(await world.press(li, li, '全部删除').catch(() => '')).not.toContain('金秋')
  })

  it('says once that it is done, and nothing else to her', async () => {
    await published()
    await livedHere()
    const by = { by: memberOf(anna), at: instant(wednesdayTen) }
    const member = await readMember(world.table, community.id, me)
    if (member)
      await changeRole(world.table, { community, member }, { role: 'coordinator', on: true }, by)
    await world.settled()
    await forgetMe()
    const before = world.seen(li).length
    await minutesPass()
    await world.moveTo(wednesdayTen + 9 * minute)
    const later = world.seen(li).slice(before).map(world.textOf)
    expect(later).toHaveLength(1)
    expect(later[0]).toContain('您的资料已经全部删除')
    expect(await traces()).toEqual([])
  })

  it('takes her out of a seat that she took while it was being done', async () => {
    await published()
    await world.say(li, li, '/forget')
    await world.press(li, li, '全部删除，不能恢复')
    await world.moveTo(wednesdayTen + 1 * minute)
    await world.press(li, world.group, '表演')
    await world.moveTo(wednesdayTen + 2 * minute)
    await world.moveTo(wednesdayTen + 3 * minute)
    const roster = await readRoster(world.table, activity(community, anna).id)
    expect(Object.keys(roster?.tickets ?? {})).toEqual([memberOf(wang)])
    expect(await traces()).toEqual([])
  })

  it('is not named in the group in place of being told', async () => {
    await published()
    await forgetMe()
    const before = world.seen(world.group).length
    await enqueue(world.machine.queue, [
      {
        intent: {
          kind: 'tell',
          about: 'changed',
          activity: activity(community, anna).id,
          member: me,
        },
        chat: li,
        once: 'changed-for-her',
      },
    ])
    await world.settled()
    expect(world.seen(world.group)).toHaveLength(before)
  })

  it('is not held up by what was cancelled while she was in it', async () => {
    await published()
    await world.table.client.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: rosterKey(activity(community, anna).id),
        UpdateExpression: 'SET #status = :cancelled',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':cancelled': 'cancelled' },
      }),
    )
    await forgetMe()
    await minutesPass()
    expect(world.textOf(world.find(li, '已经全部删除'))).toContain('合计')
    expect(await traces()).toEqual([])
  })

  it('withdraws what she asked for, and gives back what she was to help with', async () => {
    const asked = { programme: 'aid' as const, urgent: false, community: community.id }
    const now = instant(wednesdayTen)
    const hers = needOf(
      { ...asked, id: 'need01' as NeedId, by: me, origin: 'resident', what: '换灯' },
      now,
    )
    const helped = needOf(
      { ...asked, id: 'need02' as NeedId, by: memberOf(wang), origin: 'resident', what: '陪诊' },
      now,
    )
    await addNeed(world.table, hers)
    await addNeed(world.table, helped)
    const move = pick(me, memberOf(anna))
    await changeNeed(world.table, helped, both(act({ kind: 'accept' }, memberOf(anna)), move), now)
    await world.settled()
    await forgetMe()
    await minutesPass()
    expect(await readNeed(world.table, hers.id)).toMatchObject({
      state: 'refused',
      reason: 'withdrawn',
    })
    const free = await readNeed(world.table, helped.id)
    expect(free).toMatchObject({ state: 'reassigned' })
    expect(free?.helper).toBeUndefined()
    expect(await traces()).toEqual([])
  })

  it('takes her rights with her, and the lists that name them', async () => {
    await published()
    await livedHere()
    const by = { by: memberOf(anna), at: instant(wednesdayTen) }
    const grant = async (change: RoleChange) => {
      const member = await readMember(world.table, community.id, me)
      if (member)
        expect(await changeRole(world.table, { community, member }, change, by)).toBe('changed')
    }
    await grant({ role: 'coordinator', on: true })
    const team = await readTeam(world.table, community.id, 'wudao' as TeamId)
    if (team) await grant({ role: 'leader', team, on: true })
    await forgetMe()
    await minutesPass()
    expect((await readCommunity(world.table, community.id))?.coordinators).toEqual([memberOf(anna)])
    expect((await readTeam(world.table, community.id, 'wudao' as TeamId))?.leaders).toEqual([])
    expect(await traces()).toEqual([])
  })

  it('erases what she told in confidence with her need', async () => {
    await world.say(li, li, '/need 我家灯坏了，周六上午有人能换吗，电话13800138000')
    await world.press(li, li, '我家')
    await world.press(li, li, '发给负责人')
    await world.say(li, li, '/offer 周六上午')
    const phone = async () =>
      (await everyRow()).filter((row) => JSON.stringify(row).includes('13800138000'))
    expect(await phone()).not.toEqual([])
    await forgetMe()
    await minutesPass()
    expect(await phone()).toEqual([])
    expect(await traces()).toEqual([])
  })

  it('drops the request that she had begun and not sent', async () => {
    await world.say(li, li, '/need 我家灯坏了，周六上午有人能换吗，电话13800138000')
    // Another one since: what is asked in private now is about that.
    await world.say(li, li, '/need 找人陪诊，周日上午，电话13900139000')
    await forgetMe()
    await minutesPass()
    expect(await traces()).toEqual([])
    expect(JSON.stringify(await everyRow())).not.toMatch(/13800138000|13900139000/)
  })

  it('remembers by a hash whom to forget again after a restore', async () => {
    await published()
    const before = (await everyRow()).find(({ sk }) => sk === `M#${me}`)
    await forgetMe()
    await minutesPass()
    const list = await erasedIn(world.table, community.id)
    expect(list.size).toBe(1)
    await world.table.client.send(new PutCommand({ TableName: world.table.name, Item: before }))
    expect(await erasedAmong(world.table, community.id, list)).toEqual([me])
  })

  it('sees her data in a file before', async () => {
    await published()
    await livedHere()
    const star = { community: community.id, member: me, star: 2, by: memberOf(anna) }
    await conferStar(world.table, { ...star, at: instant(wednesdayTen) })
    await world.say(li, li, '/mydata')
    const sent = world.seen(li).find(({ message }) => message.document !== undefined)
    expect(sent?.message.document?.file_name).toBe('my-data.html')
    const { file_id = '' } = sent?.message.document ?? {}
    const { id } = world.telegram.world.tables.files.get(file_id) ?? {}
    const page = await (await fetch(`${world.telegram.url}/play/file/${id}`)).text()
    const [read = '', stored = ''] = page.split('<details>')
    for (const words of [
      '桂花社区',
      '李芳',
      '舞蹈队',
      '急救证',
      '2026年11月28日 周六',
      '当天确认',
      '⭐⭐',
    ])
      expect(read).toContain(words)
    expect(read).not.toMatch(/wudao|guihua|T\d\d:\d\d/)
    expect(stored).toContain('wudao')
  })
})
