import { readNames } from '../../../../shared/store/member.ts'
import { hasRequested, placesOf, readTeam, requestsOf } from '../../../../shared/store/team.ts'
import { renderTeam, type TeamView } from '../../../../shared/views/team.ts'
import { replace, type Spoken, silence } from '../../answer.ts'
import type { InTeam } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** The leading group reads the ledgers of all teams; a leader those of their own. */
export const reads = ({ me: { roles }, team }: InTeam): boolean =>
  Boolean(roles.coordinator || roles.leading || roles.leads?.includes(team.id))

async function mineOf(ctx: Ctx, { me, team }: InTeam): Promise<TeamView['mine']> {
  const { coordinator, leads = [] } = me.roles
  if (coordinator || leads.includes(team.id)) return 'leads'
  if (me.member?.teams?.includes(team.id)) return 'in'
  const asked = await hasRequested(ctx.world.table, team.community, me.id, [team.id])
  return asked.length > 0 ? 'asked' : 'out'
}

/** A team as the reader may see it. */
export async function cardOf(ctx: Ctx, here: InTeam): Promise<Spoken> {
  const { table, words } = ctx.world
  const { community: c, id } = here.team
  const team = (await readTeam(table, c, id)) ?? here.team
  const [places, requests, names, mine] = await Promise.all([
    placesOf(table, c, id),
    requestsOf(table, c, id),
    readNames(table, c, team.leaders),
    mineOf(ctx, { ...here, team }),
  ])
  const leaders = team.leaders.map((m) => names.get(m) ?? words.plain('name-unknown'))
  const counts = { members: places.length, requests: requests.length }
  const mayRead = reads(here)
  return renderTeam({ team, leaders, mine, mayRead, ...counts }, words)
}

export async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}
