import type { Community } from '../../../../shared/domain/community.ts'
import { type MemberId, type TeamId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import { type Member, waitsForGuardian } from '../../../../shared/domain/member.ts'
import { day } from '../../../../shared/domain/time.ts'
import type { Intent, PersonNews } from '../../../../shared/queue/intent.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { parseMember } from '../../../../shared/store/member.ts'
import { parsePermit } from '../../../../shared/store/permit.ts'
import { parsePlace, parseRequest, readTeam } from '../../../../shared/store/team.ts'
import type { Change, Follower } from '../../change.ts'

type News = Omit<Extract<Intent, { kind: 'person' }>, 'kind'>

const queued = (news: News, sequence: string): Outgoing => ({
  intent: { kind: 'person', ...news },
  chat: telegramIdOf(news.to) ?? 0,
  once: `${news.about}:${news.to}:${news.team ?? ''}:${sequence}`,
})

/** Rights that came or went, told to the person; what was so from the start is no news. */
function rights(was: Member, is: Member): News[] {
  const about = (on: boolean): PersonNews => (on ? 'granted' : 'revoked')
  const named = (['coordinator', 'leading'] as const).flatMap((role) => {
    const [before, after] = [was.roles[role] ?? false, is.roles[role] ?? false]
    return before === after
      ? []
      : [{ about: about(after), community: is.community, to: is.id, text: role }]
  })
  const [led, leads] = [was.roles.leads ?? [], is.roles.leads ?? []]
  const teams = (about: PersonNews, ids: TeamId[]) =>
    ids.map((team) => ({ about, community: is.community, to: is.id, team }))
  return [
    ...named,
    ...teams(
      'leader-on',
      leads.filter((t) => !led.includes(t)),
    ),
    ...teams(
      'leader-off',
      led.filter((t) => !leads.includes(t)),
    ),
  ]
}

const toCoordinators = ({ id, coordinators }: Community, member: MemberId): News[] =>
  coordinators.map((to) => ({ about: 'guardian', community: id, to, member }))

async function ofMember(table: Table, { before, after }: Change): Promise<News[]> {
  const [was, is] = [before && parseMember(before), after && parseMember(after)]
  if (!is) return []
  const community =
    waitsForGuardian(is) && !waitsForGuardian(was)
      ? await readCommunity(table, is.community)
      : undefined
  const given = was && waitsForGuardian(was) && is.guardianConsent
  return [
    ...(community ? toCoordinators(community, is.id) : []),
    ...(given ? [{ about: 'guardian-given' as const, community: is.community, to: is.id }] : []),
    ...(was ? rights(was, is) : []),
  ]
}

/** Who asks to join is put before the team's leaders; before the coordinators when it has none. */
async function ofRequest(table: Table, c: Community['id'], sk: string): Promise<News[]> {
  const asked = parseRequest(sk)
  const team = asked && (await readTeam(table, c, asked.team))
  if (!asked || !team) return []
  const leaders =
    team.leaders.length > 0 ? team.leaders : ((await readCommunity(table, c))?.coordinators ?? [])
  return leaders.map((to) => ({ about: 'team-request', community: c, to, ...asked }))
}

// Books that are brought in whole hold old places and permits: those are no news.
const isNews = (since: unknown, at: number, days: number): boolean =>
  typeof since === 'number' && at - since < days * day

function ofPlace(c: Community['id'], { sk, before, after, at }: Change): News[] {
  const place = parsePlace(sk)
  if (!place || Boolean(before) === Boolean(after)) return []
  if (after && !isNews(after.at, at, 1)) return []
  const about = after ? 'team-in' : 'team-out'
  return [{ about, community: c, to: place.member, team: place.team }]
}

function ofPermit({ before, after, at }: Change): News[] {
  const permit = after && isNews(after.at, at, 40) ? parsePermit(after) : undefined
  if (!permit || (before && parsePermit(before).at === permit.at)) return []
  const { community, member: to, name: text, expiresAt: until } = permit
  return [{ about: 'permit', community, to, text, ...(until !== undefined && { until }) }]
}

function newsOf(table: Table, change: Change): Promise<News[]> | News[] {
  const c = change.pk.slice(2) as Community['id']
  if (change.sk.startsWith('M#')) return ofMember(table, change)
  if (change.sk.startsWith('TM#')) return ofPlace(c, change)
  if (change.sk.startsWith('PERMIT#')) return ofPermit(change)
  return change.after && !change.before ? ofRequest(table, c, change.sk) : []
}

/** What changed in somebody's rights, teams and permits: told to those whom it concerns. */
export const peopleFollower: Follower = async ({ table }, change) => {
  if (!change.pk.startsWith('C#')) return []
  const news = await newsOf(table, change)
  const reached = news.filter(({ to }) => telegramIdOf(to) !== undefined)
  return reached.map((one) => queued(one, change.sequence))
}
