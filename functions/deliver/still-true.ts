import type { MemberId } from '../../shared/domain/ids.ts'
import {
  confirmed,
  hasAnswered,
  type Roster,
  sought,
  standing,
} from '../../shared/domain/roster.ts'
import type { Tell } from '../../shared/queue/intent.ts'

const isWanted = (roster: Roster, m: MemberId): boolean =>
  roster.status === 'open' && !hasAnswered(roster, m) && sought(roster).some((left) => left > 0)

/** Whether it still is so that somebody is to be told; they may have answered meanwhile. */
export const stillTrue = (about: Tell, roster: Roster, m: MemberId): boolean => {
  if (about === 'promoted' || about === 'added') return m in roster.tickets
  if (about === 'reminder' || about === 'nudge') return confirmed(roster).includes(m)
  if (about === 'wanted') return isWanted(roster, m)
  if (about === 'removed') return !(m in roster.tickets)
  if (about === 'overlap' || about === 'standing') return standing(roster, m).kind !== 'none'
  return true
}
