import type { Follower } from './change.ts'
import { activityFollower } from './followers/activity/follower.ts'
import { postFollower } from './followers/post/follower.ts'
import { rosterFollower } from './followers/roster/follower.ts'

/** Which items have followers, by sort key. */
export const followers: [RegExp, Follower][] = [
  [/^ROSTER$/, rosterFollower],
  [/^META$/, activityFollower],
  [/^POST#/, postFollower],
]
