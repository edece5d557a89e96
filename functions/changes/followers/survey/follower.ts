import { parseSurvey } from '../../../../shared/store/survey.ts'
import type { Follower } from '../../change.ts'

/** A coordinator let a survey go: the group is to be asked, once. */
export const surveyFollower: Follower = async (_deps, { before, after, sequence }) => {
  const is = after && parseSurvey(after)
  const was = before && parseSurvey(before)
  if (is?.status !== 'sent' || was?.status === 'sent' || was?.status === 'closed') return []
  const { community, month, chat } = is
  const once = `survey:${community}:${month}:${sequence}`
  return [{ intent: { kind: 'survey', community, month }, chat, once }]
}
