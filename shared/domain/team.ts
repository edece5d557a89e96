import type { Programme } from './activity.ts'
import type { CommunityId, MemberId, TeamId } from './ids.ts'
import type { TeamKind } from './offers.ts'
import type { Instant } from './time.ts'

/** A volunteer service team: the unit of the ledger. */
export interface Team {
  id: TeamId
  community: CommunityId
  name: string
  kind?: TeamKind
  programme?: Programme
  leaders: MemberId[]
  /** No more members than that. */
  capacity?: number
  /** Its own group chat. */
  chat?: number
  createdAt: Instant
  /** Grows with each change of its members, so that two can't take one last place. */
  version: number
}

export const teamNameLimit = 30
export const teamLimit = 200
