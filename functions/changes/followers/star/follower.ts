import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { parseStar, type Star } from '../../../../shared/store/star.ts'
import type { Follower } from '../../change.ts'
import { followStars } from '../../stars.ts'

type About = 'conferred' | 'agreed' | 'published'

const news = ({ community, member, star, by }: Star, about: About, chat: number): Outgoing => ({
  intent: {
    kind: 'star',
    about,
    community,
    member,
    star,
    ...(about === 'conferred' && { to: member }),
    ...(about === 'agreed' && { to: by }),
  },
  chat,
  once: `star:${about}:${community}:${member}:${star}`,
})

/** A star was conferred, its bearer answered, or their name is to be published. */
export const starFollower: Follower = async ({ table }, { before, after }) => {
  if (!after) return []
  const [was, is] = [before && parseStar(before), parseStar(after)]
  const community = await readCommunity(table, is.community)
  if (!community) return []
  if (!was) {
    const next = await followStars(table, community, is.member)
    const chat = telegramIdOf(is.member)
    return chat === undefined ? next : [news(is, 'conferred', chat), ...next]
  }
  if (is.publishedAt && !was.publishedAt) return [news(is, 'published', community.chat)]
  const agreed = is.wish === 'yes' && was.wish !== 'yes'
  return agreed ? [news(is, 'agreed', telegramIdOf(is.by) ?? 0)] : []
}
