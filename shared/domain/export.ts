import type { BookFilter } from './book-filter.ts'
import type { TeamId } from './ids.ts'
import type { MemberRoles } from './member.ts'

/** The tables that leave the house. */
export const exportKinds = ['ledger', 'records', 'trainings', 'activities', 'needs'] as const
export type ExportKind = (typeof exportKinds)[number]
export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Whoever wants more than that gets it year by year. */
export const exportRowLimit = 50_000

const readsAll = ({ coordinator, leading }: MemberRoles): boolean =>
  (coordinator ?? false) || (leading ?? false)

/** Needs are nobody's team's: they are for those who read all the books. */
export const mayExport = (roles: MemberRoles, kind: ExportKind): boolean =>
  readsAll(roles) || ((roles.leads?.length ?? 0) > 0 && kind !== 'needs')

/** A filter as far as somebody's rights reach: a leader sees teams of their own only. */
export function within(filter: BookFilter, roles: MemberRoles): BookFilter {
  const [first] = roles.leads ?? []
  if (readsAll(roles) || !first) return filter
  const isOwn = filter.team !== undefined && roles.leads?.includes(filter.team)
  return isOwn ? filter : { ...filter, team: first as TeamId }
}

/** As much of a filter as a table knows of: a need has no team and no partner. */
export function applicable(
  { period, programme, ...rest }: BookFilter,
  kind: ExportKind,
): BookFilter {
  return kind === 'needs'
    ? { period, ...(programme && { programme }) }
    : { period, ...(programme && { programme }), ...rest }
}
