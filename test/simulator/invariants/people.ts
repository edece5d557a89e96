import type { Update } from 'grammy/types'
import type { Item } from '../engine/evaluate.ts'
import type { Erased, Facts } from './facts.ts'

const day = 24 * 3600_000

const actor = (update: Update): number | undefined =>
  update.callback_query?.from.id ?? update.message?.from?.id ?? update.my_chat_member?.from.id

/** Whether they did anything from that change of the table on. */
const wasHere = ({ machine }: Facts, { telegramId }: Erased, since: number): boolean =>
  machine.taken.some(
    (update) =>
      actor(update) === telegramId && (machine.takenAt.get(update.update_id) ?? 0) >= since,
  )

/** Whether a row says anything of a person: their number, what is made of it, or their name. */
function isOf(item: Item, { telegramId, member }: Erased, name: string): boolean {
  const text = JSON.stringify(item)
  const words: readonly string[] = text.match(/[^#+:",\s[\]{}]+/g) ?? []
  return text.includes(name) || words.includes(String(telegramId)) || words.includes(member)
}

const nameOf = ({ machine }: Facts, { telegramId }: Erased): string =>
  machine.telegram.world.tables.people.get(telegramId)?.user.first_name ?? ''

/** Of whoever was forgotten and did nothing since no row says anything. */
export function forgottenLeaveNothing(facts: Facts): string[] {
  const newest = new Map<string, number>()
  for (const [index, { key }] of facts.written.entries()) newest.set(`${key.pk} ${key.sk}`, index)
  // The table drops in its own time what has come to its end; nobody reads it meanwhile.
  const isKept = ({ ttl }: Item): boolean => !(Number(ttl) * 1000 <= facts.machine.now)
  const rows = facts.machine.rows.everything().filter(isKept)
  return facts.erased.flatMap((erased) => {
    const { done, left, asked } = erased
    if (done === undefined) return []
    // What came while the rows were being gone through may be either.
    const until = wasHere(facts, erased, asked) ? (left ?? done) : Number.POSITIVE_INFINITY
    const name = nameOf(facts, erased)
    return rows
      .filter((item) => (newest.get(`${item.pk} ${item.sk}`) ?? 0) < until)
      .filter((item) => isOf(item, erased, name))
      .map(
        (item) => `${name} (${erased.member}) was forgotten, and stands in ${JSON.stringify(item)}`,
      )
  })
}

/** Forgetting comes to its end, and takes no seat along. */
export const forgettingEnds = (facts: Facts): string[] =>
  facts.erased.flatMap((erased) => {
    const { done, asked, at = 0, member, pseudonym } = erased
    const since = facts.written[asked]?.at ?? 0
    if (done === undefined)
      return facts.machine.now - since > day ? [`${member} waits to be forgotten`] : []
    return [...facts.rosters].flatMap(([a, moments]) => {
      const roster = moments.at(-1)?.roster
      const isKept = roster && pseudonym in roster.tickets && roster.start > at
      return isKept ? [`${member} was forgotten and keeps a seat in ${a}`] : []
    })
  })

/** Who is in a team is on its list, and nobody else. */
export function teamsAgree({ machine: { rows } }: Facts): string[] {
  const all = rows.everything()
  const listed = all.flatMap(({ pk, sk }) => {
    const [kind, team, m] = String(sk).split('#')
    return kind === 'TM' ? [`${pk} ${team} ${m}`] : []
  })
  const theirs = all.flatMap(({ pk, sk, teams }) =>
    /^M#/.test(String(sk)) && Array.isArray(teams)
      ? teams.map((team) => `${pk} ${team} ${String(sk).slice(2)}`)
      : [],
  )
  return [
    ...listed.filter((one) => !theirs.includes(one)).map((one) => `${one} is only on the list`),
    ...theirs.filter((one) => !listed.includes(one)).map((one) => `${one} is not on the list`),
  ]
}
