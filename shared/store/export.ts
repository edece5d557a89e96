import type { Activity } from '../domain/activity.ts'
import { type ArchiveLine, inArchive, type Names } from '../domain/archive.ts'
import { type BookFilter, daysIn, instantsIn } from '../domain/book-filter.ts'
import type { Community } from '../domain/community.ts'
import type { ExportKind } from '../domain/export.ts'
import type { MemberId, TeamId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { Need } from '../domain/need-case.ts'
import type { Partner } from '../domain/partner.ts'
import { currentRecords } from '../domain/service-record.ts'
import type { Team } from '../domain/team.ts'
import type { Instant } from '../domain/time.ts'
import { activitiesBetween } from './activity.ts'
import { linesIn } from './archive.ts'
import type { Table } from './connection.ts'
import { membersOf } from './member.ts'
import { closedNeeds, openNeeds } from './need.ts'
import { partnersOf } from './partner.ts'
import { type BookEntry, recordsOfCommunity } from './record.ts'
import { placesOf, type TeamPlace, teamsOf } from './team.ts'

/** What the tables are made of, all of it within the filter. */
export interface ExportFacts {
  community: Community
  teams: readonly Team[]
  partners: readonly Partner[]
  members: ReadonlyMap<MemberId, Member>
  /** Finished activities, the newest first. */
  lines: readonly ArchiveLine[]
  activities: ReadonlyMap<string, Activity>
  /** The entries that count. */
  entries: readonly BookEntry[]
  places: ReadonlyMap<TeamId, readonly TeamPlace[]>
  needs: readonly Need[]
}

export interface ExportAsk {
  kind: ExportKind
  filter: BookFilter
  now: Instant
  programme: Names['programme']
}

async function filteredNeeds(table: Table, { id, zone }: Community, filter: BookFilter) {
  const { from, to } = instantsIn(filter.period, zone)
  const [open, closed] = await Promise.all([openNeeds(table, id), closedNeeds(table, id, from, to)])
  const asked = open.filter(({ createdAt }) => createdAt >= from && createdAt < to)
  const all = [...closed, ...asked].filter(
    ({ programme }) => !filter.programme || programme === filter.programme,
  )
  return all.sort((a, b) => a.createdAt - b.createdAt)
}

const placesIn = async (
  table: Table,
  { id }: Community,
  teams: readonly Team[],
): Promise<ExportFacts['places']> => {
  const all = await Promise.all(teams.map((team) => placesOf(table, id, team.id)))
  return new Map(teams.map(({ id: t }, i) => [t, all[i] ?? []]))
}

/** Entries of the filter; words and partners are those of the activity that was served. */
function filteredEntries(
  entries: readonly BookEntry[],
  { programme, team, partner, text }: BookFilter,
  lines: readonly ArchiveLine[],
): BookEntry[] {
  const found = new Set<string>(lines.map(({ activity }) => activity))
  return currentRecords(entries).filter(
    (entry) =>
      entry.served > 0 &&
      (!programme || entry.programme === programme) &&
      (!team || entry.team === team) &&
      ((!partner && !text) || found.has(entry.activity)),
  )
}

const nothing: { lines: ArchiveLine[]; activities: Activity[]; entries: BookEntry[] } = {
  lines: [],
  activities: [],
  entries: [],
}

async function filteredWork(
  table: Table,
  community: Community,
  { filter, now, programme }: ExportAsk,
  names: Omit<Names, 'programme'>,
): Promise<typeof nothing> {
  const { id, zone } = community
  const { from, to } = instantsIn(filter.period, zone)
  const days = daysIn(filter.period)
  const [all, activities, entries] = await Promise.all([
    linesIn(table, community, filter.period),
    activitiesBetween(table, id, from, to),
    recordsOfCommunity(table, id, days.from, days.to),
  ])
  const lines = inArchive(all, filter, { ...names, programme }, now)
  return { lines, activities, entries: filteredEntries(entries, filter, lines) }
}

/**
 * Everything for one file. It grows with the period: a year of 500 activities with 30 people each
 * is about 630 units.
 */
export async function exportFacts(
  table: Table,
  community: Community,
  ask: ExportAsk,
): Promise<ExportFacts> {
  const { kind, filter } = ask
  const { id } = community
  const [teams, partners, members] = await Promise.all([
    teamsOf(table, id),
    partnersOf(table, id),
    membersOf(table, id),
  ])
  const names = {
    teams: new Map(teams.map((team) => [team.id, team.name])),
    partners: new Map(partners.map((partner) => [partner.id, partner.name])),
  }
  const shown = filter.team ? teams.filter((team) => team.id === filter.team) : teams
  const [work, places, needs] = await Promise.all([
    kind === 'needs' ? nothing : filteredWork(table, community, ask, names),
    kind === 'ledger' ? placesIn(table, community, shown) : new Map(),
    kind === 'needs' ? filteredNeeds(table, community, filter) : [],
  ])
  return {
    ...{ community, teams: shown, partners, places, needs, lines: work.lines },
    entries: work.entries,
    members: new Map(members.map((member) => [member.id, member])),
    activities: new Map(work.activities.map((activity) => [activity.id, activity])),
  }
}
