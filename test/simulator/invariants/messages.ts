import type { ActivityId, MemberId } from '../../../shared/domain/ids.ts'
import { confirmed, type Roster, roleOf } from '../../../shared/domain/roster.ts'
import { languages, wordsOf } from '../../../shared/words/words.ts'
import type { Said } from '../world/surroundings.ts'
import { activityOf, type Facts, peopleOf, rosterAt, rostersDuring, wasOut } from './facts.ts'

type About = 'promoted' | 'reminder' | 'nudge'

/** How a message of that kind begins, in any language. */
const headsOf = (about: About | 'nudge-early' | 'promoted-several'): string[] =>
  languages.map((language) => {
    const text = wordsOf(language).html(`tell-${about}`, { role: '\u0001', standing: '', text: '' })
    return text.split('\u0001')[0] ?? ''
  })
const heads: Record<About, string[]> = {
  promoted: [...headsOf('promoted'), ...headsOf('promoted-several')],
  reminder: headsOf('reminder'),
  nudge: [...headsOf('nudge'), ...headsOf('nudge-early')],
}

const isAbout = (about: About, { params }: Said): boolean => {
  const text = String(params.text ?? '')
  return heads[about].some((head) => text.startsWith(head) || text.includes(`\n${head}`))
}

const told = (facts: Facts, about: About) =>
  facts.machine.said.flatMap((said) => {
    const isSent = said.applied && said.method === 'sendMessage' && said.by === 'deliver'
    const a = isSent && isAbout(about, said) ? activityOf(facts, said) : undefined
    return a ? peopleOf(said).map((member) => ({ said, a, member })) : []
  })

/** Seats by hand: whose own seat is among the first of its role. */
function seated(roster: Roster): Map<string, number> {
  const keys = Object.keys(roster.tickets)
  const before = (key: string) => {
    const [t, m, g] = placeOf(roster, key)
    return keys.filter((other) => {
      const [u, n, h] = placeOf(roster, other)
      return roleOf(u) === roleOf(t) && (u < t || (u === t && (n < m || (n === m && h < g))))
    }).length
  }
  const isIn = (key: string) =>
    before(key) < (roster.roles[roleOf(roster.tickets[key] ?? 0)]?.seats ?? 0)
  return new Map(keys.filter(isIn).map((key) => [key, roleOf(roster.tickets[key] ?? 0)]))
}

const placeOf = (roster: Roster, key: string): [number, string, number] => {
  const [m = '', guest = '0'] = key.split('+')
  return [roster.tickets[key] ?? 0, m, Number(guest)]
}

interface Promotion {
  a: ActivityId
  member: MemberId
  index: number
  at: number
}

/** Who waited for a seat and has it now, in the same role. */
function promotions(facts: Facts): Promotion[] {
  return [...facts.rosters].flatMap(([a, moments]) =>
    moments.slice(1).flatMap(({ roster, index, at }, i) => {
      const before = moments[i]?.roster ?? roster
      const [had, has] = [seated(before), seated(roster)]
      const seats = [...has].filter(
        ([key, role]) =>
          !had.has(key) && key in before.tickets && roleOf(before.tickets[key] ?? 0) === role,
      )
      const members = new Set(seats.map(([key]) => key.split('+')[0] as MemberId))
      return [...members].map((member) => ({ a, member, index, at }))
    }),
  )
}

/** Stayed in for as long as the news may take. */
const patience = 10 * 60_000
const stayed = (facts: Facts, a: ActivityId, member: MemberId, index: number, at: number) =>
  (facts.rosters.get(a) ?? []).every(
    (moment) =>
      moment.index < index || moment.at > at + patience || member in moment.roster.tickets,
  )

const isPerson = (m: MemberId): boolean => /^[0-9a-z]+$/.test(m)

/** The bot was out of the group at that time, and couldn't call anybody there. */
const isSilent = (facts: Facts, a: ActivityId, at: number): boolean => {
  const community = facts.activities.get(a)?.community
  return community !== undefined && wasOut(facts, community, at - patience, at + patience)
}

/** Whoever got a freed seat hears of it, and of each one anew. */
export const promotedAreTold = (facts: Facts): string[] => {
  const all = told(facts, 'promoted')
  const due = promotions(facts)
    .filter(({ a, member, index, at }) => isPerson(member) && stayed(facts, a, member, index, at))
    .filter(({ a, at }) => !isSilent(facts, a, at))
  return due
    .filter(({ a, member, index }) => {
      const isTheirs = (one: { a: ActivityId; member: MemberId }) =>
        one.a === a && one.member === member
      const since = due.filter((one) => isTheirs(one) && one.index >= index)
      return all.filter((one) => isTheirs(one) && one.said.until > index).length < since.length
    })
    .map(({ a, member }) => `${member} got a seat in ${a} and was not told`)
}

/** A promotion that follows another within minutes is no repetition of it. */
export const promotionsAreQueued = (facts: Facts): string[] => {
  const due = promotions(facts).map(({ a, member }) => `promoted:${a}:${member}`)
  return [...new Set(due)].flatMap((begin) => {
    const owed = due.filter((one) => one === begin).length
    const queued = [...facts.machine.accepted]
      .filter(([once]) => once === begin || once.startsWith(`${begin}:`))
      .reduce((sum, [, ids]) => sum + ids.size, 0)
    return queued < owed ? [`${begin}: ${owed} promotions, ${queued} messages`] : []
  })
}

const unsure = (of: { said: Said }[]): number => of.filter(({ said }) => !said.isSure).length

/** What was queued again after the five minutes in which the queue knows a message. */
const queuedAgain = (facts: Facts, begin: string): number =>
  [...facts.machine.accepted]
    .filter(([once]) => once.startsWith(begin))
    .reduce((sum, [, ids]) => sum + ids.size - 1, 0)

/** Nobody hears twice that they got a seat, but after a send of which nobody knows. */
export function promotedAreToldOnce(facts: Facts): string[] {
  const due = promotions(facts)
  const all = told(facts, 'promoted')
  const who = new Set(all.map(({ a, member }) => `${a} ${member}`))
  return [...who].flatMap((key) => {
    const heard = all.filter(({ a, member }) => `${a} ${member}` === key)
    const owed = due.filter(({ a, member }) => `${a} ${member}` === key).length
    const [a, member] = key.split(' ')
    const most = owed + unsure(heard) + queuedAgain(facts, `promoted:${a}:${member}`)
    return heard.length > most ? [`${key}: ${owed} promotions, told ${heard.length} times`] : []
  })
}

interface Reminding {
  a: ActivityId
  about: 'reminder' | 'nudge'
  index: number
  at: number
}

/** When a reminder was done, by its job's own row. */
const remindings = (facts: Facts): Reminding[] =>
  facts.written.flatMap(({ key, before, after, at }, index) => {
    const isJob = key.sk === 'JOB#R24' || key.sk === 'JOB#R2'
    if (!isJob || !after || after.done === undefined || after.done === before?.done) return []
    const about = key.sk === 'JOB#R24' ? 'reminder' : 'nudge'
    return [{ a: key.pk.slice(2) as ActivityId, about, index, at }]
  })

/** The roster and the wishes of its people when a reminder was due. */
function owed(facts: Facts, { a, about, index, at }: Reminding): MemberId[] {
  const roster = rosterAt(facts, a, index)
  const start = roster?.start ?? 0
  const isLate = about === 'reminder' ? at > start - 2 * 3600_000 : at > start
  if (
    !roster ||
    isLate ||
    isSilent(facts, a, at) ||
    (roster.status !== 'open' && roster.status !== 'closed')
  )
    return []
  const wanted = (m: MemberId) => about === 'reminder' || !(m in roster.coming)
  return confirmed(roster).filter((m) => isPerson(m) && wanted(m) && !isMuted(facts, roster, m))
}

const isMuted = (facts: Facts, { community }: Roster, m: MemberId): boolean =>
  facts.written.some(
    ({ key, after }) =>
      key.pk === `C#${community}` && key.sk === `M#${m}` && after?.remind === 'none',
  )

const isUp = (facts: Facts, a: ActivityId, from: number, at: number): boolean =>
  (facts.rosters.get(a) ?? []).every(
    ({ roster, index, at: when }) =>
      index < from ||
      when > at + patience ||
      roster.status === 'open' ||
      roster.status === 'closed',
  )

const wasIn = (facts: Facts, a: ActivityId, m: MemberId, index: number, at: number) =>
  (facts.rosters.get(a) ?? [])
    .filter((moment) => moment.index >= index && moment.at <= at + patience)
    .every(({ roster }) => confirmed(roster).includes(m))

/** Whoever has a seat when a reminder is due gets it. */
export const seatedAreReminded = (facts: Facts): string[] =>
  remindings(facts).flatMap((due) => {
    const all = told(facts, due.about)
    return owed(facts, due)
      .filter(
        (m) => isUp(facts, due.a, due.index, due.at) && wasIn(facts, due.a, m, due.index, due.at),
      )
      .filter(
        (m) =>
          !all.some(
            ({ a, member, said }) => a === due.a && member === m && said.at >= due.at - 5 * 60_000,
          ),
      )
      .map((m) => `${m} was not sent the ${due.about} of ${due.a}`)
  })

const byHand = (facts: Facts, a: string): number =>
  facts.machine.queued.filter(
    ({ MessageDeduplicationId: id }) => id.includes(a) && /by-hand|remind:/.test(id),
  ).length

/** Each reminder comes once; more only where a send was uncertain or a coordinator asked for it. */
export const remindedOnce = (facts: Facts): string[] =>
  (['reminder', 'nudge'] as const).flatMap((about) => {
    const all = told(facts, about)
    const dues = remindings(facts).filter((due) => due.about === about)
    return [...new Set(all.map(({ a, member }) => `${a} ${member}`))].flatMap((key) => {
      const [a = ''] = key.split(' ')
      const heard = all.filter((one) => `${one.a} ${one.member}` === key)
      const most =
        dues.filter((due) => due.a === a).length +
        unsure(heard) +
        byHand(facts, a) +
        queuedAgain(facts, `${about}:${a}@`)
      return heard.length > most ? [`${key}: ${heard.length} × ${about}, due ${most}`] : []
    })
  })

/** Nobody is reminded who said no or waits. */
export const onlySeatedAreReminded = (facts: Facts): string[] =>
  (['reminder', 'nudge'] as const).flatMap((about) =>
    told(facts, about)
      .filter(({ said, a, member }) =>
        rostersDuring(facts, a, said).every((roster) => !confirmed(roster).includes(member)),
      )
      .map(({ a, member }) => `${member} was sent a ${about} of ${a} without a seat`),
  )

const pausedHeads = languages.map(
  (language) => wordsOf(language).html('paused', { community: '\u0001' }).split('\u0001')[0] ?? '',
)

/** When the bot is put out of a group for longer, its coordinators hear of it in private. */
export const absencesAreTold = (facts: Facts): string[] =>
  facts.absences
    .filter(({ from, to }) => Math.min(to, facts.machine.now) - from > patience)
    .flatMap(({ community, from }) => {
      const coordinator = facts.places.find(({ id }) => id === community)?.founder
      const isTold = facts.machine.said.some(
        ({ at, params }) =>
          params.chat_id === coordinator &&
          at >= from &&
          pausedHeads.some((head) => String(params.text).startsWith(head)),
      )
      // Whoever was forgotten since may have been none any more.
      const isGone = facts.erased.some(({ telegramId }) => telegramId === coordinator)
      return isTold || isGone
        ? []
        : [`nobody told ${coordinator} that the bot is out of ${community}`]
    })
