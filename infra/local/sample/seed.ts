import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import { type CommunityId, memberOf } from '../../../shared/domain/ids.ts'
import { consentVersion, type Member } from '../../../shared/domain/member.ts'
import { type Instant, instant } from '../../../shared/domain/time.ts'
import { foundCommunity, readCommunity } from '../../../shared/store/community.ts'
import { communityJobs } from '../../../shared/store/community-job.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { addMember, newMember, updateProfile } from '../../../shared/store/member.ts'
import type { BotApi } from '../botapi/server.ts'
import { type CastMember, cast, sampleGroup, sampleName, sampleZone } from './cast.ts'

export const sampleCommunity = 'guihua' as CommunityId
const id = sampleCommunity

const community = (now: Instant): Community => ({
  id,
  name: sampleName,
  zone: sampleZone,
  language: 'zh-CN',
  chat: sampleGroup.id,
  quiet: defaultQuiet,
  policy: 'chongqing@1',
  calendar: 'cn',
  residents: 7098,
  createdAt: now,
  coordinators: cast.filter((p) => p.role === 'coordinator').map((p) => memberOf(p.id)),
})

const memberFrom = (
  { id: telegramId, first_name: name, role }: CastMember,
  now: Instant,
): Member => ({
  ...newMember(id, memberOf(telegramId), now),
  name,
  consent: { version: consentVersion, at: now },
  roles: role === 'coordinator' ? { coordinator: true } : {},
})

/** The neighbours and their group, as Telegram would know them; once. */
export function seedTelegram(telegram: BotApi): void {
  if (telegram.world.tables.people.rows.size > 0) return
  for (const { id, first_name, last_name, language_code, role, started } of cast) {
    const names = { first_name, ...(last_name && { last_name }) }
    telegram.play.person({ id, ...names, language_code, role, started })
  }
  const [coordinator] = cast
  if (!coordinator) return
  const members = [...cast.map((p) => p.id), telegram.world.bot.id]
  telegram.play.group({ ...sampleGroup, by: coordinator.id, members, supergroup: true })
  telegram.play.promote({ chat: sampleGroup.id, person: telegram.world.bot.id, admin: true })
}

/** The sample community's own books; once. Strangers have yet to introduce themselves. */
export async function seedBooks(table: Table, bot: number, at: number): Promise<void> {
  if (await readCommunity(table, id)) return
  const now = instant(at)
  const known = cast.filter((p) => p.role !== 'stranger').map((p) => memberFrom(p, now))
  const founder = known.find((m) => m.roles.coordinator)
  if (!founder) throw new Error('the cast has no coordinator')
  const founded = community(now)
  await foundCommunity(table, bot, founded, founder, communityJobs(founded, now))
  for (const member of known) await addMember(table, member)
  for (const p of cast) if (p.started) await updateProfile(table, p.id, { reachable: true })
}
