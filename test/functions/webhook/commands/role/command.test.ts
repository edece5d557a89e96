import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Community } from '../../../../../shared/domain/community.ts'
import { memberOf } from '../../../../../shared/domain/ids.ts'
import { instant } from '../../../../../shared/domain/time.ts'
import { auditsOf } from '../../../../../shared/store/audit.ts'
import { readCommunity } from '../../../../../shared/store/community.ts'
import { readMember } from '../../../../../shared/store/member.ts'
import { changeRole } from '../../../../../shared/store/role.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../../../../world/bot.ts'

let world: TestWorld
let community: Community
beforeEach(async () => {
  world = await startWorld()
  community = await world.found()
})
afterEach(() => world.close())

const [anna, li] = [8001, 8002]
const newest = (chat: number) => world.textOf(world.seen(chat).at(-1) ?? world.find(chat, /./))
const coordinators = async () => (await readCommunity(world.table, community.id))?.coordinators

async function opened(): Promise<void> {
  await world.say(anna, anna, '/role 李')
  await world.press(anna, anna, '李芳')
}

describe('rights', () => {
  it('are granted by a coordinator, told to the person, and kept with their author', async () => {
    await opened()
    await world.press(anna, anna, '设为负责人')
    expect((await readMember(world.table, community.id, memberOf(li)))?.roles.coordinator).toBe(
      true,
    )
    expect(await coordinators()).toEqual([memberOf(anna), memberOf(li)])
    expect(newest(li)).toContain('负责人')
    expect(await auditsOf(world.table, community.id)).toMatchObject([
      { by: memberOf(anna), member: memberOf(li), what: 'coordinator-on' },
    ])
    await world.press(anna, anna, '不再是负责人')
    expect(await coordinators()).toEqual([memberOf(anna)])
  })

  it('never leave a community without a coordinator', async () => {
    await world.say(anna, anna, '/role 陈静')
    await world.press(anna, anna, '陈静')
    expect(await world.press(anna, anna, '不再是负责人')).toContain('最后一位')
    expect(await coordinators()).toEqual([memberOf(anna)])
  })

  it('stay with one of two coordinators who remove each other at once', async () => {
    await opened()
    await world.press(anna, anna, '设为负责人')
    const now = await readCommunity(world.table, community.id)
    const remove = async (who: number, by: number) => {
      const member = await readMember(world.table, community.id, memberOf(who))
      if (!now || !member) throw new Error('gone')
      const change = { role: 'coordinator' as const, on: false }
      const author = { by: memberOf(by), at: instant(wednesdayTen) }
      return changeRole(world.table, { community: now, member }, change, author)
    }
    const results = await Promise.all([remove(anna, li), remove(li, anna)])
    expect(results.sort()).toEqual(['changed', 'stale'])
    expect(await coordinators()).toHaveLength(1)
  })

  it('can’t be taken by replaying a coordinator’s button', async () => {
    await opened()
    const card = world.find(anna, '设为负责人')
    const button = world.buttonsOf(card).find((b) => b.text === '设为负责人')
    const data = button && 'callback_data' in button ? button.callback_data : ''
    await world.say(li, li, '/help')
    await world.pressData(li, li, world.find(li, /./), data ?? '')
    expect(await coordinators()).toEqual([memberOf(anna)])
  })
})
