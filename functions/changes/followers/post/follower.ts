import { parsePost } from '../../../../shared/store/post.ts'
import type { Follower } from '../../change.ts'

/** A post that has no message yet is to be put up. */
export const postFollower: Follower = async (_deps, { after, before, sequence }) => {
  if (!after || before) return []
  const { activity, chat, message } = parsePost(after)
  if (message !== undefined) return []
  return [{ intent: { kind: 'post', activity, chat, version: 0 }, chat, once: `post:${sequence}` }]
}
