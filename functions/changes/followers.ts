import type { Follower } from './change.ts'
import { activityFollower } from './followers/activity/follower.ts'
import { communityFollower } from './followers/community/follower.ts'
import { memberFollower } from './followers/member/follower.ts'
import { postFollower } from './followers/post/follower.ts'
import { rosterFollower } from './followers/roster/follower.ts'

/** Which items have followers, by sort key. */
export const followers: [RegExp, Follower][] = [
  [/^ROSTER$/, rosterFollower],
  [/^META$/, activityFollower],
  [/^META$/, communityFollower],
  [/^M#/, memberFollower],
  [/^POST#/, postFollower],
]
