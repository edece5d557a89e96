import { DateTime } from 'luxon'
import { parseCommunity } from '../../../shared/store/community.ts'
import { type Facts, wasOut } from './facts.ts'

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
    const due = Number(before.due)
    const isOut = wasOut(facts, pk.slice(2), due - 5 * 60_000, due + 3600_000)
    return traces.length > 0 || isOut || !community
      ? []
      : [`${pk}: the notice of ${before.period} was neither sent nor left out`]
  })
}
