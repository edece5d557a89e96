import type { Facts } from './facts.ts'

/** Those who shut the bot out at some time. */
const shutOut = ({ machine }: Facts): Set<number> =>
  new Set(
    machine.taken.flatMap(({ my_chat_member: m }) =>
      m?.new_chat_member.status === 'kicked' ? [m.from.id] : [],
    ),
  )

/** Whoever presses a button hears something, unless they shut the bot out. */
export function pressesAreAnswered(facts: Facts): string[] {
  const { machine } = facts
  const out = shutOut(facts)
  return machine.taken.flatMap(({ callback_query: query }) =>
    query && !out.has(query.from.id) && !machine.answered.has(query.id)
      ? [`${query.from.first_name} pressed ${query.data} and heard nothing`]
      : [],
  )
}

/** Asked for in a chat, brought by the queue. */
const byPost = /^\/week/

/** Whoever writes to the bot in private hears something, unless they shut the bot out. */
export function wordsAreAnswered(facts: Facts): string[] {
  const { machine } = facts
  const out = shutOut(facts)
  return machine.taken.flatMap(({ update_id: id, message }) =>
    message?.text &&
    !byPost.test(message.text) &&
    message.chat.type === 'private' &&
    !out.has(message.chat.id) &&
    !machine.heard.has(id)
      ? [`${message.from?.first_name} wrote “${message.text}” and heard nothing`]
      : [],
  )
}

/** Seats are as many as a coordinator chose, by a button or in words. */
export function seatsAreAsChosen(facts: Facts): string[] {
  const chosen = facts.machine.taken.flatMap(({ callback_query, message }) => {
    const [, a, seats] =
      /^1card:(\w+):(?:seats|cut):\d+:(\d+)/.exec(callback_query?.data ?? '') ?? []
    return [...(a ? [`${a} ${seats}`] : []), ...(message?.text ? [`${Number(message.text)}`] : [])]
  })
  return [...facts.rosters].flatMap(([a, moments]) =>
    moments.slice(1).flatMap(({ roster }, i) =>
      roster.roles.flatMap(({ seats }, role) => {
        const before = moments[i]?.roster.roles[role]?.seats
        const known = chosen.includes(`${a} ${seats}`) || chosen.includes(String(seats))
        return seats === before || known ? [] : [`${a} has ${seats} seats, which nobody chose`]
      }),
    ),
  )
}

// An update that is set aside for an operator is kept whole, for a while.
