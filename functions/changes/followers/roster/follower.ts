import type { MemberId } from '../../../../shared/domain/ids.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { type Member, waitsForGuardian } from '../../../../shared/domain/member.ts'
import { overlaps } from '../../../../shared/domain/overlap.ts'
import {
  confirmed,
  difference,
  type Roster,
  type RosterChange,
  standing,
  waiting,
} from '../../../../shared/domain/roster.ts'
import { day, hour, type Instant } from '../../../../shared/domain/time.ts'
import type { PersonNews, Tell } from '../../../../shared/queue/intent.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { readActivitiesAndRosters, readActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { readMembers } from '../../../../shared/store/member.ts'
import { followRoster, participationsBetween } from '../../../../shared/store/participation.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { changeRoster, parseRoster } from '../../../../shared/store/roster.ts'
import type { Follower } from '../../change.ts'

interface Images {
  before: Roster
  after: Roster
  diff: RosterChange
}

const tell = (roster: Roster, m: MemberId, about: Tell): Outgoing => ({
  intent: {
    kind: 'tell',
    ...{ about, activity: roster.activity, member: m, ...messageOf(roster) },
    occasion: `${about}:${roster.activity}:${roster.version}`,
  },
  chat: telegramIdOf(m) ?? `~${roster.activity}`,
  once: `${about}:${roster.activity}:${m}:${roster.version}`,
})

const messageOf = ({ last }: Roster) =>
  last?.message === undefined ? {} : { message: last.message }

/** Each group that shows the activity is to show the newer state. */
async function refresh(table: Table, { after }: Images): Promise<Outgoing[]> {
  const activity = await readActivity(table, after.activity)
  const version = (activity?.version ?? 0) + after.version
  const posts = await postsOf(table, after.activity)
  return posts.map(({ activity: a, chat }) => ({
    intent: { kind: 'post', activity: a, chat, version, ...messageOf(after) },
    chat,
    once: `post:${a}:${chat}:${version}`,
  }))
}

/** Where a reply left its writer, when a thumb up would not say it all. */
function standingTold({ after }: Images): Outgoing[] {
  const { last } = after
  if (last?.kind !== 'join' || last.via !== 'reply' || !last.member) return []
  const s = standing(after, last.member)
  const plain = s.kind === 'in' && s.seats === 1
  if (plain) return []
  const told = tell(after, last.by ?? last.member, 'standing')
  // A neighbour without Telegram hears it from whoever signed them up.
  return last.by && told.intent.kind === 'tell'
    ? [{ ...told, intent: { ...told.intent, of: last.member } }]
    : [told]
}

/** What somebody else did for a person: a coordinator put them in or took them off. */
function doneForThem({ after, diff }: Images): Outgoing[] {
  const { last } = after
  if (last?.via !== 'card' || !last.by) return []
  // A neighbour without Telegram hears it from whoever put them in.
  const reached = (people: MemberId[]) => people.filter((m) => telegramIdOf(m) !== undefined)
  return [
    ...reached(diff.joined).map((m) => tell(after, m, 'added')),
    ...reached(diff.left).map((m) => tell(after, m, 'removed')),
  ]
}

/** Seats were cut: whoever had one and waits now hears where they stand. */
function demoted({ before, after }: Images): Outgoing[] {
  if (after.last?.kind !== 'seats') return []
  const had = new Set(confirmed(before))
  return waiting(after)
    .filter((m) => had.has(m))
    .map((m) => tell(after, m, 'standing'))
}

/** A confirmed person who drops out within a day of the start: the coordinator must know. */
function lateDrop({ after, diff }: Images): Outgoing[] {
  const { last } = after
  if (!last || last.via === 'card' || after.start - last.at >= day) return []
  return diff.gaveUp.map((m) => ({
    intent: { kind: 'alert', about: 'dropped', activity: after.activity, member: m },
    chat: `alert:${after.activity}`,
    once: `dropped:${after.activity}:${m}:${after.version}`,
  }))
}

type Known = ReadonlyMap<MemberId, Member>

const newcomers = ({ diff }: Images): MemberId[] =>
  diff.joined.filter((m) => telegramIdOf(m) !== undefined)

/** Those whose name may not be shown yet are asked, once in a community. */
function consents(images: Images, known: Known): Outgoing[] {
  const { community, activity, last } = images.after
  const isStranger = (m: MemberId) => !known.get(m)?.consent && !known.get(m)?.askedAt
  return newcomers(images)
    .filter(isStranger)
    .map((m) => ({
      intent: { kind: 'consent', community, activity, member: m, chat: last?.chat ?? 0 },
      chat: telegramIdOf(m) ?? 0,
      once: `consent:${community}:${m}`,
    }))
}

/** Told why there is no seat yet; the coordinators are who can record the consent. */
async function guardianFirst(table: Table, { after }: Images, m: MemberId): Promise<Outgoing[]> {
  const { community, activity, version } = after
  const [found, here] = await Promise.all([
    readActivity(table, activity),
    readCommunity(table, community),
  ])
  const news = (about: PersonNews, to: MemberId): Outgoing => ({
    intent: { kind: 'person', about, community, to, member: m, text: found?.title ?? '' },
    chat: telegramIdOf(to) ?? 0,
    once: `${about}:${activity}:${m}:${to}:${version}`,
  })
  const coordinators = (here?.coordinators ?? []).filter((to) => telegramIdOf(to) !== undefined)
  return [news('guardian-first', m), ...coordinators.map((to) => news('guardian', to))]
}

/**
 * The law: at 14–17 a guardian agrees first. A sign-up is one write that looks at nobody's age, so
 * the seat is given back here. Who got the consent meanwhile keeps it, however late this comes.
 */
async function minors(
  table: Table,
  images: Images,
  known: Known,
  at: Instant,
): Promise<Outgoing[]> {
  const waiting = newcomers(images).filter((m) => waitsForGuardian(known.get(m)))
  const last = { kind: 'leave' as const, via: 'card' as const, at }
  const told = waiting.map(async (m) => {
    await changeRoster(table, images.after.activity, { op: 'leave', member: m }, last)
    return guardianFirst(table, images, m)
  })
  return (await Promise.all(told)).flat()
}

// No activity is longer than that, so whatever overlaps starts within it.
const longest = 24 * hour

async function overlapping(table: Table, { after }: Images, m: MemberId): Promise<boolean> {
  const { start, community } = after
  const near = await participationsBetween(table, community, m, start - longest, start + longest)
  const others = near.filter((a) => a !== after.activity)
  if (others.length === 0) return false
  const all = await readActivitiesAndRosters(table, [after.activity, ...others])
  const mine = all.find((x) => x.activity.id === after.activity)?.activity
  const clash = (x: (typeof all)[number]) =>
    x.activity.id !== mine?.id &&
    x.roster.status !== 'cancelled' &&
    mine &&
    overlaps(mine, x.activity)
  return all.some(clash)
}

async function overlapsTold(table: Table, images: Images): Promise<Outgoing[]> {
  const found = await Promise.all(images.diff.joined.map((m) => overlapping(table, images, m)))
  return images.diff.joined.filter((_, i) => found[i]).map((m) => tell(images.after, m, 'overlap'))
}

/** Participation rows of those who came or went; of everyone when the start moved. */
async function participations(table: Table, { before, after, diff }: Images): Promise<void> {
  const moved = before.start !== after.start
  const everyone = [...confirmed(after), ...waiting(after)]
  const touched = moved ? [...everyone, ...diff.left] : [...diff.joined, ...diff.left]
  await Promise.all(touched.map((m) => followRoster(table, after, m)))
}

// Whoever was forgotten has another number, and no version tells: they did nothing.
const isRenamed = (before: Roster, after: Roster): boolean =>
  Object.keys(after.tickets).some((m) => !(m in before.tickets))

// Older posts are as far up as they are many: a group would wait for hours for anything else.
const drawnAnewMs = 90 * day

/** A name that went is to be gone from the posts, too. */
async function drawnAnew(table: Table, roster: Roster, at: Instant): Promise<Outgoing[]> {
  if (at - roster.start > drawnAnewMs) return []
  const posts = await postsOf(table, roster.activity)
  return posts.map(({ activity, chat }) => ({
    intent: { kind: 'post', activity, chat, version: 0, names: true },
    chat,
    once: `names:${activity}:${chat}:${at}`,
  }))
}

// The empty roster is published with its activity; there is nothing before it.
const emptied = (roster: Roster): Roster => ({ ...roster, tickets: {}, maybe: {}, out: {} })

export const rosterFollower: Follower = async ({ table }, change) => {
  if (!change.after) return []
  const after = parseRoster(change.after)
  const before = change.before ? parseRoster(change.before) : emptied(after)
  if (change.before && before.version === after.version)
    return isRenamed(before, after) ? drawnAnew(table, after, change.at) : []
  const images = { before, after, diff: difference(before, after) }
  await participations(table, images)
  const persons = newcomers(images)
  const known: Known =
    persons.length > 0 ? await readMembers(table, after.community, persons) : new Map()
  const told = await Promise.all([
    change.before ? refresh(table, images) : [],
    consents(images, known),
    minors(table, images, known, change.at),
    overlapsTold(table, images),
  ])
  const promoted = images.diff.promoted.map((m) => tell(after, m, 'promoted'))
  return [
    ...told.flat(),
    ...promoted,
    ...standingTold(images),
    ...doneForThem(images),
    ...demoted(images),
    ...lateDrop(images),
  ]
}
