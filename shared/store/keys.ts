import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import type { Key } from './connection.ts'

export const communityPk = (c: CommunityId): string => `C#${c}`
export const activityPk = (a: ActivityId): string => `A#${a}`
export const personPk = (telegramId: number): string => `U#${telegramId}`

export const communityKey = (c: CommunityId): Key => ({ pk: communityPk(c), sk: 'META' })
export const memberKey = (c: CommunityId, m: MemberId): Key => ({
  pk: communityPk(c),
  sk: `M#${m}`,
})
export const chatKey = (bot: number, chat: number): Key => ({
  pk: `CHAT#${bot}#${chat}`,
  sk: 'META',
})
export const profileKey = (telegramId: number): Key => ({
  pk: personPk(telegramId),
  sk: 'PROFILE',
})
export const activityKey = (a: ActivityId): Key => ({ pk: activityPk(a), sk: 'META' })
export const rosterKey = (a: ActivityId): Key => ({ pk: activityPk(a), sk: 'ROSTER' })
export const postKey = (a: ActivityId, chat: number): Key => ({
  pk: activityPk(a),
  sk: `POST#${chat}`,
})
export const participationKey = (a: ActivityId, m: MemberId): Key => ({
  pk: activityPk(a),
  sk: `P#${m}`,
})

/** GSI1: the timelines. */
export const activitiesOf = (c: CommunityId): string => `C#${c}#ACT`
export const participationsOf = (c: CommunityId, m: MemberId): string => `M#${c}#${m}`
export const timelineKey = (start: number, id: string): string => `${instantKey(start)}#${id}`

/** Thirteen digits sort as numbers do, until the year 2286. */
export const instantKey = (at: number): string => String(Math.max(0, at)).padStart(13, '0')
