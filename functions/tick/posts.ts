import type { ActivityId } from '../../shared/domain/ids.ts'
import type { Outgoing } from '../../shared/queue/queue.ts'
import type { Table } from '../../shared/store/connection.ts'
import { postsOf } from '../../shared/store/post.ts'

/** The posts of an activity anew: the hour changed what they show, though nothing of it did. */
export async function refreshedPosts(
  table: Table,
  a: ActivityId,
  once: string,
): Promise<Outgoing[]> {
  const posts = await postsOf(table, a)
  return posts.map(({ activity, chat }) => ({
    intent: { kind: 'post', activity, chat, version: 0, names: true },
    chat,
    once: `${once}:${chat}`,
  }))
}
