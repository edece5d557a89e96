import type { Community } from '../../../../shared/domain/community.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { day } from '../../../../shared/domain/time.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { activitiesBetween } from '../../../../shared/store/activity.ts'
import { parseCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import type { Follower } from '../../change.ts'

const paused = ({ id, coordinators }: Community, sequence: string): Outgoing[] =>
  coordinators.map((member) => ({
    intent: { kind: 'paused', community: id, member },
    chat: telegramIdOf(member) ?? 0,
    once: `paused:${id}:${member}:${sequence}`,
  }))

// What is further ahead has seldom a post yet.
const ahead = 180 * day
/** Longer than the bot is out of a group by mistake. */
const behind = 30 * day

/** Every post of what begins from then on, to be shown anew though nothing of it changed. */
async function posts(table: Table, { id }: Community, from: number, sequence: string) {
  const upcoming = await activitiesBetween(table, id, from, from + ahead)
  const found = await Promise.all(upcoming.map((activity) => postsOf(table, activity.id)))
  return found.flat().map(
    ({ activity, chat }): Outgoing => ({
      intent: { kind: 'post', activity, chat, version: 0, names: true },
      chat,
      once: `shown:${activity}:${chat}:${sequence}`,
    }),
  )
}

/**
 * The bot is out of a community's group: its coordinators hear of it, since the group can't. Once
 * it is back its posts show what happened meanwhile, and by another clock or in another language
 * they read otherwise.
 */
export const communityFollower: Follower = async ({ table }, change) => {
  const { pk, before, after, at, sequence } = change
  if (!pk.startsWith('C#') || !before || !after) return []
  const [was, is] = [parseCommunity(before), parseCommunity(after)]
  const reads = was.zone !== is.zone || was.language !== is.language
  const isBack = was.suspended && !is.suspended
  return [
    ...(!was.suspended && is.suspended ? paused(is, sequence) : []),
    ...(reads || isBack ? await posts(table, is, isBack ? at - behind : at, sequence) : []),
  ]
}
