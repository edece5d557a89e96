import { calendarDate } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { memberOf, type TeamId } from '../../../../shared/domain/ids.ts'
import { type Books, type MonthSummary, summarise } from '../../../../shared/domain/summary.ts'
import { type CalendarMonth, type Instant, minute } from '../../../../shared/domain/time.ts'
import { booksOf } from '../../../../shared/store/books.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { partnersOf } from '../../../../shared/store/partner.ts'
import { starCandidates } from '../../../../shared/store/star.ts'
import { teamsOf } from '../../../../shared/store/team.ts'
import { readTheme } from '../../../../shared/store/theme.ts'
import { unnamed } from '../../../../shared/views/mention.ts'
import {
  type SummaryView,
  summaryCaption,
  summaryDetails,
} from '../../../../shared/views/summary.ts'
import { type Words, wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'
import { sendOnce } from '../../once.ts'
import { type Sent, send, sendFile } from '../../send.ts'

interface Read {
  key: string
  until: number
  read: Promise<{ books: Books; teams: Map<string, string>; theme: string | undefined }>
}

// Fifty teams' summaries go out together, and all are made of the same books.
const latest = new WeakMap<Table, Read>()
const freshMs = minute

function readMonth({ table, clock }: DeliverDeps, community: Community, month: CalendarMonth) {
  const key = `${community.id}@${month}`
  const known = latest.get(table)
  if (known?.key === key && known.until > clock()) return known.read
  const read = Promise.all([
    booksOf(table, community, month),
    teamsOf(table, community.id),
    readTheme(table, community.id, month),
  ]).then(([books, teams, theme]) => ({
    books,
    teams: new Map(teams.map(({ id, name }) => [id as string, name])),
    theme,
  }))
  latest.set(table, { key, until: clock() + freshMs, read })
  // What failed is not kept for the next one.
  read.catch(() => latest.delete(table))
  return read
}

/** A picture takes a while to draw: none for a person who can't be written to. */
async function canBeTold(table: Table, to: number): Promise<boolean> {
  const m = memberOf(to)
  return to < 0 || ((await readProfiles(table, [m])).get(m)?.reachable ?? false)
}

async function wordsFor(table: Table, community: Community, to: number): Promise<Words> {
  if (to < 0) return wordsOf(community.language)
  const m = memberOf(to)
  return wordsOf((await readProfiles(table, [m])).get(m)?.language, community.language)
}

async function viewOf(
  deps: DeliverDeps,
  community: Community,
  about: { month: CalendarMonth; to: number; team?: TeamId },
  now: Instant,
): Promise<SummaryView> {
  const { month, team, to } = about
  const { books, teams, theme } = await readMonth(deps, community, month)
  const { zone, createdAt: since } = community
  const asked = { month, zone, now, since, ...(team && { team }) }
  return {
    words: await wordsFor(deps.table, community, to),
    name: (team && teams.get(team)) ?? community.name,
    summary: summarise(asked, books),
    whole: team === undefined,
    teams,
    ...(theme && { theme }),
  }
}

const isEmpty = ({ activities, minutes, before, trainingMinutes }: MonthSummary): boolean =>
  activities + minutes + trainingMinutes + (before?.activities ?? 0) + (before?.minutes ?? 0) === 0

/** Once under its name; without a name as often as somebody asks to see it. */
async function say(
  deps: DeliverDeps,
  once: { community: Community; what: string | undefined; chat: number },
  at: Instant,
  speak: () => Promise<{ sent: Sent; chat: number }>,
): Promise<Delivered> {
  const { what } = once
  if (what) return sendOnce(deps, { ...once, job: 'MONTHLY', what }, at, speak)
  const { sent } = await speak()
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}

/** A month's summary with its picture, once for each who gets it. */
export const summary: Messenger<'summary'> = async (deps, intent, at) => {
  const community = await readCommunity(deps.table, intent.community)
  if (!community) return done
  const { to, what, team } = intent
  if (!(await canBeTold(deps.table, to))) return done
  const view = await viewOf(deps, community, intent, at)
  // A team that rested for two months is not reminded of it every month.
  if (team && what && isEmpty(view.summary)) return done
  const [{ drawing }, { png }] = await Promise.all([
    import('./picture.ts'),
    import('../../../../shared/pictures/drawing.ts'),
  ])
  const today = calendarDate(at, community.zone)
  const bytes = await png(drawing(view, { community: community.name, today }))
  const file = { as: 'photo' as const, bytes, name: `${intent.month}.png` }
  const thread = to === community.chat ? community.thread : undefined
  const target = { chat: to, ...(thread !== undefined && { thread }) }
  return say(deps, { community, what, chat: to }, at, async () => ({
    sent: await sendFile(deps, target, file, { text: summaryCaption(view) }),
    chat: to,
  }))
}

async function eligibleIn(
  table: Table,
  { id }: Community,
  { words }: SummaryView,
): Promise<{ name: string; star: number }[]> {
  const candidates = await starCandidates(table, id)
  const people = candidates.map(({ member }) => member)
  const names = await readNames(table, id, people)
  return candidates.map(({ member, star }) => ({
    name: names.get(member) ?? unnamed(words, member),
    star,
  }))
}

async function partnersIn(
  table: Table,
  { id }: Community,
  { summary }: SummaryView,
): Promise<string[]> {
  if (summary.partners.length === 0) return []
  const all = await partnersOf(table, id)
  return all.filter((each) => summary.partners.includes(each.id)).map(({ name }) => name)
}

/** The same month in full, for those who lead: one message, or several for many teams. */
export const details: Messenger<'details'> = async (deps, intent, at) => {
  const { table } = deps
  const { to, what } = intent
  const community = await readCommunity(table, intent.community)
  if (!community) return done
  const view = await viewOf(deps, community, intent, at)
  const [eligible, partners] = await Promise.all([
    eligibleIn(table, community, view),
    partnersIn(table, community, view),
  ])
  for (const [part, text] of summaryDetails(view, { eligible, partners }).entries()) {
    const once = { community, what: what && `${what}#${part}`, chat: to }
    const said = await say(deps, once, at, async () => ({
      sent: await send(deps, { chat: to }, { text }),
      chat: to,
    }))
    if (said.kind !== 'done') return said
  }
  return done
}
