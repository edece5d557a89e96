import { createHash } from 'node:crypto'

/** Ids are strings that the type checker keeps apart; each is minted in one place only. */
export type CommunityId = string & { readonly of: 'Community' }
export type MemberId = string & { readonly of: 'Member' }
export type ActivityId = string & { readonly of: 'Activity' }
export type NeedId = string & { readonly of: 'Need' }
export type TeamId = string & { readonly of: 'Team' }
export type PartnerId = string & { readonly of: 'Partner' }
export type RoleKey = string & { readonly of: 'Role' }

/**
 * A member's id is the Telegram id in base 36: a sign-up needs no look-up, and an entry costs
 * seven bytes. Forgetting a person replaces it by a random pseudonym in every row.
 */
export const memberOf = (telegramId: number): MemberId => telegramId.toString(36) as MemberId

/** The Telegram id behind a member, or undefined for neighbours without Telegram and pseudonyms. */
export const telegramIdOf = (m: MemberId): number | undefined =>
  /^[0-9a-z]{1,11}$/.test(m) ? Number.parseInt(m, 36) : undefined

/** A neighbour without Telegram: `~` keeps the id apart from every Telegram id. */
export const neighbourId = (digest: string): MemberId => `~${digest.slice(0, 9)}` as MemberId

/** Someone who has left: no way back to the person. `-` keeps it apart from the living. */
export const pseudonymId = (random: string): MemberId => `-${random.slice(0, 9)}` as MemberId

const asId =
  <Id extends string>(pattern: RegExp) =>
  (text: string): Id | undefined =>
    pattern.test(text) ? (text as Id) : undefined

export const parseActivityId = asId<ActivityId>(/^[0-9a-z]{6,16}$/)
export const parseCommunityId = asId<CommunityId>(/^[0-9a-z]{4,16}$/)
export const parseNeedId = asId<NeedId>(/^[0-9a-z]{6,16}$/)
export const parseTeamId = asId<TeamId>(/^[0-9a-z]{1,16}$/)
export const parsePartnerId = asId<PartnerId>(/^[0-9a-z]{1,16}$/)
export const parseMemberId = asId<MemberId>(/^[~-]?[0-9a-z]{1,14}$/)
export const parseRoleKey = asId<RoleKey>(/^[0-9a-z]{1,4}$/)

/**
 * Ten base-36 characters made of what caused the thing, so that the same update handled twice
 * makes the same id, and the second write meets the first one's row.
 */
export function digest(...parts: (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest()
  return hash.readBigUInt64BE().toString(36).padStart(13, '0').slice(-10)
}

/** One community a group, also when two of its admins set it up at once. */
export const communityIdOf = (bot: number, chat: number): CommunityId =>
  digest(bot, chat) as CommunityId
