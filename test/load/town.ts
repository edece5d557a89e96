import { type Community, defaultQuiet } from '../../shared/domain/community.ts'
import { type CommunityId, memberOf } from '../../shared/domain/ids.ts'
import type { Member } from '../../shared/domain/member.ts'
import { instant } from '../../shared/domain/time.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { foundCommunity } from '../../shared/store/community.ts'
import { memberItem, membershipItem, newMember, updateProfile } from '../../shared/store/member.ts'
import type { TestWorld } from '../world/bot.ts'

/** Telegram ids of the crowd, from here on. */
const firstId = 20_000

/** So many people in a community, whose names may be shown; each can be written to. */
export async function crowd(
  { table, telegram }: TestWorld,
  community: CommunityId,
  count: number,
  remind: Member['remind'],
): Promise<number[]> {
  const ids = Array.from({ length: count }, (_, i) => firstId + i)
  const consent = { version: 1, at: instant(0) }
  const rows = ids.flatMap((id) => {
    const fresh = newMember(community, memberOf(id), instant(0))
    const member = { ...fresh, name: `邻居${id - firstId}`, consent, remind }
    const membership = membershipItem(community, memberOf(id))
    return [memberItem(member), ...(membership ? [membership] : [])]
  })
  await writeItems(table, rows)
  for (const id of ids) {
    telegram.play.person({ id, first_name: `邻居${id - firstId}`, started: true })
    await updateProfile(table, id, { reachable: true })
  }
  return ids
}

/** Another community with a group of its own, set up by one of the crowd. */
export async function village(
  { table, telegram, bot }: TestWorld,
  n: number,
  by: number,
): Promise<Community> {
  const title = `第 ${n} 社区`
  const chat = telegram.play.group({ title, by, members: [by], supergroup: true }).id
  const community: Community = {
    ...{ id: `village${n}` as CommunityId, name: title, zone: 'Asia/Shanghai' },
    ...{ language: 'zh-CN', chat, quiet: defaultQuiet, policy: 'chongqing@1', calendar: 'cn' },
    createdAt: instant(0),
    coordinators: [memberOf(by)],
  }
  const founder = newMember(community.id, memberOf(by), instant(0))
  await foundCommunity(table, bot, community, { ...founder, roles: { coordinator: true } })
  telegram.play.addBot({ chat, by, admin: true })
  return community
}
