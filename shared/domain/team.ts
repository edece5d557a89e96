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

// What every team's name has in common tells none from the others.
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/志愿服务队|志愿者队|志愿队|服务队|队伍|队|\bteam\b|\s/gu, '')

/** The teams that somebody may mean: the one of that id or very name, else all whose names fit. */
export function teamsNamed(teams: readonly Team[], text: string): Team[] {
  const exact = teams.filter(({ id, name }) => id === text || name === text.trim())
  if (exact.length > 0) return exact
  const wanted = bare(text)
  if (!wanted) return []
  return teams.filter(({ name }) => bare(name).includes(wanted) || wanted.includes(bare(name)))
}

export const teamNameLimit = 30
export const teamLimit = 200
