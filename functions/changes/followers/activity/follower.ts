import { type Activity, movesPeople } from '../../../../shared/domain/activity.ts'
import { concerned, type Roster } from '../../../../shared/domain/roster.ts'
import { type Announcement, fanOut } from '../../../../shared/queue/fan-out.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { parseActivity, readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { reachable } from '../../../../shared/store/member.ts'
import type { ChangesDeps, Follower } from '../../change.ts'

type About = Pick<Announcement, 'about' | 'text'>

const worthTelling = (before: Activity, after: Activity): boolean =>
  movesPeople(before, after) || before.title !== after.title || before.note !== after.note

/** What a change of facts means for those who answered; undefined when it means nothing. */
export function newsOf(before: Activity, after: Activity): About | undefined {
  if (after.cancelledWhy !== undefined && before.cancelledWhy === undefined) {
    return { about: 'cancelled', text: after.cancelledWhy }
  }
  return worthTelling(before, after) ? { about: 'changed' } : undefined
}

async function tellAll(
  { table }: ChangesDeps,
  activity: Activity,
  roster: Roster,
  news: About,
): Promise<Outgoing[]> {
  const community = await readCommunity(table, activity.community)
  if (!community) return []
  const people = await reachable(table, activity.community, concerned(roster))
  const once = `${news.about}:${activity.id}:${activity.version}`
  return fanOut({ ...news, activity, chat: community.chat, once }, people)
}

/** Facts changed or the activity was cancelled: everyone who answered yes or maybe hears of it. */
export const activityFollower: Follower = async (deps, { pk, before, after }) => {
  if (!pk.startsWith('A#') || !before || !after) return []
  const [was, is] = [parseActivity(before), parseActivity(after)]
  const news = newsOf(was, is)
  if (!news) return []
  const found = await readActivityAndRoster(deps.table, is.id)
  return found ? tellAll(deps, is, found.roster, news) : []
}
