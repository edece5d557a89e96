import { type Activity, movesPeople } from '../../../../shared/domain/activity.ts'
import { concerned, type Roster } from '../../../../shared/domain/roster.ts'
import { type Announcement, fanOut } from '../../../../shared/queue/fan-out.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { parseActivity, readActivityAndRoster } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { reachable } from '../../../../shared/store/member.ts'
import { addPost } from '../../../../shared/store/post.ts'
import { readTeam } from '../../../../shared/store/team.ts'
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

/** What a team with a group of its own does is put up there as well, from when it belongs to the team. */
async function alsoForTeam({ table }: ChangesDeps, { community, team: t, id }: Activity) {
  const team = t && (await readTeam(table, community, t))
  if (team && team.chat !== undefined) await addPost(table, id, team.chat)
}

/** Facts changed or the activity was cancelled: everyone who answered yes or maybe hears of it. */
export const activityFollower: Follower = async (deps, { pk, before, after, at }) => {
  if (!pk.startsWith('A#') || !after) return []
  const [was, is] = [before && parseActivity(before), parseActivity(after)]
  if (is.team && is.team !== was?.team && is.start > at && is.cancelledWhy === undefined)
    await alsoForTeam(deps, is)
  if (!was) return []
  const news = newsOf(was, is)
  if (!news) return []
  const found = await readActivityAndRoster(deps.table, is.id)
  return found ? tellAll(deps, is, found.roster, news) : []
}
