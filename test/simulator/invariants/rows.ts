import { parseRoll } from '../../../shared/store/roll.ts'
import type { Item } from '../engine/evaluate.ts'
import type { Facts } from './facts.ts'

const isOwn = ({ pk, sk }: Item): boolean => /^(U|UPD)#/.test(String(pk)) || /^M#/.test(String(sk))

/** Names are kept where they belong and nowhere else: neither in other rows nor in the queue. */
export function namesStayInTheirRows(facts: Facts): string[] {
  const names = [...facts.machine.telegram.world.tables.people.rows.values()].map(
    ({ user }) => user.first_name,
  )
  const holds = (text: string) => names.filter((name) => text.includes(name))
  const rows = facts.written.flatMap(({ after }) => {
    const found = after && !isOwn(after) ? holds(JSON.stringify(after)) : []
    return found.map((name) => `${name} stands in ${after?.pk} ${after?.sk}`)
  })
  const queued = facts.machine.queued.flatMap(({ MessageBody }) =>
    holds(MessageBody).map((name) => `${name} is in the queue: ${MessageBody}`),
  )
  return [...new Set([...rows, ...queued])]
}

/** What a confirmed roll call says is what the books say, to the minute and once. */
export function booksAreTheRoll(facts: Facts): string[] {
  const rows = facts.machine.rows.everything()
  const rolls = rows.filter(({ sk }) => sk === 'ROLL').map(parseRoll)
  return rolls.flatMap(({ activity, records }) => {
    const booked = rows
      .filter(({ pk, sk }) => pk === `A#${activity}` && String(sk).startsWith('R#'))
      .map((row) => `${String(row.sk).split('#')[1]} ${row.served} ${row.credited}`)
      .sort()
    const confirmed = records.map((r) => `${r.member} ${r.served} ${r.credited}`).sort()
    const same = confirmed.every((line) => booked.includes(line))
    return same ? [] : [`${activity}: confirmed ${confirmed}, booked ${booked}`]
  })
}

/** Nobody has minutes that no roll call, request or correction gave. */
export function noMinutesFromNowhere(facts: Facts): string[] {
  const rows = facts.machine.rows.everything()
  const given = new Set(
    facts.written.flatMap(({ key, after }) =>
      after && (key.sk === 'ROLL' || key.sk.startsWith('SECOND#')) ? [key.pk] : [],
    ),
  )
  return rows
    .filter(({ of, sk }) => String(sk).startsWith('R#') && of !== 'need')
    .filter(({ pk }) => !given.has(String(pk)))
    .map(({ pk, sk }) => `${pk} ${sk} comes from nowhere`)
}

export const deadLettersHaveReasons = (facts: Facts): string[] =>
  facts.machine.deadLetters.map(({ body, reason }) =>
    reason === '' ? `a dead letter without a reason: ${body}` : `a dead letter: ${reason}: ${body}`,
  )

const injected =
  /TimeoutError|Throttl|ProvisionedThroughput|TransactionConflict|TransactionCanceled|HttpError|GrammyError (429|502)|Too Many|Bad Gateway/

/** No function fails by itself, and no update is set aside. */
export function onlyFaultsFail(facts: Facts): string[] {
  const poison = facts.machine.rows
    .everything()
    .filter(({ e }) => e === 'poison@1')
    .map(({ reason, update }) => `set aside: ${reason}: ${String(update).slice(0, 300)}`)
  return [...poison, ...facts.machine.errors.filter((line) => !injected.test(line))]
}

/** Who is on a roster has the activity on their own timeline, and nobody else. */
export function timelinesFollow(facts: Facts): string[] {
  const rows = facts.machine.rows
  return [...facts.rosters].flatMap(([a, moments]) => {
    const roster = moments.at(-1)?.roster
    const people = roster ? Object.keys(roster.tickets).filter((key) => !key.includes('+')) : []
    const missing = people.filter(
      (m) => rows.get({ pk: `A#${a}`, sk: `P#${m}` })?.g1p === undefined,
    )
    const extra = rows
      .of(undefined, `A#${a}`)
      .filter(
        ({ sk, g1p }) =>
          /^P#/.test(String(sk)) && g1p !== undefined && !people.includes(String(sk).slice(2)),
      )
    return [
      ...missing.map((m) => `${a} is not on the timeline of ${m}`),
      ...extra.map(({ sk }) => `${a} is on the timeline of ${String(sk)}, who is not in`),
    ]
  })
}
