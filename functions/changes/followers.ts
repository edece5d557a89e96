import type { Follower } from './change.ts'
import { activityFollower } from './followers/activity/follower.ts'
import { archiveFollower } from './followers/archive/follower.ts'
import { askFollower } from './followers/ask/follower.ts'
import { communityFollower } from './followers/community/follower.ts'
import { memberFollower } from './followers/member/follower.ts'
import { needFollower } from './followers/need/follower.ts'
import { paperFollower } from './followers/paper/follower.ts'
import { peopleFollower } from './followers/people/follower.ts'
import { permitFollower } from './followers/permit/follower.ts'
import { postFollower } from './followers/post/follower.ts'
import { recordFollower } from './followers/record/follower.ts'
import { rollFollower } from './followers/roll/follower.ts'
import { rosterFollower } from './followers/roster/follower.ts'
import { secondFollower } from './followers/second/follower.ts'
import { starFollower } from './followers/star/follower.ts'
import { surveyFollower } from './followers/survey/follower.ts'

/** Which items have followers, by sort key. */
export const followers: [RegExp, Follower][] = [
  [/^ROSTER$/, rosterFollower],
  [/^META$/, activityFollower],
  [/^META$/, communityFollower],
  [/^META$/, needFollower],
  [/^(META$|KEPT#)/, archiveFollower],
  [/^M#/, memberFollower],
  [/^(M|TM|JOIN|PERMIT)#/, peopleFollower],
  [/^R#/, permitFollower],
  [/^POST#/, postFollower],
  [/^SURVEY#/, surveyFollower],
  [/^ROLL$/, rollFollower],
  [/^SECOND#/, secondFollower],
  [/^R#/, recordFollower],
  [/^STAR#/, starFollower],
  [/^PAPER$/, paperFollower],
  [/^ASK#/, askFollower],
]
