import type { ActivityId } from '../../../../shared/domain/ids.ts'
import type { Member } from '../../../../shared/domain/member.ts'
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

async function upcoming(
  table: Table,
  { community, id }: Member,
  at: number,
): Promise<ActivityId[]> {
  return participationsBetween(table, community, id, at - day, at + ahead)
}

/** A name may be shown, or no longer: the posts that name the person are to show it so. */
export const memberFollower: Follower = async ({ table }, { pk, before, after, at, sequence }) => {
  if (!pk.startsWith('C#')) return []
  const [was, is] = [before && parseMember(before), after && parseMember(after)]
  const member = is ?? was
  if (!member || was?.name === is?.name) return []
  const activities = await upcoming(table, member, at)
  return (await Promise.all(activities.map((a) => refresh(table, a, sequence)))).flat()
}
