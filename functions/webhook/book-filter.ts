import type { Activity } from '../../shared/domain/activity.ts'
import { programmes } from '../../shared/domain/activity.ts'
import { type BookFilter, parsePeriod, yearOf } from '../../shared/domain/book-filter.ts'
import { calendarMonth } from '../../shared/domain/calendar.ts'
import { type CommunityId, parsePartnerId, parseTeamId } from '../../shared/domain/ids.ts'
import { type KeptFilter, keepFilter, readFilter } from '../../shared/store/filter.ts'
import { partnersOf } from '../../shared/store/partner.ts'
import { teamsOf } from '../../shared/store/team.ts'
import {
  type BookNames,
  type FilterField,
  type FilterVerb,
  filterFields,
  renderPick,
} from '../../shared/views/book-filter.ts'
import { refuse, type Spoken } from './answer.ts'
import type { Audience } from './audience.ts'
import { forCommunityNamed } from './gate.ts'
import { allows } from './menus.ts'
import type { Handler, InCommunity, Me } from './verb.ts'
import type { Ctx } from './world.ts'

export interface InFilter extends InCommunity {
  kept: KeptFilter
}

/** About the filter that the first argument names, for those who may in its community. */
export const forFilter = (
  who: Audience,
  run: (ctx: Ctx, here: InFilter, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'filter',
  async run(ctx, [id = '', ...args]) {
    const { table, bot, now } = ctx.world
    const kept = await readFilter(table, bot, id, now)
    if (!kept) return refuse(ctx, 'button-old')
    const named = forCommunityNamed(who, (_, here) => run(ctx, { ...here, kept }, args))
    await named.run(ctx, [kept.community])
  },
})

/** What the community's teams and partners are called. */
export async function bookNames(ctx: Ctx, c: CommunityId): Promise<BookNames> {
  const { table } = ctx.world
  const [teams, partners] = await Promise.all([teamsOf(table, c), partnersOf(table, c)])
  return {
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    partners: new Map(partners.map(({ id, name }) => [id, name])),
  }
}

export const keep = (ctx: Ctx, c: CommunityId, filter: BookFilter): Promise<KeptFilter> =>
  keepFilter(ctx.world.table, ctx.world.bot, c, filter, ctx.world.now)

const fieldNamed = (text: string): FilterField | undefined =>
  filterFields.find((field) => field === text)

/** The choices for one field of a filter. */
export async function picking(
  ctx: Ctx,
  { kept, community }: InFilter,
  verb: FilterVerb,
  [name = '', at = '0']: string[],
): Promise<Spoken | undefined> {
  const field = fieldNamed(name)
  if (!field) return undefined
  const { words, now } = ctx.world
  const names = await bookNames(ctx, community.id)
  const month = calendarMonth(now, community.zone)
  return renderPick({ verb, id: kept.id, field, at, month, names, words })
}

/** A filter with one field set anew, `all` taking it off; undefined when the value is none. */
export function changed(
  filter: BookFilter,
  [name = '', value = '']: string[],
): BookFilter | undefined {
  const field = fieldNamed(name)
  if (!field) return undefined
  if (field === 'period') {
    const period = parsePeriod(value)
    return period && { ...filter, period }
  }
  const { [field]: _, ...rest } = filter
  if (value === 'all') return rest
  const known =
    field === 'programme'
      ? programmes.find((p) => p === value)
      : field === 'team'
        ? parseTeamId(value)
        : parsePartnerId(value)
  return known && { ...rest, [field]: known }
}

/** This year's books, for whoever says nothing else. */
export const thisYear = (ctx: Ctx, zone: string) => yearOf(calendarMonth(ctx.world.now, zone))

/** Who reads names and notes: coordinators, the leading group, and leaders of what their team did. */
export const readsInside = ({ roles }: Me, activity?: Pick<Activity, 'team'>): boolean =>
  allows('leading', roles) ||
  (activity?.team !== undefined && (roles.leads?.includes(activity.team) ?? false))
