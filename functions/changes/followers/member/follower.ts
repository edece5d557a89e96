import type { ActivityId } from '../../../../shared/domain/ids.ts'
import { day } from '../../../../shared/domain/time.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { parseMember } from '../../../../shared/store/member.ts'
import { participationsBetween } from '../../../../shared/store/participation.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import type { Follower } from '../../change.ts'

const ahead = 400 * day

async function refresh(table: Table, a: ActivityId, cause: string): Promise<Outgoing[]> {
  const posts = await postsOf(table, a)
  return posts.map(({ chat }) => ({
    intent: { kind: 'post', activity: a, chat, version: 0, names: true },
    chat,
    once: `names:${a}:${chat}:${cause}`,
  }))
}

/** What is over shows a new name no more; one that is taken back goes from there, too. */
const behind = (name: string | undefined): number => (name === undefined ? 400 : 1) * day

/** A name may be shown, or no longer: the posts that name the person are to show it so. */
export const memberFollower: Follower = async ({ table }, { pk, before, after, at, sequence }) => {
  if (!pk.startsWith('C#')) return []
  const [was, is] = [before && parseMember(before), after && parseMember(after)]
  const member = is ?? was
  if (!member || was?.name === is?.name) return []
  const { community, id } = member
  const from = at - behind(is?.name)
  const activities = await participationsBetween(table, community, id, from, at + ahead)
  return (await Promise.all(activities.map((a) => refresh(table, a, sequence)))).flat()
}
