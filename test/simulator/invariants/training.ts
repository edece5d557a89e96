import type { ActivityId, MemberId } from '../../../shared/domain/ids.ts'
import { permitKey } from '../../../shared/domain/permit.ts'
import { type Roster, roleOf } from '../../../shared/domain/roster.ts'
import { parseRecord } from '../../../shared/store/record.ts'
import type { Facts } from './facts.ts'

const permitSk = /^PERMIT#([^#]+)#/

/** Whether somebody held a permit once so many changes had been written. */
const held = ({ written }: Facts, community: string, m: MemberId, key: string, index: number) =>
  Boolean(
    written.findLast(
      (change, i) =>
        i < index &&
        change.key.pk === `C#${community}` &&
        permitSk.exec(change.key.sk)?.[1] === m &&
        (change.after ?? change.before)?.key === key,
    )?.after,
  )

/** Who has the role now and hadn't it before; who was in when it began to ask for a permit stays. */
const entered = (before: Roster, after: Roster): MemberId[] =>
  (Object.keys(after.tickets) as MemberId[]).filter((m) => {
    const [was, is] = [before.tickets[m], after.tickets[m] ?? 0]
    return !m.includes('+') && (was === undefined || roleOf(was) !== roleOf(is))
  })

/** A role that asks for a training is taken by those who had it. */
export const seatsAskForPermits = (facts: Facts): string[] =>
  [...facts.rosters].flatMap(([a, moments]) =>
    moments.slice(1).flatMap(({ roster, index }, i) => {
      const before = moments[i]?.roster ?? roster
      // Another name for somebody who was in is no new seat.
      const isNew = before.version !== roster.version
      return (isNew ? entered(before, roster) : []).flatMap((m) => {
        const requires = before.roles[roleOf(roster.tickets[m] ?? 0)]?.requires
        const isFit = !requires || held(facts, roster.community, m, permitKey(requires), index)
        return isFit ? [] : [`${m} is in ${a} without ${requires}`]
      })
    }),
  )

const recordsOf = ({ machine }: Facts) =>
  machine.rows
    .everything()
    .filter(({ e }) => e === 'record@1')
    .map(parseRecord)

/** What is learnt is not what is served. */
export const learningIsApart = (facts: Facts): string[] =>
  recordsOf(facts).flatMap(({ of, activity, kind, member }) => {
    const isTraining =
      of === 'activity' && facts.activities.get(activity as ActivityId)?.kind === 'training'
    return (kind === 'training') === isTraining
      ? []
      : [`${activity} of ${member} is booked as ${kind}`]
  })

/** Whoever was at a training by the books holds what it gives. */
export const trainedHoldPermits = (facts: Facts): string[] => {
  const records = recordsOf(facts)
  return records.flatMap(({ activity: id, member, kind, served, seq, community }) => {
    const gives = facts.activities.get(id as ActivityId)?.training?.gives
    const isNewest = !records.some((r) => r.activity === id && r.member === member && r.seq > seq)
    if (!gives || kind !== 'training' || served === 0 || !isNewest || member.startsWith('-'))
      return []
    return held(facts, community, member, permitKey(gives), facts.written.length)
      ? []
      : [`${member} was at ${id} and holds no ${gives}`]
  })
}
