import { DateTime } from 'luxon'
import type { ActivityId } from '../../../shared/domain/ids.ts'
import { confirmed, named } from '../../../shared/domain/roster.ts'
import { parseCommunity, readCommunity } from '../../../shared/store/community.ts'
import { readNames } from '../../../shared/store/member.ts'
import { parsePost } from '../../../shared/store/post.ts'
import { parseRoll } from '../../../shared/store/roll.ts'
import { renderPost } from '../../../shared/views/post.ts'
import { wordsOf } from '../../../shared/words/words.ts'
import { memoryTable } from '../engine/engine.ts'
import type { Item } from '../engine/evaluate.ts'
import type { Facts } from './facts.ts'

const last = <T>(all: T[] | undefined): T | undefined => all?.at(-1)

const doors = [
  { open: false, began: false },
  { open: true, began: false },
  { open: true, began: true },
  { open: false, began: true },
]

/** Text without its tags, as people read it. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .trim()

/** Each post shows the roster as it is in the end. */
export async function postsShowTheTruth(facts: Facts): Promise<string[]> {
  const table = memoryTable(facts.machine.rows)
  const wrong: string[] = []
  for (const item of facts.machine.rows.everything()) {
    if (!String(item.sk).startsWith('POST#')) continue
    const post = parsePost(item)
    const [activity, roster] = [
      facts.activities.get(post.activity),
      last(facts.rosters.get(post.activity))?.roster,
    ]
    const community = activity && (await readCommunity(table, activity.community))
    const seen =
      post.message === undefined
        ? undefined
        : facts.machine.telegram.world.message(post.chat, post.message)
    if (!activity || !roster || !community || !seen) continue
    const names = await readNames(table, community.id, named(roster))
    const view = { activity, roster, names, zone: community.zone }
    const shown = seen.message.text ?? ''
    const fits = doors.some(
      (door) => plain(renderPost({ ...view, door }, wordsOf(community.language)).text) === shown,
    )
    if (!fits)
      wrong.push(`the post of ${post.activity} shows “${shown}”; in are ${confirmed(roster)}`)
  }
  return wrong
}

const hasMaybe = (params: Record<string, unknown>, a: string): boolean =>
  JSON.stringify(params.reply_markup ?? '').includes(`1maybe:${a}`)

/** One post of an activity in a chat, unless it isn't known whether the first came through. */
export function onePost(facts: Facts): string[] {
  return [...facts.activities.keys()].flatMap((a) => {
    const sent = facts.machine.said.filter(
      ({ applied, method, params, by }) =>
        applied && by === 'deliver' && method === 'sendMessage' && hasMaybe(params, a),
    )
    const chats = new Set(sent.map(({ params }) => params.chat_id))
    const reposts = facts.written.filter(
      ({ key, before, after }) =>
        key.pk === `A#${a}` &&
        key.sk.startsWith('POST#') &&
        before &&
        after &&
        before.sending !== undefined &&
        after.sending === undefined &&
        after.message === undefined,
    ).length
    return [...chats].flatMap((chat) => {
      const here = sent.filter(({ params }) => params.chat_id === chat)
      return here.length > 1 + reposts ? [`${here.length} posts of ${a} in ${chat}`] : []
    })
  })
}

/** Each activity has its post in the group; if something went wrong, nobody may know where it is. */
export function everyPostIsUp(facts: Facts): string[] {
  return facts.machine.rows.everything().flatMap((item) => {
    if (!String(item.sk).startsWith('POST#') || item.message !== undefined) return []
    const isUncertain = item.sending !== undefined && facts.machine.befallen.deliver > 0
    return isUncertain ? [] : [`${item.pk} is in no group`]
  })
}

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

/** Whom a job of a community comes to: day and hour, counted with a calendar and not by its cron. */
const fits: Record<string, (at: DateTime) => boolean> = {
  WEEKLY: (at) => at.weekday === 1 && at.hour === 9,
  MONTHLY: (at) => at.day === 1 && at.hour === 9,
  THEME: (at) => at.day === 24 && at.hour === 10,
  THEMELAST: (at) => at.day === at.daysInMonth && at.hour === 10,
  DAILY: (at) => at.hour === 17,
}
const longestWait: Record<string, number> = {
  WEEKLY: 7,
  MONTHLY: 31,
  THEME: 31,
  THEMELAST: 31,
  DAILY: 1,
}
const day = 24 * 3600_000

/** Nothing is overdue, nothing done is due again, and what repeats comes at its next time. */
export function jobsAreNext(facts: Facts): string[] {
  const { now, rows } = facts.machine
  const zones = new Map(
    rows
      .everything()
      .flatMap((item) =>
        /^C#/.test(String(item.pk)) && item.sk === 'META'
          ? [[String(item.pk), parseCommunity(item).zone] as const]
          : [],
      ),
  )
  return rows.everything().flatMap((item) => {
    const [, kind = ''] = /^JOB#(.+)$/.exec(String(item.sk)) ?? []
    if (!kind) return []
    const due = item.due === undefined ? undefined : Number(item.due)
    const where = `${item.pk} ${item.sk}`
    if (due !== undefined && due < now - 5 * 60_000) return [`${where} is overdue`]
    if ((due === undefined) !== (item.g2p === undefined)) return [`${where}: index and row differ`]
    const rule = fits[kind]
    if (!rule || !zones.has(String(item.pk))) return []
    if (due === undefined) return [`${where} will not come again`]
    const at = DateTime.fromMillis(due, { zone: zones.get(String(item.pk)) ?? 'utc' })
    const late = due > now + (longestWait[kind] ?? 0) * day + 3600_000
    return !rule(at) || late ? [`${where} comes at ${at.toISO()}`] : []
  })
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
    .filter(({ pk, sk }) => String(sk).startsWith('R#') && !given.has(String(pk)))
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

const weekly = /📅/

/** A week's notice is in the group at most once, and once where nothing was uncertain. */
export function oneNotice(facts: Facts): string[] {
  const sent = facts.machine.said.filter(
    ({ by, applied, method, params }) =>
      by === 'deliver' &&
      applied &&
      method === 'sendMessage' &&
      Number(params.chat_id) < 0 &&
      weekly.test(String(params.text)),
  )
  const keys = new Map<string, number>()
  for (const { params } of sent) {
    const [title = ''] = String(params.text).split('\n')
    const key = `${params.chat_id} ${title}`
    keys.set(key, (keys.get(key) ?? 0) + 1)
  }
  return [...keys]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => `${count} notices: ${key}`)
}

/** Each notice that was begun was sent, left out, or its coordinators were asked. */
export function noticesAreSettled(facts: Facts): string[] {
  return facts.machine.rows.everything().flatMap((item) => {
    if (!String(item.sk).startsWith('SENT#')) return []
    return item.state === 'sending' ? [`${item.pk} ${item.sk} was begun and never ended`] : []
  })
}

/** Each weekly occurrence that passed left a trace: sent, left out or uncertain. */
export function noNoticeIsForgotten(facts: Facts): string[] {
  return facts.written.flatMap(({ key, before, after }) => {
    if (key.sk !== 'JOB#WEEKLY' || !before || !after || before.due === after.due) return []
    const { pk } = key
    const community = facts.machine.rows.get({ pk, sk: 'META' })
    const traces = facts.written.filter(
      (one) => one.key.pk === pk && one.key.sk.startsWith(`SENT#WEEKLY#${before.period}`),
    )
    const suspended = facts.written.some(
      (one) => one.key.pk === pk && one.key.sk === 'META' && one.after?.suspended === true,
    )
    return traces.length > 0 || suspended || !community
      ? []
      : [`${pk}: the notice of ${before.period} was neither sent nor left out`]
  })
}

/** Who is on a roster has the activity on their own timeline, and nobody else. */
export function timelinesFollow(facts: Facts): string[] {
  const rows = facts.machine.rows
  return [...facts.rosters].flatMap(([a, moments]) => {
    const roster = last(moments)?.roster
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

/** The ids of the activities, for those who look at their rows alone. */
export const activityRows = (facts: Facts): ActivityId[] => [...facts.activities.keys()]
