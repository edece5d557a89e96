import type { Roster, Standing } from '../domain/roster.ts'
import type { Words } from '../words/words.ts'

/** One line that tells a person where they stand: the toast after a press, the head of a message. */
export function standingLine(words: Words, roster: Pick<Roster, 'roles'>, s: Standing): string {
  if (s.kind === 'maybe' || s.kind === 'out' || s.kind === 'none')
    return words.plain(`stand-${s.kind}`)
  const role = roster.roles[s.role]?.label ?? ''
  const values = { role, place: s.place, seats: s.seats, guests: s.seats - 1 }
  if (s.kind === 'waiting') {
    return words.plain(s.seats > 1 ? 'stand-waiting-seats' : 'stand-waiting', values)
  }
  if (s.waiting > 0) return words.plain('stand-in-part', { ...values, waiting: s.waiting })
  return words.plain(s.seats > 1 ? 'stand-in-seats' : 'stand-in', values)
}
