import { pressesAreAnswered, seatsAreAsChosen, wordsAreAnswered } from './answers.ts'
import { jobsAreNext, noNoticeIsForgotten, noticesAreSettled, oneNotice } from './clock.ts'
import type { Facts } from './facts.ts'
import {
  absencesAreTold,
  onlySeatedAreReminded,
  promotedAreTold,
  promotedAreToldOnce,
  promotionsAreQueued,
  remindedOnce,
  seatedAreReminded,
} from './messages.ts'
import {
  helpersAreTold,
  helpIsBooked,
  oneHelper,
  secretsAreErased,
  secretsAreKept,
} from './needs.ts'
import { forgettingEnds, forgottenLeaveNothing, teamsAgree } from './people.ts'
import { everyPostIsUp, onePost, postsShowTheTruth } from './posts.ts'
import { nobodyWaitsBesideAFreeSeat, rosterFollowsRules, seatsAreKept } from './roster.ts'
import {
  booksAreTheRoll,
  deadLettersHaveReasons,
  namesStayInTheirRows,
  noMinutesFromNowhere,
  onlyFaultsFail,
  timelinesFollow,
} from './rows.ts'
import { learningIsApart, seatsAskForPermits, trainedHoldPermits } from './training.ts'

type Invariant = (facts: Facts) => string[] | Promise<string[]>

/** What holds after any history, a sentence each. */
export const invariants: Record<string, Invariant> = {
  'each write of a roster is one that the rules allow': rosterFollowsRules,
  'a seat is lost only by leaving, removal or a confirmed cut': seatsAreKept,
  'nobody waits beside a free seat': nobodyWaitsBesideAFreeSeat,
  'whoever gets a freed seat is told': promotedAreTold,
  'each promotion has a message of its own': promotionsAreQueued,
  'a promotion is told once, but for a send that was uncertain': promotedAreToldOnce,
  'whoever has a seat is reminded': seatedAreReminded,
  'a reminder comes once, but for a send that was uncertain': remindedOnce,
  'nobody without a seat is reminded': onlySeatedAreReminded,
  'the post shows the final roster': postsShowTheTruth,
  'an activity has one post in a group': onePost,
  'every activity is up': everyPostIsUp,
  'whoever presses a button hears something': pressesAreAnswered,
  'whoever writes in private hears something': wordsAreAnswered,
  'seats are as a coordinator chose': seatsAreAsChosen,
  'a notice is in the group once': oneNotice,
  'a notice that was begun is settled': noticesAreSettled,
  'no notice is forgotten': noNoticeIsForgotten,
  'the minutes in the books are those that were confirmed': booksAreTheRoll,
  'no minutes come from nowhere': noMinutesFromNowhere,
  'timelines follow the rosters': timelinesFollow,
  'names stay in their rows': namesStayInTheirRows,
  'a need has one helper': oneHelper,
  'what is told in confidence is told to nobody else': secretsAreKept,
  'what was told in confidence goes after thirty days': secretsAreErased,
  'whoever is asked for help, or gives it, is told': helpersAreTold,
  'help is booked as it was confirmed': helpIsBooked,
  'a role that asks for a training goes to the trained': seatsAskForPermits,
  'what is learnt is not what is served': learningIsApart,
  'whoever was at a training holds its permit': trainedHoldPermits,
  'the forgotten leave nothing behind': forgottenLeaveNothing,
  'forgetting comes to its end, seats included': forgettingEnds,
  'a team and its members agree': teamsAgree,
  'coordinators hear that the bot was put out': absencesAreTold,
  'every job comes at its next time': jobsAreNext,
  'dead letters have reasons': deadLettersHaveReasons,
  'nothing fails but by a fault': onlyFaultsFail,
}
