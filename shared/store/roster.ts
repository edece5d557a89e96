import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'
import {
  apply,
  guestLimit,
  type LastChange,
  type Roster,
  type RosterOp,
  type RosterResult,
  rosterLimit,
  seatKeys,
} from '../domain/roster.ts'
import type { Instant } from '../domain/time.ts'
import type { Table } from './connection.ts'
import { rosterKey } from './keys.ts'

const tickets = z.record(z.string(), z.number())
const rosterRow = z.object({
  pk: z.string(),
  c: z.string(),
  st: z.enum(['open', 'closed', 'cancelled', 'finished']),
  start: z.number(),
  roles: z.array(z.object({ l: z.string(), n: z.number(), q: z.optional(z.string()) })),
  t: tickets,
  may: tickets,
  out: tickets,
  ok: tickets,
  n: z.number(),
  v: z.number(),
  last: z.optional(
    z.object({
      kind: z.enum(['join', 'leave', 'maybe', 'coming', 'seats', 'status', 'roles']),
      m: z.optional(z.string()),
      by: z.optional(z.string()),
      via: z.enum(['button', 'reply', 'card']),
      at: z.number(),
      chat: z.optional(z.number()),
      msg: z.optional(z.number()),
    }),
  ),
})

function lastChange(last: NonNullable<z.infer<typeof rosterRow>['last']>): LastChange {
  return {
    kind: last.kind,
    via: last.via,
    at: last.at as Instant,
    ...(last.m && { member: last.m as MemberId }),
    ...(last.by && { by: last.by as MemberId }),
    ...(last.chat !== undefined && { chat: last.chat }),
    ...(last.msg !== undefined && { message: last.msg }),
  }
}

/** A roster from its row. Throws when the row isn't one. */
export function parseRoster(item: unknown): Roster {
  const row = rosterRow.parse(item)
  return {
    activity: row.pk.slice(2) as ActivityId,
    community: row.c as CommunityId,
    status: row.st,
    start: row.start as Instant,
    roles: row.roles.map(({ l, n, q }) => ({ label: l, seats: n, ...(q && { requires: q }) })),
    tickets: row.t,
    maybe: row.may as Roster['maybe'],
    out: row.out as Roster['out'],
    coming: row.ok as Roster['coming'],
    next: row.n,
    version: row.v,
    ...(row.last && { last: lastChange(row.last) }),
  }
}

/** The row of a roster; the reverse of {@link parseRoster}. */
export function rosterItem(roster: Roster): Record<string, unknown> {
  return {
    ...rosterKey(roster.activity),
    e: 'roster@1',
    c: roster.community,
    st: roster.status,
    start: roster.start,
    roles: roster.roles.map((r) => ({
      l: r.label,
      n: r.seats,
      ...(r.requires && { q: r.requires }),
    })),
    t: roster.tickets,
    may: roster.maybe,
    out: roster.out,
    ok: roster.coming,
    n: roster.next,
    v: roster.version,
    ...(roster.last && { last: lastItem(roster.last) }),
  }
}

export const lastItem = (last: LastChange) => ({
  kind: last.kind,
  via: last.via,
  at: last.at,
  ...(last.member && { m: last.member }),
  ...(last.by && { by: last.by }),
  ...(last.chat !== undefined && { chat: last.chat }),
  ...(last.message !== undefined && { msg: last.message }),
})

interface Write {
  set: string[]
  remove: string[]
  when: string[]
  names: Record<string, string>
  values: Record<string, unknown>
}

const everySeat = (m: MemberId) => seatKeys(m, guestLimit + 1)
// `#s0` is the person's own seat, `#s1` … the guests'.
const seatNames = (m: MemberId, count = guestLimit + 1): Record<string, string> =>
  Object.fromEntries(
    everySeat(m)
      .slice(0, count)
      .map((key, i) => [`#s${i}`, key]),
  )

// A person may still call off after sign-up closed, but not after the start.
const whileOpen = ['#st = :open', '#start > :now']
const untilStart = ['(#st = :open OR #st = :closed)', '#start > :now']
const open = { ':open': 'open' }

/** Without a permit: the role must ask for none at this very moment. */
const permitFree = ({ role, trained }: Extract<RosterOp, { op: 'join' }>) =>
  trained
    ? { when: [], names: {} }
    : {
        when: [`attribute_not_exists(#roles[${role}].#q)`],
        names: { '#roles': 'roles', '#q': 'q' },
      }

/** Someone without a seat takes one, and it is theirs with the place that goes with it. */
function freshJoin(op: Extract<RosterOp, { op: 'join' }>): Write {
  const seats = op.seats ?? 1
  const free = permitFree(op)
  return {
    set: [...Array.from({ length: seats }, (_, i) => `#t.#s${i} = #n + :role`), '#n = #n + :step'],
    remove: ['#may.#s0', '#out.#s0'],
    when: [
      ...whileOpen,
      `attribute_exists(#roles[${op.role}])`,
      ...free.when,
      'attribute_not_exists(#t.#s0)',
      'size(#t) <= :room',
    ],
    names: {
      ...seatNames(op.member, seats),
      '#may': 'may',
      '#out': 'out',
      '#roles': 'roles',
      ...free.names,
    },
    values: { ...open, ':role': op.role, ':step': 8, ':room': rosterLimit - seats },
  }
}

/** Someone who has seats changes role or guests; the seats seen must still be theirs. */
function changedJoin(before: Roster, after: Roster, op: Extract<RosterOp, { op: 'join' }>): Write {
  const keys = everySeat(op.member)
  const held = keys.map((key, i) =>
    key in before.tickets ? `#t.#s${i} = :h${i}` : `attribute_not_exists(#t.#s${i})`,
  )
  const heldValues = keys.flatMap((key, i) =>
    key in before.tickets ? [[`:h${i}`, before.tickets[key]] as const] : [],
  )
  const fresh = keys.flatMap((key, i) =>
    key in after.tickets && after.tickets[key] !== before.tickets[key]
      ? [`#t.#s${i} = #n + :role`]
      : [],
  )
  const free = permitFree(op)
  const gone = keys.flatMap((key, i) => (key in after.tickets ? [] : [`#t.#s${i}`]))
  return {
    set: [...fresh, '#n = #n + :step'],
    remove: [...gone, '#may.#s0', '#out.#s0'],
    when: [...whileOpen, ...free.when, ...held],
    names: { ...seatNames(op.member), ...free.names, '#may': 'may', '#out': 'out' },
    values: {
      ...open,
      ...(fresh.length > 0 && { ':role': op.role }),
      ':step': 8,
      ...Object.fromEntries(heldValues),
    },
  }
}

function answerWrite(m: MemberId, list: 'may' | 'out'): Write {
  const [kept, dropped] = list === 'out' ? ['#out', '#may'] : ['#may', '#out']
  return {
    set: [`${kept}.#s0 = #n`, '#n = #n + :step'],
    remove: [...everySeat(m).map((_, i) => `#t.#s${i}`), `${dropped}.#s0`, '#ok.#s0'],
    when: [
      ...(list === 'out' ? untilStart : whileOpen),
      `(attribute_exists(#t.#s0) OR attribute_not_exists(${kept}.#s0))`,
    ],
    names: { ...seatNames(m), '#may': 'may', '#out': 'out', '#ok': 'ok' },
    values: { ...open, ...(list === 'out' && { ':closed': 'closed' }), ':step': 8 },
  }
}

const comingWrite = (m: MemberId): Write => ({
  set: ['#ok.#s0 = #n'],
  remove: [],
  when: [...whileOpen, 'attribute_exists(#t.#s0)', 'attribute_not_exists(#ok.#s0)'],
  names: { '#s0': m, '#ok': 'ok' },
  values: open,
})

const seatsWrite = (before: Roster, role: number, seats: number): Write => ({
  set: [`#roles[${role}].#seats = :seats`],
  remove: [],
  // A cut was confirmed for the roster as it was shown; a raise takes nothing from anybody.
  when: [`attribute_exists(#roles[${role}])`, `#roles[${role}].#seats = :was`],
  names: { '#roles': 'roles', '#seats': 'n' },
  values: { ':seats': seats, ':was': before.roles[role]?.seats ?? -1 },
})

const statusWrite = (status: 'open' | 'closed'): Write => ({
  set: ['#st = :status'],
  remove: [],
  when: ['#st = :was'],
  names: { '#st': 'st' },
  values: { ':status': status, ':was': status === 'open' ? 'closed' : 'open' },
})

const commonNames: Record<string, string> = { '#t': 't', '#n': 'n', '#st': 'st', '#start': 'start' }

function update(table: Table, a: ActivityId, w: Write, last: LastChange): UpdateCommandInput {
  const set = [...w.set, '#v = #v + :one', '#last = :last']
  const remove = w.remove.length > 0 ? ` REMOVE ${w.remove.join(', ')}` : ''
  const UpdateExpression = `SET ${set.join(', ')}${remove}`
  const ConditionExpression = w.when.join(' AND ')
  const text = `${UpdateExpression} ${ConditionExpression}`
  const used = Object.entries(commonNames).filter(([name]) => new RegExp(`${name}\\b`).test(text))
  const time = text.includes(':now') ? { ':now': last.at } : {}
  return {
    TableName: table.name,
    Key: rosterKey(a),
    UpdateExpression,
    ConditionExpression,
    ExpressionAttributeNames: {
      ...Object.fromEntries(used),
      ...w.names,
      '#v': 'v',
      '#last': 'last',
    },
    ExpressionAttributeValues: { ...w.values, ...time, ':one': 1, ':last': lastItem(last) },
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}

type Written = { kind: 'written' | 'refused'; roster: Roster } | { kind: 'gone' }

async function write(table: Table, a: ActivityId, w: Write, last: LastChange): Promise<Written> {
  try {
    const { Attributes } = await table.client.send(new UpdateCommand(update(table, a, w, last)))
    return { kind: 'written', roster: parseRoster(Attributes) }
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    // The refusal carries the item, so the answer needs no read.
    return error.Item
      ? { kind: 'refused', roster: parseRoster(unmarshall(error.Item)) }
      : { kind: 'gone' }
  }
}

function firstWrite(op: Exclude<RosterOp, { op: 'seats' }>): Write {
  if (op.op === 'join') return freshJoin(op)
  if (op.op === 'coming') return comingWrite(op.member)
  if (op.op === 'status') return statusWrite(op.status)
  return answerWrite(op.member, op.op === 'leave' ? 'out' : 'may')
}

function nextWrite(before: Roster, after: Roster, op: RosterOp): Write {
  if (op.op === 'seats') return seatsWrite(before, op.role, op.seats)
  if (op.op === 'join' && op.member in before.tickets) return changedJoin(before, after, op)
  return firstWrite(op)
}

// Each further round means that the same person changed the same entry meanwhile.
const rounds = 5

/**
 * Applies one operation. The first write is sent blind: for a sign-up, a leave or a maybe it is
 * the only one. A refusal carries the roster, which tells whether nothing is to be done, or what
 * the next conditional write is.
 */
export async function changeRoster(
  table: Table,
  a: ActivityId,
  op: RosterOp,
  last: LastChange,
): Promise<RosterResult | 'gone'> {
  let seen = op.op === 'seats' ? await readRoster(table, a) : undefined
  if (op.op === 'seats' && !seen) return 'gone'
  for (let round = 0; round < rounds; round += 1) {
    const wanted = seen && apply(seen, op, last.at)
    if (wanted && (!wanted.ok || !wanted.changed)) return wanted
    const w =
      seen && wanted
        ? nextWrite(seen, wanted.roster, op)
        : op.op !== 'seats'
          ? firstWrite(op)
          : undefined
    if (!w) break
    const outcome = await write(table, a, w, last)
    if (outcome.kind === 'gone') return 'gone'
    if (outcome.kind === 'written') return { ok: true, changed: true, roster: outcome.roster }
    seen = outcome.roster
  }
  throw new Error(`roster ${a} changed ${rounds} times under one ${op.op}`)
}

/** The roster as committed now. */
export async function readRoster(table: Table, a: ActivityId): Promise<Roster | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: rosterKey(a), ConsistentRead: true }),
  )
  return Item && parseRoster(Item)
}
