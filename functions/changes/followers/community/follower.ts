import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { parseCommunity } from '../../../../shared/store/community.ts'
import type { Follower } from '../../change.ts'

/** The bot is out of a community's group: its coordinators hear of it, since the group can't. */
export const communityFollower: Follower = async (_deps, { pk, before, after, sequence }) => {
  if (!pk.startsWith('C#') || !before || !after) return []
  const [was, is] = [parseCommunity(before), parseCommunity(after)]
  if (was.suspended || !is.suspended) return []
  return is.coordinators.map((member) => ({
    intent: { kind: 'paused', community: is.id, member },
    chat: telegramIdOf(member) ?? 0,
    once: `paused:${is.id}:${member}:${sequence}`,
  }))
}
